import API
import Foundation

/// What else a call needs so that the one value decides how it is answered.
struct IsolationCall {
  let world: IsolationWorld
  let discovered: Discovered
  let caller: Caller

  private var realm: Realm { caller.realm ?? world.realms[0] }

  /// Nil for a method that only those need who know of none.
  func params(_ reference: Reference) throws -> [String: Any] {
    let key = "\(reference.method) \(reference.path)"
    var params = try filled(Self.others[key] ?? probe(reference.method)?.params ?? "{}")
    if let asked = reference.asked, reference.path == "object" { params["method"] = asked.method }
    return asSupport(params, reference.method, besides: reference.path)
  }

  /// The params of a call that names nothing but what is the caller's own.
  func params(_ method: String) throws -> [String: Any] {
    asSupport(try filled(probe(method)?.params ?? "{}"), method, besides: "")
  }

  func probe(_ method: String) -> Probe? { probes.first { $0.method == method } }

  /// The same for what is the caller's own: a stream that opens is not waited for.
  func ownParams(_ reference: Reference) throws -> [String: Any] {
    let base = try params(reference)
    guard var meta = base["_meta"] as? [String: Any], meta["timeoutMs"] != nil else { return base }
    meta["timeoutMs"] = 20
    return merging(base, ["_meta": meta])
  }

  /// Support says why it calls, and whose data it means.
  private func asSupport(
    _ params: [String: Any], _ method: String, besides path: String
  ) -> [String: Any] {
    guard caller.base == .support else { return params }
    var params = params
    params["_meta"] = merging(params["_meta"] as? [String: Any] ?? [:], ["reason": "request"])
    let isFree = params["tenant"] == nil && path != "tenant" && path != "store"
    if isFree && Self.tenantful.contains(method) && !["cards[]", "payment"].contains(path) {
      params["tenant"] = realm.tenant.text
    }
    return params
  }

  /// Methods of which support has to say whose data it means.
  private static let tenantful: Set = [
    "cards.list", "cards.screen", "cards.prepareUnbind", "payments.list", "payments.explain",
    "alerts.list", "alerts.digest",
  ]

  private func filled(_ template: String) throws -> [String: Any] {
    let store = caller.stores?.first ?? realm.stores[0]
    let words: [(String, String)] = [
      ("$spareName", realm.spareName), ("$understudy", realm.understudy),
      ("$tenant", realm.tenant.text), ("$store", store.text),
      ("$card", realm.cards[store]?.first ?? ""),
      ("$unbound", realm.cards[store]?.last ?? ""),
      ("%", Caller.password), ("$", ""), ("\"timeoutMs\":1000", "\"timeoutMs\":5000"),
      (",\"window\":0", ""),
    ]
    let text = words.reduce(template) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  /// Where the table of access calls otherwise, or a place beside that of its object is to decide.
  private static let others: [String: String] = [
    "session.login tenant": #"{"account":"nobody","password":"y"}"#,
    "accounts.create tenant": #"{"account":"$spareName","role":"service"}"#,
    "accounts.create stores[]": #"{"account":"made","role":"store","tenant":"$tenant"}"#,
    "accounts.create role": #"{"account":"$spareName","tenant":"$tenant"}"#,
    "accounts.list role": #"{"tenant":"$tenant"}"#,
    "roles.get role": #"{"tenant":"$tenant"}"#,
    "roles.update role": #"{"grant":["cards.read"],"version":1000000,"tenant":"$tenant"}"#,
    "roles.delete role": #"{"tenant":"$tenant"}"#,
    "roles.assign role": #"{"account":"$understudy"}"#,
    "roles.assign stores[]": #"{"account":"$understudy","role":"store"}"#,
    "cards.list tenant": "{}", "support.list tenant": "{}",
    "cards.signal fingerprint": signal, "cards.signal gatewayToken": signal,
    "cards.prepareUnbind tenant": #"{"filter":{}}"#,
    "cards.prepareUnbind filter.store": "{}",
    "cards.prepareUnbind replaceWith": #"{"cards":["$card"]}"#,
    "cards.screen tenant": "{}", "cards.screen pageToken": #"{"pageSize":1}"#,
    "channels.register account": #"{"channel":"bed"}"#,
    "payments.begin card":
      #"{"order":"b","store":"$store","amount":{"amount":1,"currency":"CNY"},"#
      + #""usage":"auto_debit","channel":"web"}"#,
    "payments.list tenant": "{}", "payments.list card": "{}", "payments.list order": "{}",
    "payments.list pageToken": #"{"pageSize":1}"#,
    "payments.explain order": "{}", "payments.explain tenant": #"{"order":"alder-order-0"}"#,
    "alerts.list tenant": "{}", "alerts.digest tenant": "{}",
    "alerts.list pageToken": #"{"pageSize":1}"#,
    "audit.list tenant": #"{"pageSize":3}"#,
    "audit.list account": #"{"tenant":"$tenant","pageSize":3}"#,
    "audit.list target": #"{"tenant":"$tenant","pageSize":3}"#,
    "audit.verify tenant": "{}", "audit.verify head": #"{"tenant":"$tenant"}"#,
    "access.explain decisionId": "{}", "access.explain account": #"{"method":"cards.list"}"#,
    "access.explain object": "{}", "access.whoCan object": #"{"pageSize":3}"#,
    "rpc.can calls[].params": "{}",
    "session.list pageToken": #"{"pageSize":1}"#, "tenants.list pageToken": #"{"pageSize":1}"#,
    "stores.list pageToken": #"{"pageSize":1}"#, "roles.list pageToken": #"{"pageSize":1}"#,
    "accounts.list pageToken": #"{"pageSize":1}"#, "cards.list pageToken": #"{"pageSize":1}"#,
    "cards.history pageToken": #"{"card":"$unbound","pageSize":1}"#,
    "support.list pageToken": #"{"pageSize":1}"#,
    "support.listAccesses pageToken": #"{"pageSize":1}"#,
    "audit.list pageToken": #"{"pageSize":1}"#,
    "access.whoCan pageToken": #"{"method":"cards.list","pageSize":1}"#,
    "server.connections pageToken": #"{"pageSize":1}"#,
  ]

  private static let signal =
    #"{"profile":"visa","code":"51","observedAt":"2026-01-01T00:00:00.000Z"}"#
}
