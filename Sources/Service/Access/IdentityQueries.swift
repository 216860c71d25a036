import API
import Crypto
import Domain
import RPC
import Storage

/// An account as decisions and logins need it.
struct AccountFacts: Sendable {
  let id: AccountID
  let tenant: TenantID
  let name: String
  /// Grants nothing until it has been read too, and if there is no such role.
  var role: RoleGrants
  /// The role that it could be given in place of its own, as that is in its tenant.
  var senior: RoleGrants?
  let password: String
  let mustChangePassword: Bool
  /// Sealed.
  let totpSecret: [UInt8]?
  let totpLastStep: Int64
  let lockedUntil: Timestamp
  let isEnabled: Bool
  var stores: [StoreID] = []
  /// The revision of the policy that the role was read at.
  var policyRevision: Int64 = 0

  var hasTOTP: Bool { totpSecret != nil }

  init(_ row: borrowing Row) {
    id = row.id(0)
    tenant = row.id(1)
    name = row.text(2)
    role = RoleGrants(custom: row.text(3), base: .store, permissions: [])
    password = row.text(4)
    mustChangePassword = row.bool(5)
    totpSecret = row.optionalBlob(6)
    totpLastStep = Int64(row.int(7))
    lockedUntil = row.time(8)
    isEnabled = row.bool(9)
  }
}

/// A tenant as decisions need it.
struct TenantFacts: Sendable {
  let id: TenantID
  let isActive: Bool
  let zone: Zone
}

extension Snapshot {
  func account(_ id: AccountID, in tenant: TenantID?) throws(Refusal) -> AccountFacts? {
    let facts = try first(
      """
      SELECT id, tenant, name, role, password, password_must_change, totp_secret, totp_last_step,
        locked_until, enabled FROM accounts WHERE id = ?1 AND tenant = ifnull(?2, tenant)
      """, .id(id), tenant.map { .id($0) } ?? .null, row: { AccountFacts($0) })
    return try completed(facts)
  }

  func account(named name: String, in tenant: TenantID) throws(Refusal) -> AccountFacts? {
    let facts = try first(
      """
      SELECT id, tenant, name, role, password, password_must_change, totp_secret, totp_last_step,
        locked_until, enabled FROM accounts WHERE tenant = ? AND name = ?
      """, .id(tenant), .text(name), row: { AccountFacts($0) })
    return try completed(facts)
  }

  /// With the account's stores and what its role grants.
  private func completed(_ facts: AccountFacts?) throws(Refusal) -> AccountFacts? {
    guard var facts else { return nil }
    if let role = try grants(of: facts.role.name, in: facts.tenant) { facts.role = role }
    facts.senior = try facts.role.base.senior.flatMap { senior throws(Refusal) in
      try grants(of: senior.rawValue, in: facts.tenant)
    }
    facts.policyRevision = try policyRevision()
    facts.stores = try all(
      "SELECT store FROM account_stores WHERE tenant = ? AND account = ? ORDER BY store",
      .id(facts.tenant), .id(facts.id), row: { $0.id(0) })
    return facts
  }
}

extension Service {
  /// The principal behind a key, from memory or from the snapshot; nil if there is none any more.
  func principal(_ key: Principal.Key, loop: Int) throws(Refusal) -> Principal? {
    if let principal = directory.remembered(key) { return principal }
    // Read before the snapshot: a change in between makes this principal outdated, never wrong.
    let revision = directory.revision
    let principal = try read(loop) { snapshot throws(Refusal) in
      try self.principal(key, in: snapshot, asOf: revision)
    }
    if let principal { directory.remember(principal) }
    return principal
  }

  func principal(
    _ key: Principal.Key, in snapshot: Snapshot, asOf revision: UInt64
  ) throws(Refusal) -> Principal? {
    switch key {
    case .session(let digest):
      guard let (account, session) = try session(digest, in: snapshot) else { return nil }
      return try principal(key, account, session, in: snapshot, asOf: revision)
    case .peer(let uid):
      let account = try snapshot.first(
        "SELECT account FROM account_peers WHERE uid = ?", .int(Int(uid)),
        row: { $0.id(0, AccountID.self) })
      guard let account else { return nil }
      return try principal(key, account, nil, in: snapshot, asOf: revision)
    case .account(let account):
      return try principal(key, account, nil, in: snapshot, asOf: revision)
    }
  }

  private func principal(
    _ key: Principal.Key, _ account: AccountID, _ session: SessionFacts?, in snapshot: Snapshot,
    asOf revision: UInt64
  ) throws(Refusal) -> Principal? {
    guard let account = try snapshot.account(account, in: nil), account.isEnabled,
      let tenant = try tenant(account.tenant, in: snapshot)
    else { return nil }
    return Principal(
      key: key, account: account, tenant: tenant, session: session,
      quota: directory.quota(of: account.id, in: account.tenant), revision: revision,
      consents: try snapshot.consents(for: account, at: now))
  }

  private func session(
    _ digest: Digest, in snapshot: Snapshot
  ) throws(Refusal) -> (AccountID, SessionFacts)? {
    try snapshot.first(
      """
      SELECT account, id, peer_uid, created_at, expires_at, fresh_until, last_used_at
      FROM sessions WHERE digest = ? AND ended_at IS NULL
      """, .blob(digest.bytes)
    ) { row in
      let id: SessionID = row.id(1)
      let facts = SessionFacts(
        id: id, peerUID: UInt32(row.int(2)), createdAt: row.time(3), expiresAt: row.time(4),
        freshUntil: row.time(5), use: directory.use(of: id, lastUsed: row.time(6)))
      return (row.id(0), facts)
    }
  }

  func tenant(_ id: TenantID, in snapshot: Snapshot) throws(Refusal) -> TenantFacts? {
    let found = try snapshot.first(
      "SELECT state, time_zone FROM tenants WHERE id = ?", .id(id),
      row: { (isActive: $0.int(0) == 0, zone: $0.text(1)) })
    guard let found, let zone = zones.zone(named: found.zone) else { return nil }
    return TenantFacts(id: id, isActive: found.isActive, zone: zone)
  }
}
