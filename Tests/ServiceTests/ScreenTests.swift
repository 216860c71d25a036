import API
import RPC
import Storage
import Synchronization
import Testing

@testable import Service

@Suite("Screening")
struct ScreenTests {
  private let merchant: Merchant
  private let service: Person

  init() throws {
    merchant = try Merchant()
    service = try merchant.admin.create("orders", .service, of: merchant.tenant)
    try service.settle()
  }

  private func screen(
    by person: Person? = nil, meta: Meta = Meta(),
    _ change: (inout CardsScreenParams) -> Void = { _ in }
  ) throws -> ScreenResult {
    var params = CardsScreenParams()
    change(&params)
    return try (person ?? merchant.boss).desk.call(Endpoints.cardsScreen, params, meta: meta)
  }

  @discardableResult
  private func bind(
    _ n: Int, _ usage: CardUsage = .checkout, in store: StoreID? = nil,
    expires: (Int64, Int64)? = nil
  ) throws -> CardID {
    try merchant.bind(cardNumber(n)) {
      $0.usage = usage
      if let store { $0.store = store }
      if let expires { ($0.expMonth, $0.expYear) = expires }
    }.card.id
  }

  private func tell(_ code: String, of card: CardID) throws {
    _ = try service.desk.call(
      Endpoints.cardsSignal,
      CardsSignalParams(
        card: card, profile: .visa, code: code, observedAt: merchant.bench.clock.now))
  }

  private func attempt(
    _ number: Int, on card: CardID, outcome: Int, status: CardStatus = .normal,
    health: Health = .active,
    code: String? = nil, ago days: Int64 = 1
  ) throws {
    // Ids are ordered by time.
    let id = Int(try merchant.card(card).id.rawValue) + number
    let at = Int((merchant.bench.clock.now + .seconds(-days * 86_400)).milliseconds)
    let tenant = Int(merchant.tenant.rawValue)
    try merchant.bench.tamper(
      SQL(
        "INSERT INTO payments VALUES (?, ?, ?, ?, 100, 'CNY', 0, 0, ?)", .int(tenant), .int(id),
        .int(Int(merchant.store.rawValue)), .text("order \(number)"), .int(at)),
      SQL(
        """
        INSERT INTO attempts (tenant, id, payment, card, channel, account, begun_at, expires_at,
          outcome, profile, code, brand, last4, holder_masked, status, health)
        VALUES (?, ?, ?, ?, 'wx', 1, ?, ?, ?, 'visa', ?, 0, 1, '*', ?, ?)
        """, .int(tenant), .int(id), .int(id), .int(Int(card.rawValue)), .int(at), .int(at),
        .int(outcome), code.map { .text($0) } ?? .null, .int(status.rawValue),
        .int(health.rawValue)))
  }

  @Test("a merchant without cards is all zeros, and its open stores have nothing to pay with")
  func empty() throws {
    let result = try screen()
    #expect(result.totals.cards == 0 && result.totals.healths.isEmpty && result.stores.isEmpty)
    #expect(result.openStores == 2 && result.withoutUsableCard.count == 2)
    #expect(result.withoutUsableCard.stores.map(\.id) == [merchant.store, merchant.sibling])
    #expect(result.withoutAutoDebitCard.count == 0 && result.nextPageToken == nil)
    #expect(result.expiries.months.count == 12 && result.attempts.attempts == 0)
    #expect(result.unbindable.cards == [] && result.replaceFirst.cards?.count == 0)
  }

