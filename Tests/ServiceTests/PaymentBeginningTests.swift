import API
import RPC
import Testing

@testable import Service

@Suite("Beginning a payment")
struct PaymentBeginningTests {
  private let cashier: Cashier
  private let card: Card

  init() throws {
    cashier = try Cashier()
    card = try cashier.merchant.bind { $0.gatewayToken = Secret("tok-1") }.card
  }

  private var merchant: Merchant { cashier.merchant }

  @Test("the answer has the payment, the attempt, the card and the gateway's token")
  func answer() throws {
    let begun = try cashier.begin()
    let attempt = try #require(begun.payment.attempts.first)
    #expect(begun.payment.attempts.count == 1 && attempt.id == begun.attempt)
    #expect(begun.payment.outcome == .pending && attempt.outcome == .pending)
    #expect(begun.payment.order == "o-1" && begun.payment.amount.amount == 1999)
    #expect(attempt.card.id == card.id && attempt.card.last4 == "1111")
    #expect(attempt.card.holderMasked == card.holderMasked && attempt.channel == "web")
    #expect(attempt.expiresAt == attempt.at + .seconds(900))
    #expect(begun.card.id == card.id && begun.gatewayToken?.text == "tok-1")
  }

  @Test("a card that was bound without a token is answered without one")
  func withoutToken() throws {
    let plain = try merchant.bind(cardNumber(1)).card
    #expect(try cashier.begin(with: plain.id).gatewayToken == nil)
  }

  @Test("the same key gets the same answer with the token, and begins nothing")
  func idempotent() throws {
    let first = try cashier.begin(meta: Meta(key: "k"))
    let second = try cashier.begin(meta: Meta(key: "k"))
    #expect(first.json == second.json && second.gatewayToken?.text == "tok-1")
    #expect(try merchant.bench.rows("SELECT count(*) FROM attempts") { $0.int(0) } == [1])
  }

  @Test("an attempt that runs holds up the order, and says until when")
  func running() throws {
    let begun = try cashier.begin()
    let refused = try #require(try refusal { try cashier.begin() })
    #expect("\(refused.reason.name)" == "ATTEMPT_RUNNING" && refused.retryAfterMs == 900_000)
    #expect(refused.causes.map(\.subject) == [begun.attempt.text])
    #expect(refused.causes[0].notBefore == begun.payment.attempts[0].expiresAt)
    try cashier.begin("o-2")
  }

  @Test("a declined order goes on as the same payment, and a paid one is paid")
  func goesOn() throws {
    let first = try cashier.pay("o-1", "51")
    let second = try cashier.begin("o-1")
    #expect(second.payment.id == first.payment.id && second.payment.attempts.count == 2)
    #expect(second.payment.outcome == .pending)
    try cashier.complete(second.attempt, nil)
    #expect(try reason { try cashier.begin("o-1") } == "ALREADY_PAID")
    #expect(try causes { try cashier.begin("o-1") } == ["\(second.attempt.text) ALREADY_PAID"])
  }

  @Test("an order is one payment of one store, amount and use")
  func taken() throws {
    try cashier.pay("o-1", "51")
    #expect(try reason { try cashier.begin { $0.store = merchant.sibling } } == "ORDER_TAKEN")
    #expect(try reason { try cashier.begin { $0.usage = .autoDebit } } == "ORDER_TAKEN")
    for other in [Money(amount: 2000, currency: "CNY"), Money(amount: 1999, currency: "USD")] {
      #expect(try reason { try cashier.begin { $0.amount = other } } == "ORDER_TAKEN")
    }
    #expect(try merchant.bench.rows("SELECT count(*) FROM attempts") { $0.int(0) } == [1])
  }

  @Test("what cannot be used is refused by its own reason where it is named")
  func named() throws {
    let frozen = try merchant.bind(cardNumber(1)).card
    try cashier.pay("o-9", with: frozen.id, "62")
    #expect(try reason { try cashier.begin(with: frozen.id) } == "CARD_ABNORMAL")
    let gone = try merchant.bind(cardNumber(2)).card
    try cashier.unbind(gone.id)
    #expect(try reason { try cashier.begin(with: gone.id) } == "CARD_UNBOUND")
    let sibling = try merchant.bind(cardNumber(3)) { $0.store = merchant.sibling }.card
    #expect(try reason { try cashier.begin(with: sibling.id) } == "CARD_OF_OTHER_STORE")
    #expect(
      try reason { try cashier.begin(with: card.id) { $0.usage = .autoDebit } }
        == "USAGE_MISMATCH")
    #expect(try reason { try cashier.begin(with: CardID(rawValue: 42)) } == "NOT_FOUND")
  }

  @Test("without a usable card each one's reason is named")
  func none() throws {
    let other = try merchant.bind(cardNumber(1)) { $0.usage = .autoDebit }.card
    try cashier.pay("o-9", with: card.id, "41")
    let refused = try #require(try refusal { try cashier.begin() })
    #expect(
      "\(refused.reason.name)" == "NO_USABLE_CARD" && refused.reason.status == .failedPrecondition)
    #expect(
      try causes { try cashier.begin() }
        == ["\(card.id.text) CARD_INVALID", "\(other.id.text) USAGE_MISMATCH"])
    #expect(try merchant.bench.rows("SELECT count(*) FROM payments") { $0.int(0) } == [1])
  }

  @Test("explicit priority comes first, then recent success, then the one that rested longest")
  func ranking() throws {
    let second = try merchant.bind(cardNumber(1)).card
    let third = try merchant.bind(cardNumber(2)).card
    #expect(try cashier.options().cards.map(\.id) == [card.id, second.id, third.id])
    try cashier.pay("o-1", with: third.id, nil)
    #expect(try cashier.options().cards.map(\.id) == [third.id, card.id, second.id])
    try cashier.pay("o-2", with: card.id, "51")
    #expect(try cashier.options().cards.map(\.id) == [third.id, second.id, card.id])
    _ = try merchant.update(second) { $0.priority = 1 }
    #expect(try cashier.begin("o-3").card.id == second.id)
  }

  @Test("strangers' stores, closed stores, and what is no money are refused")
  func refused() throws {
    let other = try merchant.neighbour()
    #expect(try reason { try cashier.begin { $0.store = other.store } } == "NOT_FOUND")
    #expect(
      try violations { try cashier.begin { $0.amount = Money(amount: 1, currency: "cny") } }
        == ["amount.currency BAD_FORMAT"])
    #expect(
      try violations { try cashier.begin { $0.amount = Money(amount: 0, currency: "CNY") } }
        == ["amount.amount TOO_SMALL"])
    #expect(
      try reason { try cashier.begin { $0.channel = "4111 1111 1111 1111" } }
        == "SENSITIVE_DATA_FORBIDDEN")
    _ = try merchant.boss.desk.call(
      Endpoints.storesClose, StoresCloseParams(store: merchant.sibling))
    #expect(try reason { try cashier.begin { $0.store = merchant.sibling } } == "STORE_CLOSED")
  }

  @Test("only a service begins and completes")
  func permission() throws {
    let attempt = try cashier.begin().attempt
    for person in [merchant.boss, merchant.clerk, merchant.admin] {
      #expect(try reason { try cashier.begin("o-2", by: person) } == "ROLE_LACKS_PERMISSION")
      #expect(
        try reason {
          try person.desk.call(
            Endpoints.paymentsComplete, PaymentsCompleteParams(attempt: attempt, approved: true))
        } == "ROLE_LACKS_PERMISSION")
    }
  }
}
