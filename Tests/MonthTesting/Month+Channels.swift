import API
import RPC

extension Month {
  /// The prompt channel acknowledges what it hears at each step; the tardy one every few steps, and once not
  /// for more than a day.
  mutating func acknowledge() throws {
    for shop in shops {
      try listen(shop)
      try acknowledge("prompt", shop)
      guard step >= wakes[shop] else { continue }
      try acknowledge("tardy", shop)
      let sleep = day == 7 ? 2 * plan.stepsPerDay : Int.random(in: 1...3, using: &dice)
      wakes[shop] = step + sleep
    }
  }

  /// Reads on where it was, and learns at which event each card left.
  mutating func listen(_ shop: Int) throws {
    var hasMore = true
    while hasMore {
      let page = try call(
        Endpoints.eventsList, EventsListParams(after: heard[shop], pageSize: 500), of: shop)
      for event in page.events {
        demand(event.sequence > heard[shop], "events are not in order")
        heard[shop] = event.sequence
        guard event.type == "card.unbinding",
          let card = ledger.cards.values.first(where: { $0.id.text == event.subject })
        else { continue }
        demand(card.left?.event == .max, "\(card.name) leaves, which nobody asked for")
        ledger.cards[card.id]?.left?.event = event.sequence
      }
      heard[shop] = max(heard[shop], page.last)
      hasMore = page.hasMore
    }
  }

  private mutating func acknowledge(_ channel: String, _ shop: Int) throws {
    let position = heard[shop]
    let params = ChannelsAckParams(channel: channel, upTo: position)
    let expected = owed(by: channel, shop).count { ($0.left?.event ?? .max) <= position }
    let result = try call(Endpoints.channelsAck, params, of: shop)
    demand(result.acked == Int64(expected), "\(channel) took \(result.acked), not \(expected)")
    positions[shop][channel] = max(position, positions[shop][channel] ?? 0)
    for card in ledger.cards(of: shop) where card.binding == .unbinding {
      let isTaken = Self.channels.allSatisfy {
        (positions[shop][$0] ?? 0) >= card.left?.event ?? .max
      }
      if isTaken { ledger.cards[card.id]?.binding = .unbound }
    }
  }

  /// The cards whose leaving a channel has yet to take.
  func owed(by channel: String, _ shop: Int) -> [KnownCard] {
    ledger.cards(of: shop).filter {
      guard let event = $0.left?.event else { return false }
      return event > positions[shop][channel] ?? 0
    }
  }
}
