import API
import Crypto
import Domain
import RPC
import Storage
import Synchronization

/// An account at work: what decisions about its calls depend on, as of one identity revision.
final class Principal: RPC.Caller {
  /// How the caller proved who it is.
  enum Key: Hashable, Sendable {
    case session(Digest)
    case peer(uid: UInt32)
    /// It did so when it began what goes on without it.
    case account(AccountID)
  }

  let key: Key
  let account: AccountID
  let name: String
  let role: RoleGrants
  let grants: RoleGrants.InForce
  /// The role that the account could be given in place of its own.
  let senior: RoleGrants?
  /// The revision of the policy that the role was read at.
  let policyRevision: Int64
  /// 0 for the platform's own staff.
  let tenant: TenantID
  let tenantIsActive: Bool
  let zone: Zone
  let stores: [StoreID]
  let session: SessionFacts?
  let state: Access.Session
  /// What tenants let the platform's staff do, as far as nobody has taken it back. Each ends by the clock.
  let consents: [ConsentFacts]
  /// What the account may ask for.
  let quota: Quota
  /// The identity revision that this was read at.
  let revision: UInt64

  init(
    key: Key, account: AccountFacts, tenant: TenantFacts, session: SessionFacts?, quota: Quota,
    revision: UInt64, consents: [ConsentFacts] = []
  ) {
    self.key = key
    self.account = account.id
    name = account.name
    role = account.role
    grants = role.inForce
    senior = account.senior
    policyRevision = account.policyRevision
    self.tenant = tenant.id
    tenantIsActive = tenant.isActive
    zone = tenant.zone
    stores = account.stores
    self.session = session
    state = session == nil ? .live : account.state
    self.consents = consents
    self.quota = quota
    self.revision = revision
  }

  var isPlatform: Bool { tenant.rawValue == 0 }

  var identity: CallerIdentity {
    CallerIdentity(account: account.text, tenant: isPlatform ? nil : tenant.text)
  }

  /// Support looks at nothing unseen.
  var readsOnRecord: Bool { role.base == .support }

  /// The caller as the evaluator knows it.
  func asQuestion(at now: Timestamp) -> Access.Caller { asQuestion(consents.inForce(at: now)) }

  /// The same under other consents.
  func asQuestion(_ consents: [Access.Consent]) -> Access.Caller {
    var caller = Access.Caller(
      account: account.rawValue, session: state, role: role,
      tenant: isPlatform ? nil : .init(id: tenant.rawValue, isActive: tenantIsActive),
      stores: stores.map(\.rawValue))
    caller.senior = senior
    caller.policyRevision = policyRevision
    caller.consents = consents
    return caller
  }

  /// How far a permission reaches.
  func reach(_ permission: Permission) -> Reach {
    switch grants.scope(of: permission) {
    case .any: Reach(tenant: nil, stores: nil)
    case .tenant: Reach(tenant: tenant, stores: nil)
    case .ownStores: Reach(tenant: tenant, stores: stores)
    case .own, .consent, nil: Reach(tenant: tenant, stores: [])
    }
  }
}

/// The tenants and stores that a call may touch; nil means all of them.
struct Reach: Sendable {
  let tenant: TenantID?
  let stores: [StoreID]?

  func covers(_ store: StoreID) -> Bool { stores?.contains(store) ?? true }
}

/// A session as it stands in the database, with what only memory knows.
struct SessionFacts: Sendable {
  let id: SessionID
  let peerUID: UInt32
  let createdAt: Timestamp
  let expiresAt: Timestamp
  let freshUntil: Timestamp
  let use: SessionUse

  static let idleTimeout = Duration.seconds(15 * 60)
  static let lifetime = Duration.seconds(8 * 3600)

  func isExpired(at now: Timestamp) -> Bool {
    now >= expiresAt || now >= use.last + Self.idleTimeout
  }
}

/// When a session was last used. Memory is ahead of the database, by a minute at most.
final class SessionUse: Sendable {
  private let lastUsed: Atomic<Int64>
  private let lastStored: Atomic<Int64>

  static let storeInterval: Int64 = 60_000

  init(lastUsed: Timestamp) {
    self.lastUsed = Atomic(lastUsed.milliseconds)
    lastStored = Atomic(lastUsed.milliseconds)
  }

  var last: Timestamp { Timestamp(milliseconds: lastUsed.load(ordering: .relaxed)) }

  /// Notes a use; true if it is time to store it.
  func touch(_ now: Timestamp) -> Bool {
    lastUsed.store(now.milliseconds, ordering: .relaxed)
    let stored = lastStored.load(ordering: .relaxed)
    guard now.milliseconds >= stored + Self.storeInterval else { return false }
    return lastStored.compareExchange(
      expected: stored, desired: now.milliseconds, ordering: .relaxed
    ).exchanged
  }
}
