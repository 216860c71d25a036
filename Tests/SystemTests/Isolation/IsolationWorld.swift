import API
import RPC

/// Three merchants with three stores each, somebody of every built-in role, and twenty people whose roles
/// were made at random.
final class IsolationWorld {
  let installation: Installation
  private(set) var server: Server
  /// For what has to be done around the calls under test.
  private(set) var admin: Client
  private(set) var realms: [Realm] = []
  private(set) var callers: [Caller] = []
  private var liveConsent: ConsentID?
  /// Whoever is assigned a role of its own when the account is there.
  private var late: [(account: Caller, role: String, stores: [StoreID]?)] = []
  /// The first admin's account, which no merchant has heard of.
  let adminID: String

  /// What the first merchant lets support do.
  private static let consented = ["cards.read", "cards.unbind", "payments.read", "alerts.read"]
  private static let customRoles = 20

  init() throws {
    installation = try Installation()
    server = try installation.serve(limits: Self.limits)
    let (person, client) = try Seeding.admin(of: installation, on: server)
    (admin, adminID) = (client, person.id.text)
    let seeding = Seeding(client: admin)
    realms = try Realm.words.map { try Realm($0, seeding) }
    try makePeople()
    try restart(person)
    for caller in callers { try settle(caller) }
    for realm in realms { try fill(realm) }
    for caller in callers { try equip(caller) }
  }

  /// Nobody is to be turned away for haste.
  private static let limits =
    Installation.limits
    + [
      "accountReadsPerSecond", "accountWritesPerSecond", "accountLoginsPerSecond",
      "tenantReadsPerSecond", "tenantWritesPerSecond", "tenantLoginsPerSecond",
    ].map { "\($0)=1000000" }

  func boss(of realm: Realm) throws -> Caller {
    guard let boss = callers.first(where: { $0.realm === realm && $0.base == .chain }) else {
      throw Absent(what: "the boss of \(realm.word)")
    }
    return boss
  }

  struct Absent: Error {
    let what: String
  }
}

// MARK: People

extension IsolationWorld {
  /// Accounts that are to be made, in one batch: each of them costs the hash of a password.
  private struct Wanted {
    let params: AccountsCreateParams
    let take: (AccountID) -> Void
  }

