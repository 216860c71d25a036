package import API
package import Crypto
import RPC
package import Storage

/// Verifies the audit of a database that no service works with.
package enum AuditCheck {
  /// Verifies the chain of all, and every tenant's within it.
  ///
  /// - Parameter head: what an earlier verification of the chain of all has answered.
  /// - Throws: `Refusal`, if the head is none or the database cannot be read.
  package static func run(
    _ snapshot: Snapshot, _ keys: KeyRing, head: String?
  ) throws -> AuditVerifyResult {
    let kept = try head.map { try AuditHead($0, of: nil) }
    var verification = AuditVerification(try AuditChain(keys), of: nil, against: kept)
    let last = try AuditQuery(tenant: nil).last(in: snapshot)
    while try verification.step(through: last, in: snapshot) {}
    verification.finish()
    return verification.result
  }
}
