import API
import RPC
import Testing
import WireTesting

/// What a caller is told that it may call, and what it may.
@Suite("Discover, can and the call itself")
struct AgreementTests {
  /// What can happen to an account between its calls. Whoever adds a way to change access adds it here.
  private enum Disturbance: CaseIterable {
    case none, disabled, enabledAgain, suspended, resumed, expired
  }

  /// How far an account has come.
  private enum Progress: CaseIterable {
    case stranger, loggedIn, changedPassword, settled
  }

  private struct State {
    let role: API.Role
    let progress: Progress
    let disturbance: Disturbance
  }

  private static var states: [State] {
    API.Role.allCases.flatMap { role in
      Progress.allCases.flatMap { progress in
        Disturbance.allCases.map { State(role: role, progress: progress, disturbance: $0) }
      }
    }
  }

  private static let denials: Set = [
    "SESSION_REQUIRED", "SESSION_INVALID", "SESSION_EXPIRED", "ACCOUNT_DISABLED",
    "TENANT_SUSPENDED", "PASSWORD_CHANGE_REQUIRED", "TOTP_ENROLLMENT_REQUIRED",
    "ROLE_LACKS_PERMISSION", "CONSENT_REQUIRED", "REASON_REQUIRED",
  ]

  @Test("they agree for every method, whatever role and state the account is in")
  func agree() throws {
    var random = SeededGenerator(seed: 20_260_815)
    let merchant = try Merchant()
    var met: Set<String> = []
    for (number, state) in Self.states.shuffled(using: &random).enumerated() {
      let person = try make(state.role, number, merchant)
      try advance(person, to: state.progress)
      try disturb(person, state.disturbance, merchant)
      met.formUnion(try compare(person, "\(state)"))
      if state.disturbance == .suspended { try resume(merchant) }
    }
    #expect(met.isSuperset(of: ["ROLE_LACKS_PERMISSION", "TENANT_SUSPENDED", "CONSENT_REQUIRED"]))
    let others = ["PASSWORD_CHANGE_REQUIRED", "TOTP_ENROLLMENT_REQUIRED", "SESSION_REQUIRED"]
    #expect(met.isSuperset(of: others + ["INVALID_PARAMS"]), "not all was said about one case")
  }

  /// - Returns: the reasons that the calls ended with.
  private func compare(_ person: Person, _ state: String) throws -> Set<String> {
    let calls = Methods.rows.map { CallQuestion(method: "\($0.name)") }
    let verdicts = try person.desk.call(Endpoints.rpcCan, RpcCanParams(calls: calls)).verdicts
    try #require(verdicts.count == calls.count)
    var reasons: Set<String> = []
    for (index, verdict) in verdicts.enumerated() {
      let name = calls[index].method
      let ended = try reason { try person.desk.attempt(index) }
      reasons.insert(ended)
      let isDenied = Self.denials.contains(ended)
      #expect(verdict.decision == (isDenied ? .denied : .allowed), "\(name) for \(state): \(ended)")
      #expect(try person.desk.discovers(index) != isDenied, "\(name) for \(state): \(ended)")
      #expect(verdict.explanation.decisionId == nil)
      if isDenied && !ended.hasPrefix("SESSION_") {
        #expect(verdict.explanation.reason == ended)
      }
    }
    return reasons
  }

  private func make(_ role: API.Role, _ number: Int, _ merchant: Merchant) throws -> Person {
    let isPlatform = role == .admin || role == .support
    return try merchant.admin.create(
      "person-\(number)", role, of: isPlatform ? nil : merchant.tenant,
      stores: role == .store ? [merchant.store] : nil)
  }

  private func advance(_ person: Person, to progress: Progress) throws {
    switch progress {
    case .stranger: break
    case .loggedIn: try person.login()
    case .changedPassword:
      try person.login()
      try person.change(to: "a password of its own 1")
    case .settled: try person.settle()
    }
  }

  private func disturb(
    _ person: Person, _ disturbance: Disturbance, _ merchant: Merchant
  ) throws {
    let admin = merchant.admin.desk
    switch disturbance {
    case .none: break
    case .disabled:
      _ = try admin.call(Endpoints.accountsDisable, AccountsDisableParams(account: person.id))
    case .enabledAgain:
      _ = try admin.call(Endpoints.accountsDisable, AccountsDisableParams(account: person.id))
      _ = try admin.call(Endpoints.accountsEnable, AccountsEnableParams(account: person.id))
    case .suspended, .resumed:
      _ = try admin.call(
        Endpoints.tenantsSuspend, TenantsSuspendParams(tenant: merchant.tenant))
      if disturbance == .resumed || person.tenant == nil { try resume(merchant) }
    case .expired:
      merchant.bench.clock.advance(.seconds(16 * 60))
      try merchant.admin.login(totp: merchant.admin.code())
      merchant.bench.clock.advance(.seconds(30))
    }
  }

