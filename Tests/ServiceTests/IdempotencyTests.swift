import API
import RPC
import Testing

@Suite("Idempotent calls")
struct IdempotencyTests {
  let merchant: Merchant

  init() throws { merchant = try Merchant() }

  private func records() throws -> Int {
    try merchant.bench.rows("SELECT count(*) FROM card_transitions") { $0.int(0) }[0]
  }

  @Test("a repeated call gets the first answer, and nothing happens again")
  func replay() throws {
    let first = try merchant.bind(meta: Meta(key: "k1"))
    _ = try merchant.update(first.card) { $0.priority = 7 }
    let before = try records()
    let again = try merchant.bind(meta: Meta(key: "k1"))
    #expect(again.json == first.json && again.outcome == .created)
    #expect(try records() == before)
    #expect(try merchant.bind(meta: Meta(key: "k2")).outcome == .duplicate)
  }

  @Test("other params under the same key are refused; another reason or language is no other param")
  func mismatch() throws {
    try merchant.bind(meta: Meta(key: "k"))
    let refused = try refusal { try merchant.bind(meta: Meta(key: "k")) { $0.priority = 1 } }
    #expect(refused?.reason == .idempotencyMismatch)
    #expect(refused?.reason.status == .alreadyExists)
    #expect(try reason { try merchant.bind(meta: Meta(key: "k", reason: "again")) } == "OK")
  }

  @Test("a key belongs to one account and one method")
  func apart() throws {
    let card = try merchant.bind(meta: Meta(key: "k")).card
    #expect(
      try merchant.bind(cardNumber(5), by: merchant.clerk, meta: Meta(key: "k")).outcome == .created
    )
    let updated = try merchant.boss.desk.call(
      Endpoints.cardsUpdate, CardsUpdateParams(card: card.id, version: 1, priority: 2),
      meta: Meta(key: "k"))
    #expect(updated.card.version == 2)
    let elsewhere = merchant.boss.elsewhere()
    try elsewhere.login()
    #expect(try merchant.bind(by: elsewhere, meta: Meta(key: "k")).outcome == .created)
  }

  @Test("an answer is kept for a day")
  func day() throws {
    try merchant.bind(meta: Meta(key: "k"))
    merchant.bench.clock.advance(.seconds(24 * 3600 - 1))
    try merchant.boss.login()
    #expect(try merchant.bind(meta: Meta(key: "k")).outcome == .created)
    merchant.bench.clock.advance(.seconds(1))
    #expect(try merchant.bind(meta: Meta(key: "k")).outcome == .duplicate)
  }

  @Test("a refusal is not kept: the call can be made good")
  func refused() throws {
    #expect(
      try reason { try merchant.bind("4111111111111112", meta: Meta(key: "k")) }
        == "CARD_NUMBER_INVALID")
    #expect(try merchant.bind(meta: Meta(key: "k")).outcome == .created)
  }

  @Test("a one-time password is told again, and made once")
  func oneTimePassword() throws {
    let create = {
      try merchant.admin.desk.call(
        Endpoints.accountsCreate,
        AccountsCreateParams(account: "new", role: "chain", tenant: merchant.tenant),
        meta: Meta(key: "k"))
    }
    let first = try create()
    #expect(try create().oneTimePassword.text == first.oneTimePassword.text)
    #expect(
      try merchant.bench.rows("SELECT 1 FROM accounts WHERE name = 'new'") { $0.int(0) } == [1])
  }

  @Test("what is kept names neither the key nor the answer's secret")
  func sealed() throws {
    try merchant.bind(meta: Meta(key: "order 4111111111111111"))
    let kept = try merchant.bench.rows("SELECT key, answer FROM idempotent_answers") {
      $0.text(0) + String(decoding: $0.blob(1), as: UTF8.self)
    }
    #expect(kept.count == 1)
    #expect(!kept.joined().contains("4111") && !kept.joined().contains("card_"))
  }
}
