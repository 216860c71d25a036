import API
import RPC
import Testing

@Suite("Lists of cards")
struct ListTests {
  let merchant: Merchant
  /// In the order of binding: expiring first, Mastercard second, pending third, the sibling's fourth.
  let cards: [CardID]

  init() throws {
    let merchant = try Merchant()
    cards = [
      try merchant.bind { ($0.expMonth, $0.expYear) = (8, 2026) }.card.id,
      try merchant.bind("5555555555554444") { $0.expYear = 2027 }.card.id,
      try merchant.bind("6222020000000001") {
        ($0.expMonth, $0.expYear, $0.funding) = (nil, nil, .debit)
      }.card.id,
      try merchant.bind(cardNumber(42)) { $0.store = merchant.sibling }.card.id,
    ]
    self.merchant = merchant
  }

  private func found(_ params: CardsListParams) throws -> [Int] {
    try merchant.list(params).cards.compactMap { cards.firstIndex(of: $0.id) }
  }

  @Test("each filter finds what fits it, and several what fits all")
  func filters() throws {
    #expect(try found(CardsListParams()) == [0, 1, 2, 3])
    #expect(try found(CardsListParams(status: .normal)) == [0, 1, 3])
    #expect(try found(CardsListParams(status: .abnormal)) == [2])
    #expect(try found(CardsListParams(status: .invalid)) == [])
    #expect(try found(CardsListParams(health: [.expiring, .pendingVerification])) == [0, 2])
    #expect(try found(CardsListParams(status: .normal, health: [.pendingVerification])) == [])
    #expect(try found(CardsListParams(store: merchant.sibling)) == [3])
    #expect(try found(CardsListParams(brand: .mastercard)) == [1])
    #expect(try found(CardsListParams(last4: "4444")) == [1])
    #expect(try found(CardsListParams(brand: .visa, last4: "4444")) == [])
    #expect(try found(CardsListParams(expiringWithinDays: 15)) == [])
    #expect(try found(CardsListParams(expiringWithinDays: 16)) == [0])
    #expect(try found(CardsListParams(expiringWithinDays: 3660)) == [0, 1, 3])
    #expect(try found(CardsListParams(binding: .unbound)) == [])
  }

  @Test("last four digits are digits")
  func lastFour() throws {
    for text in ["+444", "44 4", "４４４４", "44-4"] {
      #expect(try violations { try found(CardsListParams(last4: text)) } == ["last4 BAD_FORMAT"])
    }
  }

  @Test("cards without expiry come last in the order of expiry")
  func orders() throws {
    #expect(try found(CardsListParams(orderBy: .boundAtDescending)) == [3, 2, 1, 0])
    #expect(try found(CardsListParams(orderBy: .expiry)) == [0, 1, 3, 2])
  }

  @Test(
    "pages show each card once in every order, whatever is bound in between",
    arguments: [CardOrder.boundAt, .boundAtDescending, .expiry], [1, 2, 3])
  func paging(order: CardOrder, size: Int64) throws {
    for number in 100..<106 {
      try merchant.bind(cardNumber(number)) { $0.expYear = 2027 + Int64(number % 3) }
    }
    let all = try merchant.list(CardsListParams(orderBy: order)).cards.map(\.id)
    var seen: [CardID] = []
    var token: String?
    var next = 200
    repeat {
      let page = try merchant.list(
        CardsListParams(orderBy: order, pageSize: size, pageToken: token))
      #expect(page.cards.count <= Int(size))
      seen += page.cards.map(\.id)
      token = page.nextPageToken
      for year: Int64 in [2027, 2030] where next < 220 {
        try merchant.bind(cardNumber(next)) { $0.expYear = year }
        next += 1
      }
    } while token != nil
    #expect(Set(seen).count == seen.count)
    #expect(seen.filter { all.contains($0) } == all)
    if order == .boundAtDescending { #expect(seen == all) }
  }

  @Test("a page token is good for its own list and its own reader")
  func tokens() throws {
    let token = try #require(try merchant.list(CardsListParams(pageSize: 1)).nextPageToken)
    let wrong = ["pageToken PAGE_TOKEN_INVALID"]
    for bad in ["", "x", token + "0", "9" + token] {
      #expect(try violations { try merchant.list(CardsListParams(pageToken: bad)) } == wrong)
    }
    #expect(
      try violations { try merchant.list(CardsListParams(status: .normal, pageToken: token)) }
        == wrong)
    let others = try violations {
      try merchant.clerk.desk.call(Endpoints.cardsList, CardsListParams(pageToken: token))
    }
    #expect(others == wrong)
    #expect(try merchant.list(CardsListParams(pageSize: 3, pageToken: token)).cards.count == 3)
  }

  @Test("a store sees its own cards, and that something may lie beyond, not how much")
  func scope() throws {
    let list = try merchant.clerk.desk.call(Endpoints.cardsList, CardsListParams())
    #expect(list.cards.map(\.id) == Array(cards.prefix(3)))
    guard case .some([merchant.store]) = list.scope.stores else {
      Issue.record("\(list.scope)")
      return
    }
    #expect(list.scope.hidden.map(\.reason) == ["OUTSIDE_SCOPE"])
    #expect(try merchant.list().scope.hidden.isEmpty)
  }
}