  private func resume(_ merchant: Merchant) throws {
    _ = try merchant.admin.desk.call(
      Endpoints.tenantsResume, TenantsResumeParams(tenant: merchant.tenant))
  }

  // MARK: Objects

  private struct Places {
    let merchant: Merchant
    let foreign: Merchant
    let ids: [(method: String, ids: [String])]
  }

  private func places() throws -> Places {
    let merchant = try Merchant()
    let foreign = try merchant.neighbour()
    let card = try merchant.bind().card.id.text
    let sibling = try merchant.bind("5555555555554444") { $0.store = merchant.sibling }.card.id.text
    let cards = [card, sibling, try foreign.bind().card.id.text, "card_0000000000zzz", "card", ""]
    let stores = [merchant.store.text, merchant.sibling.text, foreign.store.text, "sto_0"]
    let tenants = [
      merchant.tenant.text, foreign.tenant.text, "tnt_0000000000zzz", "tnt_0000000000000",
    ]
    let accounts = [
      merchant.clerk.id.text, merchant.boss.id.text, foreign.clerk.id.text, "acc_0000000000zzz",
    ]
    return Places(
      merchant: merchant, foreign: foreign,
      ids: [
        ("cards.get", cards), ("cards.history", cards), ("cards.list", stores),
        ("stores.list", tenants), ("tenants.get", tenants), ("accounts.get", accounts),
        ("accounts.list", tenants),
      ])
  }

