import API
import RPC
import Testing

@Suite("Alerts that changes of cards raise and settle")
struct AlertRaisingTests {
  private func merchant(at start: String = "2026-08-20T02:00:00Z") throws -> (Merchant, Person) {
    let merchant = try Merchant(at: start)
    let service = try merchant.admin.create("pay", .service, of: merchant.tenant)
    try service.settle()
    return (merchant, service)
  }

  @Test("a card bound within a tier is alerted in that write, by the most urgent tier alone")
  func bindingWithinATier() throws {
    let (merchant, _) = try merchant()
    let card = try merchant.bind { ($0.expMonth, $0.expYear) = (8, 2026) }.card
    #expect(try merchant.alertTexts() == ["card_expiring open 15"])
    #expect(try merchant.alerts().map(\.subject) == [card.id.rawValue])
    #expect(try merchant.alertEvents() == ["alert.raised"])
    try merchant.bind(cardNumber(2)) { ($0.expMonth, $0.expYear) = (10, 2026) }
    try merchant.bind(cardNumber(3)) { ($0.expMonth, $0.expYear, $0.funding) = (nil, nil, .debit) }
    #expect(try merchant.alerts().count == 1)
  }

  @Test("a new expiry settles the old one's alert, and raises its own where it is near")
  func newExpiry() throws {
    let (merchant, _) = try merchant()
    let card = try merchant.bind { ($0.expMonth, $0.expYear) = (8, 2026) }.card
    let near = try merchant.update(card) { ($0.expMonth, $0.expYear) = (9, 2026) }
    #expect(try merchant.alertTexts() == ["card_expiring settled 15"])
    merchant.bench.clock.set("2026-09-01T02:00:00Z")
    try merchant.boss.login()
    let again = try merchant.update(near) { $0.label = "till" }
    #expect(try merchant.alertTexts().last == "card_expiring open 30")
    try merchant.bind { ($0.expMonth, $0.expYear) = (5, 2031) }
    #expect(
      try merchant.alertTexts() == ["card_expiring settled 15", "card_expiring settled 30"])
    #expect(
      try merchant.alertEvents() == [
        "alert.raised", "alert.settled", "alert.raised", "alert.settled",
      ])
    _ = again
  }

  @Test("a change that leaves the expiry alone raises nothing again")
  func otherChanges() throws {
    let (merchant, _) = try merchant()
    let card = try merchant.bind { ($0.expMonth, $0.expYear) = (8, 2026) }.card
    _ = try merchant.update(card) { $0.label = "till" }
    #expect(try merchant.alertTexts() == ["card_expiring open 15"])
  }

  @Test("unbinding settles what was open, and tells of the store that is left without a card")
  func unbinding() throws {
    let (merchant, _) = try merchant()
    let near = try merchant.bind { ($0.expMonth, $0.expYear) = (8, 2026) }.card
    let other = try merchant.bind(cardNumber(2)).card
    try merchant.confirm(merchant.prepare([near.id]))
    #expect(try merchant.alertTexts() == ["card_expiring settled 15"])
    try merchant.confirm(merchant.prepare([other.id]))
    #expect(
      try merchant.alertTexts() == ["card_expiring settled 15", "last_usable_gone open"])
    try merchant.bind(cardNumber(3))
    #expect(try merchant.alertTexts().last == "last_usable_gone settled")
  }

  @Test("a signal that makes a card invalid is told once until the card is good again")
  func invalid() throws {
    let (merchant, service) = try merchant()
    let card = try merchant.bind().card
    try merchant.bind(cardNumber(2))
    try merchant.signal(card.id, "R1", by: service)
    #expect(try merchant.alertTexts() == ["card_invalid open"])
    merchant.bench.clock.advance(.seconds(1))
    try merchant.signal(card.id, "41", by: service)
    merchant.bench.clock.advance(.seconds(1))
    try merchant.signal(card.id, "43", by: service)
    #expect(try merchant.alertTexts() == ["card_invalid open"])
    try merchant.confirm(merchant.prepare([card.id]))
    #expect(try merchant.alertTexts() == ["card_invalid settled"])
  }

  @Test("an expired card that gets a new expiry is good again")
  func renewed() throws {
    let (merchant, service) = try merchant()
    let card = try merchant.bind().card
    try merchant.signal(card.id, "33", by: service)
    #expect(try merchant.alertTexts() == ["card_invalid open", "last_usable_gone open"])
    _ = try merchant.update(merchant.card(card.id)) { ($0.expMonth, $0.expYear) = (5, 2031) }
    #expect(try merchant.alertTexts() == ["card_invalid settled", "last_usable_gone settled"])
  }

  @Test("a store whose last usable card freezes is told of, and so when it thaws")
  func lastUsable() throws {
    let (merchant, service) = try merchant()
    let first = try merchant.bind().card
    let second = try merchant.bind(cardNumber(2)).card
    try merchant.signal(first.id, "62", by: service)
    #expect(try merchant.alertTexts().isEmpty)
    try merchant.signal(second.id, "62", by: service)
    #expect(try merchant.alertTexts() == ["last_usable_gone open"])
    #expect(try merchant.alerts().map(\.subject) == [merchant.store.rawValue])
    merchant.bench.clock.advance(.seconds(1))
    try merchant.signal(first.id, "00", by: service)
    #expect(try merchant.alertTexts() == ["last_usable_gone settled"])
  }

  @Test("a card whose owner withdrew the consent can still pay at the checkout")
  func consentRevoked() throws {
    let (merchant, service) = try merchant()
    let card = try merchant.bind { $0.usage = .both }.card
    try merchant.signal(card.id, "R1", by: service)
    #expect(try merchant.alertTexts() == ["card_invalid open"])
  }

  @Test("a store that never had a usable card has not lost one")
  func neverUsable() throws {
    let (merchant, service) = try merchant()
    let card = try merchant.bind("6222020000000001").card
    #expect(card.health == .pendingVerification)
    try merchant.signal(card.id, "41", by: service)
    #expect(try merchant.alertTexts() == ["card_invalid open"])
  }
}
