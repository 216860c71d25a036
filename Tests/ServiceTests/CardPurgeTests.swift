import API
import RPC
import Storage
import Testing

@testable import Service

@Suite("What is kept of cards that were unbound long ago, and of records whose time is over")
struct CardPurgeTests {
  private func merchant() throws -> (Merchant, Card) {
    let merchant = try Merchant()
    let service = try merchant.admin.create("pay", .service, of: merchant.tenant)
    try service.settle()
    let card = try merchant.bind {
      ($0.bank, $0.label, $0.gatewayToken) = ("Example Bank", "till 1", Secret("token-1"))
    }.card
    _ = try merchant.update(card) { ($0.label, $0.holder) = ("till 2", "Wang Wu") }
    _ = try service.desk.call(
      Endpoints.cardsSignal,
      CardsSignalParams(
        card: card.id, profile: .visa, code: "62", observedAt: merchant.bench.clock.now,
        raw: "words of the bank"))
    try merchant.confirm(merchant.prepare([card.id]))
    return (merchant, card)
  }

  private func isPurged(_ merchant: Merchant) throws -> Bool {
    try merchant.bench.rows("SELECT purged_at IS NOT NULL FROM cards ORDER BY id LIMIT 1") {
      $0.bool(0)
    }[0]
  }

  /// Moves on, and logs in again.
  private func wait(_ merchant: Merchant, days: Int) throws {
    merchant.bench.clock.advance(.seconds(days * 86_400))
    merchant.sweep()
    try merchant.boss.login()
  }

  @Test(
    "after 180 days what identifies number and holder is gone, the tombstone and its history stay")
  func purge() throws {
    let (merchant, card) = try merchant()
    try wait(merchant, days: 179)
    #expect(try !isPurged(merchant))
    #expect(try merchant.card(card.id).label == "till 2")
    try wait(merchant, days: 2)
    #expect(try isPurged(merchant))
    let shown = try merchant.card(card.id)
    #expect(shown.binding == .unbound && shown.last4 == card.last4 && shown.health == .frozen)
    #expect(shown.bank == nil && shown.label == nil && shown.holderMasked != "***")
    let left = try merchant.bench.rows(
      """
      SELECT length(fingerprint), holder_hash IS NULL, gateway_token IS NULL,
        gateway_digest IS NULL, first6 IS NULL FROM cards
      """
    ) { [$0.int(0), $0.int(1), $0.int(2), $0.int(3), $0.int(4)] }
    #expect(left == [[0, 1, 1, 1, 1]])
    let texts = try merchant.bench.rows("SELECT count(text), count(*) FROM card_signals") {
      [$0.int(0), $0.int(1)]
    }
    #expect(texts == [[0, 1]])
  }

  @Test("the history still says what happened, without the words that came with it")
  func history() throws {
    let (merchant, card) = try merchant()
    let before = try merchant.history(card.id)
    try wait(merchant, days: 181)
    let after = try merchant.history(card.id)
    #expect(after.map(\.kind) == before.map(\.kind) && after.map(\.at) == before.map(\.at))
    let text = after.map { String(copying: $0.json.span) }.joined()
    #expect(!text.contains("till") && !text.contains("words of the bank"))
    #expect(after.compactMap(\.evidence.code) == ["62"])
  }

  @Test(
    "what a purge takes from a card was never in a line that cannot change: of the audit or an event"
  )
  func neverWritten() throws {
    let (merchant, card) = try merchant()
    let again = try merchant.bind { ($0.bank, $0.label) = ("Example Bank", "till 3") }.card
    #expect(again.label == "till 3" && again.previousCard == card.id)
    try wait(merchant, days: 181)
    let sources: [StaticString] = [
      "SELECT ifnull(before, '') || ifnull(after, '') FROM audit", "SELECT body FROM events",
    ]
    for source in sources {
      let lines = try merchant.bench.rows(source, { $0.text(0) })
      #expect(lines.contains { $0.contains(card.id.text) })
      #expect(lines.filter { $0.contains("Example Bank") || $0.contains("till ") } == [])
    }
  }

