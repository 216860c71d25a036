import API
import RPC
import Storage
import Testing

@testable import Service

@Suite("Explanations")
struct ExplainTests {
  let merchant: Merchant

  init() throws { merchant = try Merchant() }

  private func explain(
    _ person: Person, _ method: String, of account: AccountID? = nil, on object: String? = nil,
    _ language: RPC.Language = .english
  ) throws -> AccessExplainResult {
    var meta = Meta()
    meta.language = language
    return try person.desk.call(
      Endpoints.accessExplain,
      AccessExplainParams(method: method, account: account, object: object), meta: meta)
  }

  private func record(_ person: Person, _ id: DecisionID) throws -> AccessExplainResult {
    try person.desk.call(Endpoints.accessExplain, AccessExplainParams(decisionId: id))
  }

  private func denial(of person: Person) throws -> Refusal {
    try #require(
      try refusal { try person.desk.call(Endpoints.tenantsList, TenantsListParams()) })
  }

  // MARK: Records

  @Test("the reply, the audit line and the explanation are one record with one id")
  func oneRecord() throws {
    let denied = try denial(of: merchant.clerk)
    let id = DecisionID(text: try #require(denied.decision))
    let found = try record(merchant.clerk, id)
    #expect(found.explanation.json == denied.explanation)
    #expect(found.explanation.decisionId == id)
    #expect(found.method == "tenants.list" && found.account == merchant.clerk.id)
    #expect(found.decidedAt == merchant.bench.clock.now)
    let lines = try merchant.bench.rows("SELECT decision FROM audit ORDER BY id DESC LIMIT 1") {
      Array($0.text(0).utf8)
    }
    let text = String(decoding: lines.joined(), as: UTF8.self)
    #expect(text.hasPrefix("{\"en\":\(String(decoding: found.explanation.json, as: UTF8.self)),"))
  }

  @Test("a record keeps what was so then")
  func then() throws {
    let id = DecisionID(text: try #require(denial(of: merchant.clerk).decision))
    let before = try record(merchant.boss, id).json
    _ = try merchant.admin.desk.call(
      Endpoints.tenantsSuspend, TenantsSuspendParams(tenant: merchant.tenant))
    #expect(try record(merchant.admin, id).explanation.reason == "ROLE_LACKS_PERMISSION")
    _ = try merchant.admin.desk.call(
      Endpoints.tenantsResume, TenantsResumeParams(tenant: merchant.tenant))
    #expect(try record(merchant.boss, id).json == before)
  }

  @Test(
    "a record is for its own account and for those who may ask about that; to others it is not there"
  )
  func reachOfRecords() throws {
    let id = DecisionID(text: try #require(denial(of: merchant.clerk).decision))
    let other = try merchant.admin.create(
      "other", .store, of: merchant.tenant, stores: [merchant.store])
    try other.settle()
    let support = try merchant.admin.create("helper", .support)
    try support.settle()
    for person in [merchant.clerk, merchant.boss, merchant.admin, support] {
      #expect(try record(person, id).explanation.reason == "ROLE_LACKS_PERMISSION")
    }
    let stranger = try merchant.neighbour().boss
    // Also the audit line of what was no denial, and one that never was.
    let lines = try merchant.bench.rows("SELECT max(id) FROM audit WHERE outcome = 'OK'") {
      DecisionID(rawValue: Int64($0.int(0)))
    }
    for person in [other, stranger] {
      for id in [id, DecisionID(rawValue: 5)] {
        #expect(try reason { try record(person, id) } == "NOT_FOUND")
      }
    }
    for id in lines { #expect(try reason { try record(merchant.admin, id) } == "NOT_FOUND") }
  }

  @Test("either a method or a record is asked about")
  func exactlyOne() throws {
    let desk = merchant.boss.desk
    func ask(_ params: AccessExplainParams) throws -> [String] {
      try violations { try desk.call(Endpoints.accessExplain, params) }
    }
    let id = DecisionID(rawValue: 5)
    #expect(try ask(AccessExplainParams()) == ["method EXACTLY_ONE_REQUIRED"])
    #expect(
      try ask(AccessExplainParams(method: "cards.get", decisionId: id))
        == ["method EXACTLY_ONE_REQUIRED"])
    #expect(
      try ask(AccessExplainParams(decisionId: id, object: "card_1")) == ["object NOT_ALLOWED"])
    #expect(
      try ask(AccessExplainParams(decisionId: id, account: merchant.clerk.id))
        == ["account NOT_ALLOWED"])
    #expect(try ask(AccessExplainParams(method: "cards.burn")) == ["method UNKNOWN_VALUE"])
  }

  @Test("a record is told in the language of whoever asks, whatever the denied call spoke")
  func recordInOtherLanguage() throws {
    let denied = try #require(
      try refusal { try merchant.clerk.desk.call(Endpoints.accountsList, AccountsListParams()) })
    var meta = Meta()
    meta.language = .chinese
    let id = DecisionID(text: try #require(denied.decision))
    let found = try merchant.boss.desk.call(
      Endpoints.accessExplain, AccessExplainParams(decisionId: id), meta: meta)
    #expect(
      found.summary == "账号 clerk 不能调用 accounts.list，因为角色“门店”没有权限 accounts.manage。"
        + "可由“连锁总部”角色的账号处理。")
    #expect(found.explanation.remedy?.who == "“连锁总部”角色的账号")
    #expect(found.explanation.steps.map(\.detail).allSatisfy { $0.contains { !$0.isASCII } })
    #expect(found.explanation.reason == "ROLE_LACKS_PERMISSION")
    #expect(try record(merchant.boss, id).explanation.json == denied.explanation)
  }

  @Test("a record of an earlier edition, which spoke one language, is told as it stands")
  func recordInOneLanguage() throws {
    let denied = try denial(of: merchant.clerk)
    let id = DecisionID(text: try #require(denied.decision))
    try merchant.bench.tamper(
      SQL("DROP TRIGGER audit_never_changes"),
      SQL(
        "UPDATE audit SET decision = ? WHERE id = ?",
        .text(String(decoding: try #require(denied.explanation), as: UTF8.self)),
        .int(Int(id.rawValue))))
    var meta = Meta()
    meta.language = .chinese
    let found = try merchant.boss.desk.call(
      Endpoints.accessExplain, AccessExplainParams(decisionId: id), meta: meta)
    #expect(found.explanation.json == denied.explanation)
    #expect(found.summary.hasPrefix("账号 clerk 不能调用"))
  }

  // MARK: Whom one may ask about

  @Test("one asks about oneself, headquarters about their own, and nobody else is found")
  func subjects() throws {
    let stranger = try merchant.neighbour().clerk
    #expect(try explain(merchant.clerk, "cards.list").explanation.decision == .allowed)
    let own = try explain(merchant.clerk, "cards.list", of: merchant.clerk.id)
    #expect(try explain(merchant.clerk, "cards.list").json == own.json)
    for id in [merchant.boss.id, stranger.id, merchant.admin.id, AccountID(rawValue: 7)] {
      #expect(try reason { try explain(merchant.clerk, "cards.list", of: id) } == "NOT_FOUND")
    }
    let clerk = try explain(merchant.boss, "accounts.list", of: merchant.clerk.id)
    #expect(clerk.account == merchant.clerk.id)
    for id in [stranger.id, merchant.admin.id, AccountID(rawValue: 7)] {
      #expect(try reason { try explain(merchant.boss, "cards.list", of: id) } == "NOT_FOUND")
    }
  }

  @Test("an account that is disabled, or has not logged in yet, is explained as it is")
  func states() throws {
    let fresh = try merchant.admin.create(
      "fresh", .store, of: merchant.tenant, stores: [merchant.store])
    let first = try explain(merchant.boss, "cards.list", of: fresh.id).explanation
    #expect(first.reason == "PASSWORD_CHANGE_REQUIRED")
    _ = try merchant.boss.desk.call(
      Endpoints.accountsDisable, AccountsDisableParams(account: merchant.clerk.id))
    let second = try explain(merchant.boss, "cards.list", of: merchant.clerk.id)
    #expect(second.explanation.reason == "ACCOUNT_DISABLED")
    #expect(second.explanation.denial == .explicit)
    #expect(second.explanation.remedy?.verified == true)
    #expect(
      second.summary
        == "clerk may not call cards.list because the account is disabled. "
        + "That is for an account with the role chain to change.")
  }

  // MARK: Objects

  @Test("what the asker cannot reach is unknown, and the same as what never was")
  func unknownObject() throws {
    let foreign = try merchant.neighbour().bind().card.id.text
    let answers = try [foreign, "card_0000000000zzz", "nonsense"].map { id in
      try explain(merchant.boss, "cards.get", of: merchant.clerk.id, on: id)
    }
    #expect(Set(answers.map(\.json)).count == 1)
    #expect(answers[0].explanation.decision == .unknown)
    #expect(answers[0].explanation.remedy == nil && answers[0].explanation.denial == nil)
    #expect(
      answers[0].explanation.steps.suffix(3).map(\.outcome) == [.unknown, .skipped, .unknown])
    // What depends on nothing unknown is told.
    let denied = try explain(merchant.boss, "accounts.get", of: merchant.clerk.id, on: foreign)
    #expect(denied.explanation.reason == "ROLE_LACKS_PERMISSION")
  }

  @Test("about oneself, what one cannot reach is not found, as the call would say")
  func ownObject() throws {
    let sibling = try merchant.bind { $0.store = merchant.sibling }.card.id.text
    let foreign = try merchant.neighbour().bind().card.id.text
    let answers = try [sibling, foreign, "card_0000000000zzz"].map { id in
      try explain(merchant.clerk, "cards.get", on: id)
    }
    #expect(Set(answers.map(\.json)).count == 1)
    #expect(answers[0].explanation.reason == "NOT_FOUND")
    let own = try merchant.bind("5555555555554444").card.id.text
    #expect(try explain(merchant.clerk, "cards.get", on: own).explanation.decision == .allowed)
  }

  @Test("headquarters hear that a store is outside the account's, and what helps")
  func otherStore() throws {
    let sibling = try merchant.bind { $0.store = merchant.sibling }.card.id.text
    let found = try explain(merchant.boss, "cards.get", of: merchant.clerk.id, on: sibling)
    #expect(found.explanation.reason == "OUTSIDE_SCOPE")
    #expect(found.explanation.remedy?.text == "Assign the store to the account.")
    #expect(found.explanation.remedy?.who == "an account with the role chain")
    // The platform sees it wherever it lies.
    let platform = try explain(merchant.admin, "cards.get", of: merchant.clerk.id, on: sibling)
    #expect(platform.explanation.reason == "OUTSIDE_SCOPE")
  }

  // MARK: Words

  @Test("the answer is a sentence, in the language asked for")
  func words() throws {
    let english = try explain(merchant.clerk, "accounts.list")
    #expect(
      english.summary == "You may not call accounts.list because the role store does not have the "
        + "permission accounts.manage. That is for an account with the role chain to change.")
    let chinese = try explain(merchant.clerk, "accounts.list", .chinese)
    #expect(
      chinese.summary == "您不能调用 accounts.list，因为角色“门店”没有权限 accounts.manage。"
        + "可由“连锁总部”角色的账号处理。")
    #expect(
      try explain(merchant.clerk, "cards.list", .chinese).summary
        == "您可以调用 cards.list：角色 store 拥有权限 cards.read。")
  }

  @Test("who took a permission away is named, with the time")
  func changed() throws {
    let explanation = Explanation(
      decision: .denied, steps: [], reason: "PERMISSION_REVOKED", permission: "cards.read",
      role: "store", policyRevision: 2)
    var summary = Summary(
      explanation: explanation, method: "cards.list", account: "lin", language: .en)
    #expect(
      summary.text == "lin may not call cards.list because the role store does not have the "
        + "permission cards.read: it was taken away.")
    summary.change = .init(by: "boss", at: "2026-08-15 10:05")
    #expect(
      summary.text == "lin may not call cards.list because the role store does not have the "
        + "permission cards.read: boss took it away on 2026-08-15 10:05.")
    let chinese = Summary(
      explanation: explanation, method: "cards.list", account: nil, change: summary.change,
      language: .zhCN)
    #expect(
      chinese.text == "您不能调用 cards.list，因为角色“门店”没有权限 cards.read："
        + "boss 于 2026-08-15 10:05 收回了该权限。")
  }

  @Test("a time is told as the clock on the merchant's wall shows it")
  func wallClock() throws {
    // 2026-08-15T18:05:59.999Z.
    let time = Timestamp(milliseconds: 1_786_817_159_999)
    #expect(Zone(name: "Asia/Shanghai")?.minute(of: time) == "2026-08-16 02:05")
    #expect(Zone(name: "UTC")?.minute(of: time) == "2026-08-15 18:05")
  }
}
