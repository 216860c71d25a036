import API
import Domain
import RPC
import Storage

extension PaymentService {
  /// Takes down what has become of an attempt, and says what to do next.
  @Sendable static func complete(
    _ params: PaymentsCompleteParams, _ context: inout WriteContext
  ) throws(Refusal) -> PaymentCompleteResult {
    try context.enter(.paymentsWrite, .tenant(nil))
    let reach = context.reach(.paymentsWrite)
    guard let (attempt, known) = try context.snapshot.attempt(params.attempt, within: reach),
      let card = try context.snapshot.card(attempt.card, within: reach)
    else { throw Refusal(.notFound) }
    context.record.target = attempt.id.text
    let settlement = try Settlement(
      params, of: attempt, at: context.now, context.service.ruleset)
    let isFirst = attempt.settledAt == nil
    guard isFirst || settlement.matches(attempt) else { throw Refusal(.outcomeContradicted) }
    var payment = known
    if isFirst {
      payment = try settle(attempt, of: known, settlement, card, &context)
    }
    let row = try context.snapshot.card(card.id, within: reach) ?? card
    return PaymentCompleteResult(
      payment: try context.snapshot.view(of: payment), card: try context.views().card(row),
      next: try next(after: settlement, of: payment, context))
  }

  /// The outcome is the attempt's, the code is the card's: it goes the way of every signal.
  private static func settle(
    _ attempt: AttemptRow, of known: PaymentRow, _ settlement: Settlement, _ card: CardRow,
    _ context: inout WriteContext
  ) throws(Refusal) -> PaymentRow {
    let before = try context.snapshot.view(of: known)
    let edition = context.service.ruleset.edition
    let payment = try context.settle(
      attempt.settled(by: settlement, edition, at: context.now), of: known)
    if let signal = settlement.signal {
      let outcome = try context.interpret(signal, of: card)
      _ = try CardService.take(signal, outcome, card, &context)
    }
    let after = try context.tell("payment.completed", payment)
    context.record.target = attempt.id.text
    context.record.before = Self.auditText(before, context.record.before)
    context.record.after = Self.auditText(after, context.record.after)
    return payment
  }

  /// A payment, and its card if that has changed with it.
  private static func auditText(_ payment: API.Payment, _ card: [UInt8]?) -> [UInt8] {
    let payment = [UInt8](#"{"payment":"#.utf8) + payment.json
    guard let card else { return payment + [UInt8]("}".utf8) }
    return payment + [UInt8](#","card":"#.utf8) + card + [UInt8]("}".utf8)
  }

  // MARK: What is next

  private static func next(
    after settlement: Settlement, of payment: PaymentRow, _ context: WriteContext
  ) throws(Refusal) -> PaymentNext {
    var next = PaymentNext(
      action: .none, rule: settlement.rule.id, edition: context.service.ruleset.edition)
    if payment.outcome == .approved { return next }
    let attempts = try context.snapshot.attempts(of: payment)
    if let running = attempts.first(where: { $0.runs(at: context.now) }) {
      (next.action, next.notBefore, next.card) = (.wait, running.expiresAt, running.card)
      return next
    }
    next.take(try action(after: settlement, attempts, payment, context))
    return next
  }

  private static func action(
    after settlement: Settlement, _ attempts: [AttemptRow], _ payment: PaymentRow,
    _ context: WriteContext
  ) throws(Refusal) -> NextAction {
    let today = context.views().today
    let demand = CardChoice.Demand(
      usage: payment.usage, amount: payment.amount, order: payment.order,
      siblings: try context.snapshot.attempts(ofOrder: payment))
    let cards = try context.snapshot.cards(of: payment.store, in: payment.tenant, on: today)
    let choice = try CardChoice(cards, for: demand, context, on: today)
    let ruleset = context.service.ruleset
    let isAboutPayment = settlement.observation.map { ruleset.health(of: $0) == nil } ?? false
    return NextAction.after(
      NextAction.Decline(
        retry: settlement.rule.retry, isAboutPayment: isAboutPayment,
        attempts: attempts.map { (card: $0.card.rawValue, at: $0.begunAt.milliseconds) }),
      choice.ranking, at: context.now.milliseconds)
  }
}

extension PaymentNext {
  fileprivate mutating func take(_ next: NextAction) {
    switch next {
    case .tryOtherCard(let id): (action, card) = (.tryOtherCard, CardID(rawValue: id))
    case .wait(let until, let id, let rule):
      (action, card) = (.wait, CardID(rawValue: id))
      notBefore = Timestamp(milliseconds: until)
      self.rule = rule ?? self.rule
    case .fixData: action = .fixData
    case .stop: action = .stop
    }
  }
}
