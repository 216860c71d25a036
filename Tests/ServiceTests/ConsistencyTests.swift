import API
import RPC
import Storage
import Testing

@testable import Service

@Suite("Rows that have to agree")
struct ConsistencyTests {
  private let cashier: Cashier
  private var bench: Bench { cashier.merchant.bench }

  /// A merchant with a bit of everything.
  init() throws {
    cashier = try Cashier()
    let merchant = cashier.merchant
    let card = try merchant.bind(meta: Meta(key: "k")) {
      $0.gatewayToken = Secret("tok-9Qx3LmVw81")
    }
    try merchant.bind(cardNumber(7)) { $0.label = "second" }
    try cashier.pay("o-1", with: card.card.id, "51")
    try cashier.pay("o-2", with: card.card.id, nil)
    try merchant.confirm(merchant.prepare([card.card.id]))
    try merchant.bind()
  }

  private func findings(keys: [UInt32] = [1]) throws -> [String] {
    try bench.service.read(0) { snapshot throws(Refusal) in
      try Consistency.findings(snapshot, sealKeys: keys)
    }
  }

  @Test("of what the service writes nothing is found")
  func sound() throws {
    #expect(try findings() == [])
  }

  @Test("each reference without a foreign key is missed when its partner goes")
  func strays() throws {
    let cases: [(SQL, String)] = [
      (SQL("UPDATE sessions SET tenant = 0 WHERE tenant <> 0"), "sessions are of another merchant"),
      (SQL("UPDATE recovery_codes SET tenant = 7"), "recovery codes are of another merchant"),
      (
        SQL("UPDATE cards SET previous_card = 5 WHERE label IS NULL"),
        "cards name a card before or after them that is not there"
      ),
      (SQL("UPDATE confirmations SET account = 5"), "confirmations name an account or a session"),
      (SQL("UPDATE confirmations SET replace_with = 5"), "confirmations name a replacement"),
      (SQL("UPDATE confirmation_cards SET card = 5"), "confirmations hold for a card"),
      (SQL("UPDATE card_signals SET account = 5"), "signals are of an account"),
      (SQL("UPDATE attempts SET account = 5"), "attempts are of an account"),
      (SQL("UPDATE idempotent_answers SET account = 5"), "stored answers are of an account"),
      (SQL("UPDATE events SET store = 5"), "events are of a store"),
    ]
    for (damage, sentence) in cases { try expect(sentence, after: damage) }
  }

  private func expect(_ sentence: String, after damage: SQL) throws {
    let fresh = try ConsistencyTests()
    try fresh.bench.tamper(damage)
    let found = try fresh.findings()
    #expect(found.contains { $0.contains(sentence) && $0.first?.isNumber == true }, "\(found)")
  }

  @Test("records whose key is missing are counted by what they are")
  func keys() throws {
    let found = try findings(keys: [2])
    #expect(found.count == 1)
    let sentence = try #require(found.first)
    #expect(sentence.hasPrefix("1 gateway tokens, "), "\(sentence)")
    #expect(sentence.hasSuffix("stored answers need seal key 1, which is not in the key file"))
    try bench.tamper(SQL("UPDATE cards SET gateway_token = x'00' WHERE gateway_token IS NOT NULL"))
    #expect(try findings() == ["1 sealed records are none"])
  }

  @Test("a card that is shown otherwise than its columns say is named")
  func encoded() throws {
    try bench.tamper(SQL("UPDATE cards SET priority = 9 WHERE label = 'second'"))
    let card = try bench.rows("SELECT id FROM cards WHERE label = 'second'") {
      $0.id(0, CardID.self)
    }
    #expect(
      try findings() == [
        "1 cards are shown otherwise than their columns say, \(card[0].text) first"
      ])
    let other = try ConsistencyTests()
    try other.bench.tamper(SQL("UPDATE cards SET primary_observed = 3"))
    #expect(try other.findings().count == 1)
  }

  @Test("events that are missing are counted for each merchant, the first one too")
  func gaps() throws {
    let tenant = cashier.merchant.tenant.text
    try bench.tamper(SQL("DELETE FROM events WHERE tenant <> 0 AND sequence IN (1, 3)"))
    #expect(try findings() == ["2 events of \(tenant) are missing among those before its last"])
  }
}