  private func makePeople() throws {
    let wanted = builtIn() + spares() + (try makeRoles())
    // Busy machines take long for so many hashes.
    let calls = wanted.map { wanted in
      let params = String(copying: wanted.params.json.span).dropFirst()
      return (method: "accounts.create", params: #"{"_meta":{"timeoutMs":120000},\#(params)"#)
    }
    let answers = try admin.exchange(batch: calls)
    for (wanted, answer) in zip(wanted, answers) {
      wanted.take(try Answer(Array(answer.utf8)).result(NewPasswordResult.self).account.id)
    }
    for (account, role, stores) in late {
      _ = try admin.call(
        Endpoints.rolesAssign,
        RolesAssignParams(account: AccountID(text: account.id), role: role, stores: stores))
    }
  }

  private func builtIn() -> [Wanted] {
    let people: [(String, Actor, Realm?, [StoreID]?)] =
      realms.flatMap { realm in
        [
          ("\(realm.word)-boss", .chain, realm, nil),
          ("\(realm.word)-clerk", .store, realm, [realm.stores[0]]),
          ("\(realm.word)-roamer", .store, realm, Array(realm.stores[0...1])),
          ("\(realm.word)-till", .service, realm, nil),
        ]
      } + [("helper", .support, nil, nil), ("ruler", .admin, nil, nil)]
    return people.map { name, base, realm, stores in
      let caller = Caller(name, base, of: realm, stores: stores, client: admin)
      return wanted(caller, base.rawValue)
    }
  }

  private func wanted(_ caller: Caller, _ role: String) -> Wanted {
    callers.append(caller)
    return Wanted(
      params: AccountsCreateParams(
        account: caller.name, role: role, tenant: caller.realm?.tenant, stores: caller.stores)
    ) { caller.id = $0.text }
  }

  private func spares() -> [Wanted] {
    realms.flatMap { realm in
      [
        Wanted(params: spare(realm.spareName, realm)) { realm.spare = $0.text },
        Wanted(params: spare("\(realm.word)-understudy", realm)) { realm.understudy = $0.text },
      ]
    }
  }

  private func spare(_ name: String, _ realm: Realm) -> AccountsCreateParams {
    AccountsCreateParams(account: name, role: "service", tenant: realm.tenant)
  }

  /// Roles with what chance gives them of what their kind can have. Half of the people are made with the
  /// built-in role and assigned theirs then.
  private func makeRoles() throws -> [Wanted] {
    var chance = SeededGenerator(seed: 20)
    let bases: [(Actor, Role)] = [
      (.store, .store), (.chain, .chain), (.support, .support), (.service, .service),
    ]
    return try (1...Self.customRoles).map { number in
      // Of each kind there are some.
      let place = number <= 8 ? number % 4 : Int.random(in: 0...3, using: &chance)
      let (base, role) = bases[place]
      let realm = base == .support ? nil : realms[number % 3]
      let name = "\(realm?.word ?? "platform")-role-\(number)"
      let permissions = try makeRole(name, role, of: realm, &chance)
      let caller = Caller(
        "\(name)-holder", base, of: realm,
        stores: base == .store ? realm.map { [$0.stores[number % 3]] } : nil, isCustom: true,
        client: admin)
      caller.permissions = permissions
      if number % 2 == 0 { late.append((caller, name, caller.stores)) }
      return wanted(caller, number % 2 == 0 ? base.rawValue : name)
    }
  }

  private func makeRole(
    _ name: String, _ base: Role, of realm: Realm?, _ chance: inout SeededGenerator
  ) throws -> Set<String> {
    let ceiling = try admin.call(
      Endpoints.rolesGet, RolesGetParams(role: "\(base.name)", tenant: realm?.tenant)
    ).role.permissions
    let permissions = ceiling.filter { _ in Bool.random(using: &chance) }
    _ = try admin.call(
      Endpoints.rolesCreate,
      RolesCreateParams(name: name, base: base, permissions: permissions, tenant: realm?.tenant))
    realm?.roles.append(name)
    return Set(permissions)
  }

  /// Everybody logs in once more with passwords that are quick to check.
  private func restart(_ person: Person) throws {
    _ = try server.stop()
    try Tables(installation.database).setPasswords(Caller.password)
    server = try installation.serve(limits: Self.limits)
    admin = try server.connect()
    try person.login(on: admin)
  }

  private func settle(_ caller: Caller) throws {
    caller.client = try server.connect()
    try caller.person.settle(on: caller.client)
    caller.session = try session(of: caller.client)
    if !caller.isCustom {
      let role = RolesGetParams(role: caller.base.rawValue, tenant: caller.realm?.tenant)
      caller.permissions = Set(try admin.call(Endpoints.rolesGet, role).role.permissions)
    }
    guard !caller.isPlatform else { return }
    let second = try server.connect()
    try caller.person.login(on: second)
    caller.otherSession = try session(of: second)
  }

  private func session(of client: Client) throws -> String {
    try client.call(Endpoints.sessionWhoami, SessionWhoamiParams()).session?.id.text ?? ""
  }
}

// MARK: What they have

extension IsolationWorld {
  private func fill(_ realm: Realm) throws {
    let boss = try boss(of: realm)
    guard
      let till = callers.first(where: { $0.realm === realm && $0.base == .service && !$0.isCustom })
    else {
      throw Absent(what: "the service of \(realm.word)")
    }
    for (index, store) in realm.stores.enumerated() {
      let number = 100 * ((realms.firstIndex { $0 === realm } ?? 0) + 1) + 10 * index
      let cards = try (0..<4).map { try bind(number + $0, in: store, realm, boss) }
      let signal = CardsSignalParams(
        card: cards[1], profile: .visa, code: "51",
        observedAt: Timestamp(milliseconds: 1_700_000_000_000))
      _ = try till.client.call(Endpoints.cardsSignal, signal)
      let prepared = try boss.client.call(
        Endpoints.cardsPrepareUnbind, CardsPrepareUnbindParams(cards: [cards[2]]))
      _ = try boss.client.call(
        Endpoints.cardsConfirmUnbind,
        CardsConfirmUnbindParams(
          confirmation: prepared.confirmation, password: Secret(Caller.password)))
      realm.cards[store] = cards.prefix(3).map(\.text)
      try pay(in: store, realm, till, boss)
    }
    _ = try boss.client.call(
      Endpoints.cardsBind,
      CardsBindParams(
        store: realm.stores[0], last4: "0\(realm.word.count)11", brand: .visa,
        fingerprintOf: Secret(realm.fingerprint), holder: "Li Xiaofeng", expMonth: 12,
        expYear: 2040, funding: .credit, label: "\(realm.word) card", usage: .checkout,
        gatewayToken: Secret(realm.gatewayToken)))
    realm.job = try boss.client.importing(Self.sheet).job.text
    realm.head = try boss.client.call(Endpoints.auditVerify, AuditVerifyParams()).head
    try makeConsents(realm, boss)
  }

