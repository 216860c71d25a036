import API
import RPC
import Storage

/// An attempt that nobody completes in time becomes unknown: it may have been debited.
enum AttemptTimeout {
  static let chore = Chore(name: "payments.timeout", due: due, perform: perform)

  @Sendable private static func due(_ snapshot: Snapshot) throws(Refusal) -> Timestamp? {
    try snapshot.first(
      "SELECT min(expires_at) FROM attempts INDEXED BY attempts_running WHERE outcome = 0",
      row: { $0.optionalTime(0) }
    ).flatMap(\.self)
  }

  /// One attempt, the one whose time was over first.
  @Sendable private static func perform(_ context: inout WriteContext) throws(Refusal) {
    let first = try context.snapshot.first(
      """
      SELECT tenant, id FROM attempts INDEXED BY attempts_running
      WHERE outcome = 0 AND expires_at <= ? ORDER BY expires_at LIMIT 1
      """, .time(context.now),
      row: { (tenant: $0.id(0, TenantID.self), id: $0.id(1, AttemptID.self)) })
    guard let first else { return }
    try context.work(in: first.tenant)
    let reach = Reach(tenant: first.tenant, stores: nil)
    guard let (attempt, payment) = try context.snapshot.attempt(first.id, within: reach) else {
      throw Refusal(.notFound)
    }
    context.record.target = attempt.id.text
    context.record.before = try context.snapshot.view(of: payment).json
    let unknown = try context.expire(attempt, of: payment)
    context.record.after = try context.snapshot.view(of: unknown).json
  }
}
