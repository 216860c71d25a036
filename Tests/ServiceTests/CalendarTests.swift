import API
import RPC
import Testing

@Suite("Expiry by the merchant's calendar")
struct CalendarTests {
  private func health(_ merchant: Merchant, _ card: CardID, at moment: String) throws -> Health {
    merchant.bench.clock.set(moment)
    try merchant.boss.login()
    let shown = try merchant.card(card)
    // What a list finds is what an object shows.
    let found = try merchant.list(CardsListParams(health: [shown.health])).cards
    #expect(found.map(\.json) == [shown.json])
    #expect(try merchant.list(CardsListParams(status: shown.status)).cards.map(\.id) == [card])
    return shown.health
  }

  private func merchant(zone: String) throws -> (Merchant, CardID) {
    let merchant = try Merchant(zone: zone, at: "2026-07-01T00:00:00Z")
    let card = try merchant.bind { ($0.expMonth, $0.expYear) = (8, 2026) }.card
    return (merchant, card.id)
  }

  @Test("a card is valid through the last second of its month where the merchant is")
  func midnightInShanghai() throws {
    let (merchant, card) = try merchant(zone: "Asia/Shanghai")
    #expect(try health(merchant, card, at: "2026-07-31T15:59:59.999Z") == .active)
    #expect(try health(merchant, card, at: "2026-07-31T16:00:00Z") == .expiring)
    #expect(try health(merchant, card, at: "2026-08-31T15:59:59.999Z") == .expiring)
    #expect(try options(merchant).cards.map(\.id) == [card])
    #expect(try health(merchant, card, at: "2026-08-31T16:00:00Z") == .expired)
    let shown = try merchant.card(card)
    #expect(shown.status == .invalid)
    #expect(shown.reasons.map(\.observedAt) == [Timestamp("2026-08-31T16:00:00Z")])
    #expect(try options(merchant).excluded.map(\.card.id) == [card])
  }

  @Test("another zone has another midnight, also where clocks are turned")
  func otherZones() throws {
    let (utc, card) = try merchant(zone: "UTC")
    #expect(try health(utc, card, at: "2026-08-31T23:59:59Z") == .expiring)
    #expect(try health(utc, card, at: "2026-09-01T00:00:00Z") == .expired)
    let (york, other) = try merchant(zone: "America/New_York")
    #expect(try health(york, other, at: "2026-09-01T03:59:59Z") == .expiring)
    #expect(try health(york, other, at: "2026-09-01T04:00:00Z") == .expired)
  }

  @Test("a new expiry makes an expired card valid again")
  func renewed() throws {
    let (merchant, card) = try merchant(zone: "Asia/Shanghai")
    #expect(try health(merchant, card, at: "2026-09-01T00:00:00Z") == .expired)
    let renewed = try merchant.update(merchant.card(card)) {
      ($0.expMonth, $0.expYear) = (8, 2031)
    }
    #expect(renewed.health == .active && renewed.status == .normal)
    #expect(renewed.stateSince == merchant.bench.clock.now)
  }

  private func options(_ merchant: Merchant) throws -> PaymentOptionsResult {
    try merchant.boss.desk.call(
      Endpoints.paymentsOptions, PaymentsOptionsParams(store: merchant.store, usage: .checkout))
  }
}
