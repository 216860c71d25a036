import API
import RPC
import Testing

@Suite("Binding a card")
struct BindingTests {
  let merchant: Merchant

  init() throws { merchant = try Merchant() }

  @Test("a new card is normal, shows no more than its last four digits, and masks its holder")
  func new() throws {
    let bound = try merchant.bind()
    #expect(bound.outcome == .created)
    #expect(bound.card.brand == .visa && bound.card.last4 == "1111" && bound.card.first6 == nil)
    #expect(bound.card.status == .normal && bound.card.health == .active)
    #expect(bound.card.reasons.isEmpty && bound.card.binding == .bound && bound.card.version == 1)
    #expect(bound.card.holderMasked == "L*** X***")
    #expect(try merchant.card(bound.card.id).json == bound.card.json)
  }

  @Test(
    "the same number again, however it is written, is a duplicate and changes nothing",
    arguments: ["4111 1111 1111 1111", "4111-1111-1111-1111", "４１１１１１１１１１１１１１１１"])
  func duplicate(number: String) throws {
    let first = try merchant.bind().card
    let again = try merchant.bind(number, by: merchant.clerk) { $0.holder = "LI  XIAOFENG" }
    #expect(again.outcome == .duplicate)
    #expect(again.card.json == first.json)
    #expect(try merchant.history(first.id).count == 1)
  }

