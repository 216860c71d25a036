import API
import RPC
import Testing

@testable import Service

@Suite("Reading payments")
struct PaymentReadingTests {
  private let cashier: Cashier

  init() throws { cashier = try Cashier() }

  private var merchant: Merchant { cashier.merchant }

  @Test("pages are stable while payments are added, newest first, and cover each once")
  func pages() throws {
    try merchant.bind()
    var ids: [PaymentID] = []
    for order in 0..<7 { ids.insert(try cashier.pay("o-\(order)", "51").payment.id, at: 0) }
    var seen: [PaymentID] = []
    var token: String?
    repeat {
      let page = try cashier.list { ($0.pageSize, $0.pageToken) = (3, token) }
      seen += page.payments.map(\.id)
      token = page.nextPageToken
      try cashier.begin("later-\(seen.count)")
    } while token != nil
    #expect(seen == ids)
  }

  @Test("a page token is good for its list, its filters and its owner alone")
  func tokens() throws {
    try merchant.bind()
    for order in 0..<3 { try cashier.pay("o-\(order)", "51") }
    let token = try #require(try cashier.list { $0.pageSize = 1 }.nextPageToken)
    let wrong = "pageToken PAGE_TOKEN_INVALID"
    #expect(
      try violations { try cashier.list { ($0.pageToken, $0.outcome) = (token, .declined) } }
        == [wrong])
    #expect(
      try violations { try cashier.list(by: merchant.boss) { $0.pageToken = token } } == [wrong])
    #expect(try violations { try cashier.list { $0.pageToken = "1.0.x" } } == [wrong])
    #expect(try cashier.list { $0.pageToken = token }.payments.count == 2)
  }

  @Test("filters by order, card, store, time and outcome are combined")
  func filters() throws {
    let card = try merchant.bind().card
    let other = try merchant.bind(cardNumber(1)) { $0.store = merchant.sibling }.card
    let first = try cashier.pay("o-1", "51").payment.id
    try cashier.advance(.seconds(60))
    let second = try cashier.pay("o-2", with: other.id, nil) { $0.store = merchant.sibling }
      .payment.id
    try cashier.advance(.seconds(60))
    let third = try cashier.begin("o-3").payment.id
    let minute = cashier.clock.now + .seconds(-60)
    #expect(try cashier.list().payments.map(\.id) == [third, second, first])
    #expect(try cashier.list { $0.order = "o-2" }.payments.map(\.id) == [second])
    #expect(try cashier.list { $0.card = card.id }.payments.map(\.id) == [third, first])
    #expect(try cashier.list { $0.store = merchant.sibling }.payments.map(\.id) == [second])
    #expect(try cashier.list { $0.from = minute }.payments.map(\.id) == [third, second])
    #expect(try cashier.list { $0.to = minute }.payments.map(\.id) == [first])
    #expect(try cashier.list { $0.outcome = .pending }.payments.map(\.id) == [third])
    #expect(
      try cashier.list { ($0.card, $0.outcome) = (card.id, .declined) }.payments.map(\.id)
        == [first])
  }

  @Test(
    "a store's account sees its own store's payments, and the answer says that others are hidden")
  func scope() throws {
    try merchant.bind()
    let other = try merchant.bind(cardNumber(1)) { $0.store = merchant.sibling }.card
    let own = try cashier.pay("o-1", "51").payment.id
    let hidden = try cashier.pay("o-2", with: other.id, "51") { $0.store = merchant.sibling }
      .payment.id
    let list = try cashier.list(by: merchant.clerk)
    #expect(list.payments.map(\.id) == [own])
    #expect(list.scope.hidden.map(\.reason) == ["OUTSIDE_SCOPE"])
    #expect(try cashier.list(by: merchant.boss).scope.hidden.isEmpty)
    #expect(try reason { try cashier.get(hidden, by: merchant.clerk) } == "NOT_FOUND")
    #expect(
      try reason { try cashier.list(by: merchant.clerk) { $0.store = merchant.sibling } }
        == "NOT_FOUND")
    #expect(
      try reason { try cashier.list(by: merchant.clerk) { $0.card = other.id } } == "NOT_FOUND")
    #expect(try cashier.list(by: merchant.clerk) { $0.order = "o-2" }.payments.isEmpty)
  }

  @Test("another merchant's payment is not found, like one that never was")
  func foreign() throws {
    let stranger = try Cashier(merchant.neighbour())
    try stranger.merchant.bind()
    let theirs = try stranger.pay("o-1", nil).payment.id
    #expect(try reason { try cashier.get(theirs) } == "NOT_FOUND")
    #expect(try reason { try cashier.get(PaymentID(rawValue: 42)) } == "NOT_FOUND")
    #expect(try cashier.list().payments.isEmpty)
    #expect(
      try violations { try cashier.list { $0.tenant = stranger.merchant.tenant } }
        == ["tenant NOT_ALLOWED"])
  }

  @Test("support reads with consent alone, masked, and on record")
  func support() throws {
    let supporter = try Supporter()
    let cashier = try Cashier(supporter.merchant)
    let payment = try cashier.complete(cashier.begin().attempt, "51") { $0.raw = "no funds" }
      .payment
    let (why, person) = (Supporter.why, supporter.support)
    #expect(
      try reason { try cashier.get(payment.id, by: person, meta: why) } == "CONSENT_REQUIRED")
    try supporter.grant(["payments.read"])
    #expect(try reason { try cashier.get(payment.id, by: person) } == "REASON_REQUIRED")
    let seen = try cashier.get(payment.id, by: person, meta: why).attempts[0]
    #expect(seen.card.holderMasked == "***" && seen.card.bank == nil && seen.text == nil)
    #expect(seen.card.last4 == "1111" && seen.code == "51")
    let list = try cashier.list(by: person, meta: why) { $0.tenant = supporter.merchant.tenant }
    #expect(list.payments.map(\.attempts[0].card.holderMasked) == ["***"])
    #expect(list.scope.hidden.map(\.reason) == ["DETAILS_MASKED"])
    let accesses = try supporter.accesses()
    #expect(accesses.map(\.method).contains("payments.get"))
    #expect(accesses.map(\.method).contains("payments.list"))
    #expect(accesses.contains { $0.object == payment.id.text })
  }

  @Test("explanations and lists of accounts know payments and attempts by their ids")
  func objects() throws {
    try merchant.bind()
    let begun = try cashier.begin()
    let stranger = try merchant.neighbour()
    for (method, id, expected) in [
      ("payments.get", begun.payment.id.text, merchant.clerk.id),
      ("payments.complete", begun.attempt.text, cashier.service.id),
    ] {
      let params = AccessWhoCanParams(method: method, object: id)
      let who = try merchant.boss.desk.call(Endpoints.accessWhoCan, params)
      #expect(who.accounts.map(\.account).contains(expected))
      #expect(
        try reason { try stranger.boss.desk.call(Endpoints.accessWhoCan, params) } == "NOT_FOUND")
    }
    let absent = AccessWhoCanParams(method: "payments.get", object: "pay_0000000000zzz")
    #expect(
      try reason { try merchant.boss.desk.call(Endpoints.accessWhoCan, absent) } == "NOT_FOUND")
  }

  @Test("unbinding tells of the payments that run on a card, and of the auto-debits it serves")
  func impact() throws {
    let card = try merchant.bind { $0.usage = .both }.card
    try merchant.bind(cardNumber(1)) { $0.usage = .both }
    for order in 0..<3 {
      try cashier.pay("d-\(order)", with: card.id, nil) { $0.usage = .autoDebit }
    }
    try cashier.begin("o-1", with: card.id)
    var impact = try merchant.prepare([card.id]).impact
    #expect(impact.openPayments == 1 && impact.autoDebits == 3)
    try cashier.advance(.seconds(32 * 86_400))
    impact = try merchant.prepare([card.id]).impact
    #expect(impact.openPayments == 0 && impact.autoDebits == 1)
  }
}
