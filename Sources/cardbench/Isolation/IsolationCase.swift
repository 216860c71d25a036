/// A call with an id in it, by whose time a caller could tell what is somebody else's from what is not there.
struct IsolationCase {
  /// Who calls: everybody is of the first merchant.
  enum Caller: CaseIterable {
    case boss, till
    /// Of the first of two stores.
    case clerk
  }

  /// What the id is of.
  enum Object: CaseIterable {
    case tenant, store, card, account, payment, attempt, alert, session, confirmation, consent
    case decision, job
  }

  let method: String
  let object: Object
  /// The params; `$` stands for the id, other words in dollars for what is the caller's own.
  let params: String
  var caller = Caller.boss

  init(_ method: String, _ object: Object, _ params: String, by caller: Caller = .boss) {
    (self.method, self.object, self.params, self.caller) = (method, object, params, caller)
  }

  /// Every method with an id in its params that a merchant's people may call.
  static let all: [IsolationCase] = tenants + stores + cards + accounts + others + outOfScope

  private static let tenants: [IsolationCase] = [
    .init("session.login", .tenant, #"{"tenant":"$","account":"nobody","password":"wrong"}"#),
    .init("tenants.get", .tenant, #"{"tenant":"$"}"#),
    .init("stores.list", .tenant, #"{"tenant":"$"}"#),
    .init("stores.create", .tenant, #"{"tenant":"$","code":"X","name":"X"}"#),
    .init("accounts.list", .tenant, #"{"tenant":"$"}"#),
    .init("accounts.create", .tenant, #"{"tenant":"$","account":"x","role":"service"}"#),
    .init("roles.list", .tenant, #"{"tenant":"$"}"#),
    .init("roles.get", .tenant, #"{"tenant":"$","role":"store"}"#),
    .init(
      "roles.create", .tenant, #"{"tenant":"$","name":"x-role","base":"store","permissions":[]}"#),
    .init(
      "roles.update", .tenant, #"{"tenant":"$","role":"service","grant":["cards.read"]}"#),
    .init("roles.delete", .tenant, #"{"tenant":"$","role":"x-role"}"#),
    .init("cards.list", .tenant, #"{"tenant":"$"}"#),
    .init("support.list", .tenant, #"{"tenant":"$"}"#),
    .init("audit.list", .tenant, #"{"tenant":"$"}"#),
    .init("audit.verify", .tenant, #"{"tenant":"$"}"#),
    .init("audit.watch", .tenant, #"{"tenant":"$"}"#),
    .init("audit.export", .tenant, #"{"tenant":"$"}"#),
  ]

  private static let stores: [IsolationCase] = [
    .init("stores.rename", .store, #"{"store":"$","name":"X"}"#),
    .init("stores.close", .store, #"{"store":"$"}"#),
    .init("cards.list", .store, #"{"store":"$"}"#),
    .init("cards.bind", .store, bind),
    .init("cards.prepareUnbind", .store, #"{"filter":{"store":"$"}}"#),
    .init("cards.export", .store, #"{"format":"csv","filter":{"store":"$"}}"#),
    .init("payments.options", .store, #"{"store":"$","usage":"checkout"}"#),
    .init("cards.screen", .store, #"{"store":"$"}"#),
    .init("payments.list", .store, #"{"store":"$"}"#),
    .init(
      "payments.begin", .store,
      #"{"order":"x","store":"$","amount":{"amount":1,"currency":"CNY"},"usage":"checkout","#
        + #""channel":"web"}"#, by: .till),
    .init("alerts.list", .store, #"{"store":"$"}"#),
    .init("alerts.digest", .store, #"{"store":"$"}"#),
    .init("events.watch", .store, #"{"store":"$"}"#),
    .init("roles.assign", .store, #"{"account":"$spare$","role":"store","stores":["$"]}"#),
  ]

  private static let bind =
    #"{"store":"$","number":"%pan%","holder":"Li Lei","expMonth":12,"expYear":2030,"#
    + #""funding":"credit","usage":"both"}"#

  private static let cards: [IsolationCase] = [
    .init("cards.get", .card, #"{"card":"$"}"#),
    .init("cards.history", .card, #"{"card":"$"}"#),
    .init("cards.update", .card, #"{"card":"$","version":1}"#),
    .init("cards.prepareUnbind", .card, #"{"cards":["$"]}"#),
    .init("cards.prepareUnbind", .card, #"{"cards":["$card$"],"replaceWith":"$"}"#),
    .init(
      "cards.signal", .card,
      #"{"card":"$","profile":"visa","code":"51","observedAt":"2026-01-01T00:00:00.000Z"}"#,
      by: .till),
    .init("channels.status", .card, #"{"card":"$"}"#),
    .init("payments.list", .card, #"{"card":"$"}"#),
    .init("rpc.can", .card, #"{"calls":[{"method":"cards.get","params":{"card":"$"}}]}"#),
    .init("access.explain", .card, #"{"method":"cards.get","object":"$"}"#),
    .init("access.whoCan", .card, #"{"method":"cards.get","object":"$"}"#),
  ]

  private static let accounts: [IsolationCase] = [
    .init("accounts.get", .account, #"{"account":"$"}"#),
    .init("accounts.disable", .account, #"{"account":"$"}"#),
    .init("accounts.enable", .account, #"{"account":"$"}"#),
    .init("accounts.unlock", .account, #"{"account":"$"}"#),
    .init("accounts.resetPassword", .account, #"{"account":"$"}"#),
    .init("accounts.bindPeer", .account, #"{"account":"$","uid":4000000001}"#),
    .init("accounts.unbindPeer", .account, #"{"account":"$","uid":4000000001}"#),
    .init("channels.register", .account, #"{"channel":"x","account":"$"}"#),
    .init("roles.assign", .account, #"{"account":"$","role":"service"}"#),
    .init("entries.list", .account, #"{"surface":"pc","account":"$"}"#),
    .init("entries.explain", .account, #"{"entry":"audit","account":"$"}"#),
    .init("access.explain", .account, #"{"method":"cards.list","account":"$"}"#),
    .init("audit.list", .account, #"{"account":"$","pageSize":5}"#),
  ]

  private static let others: [IsolationCase] = [
    .init("payments.get", .payment, #"{"payment":"$"}"#),
    .init("payments.explain", .payment, #"{"payment":"$"}"#),
    .init(
      "payments.complete", .attempt, #"{"attempt":"$","approved":false,"code":"51"}"#, by: .till),
    .init("alerts.acknowledge", .alert, #"{"alerts":["$"]}"#),
    .init("cards.importReport", .job, #"{"job":"$"}"#),
    .init("cards.importUndo", .job, #"{"job":"$"}"#),
    .init("session.revoke", .session, #"{"session":"$"}"#),
    .init("cards.confirmUnbind", .confirmation, #"{"confirmation":"$","totp":"000000"}"#),
    .init("support.revoke", .consent, #"{"consent":"$"}"#),
    .init("access.explain", .decision, #"{"decisionId":"$"}"#),
  ]

  /// What lies in another store of the clerk's own merchant.
  private static let outOfScope: [IsolationCase] = [
    .init("cards.get", .card, #"{"card":"$"}"#, by: .clerk),
    .init("cards.history", .card, #"{"card":"$"}"#, by: .clerk),
    .init("cards.update", .card, #"{"card":"$","version":1}"#, by: .clerk),
    .init("cards.prepareUnbind", .card, #"{"cards":["$"]}"#, by: .clerk),
    .init(
      "rpc.can", .card, #"{"calls":[{"method":"cards.get","params":{"card":"$"}}]}"#, by: .clerk),
    .init("access.explain", .card, #"{"method":"cards.get","object":"$"}"#, by: .clerk),
    .init("cards.list", .store, #"{"store":"$"}"#, by: .clerk),
    .init("cards.bind", .store, bind, by: .clerk),
    .init("payments.options", .store, #"{"store":"$","usage":"checkout"}"#, by: .clerk),
    .init("events.watch", .store, #"{"store":"$"}"#, by: .clerk),
    .init("access.explain", .account, #"{"method":"cards.list","account":"$"}"#, by: .clerk),
  ]
}