  @Test("the same number with another expiry or holder brings the card up to date")
  func detailsUpdated() throws {
    let first = try merchant.bind().card
    let later = try merchant.bind { $0.expYear = 2031 }
    #expect(later.outcome == .detailsUpdated)
    #expect(later.card.id == first.id && later.card.expYear == 2031 && later.card.version == 2)
    let renamed = try merchant.bind { ($0.expYear, $0.holder) = (2031, "Wang Fang") }
    #expect(renamed.outcome == .detailsUpdated && renamed.card.holderMasked == "W*** F***")
    #expect(
      try merchant.bind { ($0.expYear, $0.holder) = (2031, "wang fang") }.outcome == .duplicate)
  }

  @Test("another store and another merchant have cards of their own, under other fingerprints")
  func apart() throws {
    let neighbour = try merchant.neighbour()
    let here = try merchant.bind().card
    let sibling = try merchant.bind { [sibling = merchant.sibling] in $0.store = sibling }
    #expect(sibling.outcome == .created && sibling.card.id != here.id)
    #expect(try neighbour.bind().outcome == .created)
    let prints = try merchant.bench.rows("SELECT DISTINCT fingerprint FROM cards") { $0.blob(0) }
    #expect(prints.count == 2)
  }

  @Test("a number with a wrong check digit is refused; of UnionPay it waits for verification")
  func checkDigit() throws {
    #expect(try reason { try merchant.bind("4111111111111112") } == "CARD_NUMBER_INVALID")
    #expect(try reason { try merchant.bind("411111111111") } == "CARD_NUMBER_INVALID")
    #expect(try reason { try merchant.bind("4111x11111111111") } == "CARD_NUMBER_INVALID")
    let card = try merchant.bind("6222020000000001").card
    #expect(card.brand == .unionpay && card.status == .abnormal)
    #expect(card.health == .pendingVerification)
    #expect(card.reasons.map(\.health) == [.pendingVerification])
    #expect(try merchant.bind("6222020000000007").card.health == .active)
  }

  @Test("a card of the gateway's is known by the gateway's own fingerprint")
  func reference() throws {
    let bind = { (fingerprint: String) in
      try merchant.bind { params in
        (params.number, params.last4, params.brand) = (nil, "0042", .mastercard)
        params.fingerprintOf = Secret(fingerprint)
      }
    }
    let card = try bind("fp-1").card
    #expect(card.last4 == "0042" && card.brand == .mastercard)
    #expect(try bind("fp-1").outcome == .duplicate)
    #expect(try bind("fp-2").outcome == .created)
    #expect(
      try violations { try merchant.bind { $0.number = nil } } == ["number EXACTLY_ONE_REQUIRED"])
    #expect(try violations { try merchant.bind { $0.last4 = "1111" } } == ["last4 NOT_ALLOWED"])
    let half = try violations {
      try merchant.bind { ($0.number, $0.last4, $0.brand) = (nil, "1111", .visa) }
    }
    #expect(half == ["fingerprintOf REQUIRED"])
    let letters = try violations {
      try merchant.bind { params in
        (params.number, params.last4, params.brand) = (nil, "+123", .visa)
        params.fingerprintOf = Secret("fp")
      }
    }
    #expect(letters == ["last4 BAD_FORMAT"])
  }

  @Test("an expiry goes with its year, lies ahead but not too far, and only debit may lack it")
  func expiry() throws {
    #expect(try violations { try merchant.bind { $0.expYear = nil } } == ["expYear REQUIRED"])
    #expect(
      try reason { try merchant.bind { ($0.expMonth, $0.expYear) = (7, 2026) } } == "EXPIRY_PAST")
    #expect(
      try reason { try merchant.bind { ($0.expMonth, $0.expYear) = (9, 2046) } } == "EXPIRY_TOO_FAR"
    )
    #expect(try reason { try merchant.bind { ($0.expMonth, $0.expYear) = (8, 2046) } } == "OK")
    let without = { (funding: Funding) in
      try reason {
        try merchant.bind(cardNumber(1)) {
          ($0.expMonth, $0.expYear, $0.funding) = (nil, nil, funding)
        }
      }
    }
    #expect(try without(.credit) == "EXPIRY_REQUIRED")
    #expect(try without(.debit) == "OK")
  }

  @Test(
    "a security code is refused under any name, and nothing of it is kept",
    arguments: ["cvv", "CVV2", "cvc", "cvn", "security_code", "securityCode", "安全码"])
  func securityCode(name: String) throws {
    let found = try refusal {
      try merchant.boss.desk.call(
        "cards.bind",
        """
        {"store":"\(merchant.store.text)","number":"4111111111111111","holder":"A","expMonth":1,\
        "expYear":2030,"funding":"credit","usage":"both","\(name)":"739"}
        """)
    }
    #expect(found?.reason == .sensitiveDataForbidden && found?.reason.status == .invalidParams)
    #expect(try merchant.list().cards.isEmpty)
  }

  @Test("a card number in people's own words is refused")
  func freeText() throws {
    let number = "5555 5555 5555 4444"
    #expect(
      try violations { try merchant.bind { $0.label = "old: \(number)" } }
        == ["label SENSITIVE_DATA_FORBIDDEN"])
    #expect(
      try violations { try merchant.bind { $0.holder = number } }
        == ["holder SENSITIVE_DATA_FORBIDDEN"])
    #expect(
      try violations { try merchant.bind { $0.bank = "b\(number)" } }
        == ["bank SENSITIVE_DATA_FORBIDDEN"])
    #expect(
      try violations { try merchant.bind(meta: Meta(reason: number)) }
        == ["_meta.reason SENSITIVE_DATA_FORBIDDEN"])
  }

  @Test("a closed store takes no card, and a store with cards does not close")
  func closedStore() throws {
    let close = { (store: StoreID) in
      try reason {
        try merchant.boss.desk.call(Endpoints.storesClose, StoresCloseParams(store: store))
      }
    }
    try merchant.bind()
    #expect(try close(merchant.store) == "STORE_HAS_CARDS")
    #expect(try close(merchant.sibling) == "OK")
    let refused = try reason {
      try merchant.bind { [sibling = merchant.sibling] in $0.store = sibling }
    }
    #expect(refused == "STORE_CLOSED")
  }

  @Test("every violation is told at once")
  func violationsAtOnce() throws {
    let found = try violations {
      try merchant.boss.desk.call(
        "cards.bind", #"{"store":7,"holder":"","expMonth":13,"usage":"x","colour":"red"}"#)
    }
    #expect(
      found.sorted() == [
        "colour UNKNOWN_FIELD", "expMonth TOO_LARGE", "funding REQUIRED", "holder TOO_SHORT",
        "store WRONG_TYPE", "usage UNKNOWN_VALUE",
      ])
  }
}
