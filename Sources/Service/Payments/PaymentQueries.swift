import API
import RPC
import Storage

extension Snapshot {
  /// A payment that lies within reach; nil for every other id alike.
  func payment(_ id: PaymentID, within reach: Reach) throws(Refusal) -> PaymentRow? {
    guard let tenant = reach.tenant else { return nil }
    var query = Self.payments(of: tenant)
    query.append(" AND id = ?", .id(id))
    return try all(query, row: { PaymentRow($0) }).first.flatMap {
      reach.covers($0.store) ? $0 : nil
    }
  }

  /// The payment of an order that lies within reach.
  func payment(order: String, within reach: Reach) throws(Refusal) -> PaymentRow? {
    guard let tenant = reach.tenant else { return nil }
    var query = Self.payments(of: tenant)
    query.append(" AND reference = ?", .text(order))
    return try all(query, row: { PaymentRow($0) }).first.flatMap {
      reach.covers($0.store) ? $0 : nil
    }
  }

  /// All attempts of a payment, oldest first.
  func attempts(of payment: PaymentRow) throws(Refusal) -> [AttemptRow] {
    var query = Self.attempts(of: payment.tenant, " INDEXED BY attempts_by_payment")
    query.append(" AND payment = ? ORDER BY id", .id(payment.id))
    return try all(query, row: { AttemptRow($0) })
  }

  /// An attempt of a payment that lies within reach, with that payment.
  func attempt(
    _ id: AttemptID, within reach: Reach
  ) throws(Refusal) -> (attempt: AttemptRow, payment: PaymentRow)? {
    guard let tenant = reach.tenant else { return nil }
    var query = Self.attempts(of: tenant)
    query.append(" AND id = ?", .id(id))
    guard let attempt = try all(query, row: { AttemptRow($0) }).first,
      let payment = try payment(attempt.payment, within: reach)
    else { return nil }
    return (attempt, payment)
  }

  /// The attempts on a card itself, oldest first.
  func attempts(on card: CardID, of tenant: TenantID) throws(Refusal) -> [AttemptRow] {
    var query = Self.attempts(of: tenant, " INDEXED BY attempts_by_card")
    query.append(" AND card = ? ORDER BY id", .id(card))
    return try all(query, row: { AttemptRow($0) })
  }

  /// How many payments run on a card, and how many auto-debits it has served since.
  func payments(
    on card: CardRow, since: Timestamp, at now: Timestamp
  ) throws(Refusal) -> (open: Int, autoDebits: Int) {
    let counts = try first(
      """
      SELECT count(DISTINCT payment) FILTER (WHERE attempts.outcome = 0 AND expires_at > ?),
        count(DISTINCT payment) FILTER (WHERE usage = 1 AND attempts.begun_at >= ?)
      FROM attempts INDEXED BY attempts_by_card CROSS JOIN payments
      ON payments.tenant = attempts.tenant AND payments.id = attempts.payment
      WHERE attempts.tenant = ? AND card = ?
      """, .time(now), .time(since), .id(card.tenant), .id(card.id),
      row: { (open: $0.int(0), autoDebits: $0.int(1)) })
    return counts ?? (0, 0)
  }

  static func payments(of tenant: TenantID) -> SQL {
    var query = SQL("SELECT ")
    query.append(PaymentRow.columns)
    query.append(" FROM payments WHERE tenant = ?", .id(tenant))
    return query
  }

  /// - Parameter index: which to find them by. Left alone, SQLite walks through all attempts of the tenant by
  ///   their ids.
  private static func attempts(of tenant: TenantID, _ index: StaticString = "") -> SQL {
    var query = SQL("SELECT ")
    query.append(AttemptRow.columns)
    query.append(" FROM attempts")
    query.append(index)
    query.append(" WHERE tenant = ?", .id(tenant))
    return query
  }
}
