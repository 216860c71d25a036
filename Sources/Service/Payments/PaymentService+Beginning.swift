import API
import Crypto
import Domain
import RPC
import Storage

extension PaymentService {
  /// Begins an attempt to get an order paid, with the best card or the one that is named.
  @Sendable static func begin(
    _ params: PaymentsBeginParams, _ context: inout WriteContext
  ) throws(Refusal) -> PaymentBeginResult {
    try context.enter(.paymentsWrite, .store(params.store))
    let reach = context.reach(.paymentsWrite)
    guard let store = try context.snapshot.store(params.store, within: reach) else {
      throw Refusal(.notFound)
    }
    guard store.state == .open else { throw Refusal(.storeClosed) }
    try params.amount.check()
    let known = try continued(params, &context)
    let card = try card(params, known, context)
    let payment = known ?? PaymentRow(params, id: context.nextID(), context)
    if known == nil { try context.insert(payment) }
    let attempt: AttemptID = context.nextID()
    try context.insertAttempt(attempt, at: payment, on: card, params.channel)
    let begun = try context.tell("payment.begun", try context.summarize(payment))
    context.record.target = attempt.text
    context.record.after = begun.json
    return PaymentBeginResult(
      payment: begun, attempt: attempt, card: try context.views().card(card),
      gatewayToken: try context.gatewayToken(of: card))
  }

  /// The payment of the order if there is one already; refused unless it can go on.
  private static func continued(
    _ params: PaymentsBeginParams, _ context: inout WriteContext
  ) throws(Refusal) -> PaymentRow? {
    let reach = context.reach(.paymentsWrite)
    guard var payment = try context.snapshot.payment(order: params.order, within: reach) else {
      return nil
    }
    guard payment.store == params.store, payment.usage == params.usage,
      payment.amount.amount == params.amount.amount,
      payment.amount.currency == params.amount.currency
    else { throw Refusal(.orderTaken, about: payment.id) }
    context.record.before = try context.snapshot.view(of: payment).json
    let attempts = try context.snapshot.attempts(of: payment)
    if let paid = attempts.first(where: { $0.outcome == .approved }) {
      throw Refusal(.alreadyPaid, about: paid.id)
    }
    for attempt in attempts where attempt.outcome == .pending {
      if attempt.runs(at: context.now) {
        throw Refusal(running: attempt, at: context.now)
      }
      payment = try context.expire(attempt, of: payment)
    }
    return payment
  }

  /// The card to debit.
  private static func card(
    _ params: PaymentsBeginParams, _ payment: PaymentRow?, _ context: WriteContext
  ) throws(Refusal) -> CardRow {
    let today = context.views().today
    let cards: [CardRow]
    if let id = params.card {
      guard let card = try context.snapshot.card(id, within: context.reach(.paymentsWrite)) else {
        throw Refusal(.notFound)
      }
      guard card.store == params.store else { throw Refusal(.cardOfOtherStore) }
      cards = [card]
    } else {
      cards = try context.snapshot.cards(of: params.store, in: context.tenant, on: today)
    }
    var demand = CardChoice.Demand(
      usage: params.usage, amount: params.amount, order: params.order)
    if let payment { demand.siblings = try context.snapshot.attempts(ofOrder: payment) }
    let choice = try CardChoice(cards, for: demand, context, on: today)
    guard let best = choice.best else {
      throw choice.refusal(params.card != nil, at: context.now)
    }
    return best
  }
}

extension WriteContext {
  /// What a gateway debits a card by; nil if the card was bound without. It is opened here alone, for
  /// services alone, and stands in nothing that is kept in clear.
  fileprivate func gatewayToken(of card: CardRow) throws(Refusal) -> Secret? {
    guard principal.role.base == .service else { return nil }
    let sealed = try snapshot.first(
      "SELECT gateway_token FROM cards WHERE tenant = ? AND id = ?", .id(card.tenant),
      .id(card.id), row: { $0.optionalBlob(0) }
    ).flatMap(\.self)
    guard let sealed else { return nil }
    do throws(CryptoError) {
      let token = try service.keys.gatewayTokens.open(
        sealed.span, associated: card.id.text.utf8.span)
      return Secret(String(copying: token.span))
    } catch {
      throw Refusal(crypto: error)
    }
  }
}

extension PaymentRow {
  fileprivate init(_ params: PaymentsBeginParams, id: PaymentID, _ context: WriteContext) {
    self.init(
      tenant: context.tenant, id: id, store: params.store, order: params.order,
      amount: params.amount, usage: params.usage, begunAt: context.now)
  }
}

extension Refusal {
  fileprivate init(_ reason: Reason, about subject: some Identifier) {
    self.init(reason)
    causes = [Cause(subject.text, reason)]
  }

  /// Another attempt of the order runs, until it is completed or its time is over.
  fileprivate init(running attempt: AttemptRow, at now: Timestamp) {
    self.init(.attemptRunning)
    causes = [Cause(attempt.id.text, .attemptRunning, notBefore: attempt.expiresAt)]
    retryAfterMs = attempt.expiresAt.milliseconds - now.milliseconds
  }
}
