import API
import RPC
import Testing

@Suite("Reading and acknowledging alerts")
struct AlertServiceTests {
  private func merchant() throws -> Merchant {
    let merchant = try Merchant(at: "2026-08-20T02:00:00Z")
    try merchant.bind {
      ($0.expMonth, $0.expYear, $0.bank, $0.label) = (8, 2026, "Example Bank", "till 1")
    }
    try merchant.bind(cardNumber(2)) {
      ($0.store, $0.expMonth, $0.expYear, $0.usage) = (merchant.sibling, 8, 2026, .both)
    }
    return merchant
  }

  private func list(
    _ person: Person, _ params: AlertsListParams = AlertsListParams(), meta: Meta = Meta()
  ) throws -> AlertListResult {
    try person.desk.call(Endpoints.alertsList, params, meta: meta)
  }

  private func digest(
    _ person: Person, store: StoreID? = nil, tenant: TenantID? = nil, meta: Meta = Meta()
  ) throws -> AlertDigest {
    try person.desk.call(
      Endpoints.alertsDigest, AlertsDigestParams(tenant: tenant, store: store), meta: meta)
  }

  private func acknowledge(_ person: Person, _ alerts: [AlertID]) throws -> [Alert] {
    try person.desk.call(
      Endpoints.alertsAcknowledge, AlertsAcknowledgeParams(alerts: alerts)
    ).alerts
  }

  @Test("the latest come first, page by page, and each account sees those of its stores")
  func lists() throws {
    let merchant = try merchant()
    let all = try list(merchant.boss)
    #expect(all.alerts.map(\.store) == [merchant.sibling, merchant.store])
    #expect(all.alerts.map(\.daysAhead) == [15, 15] && all.alerts.map(\.expMonth) == [8, 8])
    let first = try list(merchant.boss, AlertsListParams(pageSize: 1))
    let token = try #require(first.nextPageToken)
    let second = try list(merchant.boss, AlertsListParams(pageSize: 1, pageToken: token))
    #expect((first.alerts + second.alerts).map(\.id) == all.alerts.map(\.id))
    #expect(second.nextPageToken == nil)
    let own = try list(merchant.clerk)
    #expect(own.alerts.map(\.store) == [merchant.store])
    #expect(own.scope.hidden.map(\.reason) == ["OUTSIDE_SCOPE"])
    let elsewhere = AlertsListParams(store: merchant.sibling)
    #expect(try reason { try list(merchant.clerk, elsewhere) } == "NOT_FOUND")
    #expect(try list(merchant.neighbour().boss).alerts.isEmpty)
    #expect(try list(merchant.boss, AlertsListParams(kind: .cardInvalid)).alerts.isEmpty)
  }

  @Test("acknowledging is for those who manage alerts, all or none, and twice is no error")
  func acknowledges() throws {
    let merchant = try merchant()
    let alerts = try list(merchant.boss).alerts.map(\.id)
    #expect(try reason { try acknowledge(merchant.clerk, alerts) } == "ROLE_LACKS_PERMISSION")
    let stranger = try merchant.neighbour()
    #expect(try reason { try acknowledge(stranger.boss, [alerts[0]]) } == "NOT_FOUND")
    let absent = AlertID(rawValue: 42)
    #expect(try reason { try acknowledge(merchant.boss, alerts + [absent]) } == "NOT_FOUND")
    #expect(try list(merchant.boss, AlertsListParams(state: .open)).alerts.count == 2)
    let done = try acknowledge(merchant.boss, alerts)
    #expect(done.map(\.state) == [.acknowledged, .acknowledged])
    #expect(done.map(\.acknowledgedBy) == [merchant.boss.id, merchant.boss.id])
    merchant.bench.clock.advance(.seconds(1))
    #expect(try acknowledge(merchant.boss, alerts).map(\.json) == done.map(\.json))
    #expect(
      try merchant.alertEvents().filter { $0 == "alert.acknowledged" }.count == 2)
    let prepared = try merchant.prepare(merchant.list().cards.map(\.id)) {
      $0.stopAutoDebit = true
    }
    try merchant.confirm(prepared) { $0.typed = 2 }
    let settled = try list(merchant.boss, AlertsListParams(state: .settled)).alerts
    #expect(settled.map(\.id) == alerts)
    #expect(try acknowledge(merchant.boss, alerts).map(\.state) == [.settled, .settled])
  }

  @Test("a digest counts what is live, and says it in the caller's language")
  func digests() throws {
    let merchant = try merchant()
    let all = try digest(merchant.boss)
    #expect(all.alerts == 2 && all.storesConcerned == 2)
    #expect(all.tiers.map(\.daysAhead) == [15] && all.tiers.map(\.alerts) == [2])
    #expect(all.debitsAtRisk.cards == 1 && all.debitsAtRisk.attempts == 0)
    #expect(
      all.message == """
        2 alerts about payment cards at 2 stores: 2 cards expire soon (2 within 15 days). \
        Automatic debits run on 1 of the cards, with 0 attempts in the last 30 days. \
        Please replace or update the cards. Stores: S1 (1), S2 (1).
        """)
    var chinese = Meta()
    chinese.language = .chinese
    #expect(
      try digest(merchant.boss, store: merchant.store, meta: chinese).message
        == "1 家门店共有 1 条支付卡提醒：1 张卡即将到期（15 天内 1 张）。请及时更换卡片或更新卡片信息。涉及门店：S1（1）。")
    #expect(try digest(merchant.clerk).alerts == 1)
    #expect(try reason { try digest(merchant.clerk, store: merchant.sibling) } == "NOT_FOUND")
    let quiet = try digest(merchant.neighbour().boss)
    #expect(quiet.alerts == 0 && quiet.message == "There are no alerts about payment cards.")
  }

  @Test("support sees alerts by consent, on record, and without the names of stores")
  func support() throws {
    let stage = try Supporter()
    let card = try stage.merchant.bind(cardNumber(5)) {
      ($0.expMonth, $0.expYear) = (8, 2026)
    }.card
    let params = AlertsListParams(tenant: stage.merchant.tenant)
    #expect(
      try reason { try list(stage.support, params, meta: Supporter.why) } == "CONSENT_REQUIRED")
    try stage.grant(["alerts.read"])
    #expect(
      try list(stage.support, params, meta: Supporter.why).alerts.map(\.card) == [card.id])
    let digest = try digest(
      stage.support, tenant: stage.merchant.tenant, meta: Supporter.why)
    #expect(digest.alerts == 1 && digest.stores.map(\.name) == [nil])
    #expect(!digest.message.contains("S1"))
    #expect(
      try Set(stage.accesses().map(\.method)) == ["alerts.list", "alerts.digest"])
  }
}
