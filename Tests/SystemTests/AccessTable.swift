/// What a method needs.
enum Need {
  case nothing
  case login
  /// A login; the object must lie within the reach of the role.
  case reach([Actor: Reach])
  case permission(String)
}

/// What a method's object is.
enum Object: CaseIterable {
  case none, tenant, store, account, card, payment, attempt, session, confirmation, consent, alert
  /// An account that is asked about; its own is the caller's.
  case subject
}

/// One method: a call that changes nothing that other calls depend on, and how it ends when it is
/// allowed and its object is there.
struct Probe {
  let method: String
  let need: Need
  let object: Object
  /// `$` stands for the object's id, `%` for the caller's password.
  let params: String
  let outcome: String
  /// Outcomes of callers for whom it ends otherwise.
  let exceptions: [Actor: String]
  /// What an admin does to the object before, and after, to leave it as it was.
  let before: String?
  let after: String?

  init(
    _ method: String, _ need: Need, _ object: Object = .none, _ params: String = "{}",
    _ outcome: String = "OK", except exceptions: [Actor: String] = [:], before: String? = nil,
    after: String? = nil
  ) {
    self.method = method
    self.need = need
    self.object = object
    self.params = params
    self.outcome = outcome
    self.exceptions = exceptions
    self.before = before
    self.after = after
  }
}