  @Test("cards are counted by store, status and health, the store with most invalid ones first")
  func counts() throws {
    let cards = try (1...4).map { try bind($0) }
    try tell("41", of: cards[0])
    try tell("59", of: cards[1])
    let others = try (5...6).map { try bind($0, in: merchant.sibling) }
    try tell("46", of: others[0])
    let result = try screen()
    #expect(result.totals.cards == 6 && result.totals.normal == 3)
    #expect(result.totals.abnormal == 1 && result.totals.invalid == 2)
    #expect(result.totals.healths.map(\.health) == [.lost, .closed, .riskBlocked, .active])
    #expect(result.totals.healths.map(\.count) == [1, 1, 1, 3])
    #expect(result.stores.map(\.store.id) == [merchant.sibling, merchant.store])
    #expect(
      result.stores.map(\.counts.invalid) == [1, 1] && result.stores.map(\.usable) == [1, 2])
    try merchant.confirm(merchant.prepare([others[0]]))
    #expect(try screen().totals.cards == 5, "what has left the file is not counted")
  }

  @Test("expiries are counted by month of the merchant's zone, and health follows the calendar")
  func expiries() throws {
    try bind(1, expires: (8, 2026))
    try bind(2, expires: (9, 2026))
    try bind(3, expires: (7, 2027))
    try bind(4, expires: (8, 2027))
    try merchant.bind(cardNumber(5)) {
      ($0.expMonth, $0.expYear, $0.funding) = (nil, nil, .debit)
    }
    var outlook = try screen().expiries
    #expect(outlook.months.map(\.cards) == [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(outlook.months.first?.month == 8 && outlook.months.last?.year == 2027)
    #expect(outlook.later == 1 && outlook.noExpiry == 1 && outlook.expired == 0)
    merchant.bench.clock.set("2026-08-31T15:59:59.000Z")
    try merchant.boss.login()
    #expect(try screen().totals.invalid == 0)
    merchant.bench.clock.set("2026-08-31T16:00:00.000Z")
    let result = try screen()
    outlook = result.expiries
    #expect(outlook.expired == 1 && outlook.months.first?.month == 9)
    #expect(outlook.months.map(\.cards).reduce(0, +) == 3 && outlook.later == 0)
    #expect(result.totals.healths.map(\.health) == [.expired, .expiring, .active])
  }

  @Test("what nothing depends on may be unbound; what a store would miss is replaced first")
  func clearing() throws {
    let served = try [bind(1), bind(2, .both), bind(3, .both)]
    let alone = try bind(4, .autoDebit, in: merchant.sibling)
    for card in [served[0], served[1], alone] { try tell("41", of: card) }
    var result = try screen()
    #expect(result.unbindable.cards == [served[0], served[1]] && result.unbindable.count == 2)
    #expect(result.replaceFirst.cards?.map(\.card) == [alone])
    #expect(result.replaceFirst.cards?.first?.store.id == merchant.sibling)
    #expect(result.withoutUsableCard.stores.map(\.id) == [merchant.sibling])
    #expect(result.withoutAutoDebitCard.stores.map(\.id) == [merchant.sibling])
    let prepared = try merchant.prepare(result.unbindable.cards ?? [])
    #expect(prepared.cards.count == 2 && prepared.impact.lastUsable.isEmpty)
    // Its last card for auto-debit is gone: the other still pays at the till.
    try tell("41", of: served[2])
    try bind(5)
    result = try screen { $0.store = merchant.store }
    #expect(result.unbindable.cards == [served[0]])
    #expect(result.replaceFirst.cards?.map(\.card) == [served[1], served[2]])
    #expect(result.withoutUsableCard.count == 0 && result.withoutAutoDebitCard.count == 1)
  }

  @Test("wasted is what was not approved on a bad card, or declined for good")
  func attempts() throws {
    let card = try bind(1)
    try attempt(1, on: card, outcome: 1)
    try attempt(2, on: card, outcome: 1, status: .abnormal, health: .suspended)
    try attempt(3, on: card, outcome: 2, status: .abnormal, health: .suspended, code: "51")
    try attempt(4, on: card, outcome: 3, status: .invalid, health: .expired)
    try attempt(5, on: card, outcome: 2, code: "51")
    try attempt(6, on: card, outcome: 2, code: "41")
    try attempt(7, on: card, outcome: 0, status: .invalid, health: .expired)
    try attempt(8, on: card, outcome: 2, code: "41", ago: 31)
    let wasted = try screen().attempts
    #expect(wasted.attempts == 6 && wasted.wasted == 3)
    #expect(wasted.healths.map(\.health) == [.lost, .expired, .suspended])
    #expect(wasted.since == merchant.bench.clock.now + .seconds(-30 * 86_400))
    #expect(try screen { $0.store = merchant.sibling }.attempts.attempts == 0)
  }

  @Test("stores come page by page, each of them once")
  func pages() throws {
    try bind(1)
    try tell("41", of: bind(2, in: merchant.sibling))
    let first = try screen { $0.pageSize = 1 }
    #expect(first.stores.map(\.store.id) == [merchant.sibling])
    let second = try screen { ($0.pageSize, $0.pageToken) = (1, first.nextPageToken) }
    #expect(second.stores.map(\.store.id) == [merchant.store] && second.nextPageToken == nil)
    #expect(second.totals.json == first.totals.json)
    #expect(
      try violations { try screen { ($0.store, $0.pageToken) = (merchant.store, "1.2.x") } }
        == ["pageToken PAGE_TOKEN_INVALID"])
  }

  @Test("a store's account sees its own stores; a stranger's store is not found; admins may not")
  func scope() throws {
    try bind(1)
    try bind(2, in: merchant.sibling)
    let result = try screen(by: merchant.clerk)
    #expect(result.totals.cards == 1 && result.openStores == 1)
    #expect(result.stores.map(\.store.id) == [merchant.store])
    let foreign = try merchant.neighbour().store
    for store in [merchant.sibling, foreign, StoreID(rawValue: 42)] {
      #expect(try reason { try screen(by: merchant.clerk) { $0.store = store } } == "NOT_FOUND")
    }
    #expect(try reason { try screen(by: merchant.admin) } == "ROLE_LACKS_PERMISSION")
  }

  @Test("support sees counts alone, by consent, and each look is on record")
  func support() throws {
    let supporter = try Supporter()
    let merchant = supporter.merchant
    let params = CardsScreenParams(tenant: merchant.tenant)
    func look() throws -> ScreenResult {
      try supporter.support.desk.call(Endpoints.cardsScreen, params, meta: Supporter.why)
    }
    #expect(try reason { try look() } == "CONSENT_REQUIRED")
    let consent = try supporter.grant()
    let result = try look()
    #expect(result.totals.cards == 1 && result.unbindable.cards == nil)
    #expect(result.replaceFirst.cards == nil && result.unbindable.count == 0)
    #expect(result.scope.hidden.map(\.reason) == ["DETAILS_MASKED"])
    #expect(try supporter.accesses().map(\.method) == ["cards.screen"])
    _ = try supporter.revoke(consent)
    #expect(try reason { try look() } == "CONSENT_REQUIRED")
  }

  @Test(
    "many cards take turns, few need none, and the lists of an answer end while its counts go on")
  func many() throws {
    let card = try bind(1, in: merchant.sibling)
    try tell("41", of: card)
    try merchant.bench.run(
      """
      WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10001)
      INSERT INTO cards (tenant, id, store, expiry, observed, primary_observed, encoded, brand,
        funding, last4, holder_masked, usage, bound_at, state_since, fingerprint)
      SELECT tenant, id + n, (SELECT min(id) FROM stores WHERE tenant = cards.tenant), expiry,
        observed, primary_observed, encoded, brand, funding, last4, holder_masked, usage, bound_at,
        state_since, randomblob(32)
      FROM cards, numbers
      """)
    let result = try screen()
    #expect(result.totals.invalid == 10_002 && result.stores.map(\.counts.cards) == [10_001, 1])
    #expect(result.replaceFirst.count == 10_002 && result.replaceFirst.cards?.count == 500)
    _ = merchant.bench.service.isScreening.exchange(true, ordering: .sequentiallyConsistent)
    #expect(try reason { try screen() } == "SCREENING_RUNNING")
    #expect(try reason { try screen(by: merchant.admin) } == "ROLE_LACKS_PERMISSION")
    let other = try merchant.neighbour()
    let few = try other.boss.desk.call(Endpoints.cardsScreen, CardsScreenParams())
    #expect(few.totals.cards == 0)
    merchant.bench.service.isScreening.store(false, ordering: .sequentiallyConsistent)
    #expect(try screen().totals.cards == 10_002)
  }
}
