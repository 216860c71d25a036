import API
import Domain
import RPC

extension API.Scope {
  /// The tenant and stores that an account sees, and why not more.
  init(_ principal: Principal) {
    switch principal.role.base {
    case .store:
      self.init(
        tenant: principal.tenant, stores: .some(principal.stores),
        hidden: [HiddenPart(reason: "\(Reason.outsideScope.name)")])
    case .chain, .service:
      self.init(tenant: principal.tenant, stores: .all, hidden: [])
    case .support:
      self.init(
        stores: .some([]), hidden: [HiddenPart(reason: "\(Reason.consentRequired.name)")])
    case .admin:
      self.init(stores: .all, hidden: [])
    }
  }
}

extension API.Scope {
  /// What an answer about cards covers.
  init(_ site: Site) {
    self.init(site.reach, of: site.tenant)
    if site.isMasked { hidden.append(HiddenPart(reason: "\(Reason.detailsMasked.name)")) }
  }

  /// What a list covers.
  ///
  /// - Parameter tenant: the one that it is of, 0 for the platform; nil where it is of all.
  init(_ reach: Reach, of tenant: TenantID?) {
    self.init(
      tenant: tenant?.rawValue == 0 ? nil : tenant, stores: reach.stores.map { .some($0) } ?? .all,
      hidden: reach.stores == nil ? [] : [HiddenPart(reason: "\(Reason.outsideScope.name)")])
  }
}

extension API.Session {
  /// The session that a caller uses; nil for one that is known by its uid.
  init?(_ principal: Principal) {
    guard let session = principal.session else { return nil }
    self.init(
      id: session.id, account: principal.account, createdAt: session.createdAt,
      expiresAt: session.expiresAt, lastUsedAt: session.use.last,
      peerUid: Int64(session.peerUID), current: true)
  }
}