let probes: [Probe] = [
  Probe("rpc.ping", .nothing),
  Probe("rpc.discover", .nothing),
  Probe("rpc.health", .nothing),
  Probe("rpc.whoami", .nothing),
  Probe("rpc.can", .nothing, .none, #"{"calls":[{"method":"cards.list"}]}"#),
  Probe("session.login", .nothing, .none, #"{"account":"x","password":"y"}"#, "LOGIN_FAILED"),
  Probe("session.whoami", .login),
  Probe("session.list", .login),
  Probe("session.revoke", .reach(ofEveryRole(.own)), .session, #"{"session":"$"}"#),
  Probe(
    "session.changePassword", .login, .none, #"{"oldPassword":"%","newPassword":"short"}"#,
    "PASSWORD_TOO_WEAK"),
  Probe("session.confirmTotp", .login, .none, #"{"totp":"000000"}"#, "TOTP_NOT_STARTED"),
  Probe(
    "session.enrollTotp", .login,
    except: [.support: "REVERIFY_REQUIRED", .admin: "REVERIFY_REQUIRED"]),
  Probe("session.reverify", .login, .none, "{}", "INVALID_PARAMS"),
  Probe(
    "tenants.create", .permission("tenants.manage"), .none, #"{"name":"T","timeZone":"No/Where"}"#,
    "TIME_ZONE_UNKNOWN"),
  Probe("tenants.get", .reach(ownTenant), .tenant, #"{"tenant":"$"}"#),
  Probe("tenants.list", .permission("tenants.manage")),
  Probe(
    "tenants.suspend", .permission("tenants.manage"), .tenant, #"{"tenant":"$"}"#,
    after: "tenants.resume"),
  Probe("tenants.resume", .permission("tenants.manage"), .tenant, #"{"tenant":"$"}"#),
  Probe(
    "tenants.configure", .permission("tenants.manage"), .tenant,
    #"{"tenant":"$","purgeAfterDays":180}"#),
  Probe(
    "stores.create", .permission("stores.manage"), .tenant,
    #"{"tenant":"$","code":"S1","name":"S"}"#, "STORE_CODE_TAKEN"),
  Probe("stores.list", .reach(ownTenant), .tenant, #"{"tenant":"$"}"#),
  Probe("stores.rename", .permission("stores.manage"), .store, #"{"store":"$","name":"S"}"#),
  Probe(
    "stores.close", .permission("stores.manage"), .store, #"{"store":"$"}"#, "STORE_HAS_CARDS"),
  Probe(
    "accounts.create", .permission("accounts.manage"), .tenant,
    #"{"account":"spare-1","role":"service","tenant":"$"}"#, "ACCOUNT_NAME_TAKEN"),
  Probe("accounts.get", .permission("accounts.manage"), .account, #"{"account":"$"}"#),
  Probe("accounts.list", .permission("accounts.manage"), .tenant, #"{"tenant":"$"}"#),
  Probe(
    "accounts.disable", .permission("accounts.manage"), .account, #"{"account":"$"}"#,
    after: "accounts.enable"),
  Probe("accounts.enable", .permission("accounts.manage"), .account, #"{"account":"$"}"#),
  Probe("accounts.unlock", .permission("accounts.manage"), .account, #"{"account":"$"}"#),
  Probe("accounts.resetPassword", .permission("accounts.manage"), .account, #"{"account":"$"}"#),
  Probe(
    "accounts.bindPeer", .permission("accounts.manage"), .account,
    #"{"account":"$","uid":4000000001}"#, after: "accounts.unbindPeer"),
  Probe(
    "accounts.unbindPeer", .permission("accounts.manage"), .account,
    #"{"account":"$","uid":4000000001}"#, before: "accounts.bindPeer",
    after: "accounts.unbindPeer"),
  Probe("roles.list", .permission("roles.read"), .tenant, #"{"tenant":"$"}"#),
  Probe("roles.get", .permission("roles.read"), .tenant, #"{"role":"store","tenant":"$"}"#),
  Probe(
    "roles.create", .permission("roles.manage"), .tenant,
    #"{"name":"store","base":"store","permissions":[],"tenant":"$"}"#, "ROLE_NAME_TAKEN"),
  Probe(
    "roles.update", .permission("roles.manage"), .tenant,
    #"{"role":"service","grant":["cards.read"],"version":1000000,"tenant":"$"}"#, "ROLE_CHANGED"),
  Probe(
    "roles.delete", .permission("roles.manage"), .tenant, #"{"role":"store","tenant":"$"}"#,
    "BUILT_IN_ROLE"),
  Probe(
    "roles.assign", .permission("roles.manage"), .account, #"{"account":"$","role":"service"}"#),
  Probe(
    "cards.bind", .permission("cards.bind"), .store,
    #"{"store":"$","number":"4111111111111111","holder":"A B","funding":"debit","usage":"checkout"}"#
  ),
  Probe("cards.get", .permission("cards.read"), .card, #"{"card":"$"}"#),
  Probe("cards.list", .permission("cards.read"), .store, #"{"store":"$"}"#),
  // Repeats of one signal change nothing.
  Probe(
    "cards.signal", .permission("cards.signal"), .card,
    #"{"card":"$","profile":"visa","code":"51","observedAt":"2026-01-01T00:00:00.000Z"}"#),
  Probe("cards.history", .permission("cards.read"), .card, #"{"card":"$"}"#),
  Probe("cards.screen", .permission("cards.read"), .store, #"{"store":"$"}"#),
  Probe(
    "cards.update", .permission("cards.update"), .card, #"{"card":"$","version":1000000}"#,
    "STALE_VERSION"),
  Probe("cards.prepareUnbind", .permission("cards.unbind"), .card, #"{"cards":["$"]}"#),
  Probe(
    "cards.confirmUnbind", .permission("cards.unbind"), .confirmation,
    #"{"confirmation":"$","totp":"000000"}"#, "FACTOR_REQUIRED"),
  Probe(
    "cards.importTemplate", .permission("cards.import"), .none,
    #"{"format":"csv","_meta":{"timeoutMs":300,"window":0}}"#, "DEADLINE_EXCEEDED"),
  // Nothing is sent.
  Probe(
    "cards.import", .permission("cards.import"), .none, #"{"_meta":{"timeoutMs":300}}"#,
    "DEADLINE_EXCEEDED"),
  Probe(
    "cards.importReport", .permission("cards.import"), .none, #"{"job":"imp_0"}"#, "NOT_FOUND"),
  Probe(
    "cards.importUndo", .permission("cards.import"), .none, #"{"job":"imp_0"}"#, "NOT_FOUND"),
  Probe(
    "cards.export", .permission("cards.export"), .none,
    #"{"format":"csv","_meta":{"timeoutMs":300,"window":0}}"#, "DEADLINE_EXCEEDED"),
  Probe(
    "payments.options", .permission("payments.read"), .store, #"{"store":"$","usage":"checkout"}"#),
  // A refused one leaves nothing behind.
  Probe(
    "payments.begin", .permission("payments.write"), .store,
    #"{"order":"p-1","store":"$","amount":{"amount":1,"currency":"CNY"},"usage":"auto_debit","channel":"web"}"#,
    "NO_USABLE_CARD"),
  // The outcome is known already.
  Probe(
    "payments.complete", .permission("payments.write"), .attempt,
    #"{"attempt":"$","approved":false,"code":"51"}"#),
  Probe("payments.get", .permission("payments.read"), .payment, #"{"payment":"$"}"#),
  Probe("payments.list", .permission("payments.read"), .store, #"{"store":"$"}"#),
  Probe("payments.explain", .permission("payments.read"), .payment, #"{"payment":"$"}"#),
  Probe("alerts.list", .permission("alerts.read"), .store, #"{"store":"$"}"#),
  Probe("alerts.digest", .permission("alerts.read"), .store, #"{"store":"$"}"#),
  Probe("alerts.acknowledge", .permission("alerts.manage"), .alert, #"{"alerts":["$"]}"#),
  Probe(
    "alerts.configure", .permission("alerts.manage"), .none, #"{"daysAhead":[30,15,7,1,0]}"#),
  Probe("entries.list", .reach(explained), .account, #"{"surface":"pc","account":"$"}"#),
  Probe(
    "entries.explain", .reach(explained), .account, #"{"entry":"支付卡管理","account":"$"}"#),
  Probe(
    "channels.register", .permission("channels.manage"), .none,
    #"{"channel":"Not a name","account":"acc_0c4m9c1m6e8hv"}"#, "INVALID_PARAMS"),
  Probe("channels.list", .permission("channels.manage")),
  Probe(
    "channels.ack", .permission("channels.ack"), .none, #"{"channel":"none","upTo":0}"#,
    "NOT_FOUND"),
  Probe(
    "channels.remove", .permission("channels.manage"), .none, #"{"channel":"none"}"#, "NOT_FOUND"),
  Probe("channels.status", .permission("cards.read"), .card, #"{"card":"$"}"#),
  Probe("events.list", .permission("events.watch")),
  // A stream that was opened ends when its time is up.
  Probe(
    "events.watch", .permission("events.watch"), .store,
    #"{"store":"$","_meta":{"timeoutMs":1000}}"#, "DEADLINE_EXCEEDED"),
  Probe(
    "support.grant", .permission("support.consent"), .none,
    #"{"hours":1,"permissions":["cards.bind"]}"#, "INVALID_PARAMS"),
  Probe("support.revoke", .permission("support.consent"), .consent, #"{"consent":"$"}"#),
  Probe("support.list", .login),
  Probe("support.listAccesses", .permission("support.consent")),
  Probe(
    "audit.list", .permission("audit.read"), .tenant, #"{"tenant":"$","method":"no.such"}"#),
  Probe(
    "audit.verify", .permission("audit.read"), .tenant, #"{"tenant":"$","head":"x"}"#,
    "INVALID_PARAMS"),
  Probe(
    "audit.watch", .permission("audit.read"), .tenant,
    #"{"tenant":"$","_meta":{"timeoutMs":1000}}"#, "DEADLINE_EXCEEDED"),
  // One that may send nothing does not come to its end.
  Probe(
    "audit.export", .permission("audit.read"), .tenant,
    #"{"tenant":"$","_meta":{"timeoutMs":1000,"window":0}}"#, "DEADLINE_EXCEEDED"),
  Probe(
    "access.explain", .permission("access.explain"), .subject,
    #"{"method":"cards.list","account":"$"}"#),
  Probe(
    "access.whoCan", .permission("access.explain"), .none, #"{"method":"cards.list"}"#),
  Probe("server.info", .permission("server.manage")),
  Probe("server.stats", .permission("server.manage")),
  Probe("server.connections", .permission("server.manage")),
  Probe("server.inflight", .permission("server.manage")),
  Probe(
    "server.backup", .permission("server.manage"), .none, #"{"name":"../x"}"#, "INVALID_PARAMS"),
  // The server is still needed.
  Probe(
    "server.drain", .permission("server.manage"), .none, #"{"now":true}"#, "INVALID_PARAMS"),
  Probe("session.logout", .login),
]

private func ofEveryRole(_ reach: Reach) -> [Actor: Reach] {
  Dictionary(uniqueKeysWithValues: Actor.allCases.filter { $0 != .nobody }.map { ($0, reach) })
}