  @Test("a purge is told as an event and reported in the merchant's audit, once")
  func report() throws {
    let (merchant, card) = try merchant()
    try wait(merchant, days: 181)
    try wait(merchant, days: 1)
    let lines = try merchant.bench.rows(
      "SELECT tenant, after FROM audit WHERE method = 'cards.purge'"
    ) { (tenant: TenantID(rawValue: Int64($0.int(0))), after: $0.text(1)) }
    #expect(lines.map(\.tenant) == [merchant.tenant])
    #expect(lines.map(\.after) == [#"{"purged":1,"keptForPayments":0}"#])
    let events = try merchant.boss.desk.call(
      Endpoints.eventsList, EventsListParams(types: ["card.purged"])
    ).events
    #expect(events.map(\.subject) == [card.id.text])
  }

  @Test("the number of a purged card can be bound again, as a card without a past")
  func again() throws {
    let (merchant, card) = try merchant()
    try wait(merchant, days: 181)
    let result = try merchant.bind()
    #expect(result.outcome == .created && result.card.id != card.id)
    #expect(result.card.previousCard == nil)
  }

  @Test("nothing with a running payment is purged, and everything else is")
  func runningPayment() throws {
    let (merchant, card) = try merchant()
    try merchant.bench.tamper(
      SQL(
        """
        INSERT INTO payments (tenant, id, store, reference, amount, currency, usage, begun_at)
        VALUES (?, 1, ?, 'O-1', 100, 'CNY', 0, 0)
        """, .int(Int(merchant.tenant.rawValue)), .int(Int(merchant.store.rawValue))),
      SQL(
        """
        INSERT INTO attempts (tenant, id, payment, card, channel, account, begun_at, expires_at,
          brand, last4, holder_masked, status, health) VALUES (?, 2, 1, ?, 'pos', 0, 0, 9999999999999, 0, 0, '', 0, 12)
        """, .int(Int(merchant.tenant.rawValue)), .int(Int(card.id.rawValue))))
    let other = try merchant.bind(cardNumber(2)).card
    try merchant.confirm(merchant.prepare([other.id]))
    try wait(merchant, days: 181)
    let purged = try merchant.bench.rows(
      "SELECT purged_at IS NOT NULL FROM cards ORDER BY id", { $0.bool(0) })
    #expect(purged == [false, true])
    try merchant.bench.run("UPDATE attempts SET outcome = 2")
    try wait(merchant, days: 1)
    #expect(try isPurged(merchant))
  }

  @Test("an admin sets how long a merchant's cards are kept; others cannot")
  func configured() throws {
    let (merchant, _) = try merchant()
    let params = TenantsConfigureParams(tenant: merchant.tenant, purgeAfterDays: 30)
    #expect(
      try reason { try merchant.boss.desk.call(Endpoints.tenantsConfigure, params) }
        == "ROLE_LACKS_PERMISSION")
    let tenant = try merchant.admin.desk.call(Endpoints.tenantsConfigure, params).tenant
    #expect(tenant.purgeAfterDays == 30)
    try wait(merchant, days: 31)
    #expect(try isPurged(merchant))
    let tooFew = TenantsConfigureParams(tenant: merchant.tenant, purgeAfterDays: 29)
    try merchant.admin.login(totp: merchant.admin.code())
    #expect(
      try reason { try merchant.admin.desk.call(Endpoints.tenantsConfigure, tooFew) }
        == "INVALID_PARAMS")
  }

  @Test("answers, confirmations and sessions go once their time is long over")
  func retention() throws {
    let (merchant, _) = try merchant()
    try merchant.bind(cardNumber(3), meta: Meta(key: "k"))
    func counts() throws -> [Int] {
      try merchant.bench.rows(
        """
        SELECT (SELECT count(*) FROM idempotent_answers), (SELECT count(*) FROM confirmations),
          (SELECT count(*) FROM confirmation_cards), (SELECT count(*) FROM sessions)
        """
      ) { [$0.int(0), $0.int(1), $0.int(2), $0.int(3)] }[0]
    }
    let sessions = try counts()[3]
    try wait(merchant, days: 1)
    #expect(try counts() == [1, 1, 1, sessions + 1])
    try wait(merchant, days: 1)
    #expect(try counts() == [0, 0, 0, sessions + 2])
    try wait(merchant, days: 29)
    #expect(try counts()[3] == sessions + 3)
    try wait(merchant, days: 1)
    #expect(try counts()[3] < sessions)
  }
}
