import API
import Domain
import RPC
import Storage

/// A consent that nobody has taken back, as decisions need it.
struct ConsentFacts: Sendable {
  let id: ConsentID
  let tenant: TenantID
  let permissions: PermissionSet
  let expiresAt: Timestamp

  fileprivate init(_ row: borrowing Row) {
    id = row.id(0)
    tenant = row.id(1)
    permissions = PermissionSet(consented: row.text(2))
    expiresAt = row.time(3)
  }
}

extension PermissionSet {
  /// As a consent's row has it: names with spaces between. A name that this program does not know
  /// allows nothing.
  init(consented text: String) {
    self.init(text.split(separator: " ").compactMap { Permission(rawValue: String($0)) })
    formIntersection(Grants.consentable)
  }

  /// The same as text.
  var consentText: String { ordered.map(\.rawValue).joined(separator: " ") }
}

extension [ConsentFacts] {
  /// Those that have not ended by the clock, as the evaluator knows them.
  func inForce(at now: Timestamp) -> [Access.Consent] {
    filter { $0.expiresAt > now }
      .map { Access.Consent(tenant: $0.tenant.rawValue, permissions: $0.permissions) }
  }
}

extension Principal {
  /// Binds an idempotency key to the consents in force: what was answered under one that has ended is not
  /// answered again. Empty for accounts that need none.
  func consentMark(at now: Timestamp) -> String {
    consents.filter { $0.expiresAt > now }.map { "\($0.id.text) " }.joined()
  }
}

extension Snapshot {
  /// The consents that an account can use: the platform's own staff alone.
  func consents(
    for account: AccountFacts, at now: Timestamp
  ) throws(Refusal) -> [ConsentFacts] {
    account.tenant.rawValue == 0 ? try consents(at: now) : []
  }

  /// What consents covered that have ended.
  func endedConsents(at now: Timestamp) throws(Refusal) -> PermissionSet {
    let texts = try all(
      """
      SELECT DISTINCT permissions FROM consents WHERE revoked_at IS NOT NULL OR expires_at <= ?
      """, .time(now), row: { $0.text(0) })
    return PermissionSet(texts.flatMap { PermissionSet(consented: $0).ordered })
  }

  /// All that are in force.
  func consents(at now: Timestamp) throws(Refusal) -> [ConsentFacts] {
    try all(
      """
      SELECT id, tenant, permissions, expires_at FROM consents
      WHERE revoked_at IS NULL AND expires_at > ? ORDER BY id
      """, .time(now), row: { ConsentFacts($0) })
  }
}
