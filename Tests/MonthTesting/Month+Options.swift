import API
import RPC

extension Month {
  /// Asks which cards each store can use for a payment of no order yet, and holds what is said of each card
  /// against the ledger.
  mutating func checkOptions(_ shop: Int) throws {
    for store in platform.shops[shop].stores.indices {
      let order = Order(
        name: "", shop: shop, store: store, amount: 1999,
        usage: step.isMultiple(of: 2) ? .checkout : .autoDebit, day: day, flaw: nil)
      let options = try call(
        Endpoints.paymentsOptions,
        PaymentsOptionsParams(
          store: platform.shops[shop].stores[store],
          amount: Money(amount: order.amount, currency: "CNY"), usage: order.usage), of: shop)
      meetObjections(to: order)
      checkVerdicts(options, on: order)
    }
  }

  private mutating func checkVerdicts(_ options: PaymentOptionsResult, on order: Order) {
    var told = Dictionary(uniqueKeysWithValues: options.cards.map { ($0.id, "usable") })
    for out in options.excluded { told[out.card.id] = out.reason }
    let cards = ledger.cards(of: order.shop).filter {
      $0.store == order.store && $0.binding != .unbound
    }
    demand(told.count == cards.count, "options tell of \(told.count) cards, not \(cards.count)")
    for card in cards {
      let verdict = verdict(ledger.objections(to: card, for: order, at: platform.now))
      demand(
        told[card.id] == verdict, "\(card.name) is \(told[card.id] ?? "left out"), not \(verdict)")
    }
  }

  /// What the gravest objection is in the contract.
  private func verdict(_ objections: [Objection]) -> String {
    let isBarred = objections.contains { $0.word == "barred" }
    guard let first = objections.first, !isBarred else {
      return isBarred ? "RETRY_BARRED" : "usable"
    }
    return switch first {
    case .leaving(let isSynced): isSynced ? "CARD_UNBOUND" : "CARD_UNBINDING"
    case .health(.consentRevoked): "CONSENT_REVOKED"
    case .health(.stolen), .health(.lost), .health(.closed), .health(.invalidNumber),
      .health(.expired):
      "CARD_INVALID"
    case .health: "CARD_ABNORMAL"
    case .usage: "USAGE_MISMATCH"
    case .rest, .ceiling, .barred: "RETRY_NOT_YET"
    }
  }
}
