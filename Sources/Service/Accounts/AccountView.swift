import API
import Domain
import RPC
import Storage

extension API.Account {
  /// An account as the contract shows it.
  init(_ facts: AccountFacts, peers: [Int64], now: Timestamp) {
    let next: NextStep? =
      switch facts.state {
      case .passwordChangeRequired: .passwordChange
      case .totpEnrollmentRequired: .totpEnrollment
      case .live, .ended: nil
      }
    self.init(
      id: facts.id, account: facts.name, role: facts.role.name,
      tenant: facts.tenant.rawValue == 0 ? nil : facts.tenant,
      stores: facts.role.base == .store ? facts.stores : nil,
      enabled: facts.isEnabled, totp: facts.hasTOTP,
      lockedUntil: facts.lockedUntil > now ? facts.lockedUntil : nil,
      next: next, peers: peers.isEmpty ? nil : peers)
  }
}

extension Snapshot {
  /// An account as the contract shows it.
  func view(_ facts: AccountFacts, at now: Timestamp) throws(Refusal) -> API.Account {
    let peers = try all(
      "SELECT uid FROM account_peers WHERE tenant = ? AND account = ? ORDER BY uid",
      .id(facts.tenant), .id(facts.id), row: { Int64($0.int(0)) })
    return API.Account(facts, peers: peers, now: now)
  }

  /// The same, read anew.
  func view(
    _ id: AccountID, in tenant: TenantID?, at now: Timestamp
  ) throws(Refusal) -> API.Account? {
    guard let facts = try account(id, in: tenant) else { return nil }
    return try view(facts, at: now)
  }
}
