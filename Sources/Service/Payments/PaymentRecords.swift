import API
import Domain
import RPC
import Storage

extension WriteContext {
  func insert(_ payment: PaymentRow) throws(Refusal) {
    try transaction.write(
      """
      INSERT INTO payments (tenant, id, store, reference, amount, currency, usage, outcome, begun_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .id(payment.tenant), .id(payment.id), .id(payment.store), .text(payment.order),
      .int(Int(payment.amount.amount)), .text(payment.amount.currency),
      .int(payment.usage.rawValue), .int(payment.outcome.rawValue), .time(payment.begunAt))
  }

  /// Begins an attempt on a card, which it keeps as the card is now.
  func insertAttempt(
    _ id: AttemptID, at payment: PaymentRow, on card: CardRow, _ channel: String
  ) throws(Refusal) {
    let health = card.state.health(on: views().today)
    try transaction.write(
      """
      INSERT INTO attempts (tenant, id, payment, card, channel, account, begun_at, expires_at,
        brand, last4, bank, holder_masked, status, health)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .id(payment.tenant), .id(id), .id(payment.id), .id(card.id), .text(channel),
      .id(principal.account), .time(now), .time(now + service.attemptTime),
      .int(card.brand.rawValue), .int(card.lastFour), Value(card.bank), .text(card.holderMasked),
      .int(CardStatus(health.status).rawValue), .int(API.Health(health).rawValue))
  }

  /// Keeps what has become of an attempt, and what that makes of its payment.
  func settle(_ attempt: AttemptRow, of payment: PaymentRow) throws(Refusal) -> PaymentRow {
    try transaction.write(
      """
      UPDATE attempts SET outcome = ?, settled_at = ?, profile = ?, code = ?, advice = ?, text = ?,
        rule = ?, edition = ? WHERE tenant = ? AND id = ?
      """, .int(attempt.outcome.rawValue), .time(attempt.settledAt),
      Value(attempt.profile.map { "\($0.name)" }), Value(attempt.code), Value(attempt.advice),
      Value(attempt.text), Value(attempt.rule), Value(attempt.edition), .id(attempt.tenant),
      .id(attempt.id))
    return try summarize(payment)
  }

  /// A payment is approved by one approval, and as open or unknown as any attempt; else it is declined.
  func summarize(_ known: PaymentRow) throws(Refusal) -> PaymentRow {
    let outcomes = try snapshot.attempts(of: known).map(\.outcome)
    var payment = known
    payment.outcome =
      [.approved, .pending, .unknown].first { outcomes.contains($0) } ?? .declined
    try transaction.write(
      "UPDATE payments SET outcome = ? WHERE tenant = ? AND id = ?",
      .int(payment.outcome.rawValue), .id(payment.tenant), .id(payment.id))
    return payment
  }

  /// Says of a running attempt whose time is over that nobody knows what has become of it.
  mutating func expire(_ known: AttemptRow, of payment: PaymentRow) throws(Refusal) -> PaymentRow {
    var attempt = known
    attempt.outcome = .unknown
    let payment = try settle(attempt, of: payment)
    _ = try tell("payment.unknown", payment)
    return payment
  }

  /// Appends an event of a payment, which is shown in it as it now is.
  mutating func tell(
    _ event: StaticString, _ payment: PaymentRow
  ) throws(Refusal) -> API.Payment {
    let view = try snapshot.view(of: payment)
    try emit(
      event, tenant: payment.tenant, store: payment.store, subject: payment.id, body: view)
    return view
  }
}