  /// A workbook that changes nothing.
  private static let sheet = Array("action,store_code,card_number\nadd,none,1\n".utf8)

  /// A declined payment, after which the card is lost, which raises an alert.
  private func pay(in store: StoreID, _ realm: Realm, _ till: Caller, _ boss: Caller) throws {
    let begun = try till.client.call(
      Endpoints.paymentsBegin,
      PaymentsBeginParams(
        order: realm.order(of: store), store: store, amount: Money(amount: 1, currency: "CNY"),
        usage: .checkout, channel: "web"))
    _ = try till.client.call(
      Endpoints.paymentsComplete,
      PaymentsCompleteParams(attempt: begun.attempt, approved: false, code: "41"))
    realm.payments[store] = begun.payment.id.text
    realm.attempts[store] = begun.attempt.text
    let alerts = try boss.client.call(Endpoints.alertsList, AlertsListParams(store: store)).alerts
    realm.alerts[store] = alerts.first?.id.text
  }

  private func bind(
    _ number: Int, in store: StoreID, _ realm: Realm, _ boss: Caller
  ) throws -> CardID {
    try boss.client.call(
      Endpoints.cardsBind,
      CardsBindParams(
        store: store, number: Secret(cardNumber(number)), holder: "Li Xiaofeng", expMonth: 12,
        expYear: 2040, funding: .credit, label: "\(realm.word) card", usage: .checkout)
    ).card.id
  }

  /// One that has ended; of the first merchant's one in force.
  private func makeConsents(_ realm: Realm, _ boss: Caller) throws {
    let ended = try consent(["cards.read"], boss)
    _ = try boss.client.call(Endpoints.supportRevoke, SupportRevokeParams(consent: ended))
    realm.consent = ended.text
    if realm === realms[0] { liveConsent = try consent(Self.consented, boss) }
    realm.hasConsent = realm === realms[0]
  }

  func endConsent() throws {
    guard let consent = liveConsent.take() else { return }
    let boss = try boss(of: realms[0])
    _ = try boss.client.call(Endpoints.supportRevoke, SupportRevokeParams(consent: consent))
  }

  private func consent(_ permissions: [String], _ boss: Caller) throws -> ConsentID {
    let params = SupportGrantParams(hours: 1, permissions: permissions)
    return try boss.client.call(Endpoints.supportGrant, params).consent.id
  }

  private func equip(_ caller: Caller) throws {
    let realm = caller.realm ?? realms[0]
    let denied = caller.base == .admin ? "cards.list" : "tenants.list"
    caller.decision = try caller.client.refusal(denied)?.data.decisionId?.text ?? ""
    let store = caller.stores?.first ?? realm.stores[0]
    guard caller.permissions.contains("cards.unbind"), let card = realm.cards[store]?.first else {
      return
    }
    let params = CardsPrepareUnbindParams(cards: [CardID(text: card)])
    let meta = caller.isPlatform ? ["reason": "request"] : [:]
    caller.confirmation = try caller.client.call(
      Endpoints.cardsPrepareUnbind, params, meta: meta
    ).confirmation.text
  }
}
