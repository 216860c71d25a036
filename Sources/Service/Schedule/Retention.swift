import API
import RPC
import Storage

/// Removes records whose time is long over. A chore falls due a while after the oldest record's time, and
/// then removes all whose time has come, so that records which come one by one go together.
enum Retention {
  static let chores = [answers, confirmations, sessions]

  private static let hour = Duration.seconds(3600)
  fileprivate static let rowsMax = 500

  /// Answers to idempotent calls, which are good for a day.
  private static let answers = Chore(
    name: "retention.answers",
    due: { snapshot throws(Refusal) in
      try snapshot.oldest("SELECT min(at) FROM idempotent_answers", kept: hour * 25)
    },
    perform: { context throws(Refusal) in
      try context.remove(
        """
        DELETE FROM idempotent_answers WHERE (tenant, account, method, key) IN
          (SELECT tenant, account, method, key FROM idempotent_answers WHERE at < ?1 LIMIT ?2)
        """, before: hour * 24)
    })

  /// Confirmations, a day after they could be used last.
  private static let confirmations = Chore(
    name: "retention.confirmations",
    due: { snapshot throws(Refusal) in
      try snapshot.oldest("SELECT min(expires_at) FROM confirmations", kept: hour * 25)
    },
    perform: { context throws(Refusal) in
      // A choice has up to 500 cards.
      let ended = try context.snapshot.all(
        "SELECT tenant, id FROM confirmations WHERE expires_at < ? ORDER BY expires_at LIMIT 10",
        .time(context.now + (.zero - hour * 24)),
        row: { (tenant: $0.id(0, TenantID.self), id: $0.id(1, ConfirmationID.self)) })
      for (tenant, id) in ended {
        try context.transaction.write(
          "DELETE FROM confirmation_cards WHERE tenant = ? AND confirmation = ?", .id(tenant),
          .id(id))
        try context.transaction.write(
          "DELETE FROM confirmations WHERE tenant = ? AND id = ?", .id(tenant), .id(id))
      }
      context.report([("removed", ended.count)])
    })

  /// Sessions, 30 days after the end of their absolute life.
  private static let sessions = Chore(
    name: "retention.sessions",
    due: { snapshot throws(Refusal) in
      try snapshot.oldest("SELECT min(expires_at) FROM sessions", kept: hour * 24 * 31)
    },
    perform: { context throws(Refusal) in
      try context.remove(
        """
        DELETE FROM sessions WHERE id IN
          (SELECT id FROM sessions WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2)
        """, before: hour * 24 * 30)
    })
}

extension WriteContext {
  /// Removes the rows whose time was so long ago; the report is in the platform's audit.
  fileprivate mutating func remove(
    _ sql: StaticString, before age: Duration
  ) throws(Refusal) {
    let time = now + (.zero - age)
    let count = try transaction.write(sql, .time(time), .int(Retention.rowsMax))
    report([("removed", count)])
  }
}

extension Snapshot {
  /// When the oldest of some records will have been kept so long; nil if there is none.
  fileprivate func oldest(
    _ sql: StaticString, kept: Duration
  ) throws(Refusal) -> Timestamp? {
    try first(sql, row: { $0.optionalTime(0) }).flatMap { $0 }.map { $0 + kept }
  }
}
