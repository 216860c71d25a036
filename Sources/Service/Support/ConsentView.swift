import API
import Domain
import RPC
import Storage

extension Consent {
  /// A consent as the contract shows it.
  init(_ row: borrowing Row, at now: Timestamp) {
    let (expiresAt, revokedAt) = (row.time(6), row.optionalTime(7))
    self.init(
      id: row.id(0), tenant: row.id(1),
      permissions: row.text(3).split(separator: " ").map(String.init), note: row.optionalText(4),
      state: revokedAt != nil ? .revoked : expiresAt > now ? .live : .expired,
      grantedBy: row.id(2), grantedAt: row.time(5), expiresAt: expiresAt, revokedAt: revokedAt,
      revokedBy: row.optionalID(8))
  }
}

extension Snapshot {
  /// A consent of a tenant; nil for every other id alike.
  func consent(
    _ id: ConsentID, of tenant: TenantID, at now: Timestamp
  ) throws(Refusal) -> Consent? {
    try first(
      """
      SELECT id, tenant, granted_by, permissions, note, granted_at, expires_at, revoked_at,
        revoked_by FROM consents WHERE tenant = ? AND id = ?
      """, .id(tenant), .id(id), row: { Consent($0, at: now) })
  }
}
