/// What an account may do. The raw value is the name in the protocol; the order of cases gives the
/// bit in `PermissionSet`, which is rebuilt at each start and never stored.
package enum Permission: String, CaseIterable, Sendable {
  case cardsRead = "cards.read"
  case cardsBind = "cards.bind"
  case cardsUpdate = "cards.update"
  case cardsUnbind = "cards.unbind"
  case cardsSignal = "cards.signal"
  case cardsImport = "cards.import"
  case cardsExport = "cards.export"
  case paymentsRead = "payments.read"
  case paymentsWrite = "payments.write"
  case channelsAck = "channels.ack"
  case channelsManage = "channels.manage"
  case alertsRead = "alerts.read"
  case alertsManage = "alerts.manage"
  case entriesRead = "entries.read"
  /// To explain decisions: the caller's own everywhere, others' as far as the scope reaches.
  case accessExplain = "access.explain"
  case rolesRead = "roles.read"
  case rolesManage = "roles.manage"
  case accountsManage = "accounts.manage"
  case storesManage = "stores.manage"
  case supportConsent = "support.consent"
  case tenantsManage = "tenants.manage"
  case serverManage = "server.manage"
  case auditRead = "audit.read"
  case eventsWatch = "events.watch"

  /// The place in the order of cases.
  var index: Int {
    switch self {
    case .cardsRead: 0
    case .cardsBind: 1
    case .cardsUpdate: 2
    case .cardsUnbind: 3
    case .cardsSignal: 4
    case .cardsImport: 5
    case .cardsExport: 6
    case .paymentsRead: 7
    case .paymentsWrite: 8
    case .channelsAck: 9
    case .channelsManage: 10
    case .alertsRead: 11
    case .alertsManage: 12
    case .entriesRead: 13
    case .accessExplain: 14
    case .rolesRead: 15
    case .rolesManage: 16
    case .accountsManage: 17
    case .storesManage: 18
    case .supportConsent: 19
    case .tenantsManage: 20
    case .serverManage: 21
    case .auditRead: 22
    case .eventsWatch: 23
    }
  }

  fileprivate var bit: UInt32 { 1 << UInt32(index) }
}

/// A set of permissions as a bit mask: the dispatcher's check is one test.
package struct PermissionSet: Hashable, Sendable, ExpressibleByArrayLiteral {
  package private(set) var rawValue: UInt32 = 0

  package init(_ permissions: some Sequence<Permission>) {
    for permission in permissions { rawValue |= permission.bit }
  }

  package init(arrayLiteral permissions: Permission...) {
    self.init(permissions)
  }

  package func contains(_ permission: Permission) -> Bool { rawValue & permission.bit != 0 }
  package func isSubset(of other: PermissionSet) -> Bool { rawValue & ~other.rawValue == 0 }

  package mutating func insert(_ permission: Permission) { rawValue |= permission.bit }
  package mutating func remove(_ permission: Permission) { rawValue &= ~permission.bit }
  package mutating func formIntersection(_ other: PermissionSet) { rawValue &= other.rawValue }

  /// The members in the order of the permission table.
  package var ordered: [Permission] { Permission.allCases.filter(contains) }
}
