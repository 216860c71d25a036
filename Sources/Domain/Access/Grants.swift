/// The platform's grants: which built-in role has which permission, and how far it reaches. They are
/// the ceiling for every custom role and every tenant's changes; what is not in here is denied.
package enum Grants {
  package static let edition = "2026-1"

  /// One row of the table.
  package struct Row: Sendable {
    package let permission: Permission
    package let store: Scope?
    package let chain: Scope?
    package let support: Scope?
    package let admin: Scope?
    package let service: Scope?

    fileprivate init(
      _ permission: Permission, store: Scope? = nil, chain: Scope? = nil, support: Scope? = nil,
      admin: Scope? = nil, service: Scope? = nil
    ) {
      self.permission = permission
      self.store = store
      self.chain = chain
      self.support = support
      self.admin = admin
      self.service = service
    }

    package func scope(for role: Role) -> Scope? {
      switch role {
      case .store: store
      case .chain: chain
      case .support: support
      case .admin: admin
      case .service: service
      }
    }
  }

  /// One row per permission, in the order of `Permission`.
  package static let table: [Row] = [
    Row(.cardsRead, store: .ownStores, chain: .tenant, support: .consent, service: .tenant),
    Row(.cardsBind, store: .ownStores, chain: .tenant, service: .tenant),
    Row(.cardsUpdate, store: .ownStores, chain: .tenant, service: .tenant),
    Row(.cardsUnbind, store: .ownStores, chain: .tenant, support: .consent),
    Row(.cardsSignal, service: .tenant),
    Row(.cardsImport, chain: .tenant),
    Row(.cardsExport, chain: .tenant),
    Row(.paymentsRead, store: .ownStores, chain: .tenant, support: .consent, service: .tenant),
    Row(.paymentsWrite, service: .tenant),
    Row(.channelsAck, service: .tenant),
    Row(.channelsManage, chain: .tenant),
    Row(.alertsRead, store: .ownStores, chain: .tenant, support: .consent, service: .tenant),
    Row(.alertsManage, chain: .tenant),
    Row(.entriesRead, store: .own, chain: .own, support: .own, admin: .own, service: .own),
    Row(.accessExplain, store: .own, chain: .tenant, support: .any, admin: .any, service: .own),
    Row(.rolesRead, chain: .tenant, support: .any, admin: .any),
    Row(.rolesManage, chain: .tenant, admin: .any),
    Row(.accountsManage, chain: .tenant, admin: .any),
    Row(.storesManage, chain: .tenant, admin: .any),
    Row(.supportConsent, chain: .tenant),
    Row(.tenantsManage, admin: .any),
    Row(.serverManage, admin: .any),
    Row(.auditRead, chain: .tenant, admin: .any),
    Row(.eventsWatch, store: .ownStores, chain: .tenant, service: .tenant),
  ]

  /// The permissions of a built-in role, which are the ceiling of custom roles based on it.
  package static func permissions(of role: Role) -> PermissionSet {
    switch role {
    case .store: storePermissions
    case .chain: chainPermissions
    case .support: supportPermissions
    case .admin: adminPermissions
    case .service: servicePermissions
    }
  }

  /// How far `permission` reaches for accounts of `role` (a custom role's base); `nil`: not granted.
  package static func scope(of permission: Permission, for role: Role) -> Scope? {
    table[permission.index].scope(for: role)
  }

  /// What a tenant can let support do.
  package static let consentable = PermissionSet(
    table.lazy.filter { $0.support == .consent }.map(\.permission))

  /// True where the answers must have their identifying details masked.
  package static func isMasked(_ permission: Permission, for role: Role) -> Bool {
    role == .support && permission == .cardsRead
  }

  /// The built-in roles that have `permission`, in the order of `Role`.
  package static func roles(with permission: Permission) -> [Role] {
    Role.allCases.filter { permissions(of: $0).contains(permission) }
  }

  private static let storePermissions = granted(to: .store)
  private static let chainPermissions = granted(to: .chain)
  private static let supportPermissions = granted(to: .support)
  private static let adminPermissions = granted(to: .admin)
  private static let servicePermissions = granted(to: .service)

  private static func granted(to role: Role) -> PermissionSet {
    PermissionSet(table.lazy.filter { $0.scope(for: role) != nil }.map(\.permission))
  }
}