  @Test("they agree on each object as well")
  func objects() throws {
    let places = try places()
    let merchant = places.merchant
    let support = try merchant.admin.create("helper", .support)
    try support.settle()
    for person in [merchant.boss, merchant.clerk, merchant.admin, places.foreign.clerk, support] {
      for (method, ids) in places.ids {
        let index = try #require(Methods.rows.firstIndex { "\($0.name)" == method })
        let member = try #require(Methods.rows[index].object)
        for id in ids {
          let params = "{\"\(member)\":\"\(id)\"}"
          let ended = try reason { try person.desk.call(method, params) }
          let verdict = try can(person, method, params)
          #expect(
            verdict.explanation.reason == (ended == "OK" ? "ALLOWED" : ended),
            "\(person.account) calls \(method) \(params)")
        }
      }
    }
  }

  private func can(_ person: Person, _ method: String, _ params: String) throws -> CallVerdict {
    let question = CallQuestion(method: method, params: RawJSON(params))
    let result = try person.desk.call(Endpoints.rpcCan, RpcCanParams(calls: [question]))
    return try #require(result.verdicts.first)
  }

  @Test("a foreign object and one that never was get the same verdict, byte for byte")
  func indistinguishable() throws {
    let places = try places()
    for person in [places.merchant.boss, places.merchant.clerk] {
      let verdicts = try places.ids[0].ids.suffix(4).map { id in
        try can(
          person, "cards.prepareUnbind", "{\"cards\":[\"\(places.ids[0].ids[0])\",\"\(id)\"]}"
        )
        .json
      }
      #expect(Set(verdicts).count == 1)
    }
  }

  @Test("a consent is there for the merchant that gave it")
  func consents() throws {
    let merchant = try Merchant()
    let foreign = try merchant.neighbour()
    let given = try [merchant, foreign].map { merchant in
      try merchant.boss.desk.call(
        Endpoints.supportGrant, SupportGrantParams(hours: 1, permissions: ["cards.read"])
      ).consent.id.text
    }
    for (id, reason) in zip(given + ["con_0000000000zzz"], ["ALLOWED", "NOT_FOUND", "NOT_FOUND"]) {
      let params = "{\"consent\":\"\(id)\"}"
      let verdict = try can(merchant.boss, "support.revoke", params)
      #expect(verdict.explanation.reason == reason)
    }
  }

  @Test("several objects are allowed if each is; what was prepared is about its cards")
  func several() throws {
    let merchant = try Merchant()
    let cards = try [
      merchant.bind().card.id,
      merchant.bind("5555555555554444") { $0.store = merchant.sibling }.card.id,
    ]
    let params = "{\"cards\":[\(cards.map { "\"\($0.text)\"" }.joined(separator: ","))]}"
    #expect(try can(merchant.boss, "cards.prepareUnbind", params).decision == .allowed)
    #expect(try can(merchant.clerk, "cards.prepareUnbind", params).decision == .denied)
    let prepared = try merchant.prepare(cards)
    let confirmation = "{\"confirmation\":\"\(prepared.confirmation.text)\"}"
    #expect(try can(merchant.boss, "cards.confirmUnbind", confirmation).decision == .allowed)
    #expect(
      try can(merchant.clerk, "cards.confirmUnbind", confirmation).explanation.reason
        == "NOT_FOUND")
    let session = "{\"session\":\"\(merchant.clerk.session.text)\"}"
    #expect(try can(merchant.clerk, "session.revoke", session).decision == .allowed)
    #expect(try can(merchant.admin, "session.revoke", session).explanation.reason == "NOT_FOUND")
  }

  @Test("of many objects one out of reach is enough, wherever among them it stands")
  func oneOfMany() throws {
    let merchant = try Merchant()
    var cards: [String] = []
    for number in 0..<12 {
      let store = try merchant.admin.desk.call(
        Endpoints.storesCreate,
        StoresCreateParams(tenant: merchant.tenant, code: "M\(number)", name: "M"))
      cards.append(try merchant.bind(cardNumber(number)) { $0.store = store.store.id }.card.id.text)
    }
    let (own, others) = (try merchant.bind().card.id.text, cards)
    let stores = try merchant.boss.desk.call(Endpoints.storesList, StoresListParams()).stores
    for outside in others {
      let place = try merchant.card(CardID(text: outside)).store
      let reached = stores.map(\.id).filter { $0 != place }
      try merchant.boss.assign("store", to: merchant.clerk.id, stores: reached)
      let list = ([own] + others).map { "\"\($0)\"" }.joined(separator: ",")
      let verdict = try can(merchant.clerk, "cards.prepareUnbind", "{\"cards\":[\(list)]}")
      #expect(verdict.explanation.reason == "NOT_FOUND")
    }
  }

  @Test("a method that is not there is denied, and the others are answered")
  func unknownMethod() throws {
    let merchant = try Merchant()
    let calls = ["cards.burn", "cards.list"].map { CallQuestion(method: $0) }
    let verdicts = try merchant.boss.desk.call(Endpoints.rpcCan, RpcCanParams(calls: calls))
      .verdicts
    #expect(verdicts.map(\.decision) == [.denied, .allowed])
    #expect(verdicts[0].explanation.reason == "METHOD_NOT_FOUND")
    #expect(verdicts[0].summary == "There is no method cards.burn.")
  }

  @Test("params that are no object, and too many objects, are refused; a number is no id")
  func shape() throws {
    let merchant = try Merchant()
    #expect(
      try violations { try can(merchant.boss, "cards.get", "[]") }
        == ["calls[0].params WRONG_TYPE"])
    let many = "{\"cards\":[" + Array(repeating: "1", count: 1001).joined(separator: ",") + "]}"
    #expect(
      try violations { try can(merchant.boss, "cards.prepareUnbind", many) } == ["calls TOO_MANY"])
    for params in [#"{"card":17}"#, #"{"card":{"card":[]}}"#, #"{"card":null}"#] {
      #expect(try can(merchant.boss, "cards.get", params).explanation.reason == "NOT_FOUND")
    }
  }

  @Test("nobody is told to log in, and asking leaves no line in the audit")
  func nobody() throws {
    let merchant = try Merchant()
    let count = { try merchant.bench.rows("SELECT count(*) FROM audit") { $0.int(0) } }
    let before = try count()
    let question = CallQuestion(method: "cards.get", params: RawJSON(#"{"card":"card_1"}"#))
    let nobody = Desk(merchant.bench)
    for desk in [nobody, merchant.clerk.desk] {
      let verdict = try desk.call(Endpoints.rpcCan, RpcCanParams(calls: [question])).verdicts[0]
      #expect(verdict.decision == .denied)
      #expect(verdict.explanation.denial == .implicit)
      let reason = verdict.explanation.reason
      #expect(reason == (desk === nobody ? "SESSION_REQUIRED" : "NOT_FOUND"))
      let skipped = verdict.explanation.steps.filter { $0.outcome == .skipped }
      #expect(desk !== nobody || skipped.count == 6)
    }
    _ = try merchant.clerk.desk.call(
      Endpoints.accessExplain, AccessExplainParams(method: "tenants.list"))
    try merchant.bench.settle()
    #expect(try count() == before)
  }
}
