import API

/// What a month has come to.
package struct Figures: CustomStringConvertible, Sendable {
  package var orders = 0
  package var paid = 0
  package var declines = 0
  /// Debits that were tried on cards that were dead by then.
  package var onDeadCards = 0
  /// Debits beyond a ceiling.
  package var beyondCeilings = 0
  /// Debits of what an answer that had been told has barred for good.
  package var forbidden = 0
  /// Days until the orders that were paid were paid, summed up.
  package var days = 0

  package var description: String {
    let mean = paid == 0 ? 0 : (Double(days) / Double(paid) * 100).rounded() / 100
    return "\(paid) of \(orders) orders paid after \(mean) days, \(declines) declines, "
      + "\(onDeadCards) debits on dead cards, \(beyondCeilings) beyond ceilings, "
      + "\(forbidden) that were barred for good"
  }
}

extension Month {
  /// Of the month as it was played.
  package var figures: Figures {
    var figures = Figures()
    figures.orders = orders.count
    for order in orders { figures.take(order) }
    figures.onDeadCards = onDeadCards
    for debit in ledger.debits {
      if case .declined = debit.outcome { figures.declines += 1 }
      let past = ledger.debits.filter { $0.at < debit.at }
      let told = past.filter { $0.toldAt.map { $0 <= debit.at } ?? false }
      if Ledger.isBarredForGood(debit.order, debit.number, after: told) { figures.forbidden += 1 }
      guard let brand = ledger.cards[debit.card]?.brand else { continue }
      let kin = past.filter { $0.line == debit.line }
      if !Ledger.excesses(kin, brand, debit.amount, at: debit.at).isEmpty {
        figures.beyondCeilings += 1
      }
    }
    return figures
  }

  /// Of the same orders, had a merchant taken each store's first card every day until it paid, and heard of
  /// nothing.
  package var naiveFigures: Figures {
    var figures = Figures()
    figures.orders = orders.count
    var debits: [Debit] = []
    var open: [Order] = []
    for today in 0..<plan.days {
      open += orders.filter { $0.day == today }
      open = open.compactMap { order in
        attempt(order, on: today, &debits, &figures) ? nil : order
      }
    }
    return figures
  }

  /// Whether the order is paid now.
  private func attempt(
    _ order: Order, on day: Int, _ debits: inout [Debit], _ figures: inout Figures
  ) -> Bool {
    guard let (id, card) = preferred(order) else { return false }
    let now = Self.firstDay.milliseconds + Int64(day) * 86_400_000 + Int64(debits.count % 60)
    let turn = day - order.day + 1
    let reply = world.reply(card, order, turn: turn, day: day)
    let past = debits.filter { $0.card == id }
    if !Ledger.excesses(past, card.brand, order.amount, at: now).isEmpty {
      figures.beyondCeilings += 1
    }
    if Ledger.isBarredForGood(order.name, card.number, after: past) { figures.forbidden += 1 }
    if card.isDead(on: day) { figures.onDeadCards += 1 }
    if reply.code != nil { figures.declines += 1 }
    debits.append(
      Debit(
        attempt: AttemptID(rawValue: 0), card: id, number: card.number, line: 0,
        order: order.name, amount: order.amount, usage: order.usage, at: now, expiresAt: now,
        outcome: reply.code == nil ? .approved : .declined(reply)))
    guard reply.code == nil else { return false }
    (figures.paid, figures.days) = (figures.paid + 1, figures.days + day - order.day)
    return true
  }

  /// The first card of the store, as it was when the month began.
  private func preferred(_ order: Order) -> (CardID, HiddenCard)? {
    files.filter { $0.value.shop == order.shop && $0.value.store == order.store }
      .min { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value) }
  }
}

extension Figures {
  fileprivate mutating func take(_ order: Order) {
    guard let day = order.paidOn else { return }
    paid += 1
    days += day - order.day
  }
}
