/// Who may do what, written down once more and apart from the server's own table: contract and server
/// are held against each other by it.
enum Reach: String {
  /// Every tenant.
  case any
  /// The account's own tenant.
  case tenant
  /// The stores that the account was given.
  case stores
  /// What belongs to the account itself.
  case own
  /// A tenant's data while that tenant consents.
  case consent
}

enum Actor: String, CaseIterable {
  case store, chain, support, admin, service, nobody
}

/// The grants of the built-in roles.
let grants: [String: [Actor: Reach]] = [
  "cards.read": [.store: .stores, .chain: .tenant, .support: .consent, .service: .tenant],
  "cards.bind": [.store: .stores, .chain: .tenant, .service: .tenant],
  "cards.update": [.store: .stores, .chain: .tenant, .service: .tenant],
  "cards.signal": [.service: .tenant],
  "cards.import": [.chain: .tenant],
  "cards.export": [.chain: .tenant],
  "cards.unbind": [.store: .stores, .chain: .tenant, .support: .consent],
  "payments.read": [.store: .stores, .chain: .tenant, .support: .consent, .service: .tenant],
  "payments.write": [.service: .tenant],
  "alerts.read": [.store: .stores, .chain: .tenant, .support: .consent, .service: .tenant],
  "alerts.manage": [.chain: .tenant],
  "channels.manage": [.chain: .tenant],
  "channels.ack": [.service: .tenant],
  "accounts.manage": [.chain: .tenant, .admin: .any],
  "roles.read": [.chain: .tenant, .support: .any, .admin: .any],
  "roles.manage": [.chain: .tenant, .admin: .any],
  "stores.manage": [.chain: .tenant, .admin: .any],
  "tenants.manage": [.admin: .any],
  "audit.read": [.chain: .tenant, .admin: .any],
  "events.watch": [.store: .stores, .chain: .tenant, .service: .tenant],
  "support.consent": [.chain: .tenant],
  "server.manage": [.admin: .any],
  "access.explain": [
    .store: .own, .chain: .tenant, .support: .any, .admin: .any, .service: .own,
  ],
]

/// What a login without any permission shows of tenants and stores.
let ownTenant: [Actor: Reach] = [
  .store: .tenant, .chain: .tenant, .service: .tenant, .support: .own, .admin: .any,
]

/// Whose access each role may ask about, beside its own.
let explained: [Actor: Reach] = [.chain: .tenant, .support: .any, .admin: .any]
