import API
import RPC

extension Month {
  private static let amounts: [Int64] = [1999, 4900, 12000]

  /// New orders come in, and all that are due are tried.
  mutating func takeOrders() throws {
    for shop in shops {
      for store in platform.shops[shop].stores.indices {
        // The store that is short of money is the busiest: its card is to meet the ceilings.
        let isBusy = shop == 0 && store == 1
        let count = Int.random(in: 0...plan.orders, using: &dice) + (isBusy ? 3 : 0)
        for _ in 0..<count { order(shop, store, isBusy) }
      }
    }
    for index in orders.indices
    where orders[index].state == .open && orders[index].due <= platform.now.milliseconds
      && !belated.contains(where: { $0.order == index })
    {
      try pursue(index)
    }
  }

  private mutating func order(_ shop: Int, _ store: Int, _ isBusy: Bool) {
    let amount = isBusy ? 1999 : Self.amounts.randomElement(using: &dice) ?? 0
    let flaw = Int.random(in: 0..<100, using: &dice)
    orders.append(
      Order(
        name: "o-\(shop)-\(orders.count)", shop: shop, store: store, amount: amount,
        usage: chance(40) ? .autoDebit : .checkout, day: day,
        flaw: flaw < 2 ? "R0" : flaw < 4 ? "13" : nil))
  }

  /// Tries an order, card after card, for as long as the next card may be tried at once.
  private mutating func pursue(_ index: Int) throws {
    var named: CardID?
    for _ in 0..<6 {
      guard let begun = try begin(index, with: named) else { return }
      let debit = ledger.debits.count - 1
      if chance(4) { try beginAgain(index) }
      guard let next = try conclude(index, debit, begun.attempt) else { return }
      try explain(index, after: debit)
      switch next.action {
      case .tryOtherCard: named = next.card
      case .wait:
        orders[index].due = max(next.notBefore?.milliseconds ?? 0, platform.now.milliseconds + 1)
        return
      case .stop:
        orders[index].state = .stopped
        return
      default:
        orders[index].due = platform.now.milliseconds + 20 * 3_600_000
        return
      }
    }
  }

  /// Nil where cardd will not have it; then the ledger must see no card that may be debited either.
  private mutating func begin(_ index: Int, with card: CardID?) throws -> PaymentBeginResult? {
    let order = orders[index]
    do {
      let begun = try call(Endpoints.paymentsBegin, params(order, card), of: order.shop)
      checkBegun(begun, order, named: card)
      return begun
    } catch let no as Denial {
      refused += 1
      meetObjections(to: order)
      let usable = ledger.usable(for: order, at: platform.now)
      demand(
        no.reason == "NO_USABLE_CARD" && usable.isEmpty,
        "\(order.name): \(no.reason), though the ledger has \(usable.map(name).sorted())")
      let wait = min(no.retryAfterMs ?? .max, 20 * 3_600_000)
      orders[index].due = platform.now.milliseconds + max(wait, 1)
      return nil
    }
  }

  /// Notes what holds the store's cards back from an order, where cardd has just said which ones it may use.
  mutating func meetObjections(to order: Order) {
    for card in ledger.cards(of: order.shop) where card.store == order.store {
      let objections = ledger.objections(to: card, for: order, at: platform.now)
      objectionsMet.formUnion(objections.map(\.word))
    }
  }

  private func params(_ order: Order, _ card: CardID?) -> PaymentsBeginParams {
    PaymentsBeginParams(
      order: order.name, store: platform.shops[order.shop].stores[order.store],
      amount: Money(amount: order.amount, currency: "CNY"), usage: order.usage, card: card,
      channel: "web")
  }

  private mutating func checkBegun(
    _ begun: PaymentBeginResult, _ order: Order, named: CardID?
  ) {
    let now = platform.now
    guard let card = ledger.cards[begun.card.id] else {
      return demand(false, "\(order.name) is to be paid by a card that nobody has bound")
    }
    let objections = ledger.objections(to: card, for: order, at: now)
    demand(objections.isEmpty, "\(order.name) is to be paid by \(card.name): \(objections)")
    demand(named == nil || named == card.id, "\(order.name) goes to another card than was named")
    demand(card.store == order.store, "\(order.name) is to be paid by another store's card")
    demand(
      begun.gatewayToken.map { $0.text.hasPrefix("token-") } ?? (card.name.contains("-renumbered")),
      "\(card.name) has no token")
    let isRunning = ledger.debits.contains { $0.order == order.name && $0.outcome == .running }
    demand(!isRunning, "two attempts of \(order.name) run")
    ledger.debits.append(
      Debit(
        attempt: begun.attempt, card: card.id, number: card.number, line: card.line,
        order: order.name, amount: order.amount, usage: order.usage, at: now.milliseconds,
        expiresAt: begun.payment.attempts.last?.expiresAt.milliseconds ?? 0))
  }

