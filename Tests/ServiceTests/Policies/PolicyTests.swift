import API
import Domain
import RPC
import Testing
import WireTesting

@Suite("Policies against the rules in sets", .timeLimit(.minutes(30)))
struct PolicyTests {
  private static let seeds: Range<UInt64> = 1..<1_001

  @Test("whatever the policy, discover, can, the menus and the calls say what the rules say")
  func agree() throws {
    let world = try PolicyWorld()
    var met: Set<String> = []
    for seed in Self.seeds {
      var random = SeededGenerator(seed: seed)
      let policy = Policy(&random)
      let trial = try PolicyTrial.run(policy, seed, in: world)
      met.formUnion(trial.met)
      guard !trial.disagreements.isEmpty else { continue }
      let (simplest, disagreements) = try shrink(policy, seed, trial.disagreements, in: world)
      Issue.record(
        """
        seed \(seed), \(simplest):
        \(disagreements.joined(separator: "\n"))
        """)
      return
    }
    // Not all of it was said about one case.
    #expect(met.isSuperset(of: ["SESSION_REQUIRED", "SESSION_INVALID", "ACCOUNT_DISABLED"]))
    #expect(met.isSuperset(of: ["PASSWORD_CHANGE_REQUIRED", "TOTP_ENROLLMENT_REQUIRED"]))
    #expect(met.isSuperset(of: ["TENANT_SUSPENDED", "ROLE_LACKS_PERMISSION"]))
    #expect(met.isSuperset(of: ["PERMISSION_REVOKED", "CONSENT_REQUIRED", "REASON_REQUIRED"]))
    #expect(met.isSuperset(of: ["NOT_FOUND", "OK", "ALLOWED", "CONSENT_EXPIRED"]))
    #expect(met.isSuperset(of: ["STORE_CLOSED", "STORE_NOT_ASSIGNED", "INVALID_PARAMS"]))
  }

  /// The simplest policy nearby on which they disagree.
  private func shrink(
    _ policy: Policy, _ seed: UInt64, _ disagreements: [String], in world: PolicyWorld
  ) throws -> (Policy, [String]) {
    for simpler in policy.simpler {
      let found = try PolicyTrial.run(simpler, seed, in: world).disagreements
      if !found.isEmpty { return try shrink(simpler, seed, found, in: world) }
    }
    return (policy, disagreements)
  }
}
