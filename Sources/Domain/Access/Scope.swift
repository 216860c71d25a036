/// How far a granted permission reaches.
package enum Scope: String, CaseIterable, Sendable {
  /// The caller's own account.
  case own
  /// The stores that the account is assigned to.
  case ownStores = "own_stores"
  /// The whole tenant of the account.
  case tenant
  /// Tenants whose consent is live, with a reason given for each call.
  case consent
  /// The whole platform.
  case any

  package var label: Wording {
    switch self {
    case .own: Wording("the account itself", zh: "本账号")
    case .ownStores: Wording("the account's own stores", zh: "本账号所属门店")
    case .tenant: Wording("the whole tenant", zh: "本商户")
    case .consent: Wording("tenants that gave their consent", zh: "已授权的商户")
    case .any: Wording("the whole platform", zh: "全平台")
    }
  }
}
