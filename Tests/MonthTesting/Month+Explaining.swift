import API
import RPC

extension Month {
  /// Asks why an order has failed, in both languages, and holds the answer against what is true.
  mutating func explain(_ index: Int, after debit: Int) throws {
    let order = orders[index]
    let params = PaymentsExplainParams(order: order.name)
    let en = try call(Endpoints.paymentsExplain, params, of: order.shop)
    let allowed = causes(of: debit, order)
    explained += 1
    causesMet.insert("\(en.cause.name)")
    demand(
      allowed.contains(en.cause),
      "\(order.name), \(ledger.debits[debit].outcome): \(en.cause.name), not one of "
        + "\(allowed.map(\.name).sorted { "\($0)" < "\($1)" })")
    demand(!en.text.isEmpty && !en.evidence.isEmpty, "\(order.name) is explained without a word")
    let zh = try call(Endpoints.paymentsExplain, params, of: order.shop, in: .chinese)
    demand(
      zh.cause == en.cause && zh.text != en.text, "\(order.name) is explained in English alone")
    demand(
      zh.text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) },
      "\(order.name) is not explained in Chinese: \(zh.text)")
    let usable = ledger.usable(for: order, at: platform.now)
    let shown = Set((en.next ?? []).map(\.id))
    let isOver = [.outcomeUnknown, .stillRunning, .notFailed, .tiedToOtherMethod].contains(en.cause)
    if !isOver { meetObjections(to: order) }
    demand(
      shown == (isOver ? [] : usable),
      "\(order.name) is to go on with \(shown.map(name)), not \(usable.map(name))")
  }

  /// What may be said of an order's last debit, by its code and by what is known of its card since.
  private func causes(of index: Int, _ order: Order) -> Set<PaymentCause> {
    let debit = ledger.debits[index]
    if ledger.debits.contains(where: { $0.order == order.name && $0.outcome == .unknown }) {
      return [.outcomeUnknown]
    }
    if debit.outcome == .running { return [.stillRunning] }
    guard case .declined(let reply) = debit.outcome, let card = ledger.cards[debit.card] else {
      return []
    }
    let meaning = Meaning(reply, hasExpired: false)
    guard meaning.isPassing else { return [meaning.cause] }
    let objections = ledger.objections(to: card, for: order, at: platform.now)
    let isStranded = ledger.usable(for: order, at: platform.now).isEmpty
    if objections.isEmpty { return [meaning.cause] }
    return Set(objections.map { cause(of: $0, isStranded: isStranded) })
  }

  private func cause(of objection: Objection, isStranded: Bool) -> PaymentCause {
    switch objection {
    case .ceiling: .retryCeiling
    case .rest: .retryWait
    case .barred(let cause): cause
    case .leaving(let isSynced):
      isSynced ? (isStranded ? .noUsableCard : .cardUnbound) : .cardNotSynced
    case .health(.consentRevoked): isStranded ? .noUsableCard : .consentRevoked
    case .health: isStranded ? .noUsableCard : .cardState
    case .usage: isStranded ? .noUsableCard : .usageUnsupported
    }
  }
}
