import API
import RPC
import Storage

extension AuditChain {
  /// How many lines are held in memory at once.
  private static let pageSize = 500

  /// Brings the lines of an edition without chains into them, in the order of their ids, all or none.
  /// Never behind lines that were chained from the first: what stands beside those was put there by
  /// somebody else.
  func adopt(in database: Database) throws(Refusal) {
    try database.writer.perform { (transaction: Transaction) throws(Refusal) in
      guard
        try transaction.snapshot.has(
          "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'audit_unchained'"),
        try !transaction.snapshot.has("SELECT 1 FROM audit")
      else { return }
      var last = 0
      while let id = try adopt(after: last, in: transaction) { last = id }
      try transaction.write("DROP TABLE audit_unchained")
    }
  }

  /// The id of the last line of the page; nil behind the last page.
  private func adopt(after id: Int, in transaction: Transaction) throws(Refusal) -> Int? {
    let page = try transaction.snapshot.all(
      """
      SELECT tenant, id, at, account, session, peer_uid, peer_pid, method, outcome, target, before,
        after, reason, decision
      FROM audit_unchained WHERE id > ? ORDER BY id LIMIT ?
      """, .int(id), .int(Self.pageSize)
    ) { row in
      (
        id: row.int(1), tenant: row.id(0, TenantID.self),
        columns: (1...6).map { Value(row.optionalInt($0)) }
          + (7...13).map { Value(row.optionalText($0)) }
      )
    }
    for line in page { try append(line.columns, of: line.tenant, in: transaction) }
    return page.last?.id
  }
}
