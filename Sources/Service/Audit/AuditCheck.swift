package import API
package import RPC
package import Storage

/// Verifies the audit of a database that no service works with.
package enum AuditCheck {
  /// The first schema whose audit is chained.
  package static let schemaMin = 7

  /// Verifies the chain of all, and every tenant's within it.
  ///
  /// - Parameter head: what an earlier verification of the chain of all has answered.
  /// - Throws: if the head is none, or the database cannot be read.
  package static func run(
    _ snapshot: Snapshot, _ chain: AuditChain, head: String?
  ) throws(Refusal) -> AuditVerifyResult {
    let kept = try head.map { text throws(Refusal) in try AuditHead(text, of: nil) }
    var verification = AuditVerification(chain, of: nil, against: kept)
    let last = try AuditQuery(tenant: nil).last(in: snapshot)
    while try verification.step(through: last, in: snapshot) {}
    verification.finish()
    return verification.result
  }
}
