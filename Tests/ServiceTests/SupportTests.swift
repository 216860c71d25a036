import API
import RPC
import Testing

/// Support sees less of a card than the tenant's people, and the tenant sees what support looked at.
@Suite("What support sees")
struct SupportTests {
  let stage: Supporter

  init() throws { stage = try Supporter() }

  @Test("support sees no holder, bank or label, others all of them, in whatever order they ask")
  func masked() throws {
    try stage.grant(["cards.read", "payments.read"])
    for _ in 1...2 {
      let whole = try stage.merchant.card(stage.card.id)
      #expect(whole.json == stage.card.json)
      let shown = try stage.get()
      #expect(shown.json == (try expected(whole)).json)
      #expect(try stage.merchant.list().cards.map(\.json) == [stage.card.json])
      let listed = try stage.list { $0.tenant = stage.merchant.tenant }.cards
      #expect(listed.map(\.json) == [shown.json])
      #expect(try stage.options().cards.map(\.json) == [shown.json])
    }
  }

  private func expected(_ card: Card) throws -> Card {
    var card = card
    #expect(card.bank == "Example Bank" && card.label == "till 1" && card.holderMasked != "***")
    (card.holderMasked, card.bank, card.label) = ("***", nil, nil)
    return card
  }

  @Test("a history tells support that something changed, not the words")
  func history() throws {
    _ = try stage.merchant.update(stage.card) { ($0.label, $0.priority) = ("the boss's", 7) }
    _ = try stage.merchant.update(stage.merchant.card(stage.card.id)) { $0.holder = "Wang Fang" }
    try stage.grant()
    let history = try stage.support.desk.call(
      Endpoints.cardsHistory, CardsHistoryParams(card: stage.card.id), meta: Supporter.why)
    let changes = history.transitions.flatMap { $0.changes ?? [] }
    #expect(
      changes.map { "\($0.field) \($0.from ?? "") \($0.to ?? "")" } == [
        "priority 0 7", "label *** ***", "holderMasked *** ***",
      ])
    #expect(history.transitions.count == 3)
  }

  @Test("an id outside every consent is answered as one that is nowhere")
  func foreign() throws {
    let neighbour = try stage.merchant.neighbour()
    let foreign = try neighbour.bind().card
    let absent = CardID(rawValue: 4711)
    #expect(try reason { try stage.get(foreign.id) } == "CONSENT_REQUIRED")
    #expect(try reason { try stage.get(absent) } == "CONSENT_REQUIRED")
    try stage.grant(["cards.read", "payments.read", "cards.unbind"])
    for id in [foreign.id, absent] { #expect(try plainNotFound { try stage.get(id) }) }
    for store in [neighbour.store, StoreID(rawValue: 4711)] {
      #expect(try plainNotFound { try stage.list { $0.store = store } })
      let params = PaymentsOptionsParams(store: store, usage: .checkout)
      #expect(
        try plainNotFound {
          try stage.support.desk.call(Endpoints.paymentsOptions, params, meta: Supporter.why)
        })
    }
    for tenant in [neighbour.tenant, TenantID(rawValue: 4711)] {
      #expect(try plainNotFound { try stage.list { $0.tenant = tenant } })
    }
    for cards in [[foreign.id], [absent], [stage.card.id, foreign.id], [stage.card.id, absent]] {
      let params = CardsPrepareUnbindParams(cards: cards)
      #expect(
        try plainNotFound {
          try stage.support.desk.call(Endpoints.cardsPrepareUnbind, params, meta: Supporter.why)
        })
    }
  }

  /// Whether a call is answered as for an id that never was, with nothing that differs.
  private func plainNotFound<R>(_ call: () throws -> R) throws -> Bool {
    guard let refusal = try refusal(call) else { return false }
    return "\(refusal.reason.name)" == "NOT_FOUND" && refusal.decision == nil
      && refusal.explanation == nil && refusal.arguments.isEmpty && refusal.violations.isEmpty
  }

  @Test("support names the tenant of a list, others can name only their own")
  func tenantParam() throws {
    try stage.grant()
    let neighbour = try stage.merchant.neighbour()
    #expect(try violations { try stage.list() } == ["tenant REQUIRED"])
    #expect(try stage.list { $0.store = stage.merchant.store }.cards.count == 1)
    let own = CardsListParams(tenant: stage.merchant.tenant)
    #expect(try stage.merchant.list(own).cards.count == 1)
    for tenant in [neighbour.tenant, TenantID(rawValue: 4711)] {
      let found = try violations { try stage.merchant.list(CardsListParams(tenant: tenant)) }
      #expect(found == ["tenant NOT_ALLOWED"])
    }
  }

  // MARK: Accesses

  @Test("every access is on record before it is answered, and the tenant sees who, what and why")
  func accessesListed() throws {
    let neighbour = try stage.merchant.neighbour()
    let consent = try stage.grant(["cards.read", "payments.read"])
    _ = try stage.get()
    _ = try stage.list { $0.tenant = stage.merchant.tenant }
    _ = try stage.options(meta: Meta(reason: "request 4712"))
    let seen = try stage.accesses()
    #expect(
      seen.map { "\($0.accountName) \($0.method) \($0.object ?? "") \($0.reason ?? "")" } == [
        "zhou payments.options \(stage.merchant.store.text) request 4712",
        "zhou cards.list \(stage.merchant.tenant.text) request 4711",
        "zhou cards.get \(stage.card.id.text) request 4711",
      ])
    #expect(seen.allSatisfy { $0.consent == consent.id && $0.outcome == "OK" })
    #expect(seen.allSatisfy { $0.account == stage.support.id })
    #expect(try stage.accesses(of: neighbour).isEmpty)
  }

  @Test("reads of everybody else leave no line, and what support is refused none for the tenant")
  func others() throws {
    try stage.grant()
    let before = try lines()
    _ = try stage.merchant.card(stage.card.id)
    _ = try stage.merchant.list()
    _ = try stage.merchant.history(stage.card.id)
    #expect(try lines() == before)
    _ = try reason { try stage.get(CardID(rawValue: 4711)) }
    #expect(try stage.accesses().isEmpty)
    #expect(try lines() == before + 1)
  }

  @Test("what support tries without a consent is no access, and stands in the platform's audit")
  func attempts() throws {
    let params = CardsListParams(tenant: stage.merchant.tenant)
    let support = stage.support.desk
    func attempt() throws -> String {
      try reason { try support.call(Endpoints.cardsList, params, meta: Supporter.why) }
    }
    #expect(try attempt() == "CONSENT_REQUIRED")
    #expect(try stage.accesses().isEmpty)
    let (admin, boss) = (stage.merchant.admin.desk, stage.merchant.boss.desk)
    let filter = AuditListParams(account: stage.support.id, outcome: "CONSENT_REQUIRED")
    let line = try #require(try admin.call(Endpoints.auditList, filter).lines.first)
    #expect(line.reason == "request 4711" && line.tenant == nil && line.decisionId != nil)
    #expect(try boss.call(Endpoints.auditList, filter).lines.isEmpty)
    try stage.grant()
    #expect(try attempt() == "OK")
    #expect(try stage.accesses().map(\.outcome) == ["OK"])
  }

  private func lines() throws -> Int {
    try stage.merchant.bench.rows("SELECT count(*) FROM audit") { $0.int(0) }[0]
  }

  @Test("what cannot be put on record is not answered")
  func unrecorded() throws {
    try stage.grant()
    try stage.merchant.bench.run(
      """
      CREATE TRIGGER full BEFORE INSERT ON audit WHEN new.method = 'cards.get'
      BEGIN SELECT raise(ABORT, 'no'); END
      """)
    #expect(try reason { try stage.get() } == "STORAGE_UNAVAILABLE")
    #expect(try stage.merchant.card(stage.card.id).id == stage.card.id)
    #expect(try stage.accesses().isEmpty)
    try stage.merchant.bench.run("DROP TRIGGER full")
    #expect(try stage.get().id == stage.card.id)
  }

  @Test("a reason with a card number in it is refused, and nothing is answered")
  func numberInReason() throws {
    try stage.grant()
    let meta = Meta(reason: "about 4111 1111 1111 1111")
    #expect(try reason { try stage.get(meta: meta) } == "SENSITIVE_DATA_FORBIDDEN")
  }
}
