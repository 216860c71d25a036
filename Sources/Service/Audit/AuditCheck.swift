package import API
package import RPC
package import Storage

/// Verifies the audit of a database that no service works with.
package enum AuditCheck {
  /// The first schema whose audit is chained.
  package static let schemaMin = 7

  /// Verifies the chain of all, and every tenant's within it.
  ///
  /// - Parameter heads: what earlier verifications of the chain of all, or of a tenant's, have answered.
  /// - Throws: if one is no head, or the database cannot be read.
  package static func run(
    _ snapshot: Snapshot, _ chain: AuditChain, heads: [String]
  ) throws(Refusal) -> AuditVerifyResult {
    let kept = try heads.map { text throws(Refusal) in try AuditHead(ofAnyChain: text) }
    var verification = AuditVerification(chain, of: nil, against: kept)
    let last = try AuditQuery(tenant: nil).last(in: snapshot)
    while try verification.step(through: last, in: snapshot) {}
    verification.finish()
    return verification.result
  }
}
