/// The built-in roles. A custom role has one of them as its base.
package enum Role: String, CaseIterable, Sendable {
  case store, chain, support, admin, service

  /// True for the roles of the platform's own staff, who belong to no tenant.
  package var isPlatform: Bool { self == .support || self == .admin }

  /// True if custom roles may be made from it.
  package var canBeBase: Bool { self != .admin }

  /// Roles for which a second factor is mandatory.
  package var needsTOTP: Bool { isPlatform }

  package var label: Wording {
    switch self {
    case .store: Wording("Store", zh: "门店")
    case .chain: Wording("Chain headquarters", zh: "连锁总部")
    case .support: Wording("Support", zh: "平台客服")
    case .admin: Wording("Administrator", zh: "平台管理员")
    case .service: Wording("Service", zh: "系统服务")
    }
  }
}
