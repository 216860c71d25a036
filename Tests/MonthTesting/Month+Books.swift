import API
import RPC

extension Month {
  /// What is on record in the end, in lines, by names in place of ids.
  package func books() throws -> [String] {
    var lines: [String] = []
    for shop in shops {
      lines += try cardLines(shop) + paymentLines(shop) + alertLines(shop) + eventLines(shop)
      let channels = try call(Endpoints.channelsList, ChannelsListParams(), .boss, of: shop)
        .channels
      lines += channels.map {
        "\(shop) channel \($0.name) at \($0.position) owes \($0.pending)"
      }
    }
    return lines
  }

  private func cardLines(_ shop: Int) throws -> [String] {
    try cards(shop).values.map { card in
      let expiry = "\(card.expMonth ?? 0)/\(card.expYear ?? 0)"
      let kin = [card.previousCard, card.replacedBy].map { $0.map(name) ?? "none" }
      return "\(shop) card \(name(card.id)) \(card.binding.name) \(card.health.name) \(expiry) "
        + "version \(card.version) after \(kin[0]) before \(kin[1])"
    }.sorted()
  }

  private func paymentLines(_ shop: Int) throws -> [String] {
    var lines: [String] = []
    var token: String?
    repeat {
      let params = PaymentsListParams(pageSize: 500, pageToken: token)
      let page = try call(Endpoints.paymentsList, params, .boss, of: shop)
      for payment in page.payments {
        let attempts = payment.attempts.map { attempt in
          "\(name(attempt.card.id)) \(attempt.outcome.name) \(attempt.code ?? "-") "
            + "\(attempt.adviceCode ?? "-") \(attempt.rule ?? "-") \(attempt.at.milliseconds)"
        }
        lines.append("\(shop) \(payment.order) \(payment.outcome.name): \(attempts)")
      }
      token = page.nextPageToken
    } while token != nil
    return lines
  }

  private func alertLines(_ shop: Int) throws -> [String] {
    try alertList(shop).map { alert in
      "\(shop) alert \(alert.kind.name) \(alert.state.name) \(alert.card.map(name) ?? "store") "
        + "\(alert.daysAhead ?? -1) \(alert.channel ?? "") \(alert.raisedAt.milliseconds) "
        + "\(alert.settledAt?.milliseconds ?? 0)"
    }.sorted()
  }

  private func eventLines(_ shop: Int) throws -> [String] {
    var lines: [String] = []
    var after: Int64 = 0
    var hasMore = true
    while hasMore {
      let page = try call(
        Endpoints.eventsList, EventsListParams(after: after, pageSize: 500), of: shop)
      // What came before the month was not played.
      for event in page.events where event.at >= Self.firstDay {
        let card = ledger.cards.values.first { $0.id.text == event.subject }?.name
        let subject = card ?? String(event.subject.prefix { $0 != "_" })
        lines.append(
          "\(shop) event \(event.sequence) \(event.type) \(subject) \(event.at.milliseconds)")
      }
      hasMore = page.hasMore
      after = page.last
    }
    return lines
  }
}
