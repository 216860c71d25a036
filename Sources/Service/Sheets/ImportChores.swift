import API
import RPC
import Storage

extension ImportRun {
  /// Takes up what was accepted and makes no steps: the server was killed, or had too much to do.
  static let resumption = Chore(
    name: "cards.import",
    due: { snapshot throws(Refusal) in
      try snapshot.first(
        "SELECT min(due_at) FROM imports INDEXED BY imports_running WHERE state = 1",
        row: { $0.optionalTime(0) }
      ).flatMap(\.self)
    }, perform: resume)

  @Sendable private static func resume(_ context: inout WriteContext) throws(Refusal) {
    let first = try context.snapshot.first(
      """
      SELECT tenant, id FROM imports INDEXED BY imports_running
      WHERE state = 1 ORDER BY due_at LIMIT 1
      """, row: { (tenant: $0.id(0, TenantID.self), id: $0.id(1, ImportID.self)) })
    guard let first else { return }
    let run = ImportRun(
      service: context.service, call: context.call, transaction: context.transaction)
    context.record.tenant = first.tenant
    context.record.target = first.id.text
    guard let step = try run.step(first.id, of: first.tenant, patience: .zero) else { return }
    context.record = step.record
    context.tenantsWithEvents = step.tenantsWithEvents
  }

  /// Forgets imports and what they keep of their rows.
  static let purge = Chore(
    name: "cards.import.purge",
    due: { snapshot throws(Refusal) in
      let first = try snapshot.first(
        "SELECT min(created_at) FROM imports INDEXED BY imports_kept WHERE state <> 1",
        row: { $0.optionalTime(0) }
      ).flatMap(\.self)
      return first.map { $0 + reportLife }
    },
    perform: { context throws(Refusal) in
      let first = try context.snapshot.first(
        """
        SELECT tenant, id FROM imports INDEXED BY imports_kept
        WHERE state <> 1 ORDER BY created_at LIMIT 1
        """, row: { (tenant: $0.id(0, TenantID.self), id: $0.id(1, ImportID.self)) })
      guard let first else { return }
      context.record.tenant = first.tenant
      context.record.target = first.id.text
      try context.transaction.write(
        "DELETE FROM imports WHERE tenant = ? AND id = ?", .id(first.tenant), .id(first.id))
    })
}
