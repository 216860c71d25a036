"""What has to be so before each example of the contract can be played, method by method: a merchant, its
people and its cards, made by nothing but calls.

`known` maps the ids of the examples to real ones; `play` plays one method's examples.
"""
import base64, hmac, time

TENANT, STORE = "tnt_0c4m8r1x6v2pk", "sto_0c4m8r3f7a9ws"
CONSENT, ZHOU = "con_0c4r1d8m5t2xa", "acc_0c4r0a6k3p9vd"
MEI, ROAD, ORDERS = "acc_0c4m8r2k5t8na", "acc_0c4m9b7d2g4jx", "acc_0c4m9c1m6e8hv"
CARD, ABNORMAL = "card_0c4n2f8q3z7tb", "card_0c4n2g5w9y1ce"
PAYMENT, ATTEMPT = "pay_0c4q2d5k9w3hx", "att_0c4q2d5k9x8rm"
LOST, ALERT = "card_0c4s5r7b2n9ht", "alr_0c4s5t1m8w3dk"
IMPORT = "imp_0c4r9k2m5x8wd"
SESSION, CONFIRMATION = "ses_0c4p6k1r8s3md", "cnf_0c4p7n4b2j6wr"
PASSWORD = "four-plain-words-7"


class Authenticator:
    """Shows one-time codes (RFC 6238: SHA-1, 30 seconds, 6 digits), each step's once."""

    def __init__(self, secret):
        self.key = base64.b32decode(secret + "=" * (-len(secret) % 8))
        self.step = int(time.time() // 30) - 2

    def code(self):
        self.step += 1
        digest = hmac.digest(self.key, self.step.to_bytes(8, "big"), "sha1")
        at = digest[-1] & 15
        return "%06d" % ((int.from_bytes(digest[at:at + 4], "big") & 0x7FFFFFFF) % 1_000_000)


class Story:
    def __init__(self, connect, made, play, play_stream, play_upload):
        """connect makes a connection; made is what `cardd init` printed; play(method, client, values)
        plays a method's examples with some params replaced, and returns the last result;
        play_stream(method, client, values) does so for a stream, and play_upload(method, client, items) for
        one that takes items."""
        self.connect, self.play, self.play_stream, self.known = connect, play, play_stream, {}
        self.play_upload = play_upload
        self.admin = self.first_login("an admin's password 1", made["password"], account=made["account"])
        secret = self.admin.call("session.enrollTotp")["secret"]
        self.admin.call("session.confirmTotp", totp=Authenticator(secret).code())

    def first_login(self, new, old, **who):
        client = self.connect()
        client.call("session.login", password=old, **who)
        client.call("session.changePassword", oldPassword=old, newPassword=new)
        return client

    def login(self, **factors):
        client = self.connect()
        client.call("session.login", tenant=self.known[TENANT], **factors)
        return client

    def tell(self):
        self.connection()
        self.merchant()
        self.owner()
        self.staff()
        self.cards()
        self.payments()
        self.alerts()
        self.support()
        self.unbinding()
        self.audit()
        self.sessions()
        self.roles()
        self.endings()

    def connection(self):
        client = self.connect()
        for method in ("rpc.ping", "rpc.discover", "rpc.health", "rpc.whoami", "rpc.can"):
            self.play(method, client)

    def merchant(self):
        self.known[TENANT] = self.play("tenants.create", self.admin)["tenant"]["id"]
        self.play("tenants.list", self.admin)
        self.play("tenants.configure", self.admin)
        self.admin.call("tenants.configure", tenant=self.known[TENANT], purgeAfterDays=180)
        self.play("tenants.suspend", self.admin)
        self.play("tenants.resume", self.admin)

    def owner(self):
        """Lin Mei's account: enrols one-time codes, gets a new password, and logs in with both."""
        made = self.admin.call("accounts.create", account="lin.mei", role="chain", tenant=self.known[TENANT])
        account = self.known[MEI] = made["account"]["id"]
        client = self.first_login(
            "a password for now 1", made["oneTimePassword"], account="lin.mei", tenant=self.known[TENANT])
        enrolled = self.play("session.enrollTotp", client)
        authenticator, self.codes = Authenticator(enrolled["secret"]), enrolled["recoveryCodes"]
        self.play("session.confirmTotp", client, totp=authenticator.code())
        once = self.admin.call("accounts.resetPassword", account=account)["oneTimePassword"]
        client = self.login(account="lin.mei", password=once, totp=self.codes.pop())
        self.play("session.changePassword", client, oldPassword=once)
        client.call("session.logout")
        self.mei = self.connect()
        self.play("session.login", self.mei, totp=authenticator.code())
        self.play("session.list", self.mei)
        self.play("session.reverify", self.mei, totp=self.codes.pop())
        self.play("tenants.get", self.mei)

    def staff(self):
        self.known[STORE] = self.play("stores.create", self.mei)["store"]["id"]
        self.play("stores.list", self.mei)
        self.play("stores.rename", self.mei)
        self.mei.call("stores.rename", store=self.known[STORE], name="Nanjing Road")
        made = self.play("accounts.create", self.mei)
        self.known[ROAD] = made["account"]["id"]
        self.road = self.first_login(
            "a shop's password 1", made["oneTimePassword"], account="nanjing-road",
            tenant=self.known[TENANT])
        self.play("session.whoami", self.road)
        self.play("entries.list", self.road)
        self.play("entries.explain", self.road)
        self.play("accounts.get", self.mei)
        self.play("accounts.list", self.mei)
        self.play("access.explain", self.mei)
        self.play("access.whoCan", self.mei)
        made = self.mei.call("accounts.create", account="orders", role="service")
        self.known[ORDERS] = made["account"]["id"]
        self.orders = self.first_login(
            "a machine's password 1", made["oneTimePassword"], account="orders", tenant=self.known[TENANT])
        self.play("accounts.bindPeer", self.mei)
        self.play("accounts.unbindPeer", self.mei)

    def cards(self):
        self.known[CARD] = self.play("cards.bind", self.mei)["card"]["id"]
        self.play("cards.get", self.mei)
        # Fails its check digit, as some issued UnionPay cards do.
        made = self.mei.call(
            "cards.bind", store=self.known[STORE], number="6222020000000018", holder="李小丰",
            funding="debit", usage="checkout")
        self.known[ABNORMAL] = made["card"]["id"]
        self.play("cards.list", self.mei)
        self.play("cards.screen", self.mei)
        self.play("payments.options", self.mei)
        self.play("events.list", self.mei)
        self.play_stream("events.watch", self.mei)
        self.play("cards.update", self.mei)
        self.play("cards.history", self.mei)
        self.play_stream("cards.importTemplate", self.mei, ends=True)
        self.play_stream("cards.export", self.mei, ends=True)
        self.known[IMPORT] = self.import_file()
        self.play_stream("cards.importReport", self.mei, ends=True)
        self.play("cards.importUndo", self.mei)

    def import_file(self):
        """A file with one row that cannot be carried out; the id of its dry run."""
        file = base64.b64encode(b"action,store_code,card_number\r\nadd,none,1\r\n").decode()
        return self.play_upload("cards.import", self.mei, [{"data": file}])["job"]

    def payments(self):
        """An order is tried with Lin Mei's card, before the issuer suspects fraud."""
        begun = self.play("payments.begin", self.orders)
        self.known[PAYMENT], self.known[ATTEMPT] = begun["payment"]["id"], begun["attempt"]
        self.play("payments.complete", self.orders)
        self.play("payments.get", self.mei)
        self.play("payments.list", self.mei)
        self.play("payments.explain", self.mei)
        # Newer than the details that were just entered.
        now = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() + 2))
        self.play("cards.signal", self.orders, observedAt=now)

    def alerts(self):
        """One of two more cards is reported lost; afterwards both leave."""
        lost, other = (
            self.mei.call(
                "cards.bind", store=self.known[STORE], number=number, holder="Lin Mei", expMonth=9,
                expYear=time.gmtime().tm_year + 2, funding="credit", usage="both")["card"]["id"]
            for number in ("4111111111111111", "4012888888881881"))
        now = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())
        self.orders.call("cards.signal", card=lost, profile="visa", code="41", observedAt=now)
        self.known[LOST] = lost
        self.known[ALERT] = self.play("alerts.list", self.mei)["alerts"][0]["id"]
        self.play("alerts.digest", self.mei)
        self.play("alerts.acknowledge", self.mei)
        self.play("alerts.configure", self.mei)
        chosen = self.mei.call("cards.prepareUnbind", cards=[lost, other], stopAutoDebit=True)
        self.mei.call(
            "cards.confirmUnbind", confirmation=chosen["confirmation"], typed=2,
            totp=self.codes.pop())

    def support(self):
        """Zhou is of the platform's support, and looks at one card."""
        made = self.admin.call("accounts.create", account="zhou", role="support")
        self.known[ZHOU] = made["account"]["id"]
        client = self.first_login("a helper's password 1", made["oneTimePassword"], account="zhou")
        secret = client.call("session.enrollTotp")["secret"]
        client.call("session.confirmTotp", totp=Authenticator(secret).code())
        self.known[CONSENT] = self.play("support.grant", self.mei)["consent"]["id"]
        self.play("support.list", self.mei)
        client.call("cards.get", card=self.known[CARD], _meta={"reason": "Declined at till 2, request 4711"})
        self.play("support.listAccesses", self.mei)
        self.play("support.revoke", self.mei)

    def unbinding(self):
        self.known[CONFIRMATION] = self.play("cards.prepareUnbind", self.mei)["confirmation"]
        self.play("cards.confirmUnbind", self.mei, totp=self.codes.pop())
        self.play("channels.register", self.mei)
        self.play("channels.list", self.mei)
        rest = self.mei.call("cards.prepareUnbind", cards=[self.known[CARD]], stopAutoDebit=True)
        self.mei.call(
            "cards.confirmUnbind", confirmation=rest["confirmation"], totp=self.codes.pop())
        self.play("channels.ack", self.orders, upTo=self.orders.call("events.list", pageSize=500)["last"])
        self.play("channels.status", self.mei)
        self.play("channels.remove", self.mei)

    def audit(self):
        self.play("audit.list", self.mei)
        self.play("audit.verify", self.mei)
        self.play_stream("audit.watch", self.mei)
        # With a window of one it has not ended when it is cancelled.
        self.play_stream("audit.export", self.mei, _meta={"window": 1})

    def sessions(self):
        other = self.login(account="lin.mei", password=PASSWORD, totp=self.codes.pop())
        self.known[SESSION] = other.call("session.whoami")["session"]["id"]
        self.play("session.revoke", self.mei)
        self.play("session.logout", self.road)

    def roles(self):
        self.play("roles.list", self.mei)
        self.play("roles.create", self.mei)
        self.play("roles.get", self.mei)
        self.play("roles.update", self.mei)
        self.play("roles.assign", self.mei)
        self.mei.call("roles.assign", account=self.known[ROAD], role="store")
        self.play("roles.delete", self.mei)

    def endings(self):
        for method in ("accounts.disable", "accounts.enable", "accounts.unlock", "accounts.resetPassword"):
            self.play(method, self.mei)
        self.play("stores.close", self.mei)

    def stop(self):
        """The last of all: there is no server any more."""
        for method in ("server.info", "server.stats", "server.connections", "server.inflight", "server.backup",
                       "server.drain"):
            self.play(method, self.admin)
