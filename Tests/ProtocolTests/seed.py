"""Brings a new installation to the point where a clerk has cards: with nothing but the class Client of
Protocol/README.md, so that writes go through it too.

Usage: seed.py FOLDER. FOLDER holds client.py (the text of the page), init.json (what `cardd init`
printed) and cardd.sock. Leaves the clerk's password in FOLDER/password, and prints the merchant's id.
"""
import base64, hmac, itertools, json, os, socket, sys, time

folder = sys.argv[1]
page = open(folder + "/client.py").read()
exec(page[:page.index("\nnames = ")])


def one_time_code(secret):
    """RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, int(time.time() // 30).to_bytes(8, "big"), "sha1")
    at = digest[-1] & 15
    return "%06d" % ((int.from_bytes(digest[at:at + 4], "big") & 0x7FFFFFFF) % 1_000_000)


def first_login(account, old, new, **tenant):
    client = Client(folder + "/cardd.sock")
    client.call("session.login", account=account, password=old, **tenant)
    client.call("session.changePassword", oldPassword=old, newPassword=new)
    return client


made = json.load(open(folder + "/init.json"))
admin = first_login(made["account"], made["password"], "an admin's password 1")
secret = admin.call("session.enrollTotp")["secret"]
admin.call("session.confirmTotp", totp=one_time_code(secret))
tenant = admin.call("tenants.create", name="Lakeside Tea")["tenant"]["id"]
store = admin.call("stores.create", tenant=tenant, code="HZ-01", name="West Lake")["store"]["id"]
created = admin.call(
    "accounts.create", account="lin.mei", role="store", tenant=tenant, stores=[store])

password = "a clerk's password 1"
clerk = first_login("lin.mei", created["oneTimePassword"], password, tenant=tenant)
card = {"store": store, "holder": "林梅", "funding": "debit", "usage": "both"}
clerk.call("cards.bind", number="4111111111111111", **card)
# Fails its check digit, as some issued UnionPay cards do: abnormal until it is verified.
clerk.call("cards.bind", number="6222020000000001", **card)
with open(folder + "/password", "w") as file:
    print(password, file=file)
print(tenant)
