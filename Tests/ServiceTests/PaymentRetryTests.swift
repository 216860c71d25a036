import API
import RPC
import Testing

@testable import Service

@Suite("Retry rules of payments")
struct PaymentRetryTests {
  private static let number = "5555555555554444"
  private let cashier: Cashier
  private let card: Card

  init() throws {
    cashier = try Cashier()
    card = try cashier.merchant.bind(Self.number).card
  }

  private var merchant: Merchant { cashier.merchant }

  /// Declines an order of its own, with an advice if there is one.
  private func decline(
    _ order: String, _ code: String, advice: String? = nil, on card: CardID? = nil,
    store: StoreID? = nil
  ) throws {
    let begun = try cashier.begin(order, with: card ?? self.card.id) {
      $0.store = store ?? merchant.store
    }
    try cashier.complete(begun.attempt, code) { $0.adviceCode = advice }
  }

  @Test("a wait is refused until its time, with the rule, and options say the same")
  func wait() throws {
    try decline("o-1", "51", advice: "24")
    let refused = try #require(try refusal { try cashier.begin("o-2", with: card.id) })
    #expect("\(refused.reason.name)" == "RETRY_NOT_YET" && refused.retryAfterMs == 3_600_000)
    #expect(refused.causes[0].rule == "mastercard.advice_24")
    #expect(refused.causes[0].edition == "2026-04-18")
    let excluded = try #require(try cashier.options().excluded.first)
    #expect(excluded.reason == "RETRY_NOT_YET" && excluded.rule == "mastercard.advice_24")
    #expect(excluded.notBefore == cashier.clock.now + .seconds(3600))
    try cashier.advance(.seconds(3599))
    #expect(try reason { try cashier.begin("o-2") } == "NO_USABLE_CARD")
    try cashier.advance(.seconds(1))
    try cashier.begin("o-2")
  }

  @Test("what must never be tried again is barred with its rule, after years too")
  func never() throws {
    try decline("o-1", "51", advice: "22")
    for _ in 0..<2 {
      #expect(
        try causes { try cashier.begin("o-2", with: card.id) }
          == ["\(card.id.text) RETRY_BARRED mastercard.advice_22"])
      try cashier.advance(.seconds(400 * 86_400))
    }
    #expect(try cashier.options().excluded.map(\.edition) == ["2026-04-18"])
  }

  @Test("ten declines in a day fill Mastercard's ceiling; the eleventh waits for the first to age")
  func day() throws {
    for order in 0..<10 {
      try cashier.advance(.seconds(60))
      try decline("o-\(order)", "51")
    }
    let refused = try #require(try refusal { try cashier.begin("o-10", with: card.id) })
    #expect("\(refused.reason.name)" == "RETRY_NOT_YET")
    #expect(refused.causes[0].rule == "ceiling.mastercard_day")
    #expect(refused.retryAfterMs == Int64(86_400 - 9 * 60) * 1000)
    try cashier.advance(.seconds(86_400 - 9 * 60))
    try cashier.begin("o-10", with: card.id)
  }

  @Test("a number bound again, or in another store, has its past with it")
  func lineage() throws {
    for order in 0..<5 { try decline("o-\(order)", "51") }
    try cashier.unbind(card.id)
    let again = try merchant.bind(Self.number).card
    for order in 5..<8 { try decline("o-\(order)", "51", on: again.id) }
    let sibling = try merchant.bind(Self.number) { $0.store = merchant.sibling }.card
    for order in 8..<10 {
      try decline("o-\(order)", "51", on: sibling.id, store: merchant.sibling)
    }
    for (card, store) in [(again, merchant.store), (sibling, merchant.sibling)] {
      #expect(
        try causes { try cashier.begin("o-x", with: card.id) { $0.store = store } }
          == ["\(card.id.text) RETRY_NOT_YET ceiling.mastercard_day"])
    }
    let stranger = try Cashier(merchant.neighbour())
    let theirs = try stranger.merchant.bind(Self.number).card
    try stranger.begin(with: theirs.id)
  }

  @Test(
    "a bar on the credential outlives unbinding, and the card that took its place is free of it")
  func replaced() throws {
    try decline("o-1", "51", advice: "22")
    let other = try merchant.bind(cardNumber(1)).card
    let prepared = try merchant.prepare([card.id]) { $0.replaceWith = nil }
    try merchant.confirm(prepared)
    let again = try merchant.bind(Self.number).card
    #expect(again.previousCard == card.id)
    #expect(try reason { try cashier.begin("o-2", with: again.id) } == "RETRY_BARRED")
    try cashier.begin("o-2", with: other.id)
  }

  @Test("a card that takes another's place takes over its counters")
  func takeover() throws {
    for order in 0..<10 { try decline("o-\(order)", "51") }
    let heir = try merchant.bind("5105105105105100") { $0.usage = .both }.card
    try merchant.confirm(merchant.prepare([card.id]) { $0.replaceWith = heir.id })
    #expect(
      try causes { try cashier.begin("o-x", with: heir.id) }
        == ["\(heir.id.text) RETRY_NOT_YET ceiling.mastercard_day"])
  }

  @Test("details that were put right lift what waited for them, by update and by binding anew")
  func fixed() throws {
    try decline("o-1", "54")
    #expect(try cashier.options().excluded.map(\.reason) == ["CARD_ABNORMAL"])
    try cashier.advance(.seconds(1))
    var known = try merchant.card(card.id)
    known = try merchant.update(known) { ($0.expMonth, $0.expYear) = (1, 2032) }
    try decline("o-2", "54")
    try cashier.unbind(card.id)
    try cashier.advance(.seconds(1))
    let same = try merchant.bind(Self.number) { ($0.expMonth, $0.expYear) = (1, 2032) }.card
    #expect(try reason { try cashier.begin("o-3", with: same.id) } == "RETRY_BARRED")
    try cashier.unbind(same.id)
    let fixed = try merchant.bind(Self.number) { ($0.expMonth, $0.expYear) = (2, 2033) }.card
    try cashier.begin("o-3", with: fixed.id)
  }

  @Test("an attempt that nobody completed counts as a decline")
  func unknown() throws {
    for order in 0..<10 { try cashier.begin("o-\(order)", with: card.id) }
    #expect(
      try causes { try cashier.begin("o-x", with: card.id) }
        == ["\(card.id.text) RETRY_NOT_YET ceiling.mastercard_day"])
    try cashier.advance(.seconds(900))
    cashier.sweep()
    #expect(try reason { try cashier.begin("o-x", with: card.id) } == "RETRY_NOT_YET")
  }

  @Test("ceilings of an amount count for options where the amount is known")
  func amount() throws {
    let visa = try merchant.bind(cardNumber(1)).card
    for order in 0..<15 { try decline("v-\(order)", "51", on: visa.id) }
    let excluded = try cashier.options(amount: Cashier.price).excluded
    #expect(excluded.map(\.rule) == ["ceiling.visa_amount"])
    #expect(try cashier.options().excluded.isEmpty)
    try cashier.begin("v-x", with: visa.id) { $0.amount = Money(amount: 5, currency: "CNY") }
  }

  @Test("codes that nobody knows, and declines without one, have a cap of their own")
  func unknownCodes() throws {
    try decline("o-1", "X9")
    for order in 2...3 {
      let begun = try cashier.begin("o-\(order)")
      try cashier.complete(begun.attempt, nil) { $0.approved = false }
    }
    #expect(
      try causes { try cashier.begin("o-4", with: card.id) }
        == ["\(card.id.text) RETRY_NOT_YET ceiling.unknown"])
  }
}