  private mutating func beginAgain(_ index: Int) throws {
    do {
      _ = try call(
        Endpoints.paymentsBegin, params(orders[index], nil), of: orders[index].shop)
      demand(false, "\(orders[index].name) was begun while an attempt ran")
    } catch let no as Denial {
      demand(no.reason == "ATTEMPT_RUNNING", "\(orders[index].name): \(no.reason)")
    }
  }

  /// Completes an attempt as its issuer answers; nil if nothing is to follow now.
  private mutating func conclude(
    _ index: Int, _ debit: Int, _ attempt: AttemptID
  ) throws -> PaymentNext? {
    guard let card = hidden[ledger.debits[debit].card] else { return nil }
    let turn = ledger.debits.count { $0.order == orders[index].name }
    if card.isDead(on: day) { onDeadCards += 1 }
    let reply = world.reply(card, orders[index], turn: turn, day: day)
    if reply.code != nil { declines += 1 }
    // What is lost for good was declined: what was debited would be found by reconciling.
    if reply.code != nil, declines.isMultiple(of: 30) {
      orders[index].due = platform.now.milliseconds + 3_600_000
      return nil
    }
    let fate = Int.random(in: 0..<100, using: &dice)
    if fate < 3 {
      belated.append((index, debit, reply))
      return nil
    }
    let result = try complete(debit, reply, of: orders[index].shop)
    if fate < 8 { try completeTwice(debit, reply, of: orders[index].shop) }
    settle(index, debit, reply, at: platform.now)
    if reply.code == nil { orders[index].state = .paid }
    guard reply.code == nil else { return result.next }
    orders[index].paidOn = day
    demand(result.next.action == .none, "\(orders[index].name) is paid, and to be tried again")
    return nil
  }

  private func complete(
    _ debit: Int, _ reply: Reply, of shop: Int
  ) throws
    -> PaymentCompleteResult
  {
    try call(
      Endpoints.paymentsComplete,
      PaymentsCompleteParams(
        attempt: ledger.debits[debit].attempt, approved: reply.code == nil, code: reply.code,
        adviceCode: reply.advice), of: shop)
  }

  /// The same once more is no news; something else contradicts it.
  private mutating func completeTwice(_ debit: Int, _ reply: Reply, of shop: Int) throws {
    let again = try complete(debit, reply, of: shop)
    demand(again.payment.attempts.contains { $0.code == reply.code }, "a repetition was not taken")
    do {
      _ = try complete(debit, Reply(code: reply.code == nil ? "91" : nil), of: shop)
      demand(false, "an outcome was contradicted")
    } catch let no as Denial {
      demand(no.reason == "OUTCOME_CONTRADICTED", "a contradiction led to \(no.reason)")
    }
  }

  /// What an attempt came to is known, and its code is heard of the card.
  private mutating func settle(_ index: Int, _ debit: Int, _ reply: Reply, at time: Timestamp) {
    ledger.debits[debit].outcome = reply.code == nil ? .approved : .declined(reply)
    ledger.debits[debit].toldAt = time.milliseconds
    let observed = min(time.milliseconds, ledger.debits[debit].expiresAt)
    ledger.hear(
      reply, of: ledger.debits[debit].card, at: Timestamp(milliseconds: observed))
  }

  // MARK: What came late or never

  mutating func expireDebits() throws {
    let now = platform.now.milliseconds
    for debit in ledger.debits.indices
    where ledger.debits[debit].outcome == .running && ledger.debits[debit].expiresAt <= now {
      ledger.debits[debit].outcome = .unknown
      let order = orders.firstIndex { $0.name == ledger.debits[debit].order }
      if let order { try explain(order, after: debit) }
    }
  }

  mutating func completeBelated() throws {
    for (index, debit, reply) in belated {
      let result = try complete(debit, reply, of: orders[index].shop)
      settle(index, debit, reply, at: platform.now)
      demand(
        result.payment.attempts.contains { $0.late == true },
        "\(orders[index].name) was completed too late, which is not shown")
      if reply.code == nil { (orders[index].state, orders[index].paidOn) = (.paid, day) }
    }
    belated = []
  }
}
