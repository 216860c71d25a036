import API
import RPC
import Storage
import Testing

/// A call about one thing.
struct ObjectCall {
  let method: String
  let params: String
  /// How it ends for those who reach it.
  let outcome: String
  /// Where the thing is; nil: nowhere.
  let shop: Policy.Shop?
  let isNeighbours: Bool
}

/// Two merchants with cards, and accounts to which one policy after the other is applied.
final class PolicyWorld {
  let merchant: Merchant
  let neighbour: Merchant
  let adminID: AccountID
  let objects: [ObjectCall]
  private let closedStore: StoreID
  /// What consents covered that have ended.
  private(set) var formerlyConsented: Set<String> = []
  private let stranger: Person
  private let newcomer: Person
  private let settled: Person
  private let platformNewcomer: Person
  private let halfway: Person
  private let platformSettled: Person
  private var given: [(consent: API.Consent, person: Person)] = []
  private var roles = 0
  private var lastLogin: Timestamp

  init() throws {
    merchant = try Merchant(admin: Person.admin(Bench(in: "/dev/shm")))
    neighbour = try merchant.neighbour()
    let (admin, tenant) = (merchant.admin, merchant.tenant)
    closedStore = try admin.desk.call(
      Endpoints.storesCreate, StoresCreateParams(tenant: tenant, code: "S3", name: "S3")
    ).store.id
    _ = try admin.desk.call(Endpoints.storesClose, StoresCloseParams(store: closedStore))
    adminID = try admin.whoami().account.id
    objects = try ObjectCall.all(merchant, neighbour)
    stranger = try admin.create("stranger", .service, of: tenant)
    newcomer = try admin.create("newcomer", .service, of: tenant)
    settled = try admin.create("settled", .service, of: tenant)
    platformNewcomer = try admin.create("platform-newcomer", .support)
    halfway = try admin.create("halfway", .support)
    platformSettled = try admin.create("platform-settled", .support)
    for person in [settled, platformSettled] { try person.settle() }
    for person in [newcomer, platformNewcomer, halfway] { try person.login() }
    try halfway.change(to: "a password of its own 1")
    lastLogin = merchant.bench.clock.now
  }

  private var admin: Person { merchant.admin }
  private var everyone: [Person] {
    [
      admin, merchant.boss, neighbour.boss, newcomer, settled, platformNewcomer, halfway,
      platformSettled,
    ]
  }

  /// Whose policy it is.
  func subject(of policy: Policy) -> Person {
    switch (policy.progress, policy.isPlatform) {
    case (.stranger, _): stranger
    case (.mustChangePassword, false): newcomer
    case (.mustChangePassword, true): platformNewcomer
    case (.lacksSecondFactor, _): halfway
    case (.settled, false): settled
    case (.settled, true): platformSettled
    }
  }

  func store(_ shop: Policy.Shop) -> StoreID {
    switch shop {
    case .first: merchant.store
    case .second: merchant.sibling
    case .closed: closedStore
    }
  }

  // MARK: Policies

  /// Makes everything as the policy says, runs `body`, and takes all back.
  func with<R>(_ policy: Policy, _ body: (Person) throws -> R) throws -> R {
    try useSessions()
    let subject = subject(of: policy)
    let role = try enact(policy, subject)
    let result = try body(subject)
    try withdraw(policy, subject, role)
    return result
  }

  /// - Returns: the name of the account's custom role, if it has one.
  private func enact(_ policy: Policy, _ subject: Person) throws -> String? {
    try consent(policy.consents)
    let role = try make(policy)
    if policy.progress != .stranger {
      let shops = Policy.Shop.allCases.filter(policy.shops.contains).map(store)
      try admin.assign(
        role ?? policy.base, to: subject.id,
        stores: policy.base == "store" ? (shops.isEmpty ? [merchant.store] : shops) : nil)
      if shops.isEmpty {
        // No method leaves an account of a store without one.
        try merchant.bench.tamper(
          SQL("DELETE FROM account_stores WHERE account = ?", .int(Int(subject.id.rawValue))))
      }
    }
    for (role, taken) in policy.tenantTook { try take(taken, from: role, of: merchant.tenant) }
    for (role, taken) in policy.platformTook { try take(taken, from: role, of: nil) }
    if !policy.isEnabled {
      _ = try admin.desk.call(
        Endpoints.accountsDisable, AccountsDisableParams(account: subject.id))
    }
    // Either counts as a change of who may do what.
    try suspend(policy.isSuspended)
    return role
  }

  private func withdraw(_ policy: Policy, _ subject: Person, _ role: String?) throws {
    try suspend(false)
    if !policy.isEnabled {
      _ = try admin.desk.call(
        Endpoints.accountsEnable, AccountsEnableParams(account: subject.id))
      try login(subject)
    }
    for (role, taken) in policy.platformTook { try giveBack(taken, to: role, of: nil) }
    for (role, taken) in policy.tenantTook { try giveBack(taken, to: role, of: merchant.tenant) }
    if policy.progress != .stranger {
      try admin.assign(policy.isPlatform ? "support" : "service", to: subject.id)
    }
    if let role { try admin.deleteRole(role, of: policy.isPlatform ? nil : merchant.tenant) }
    for (consent, person) in given where consent.state == .live {
      formerlyConsented.formUnion(consent.permissions)
      _ = try person.desk.call(
        Endpoints.supportRevoke, SupportRevokeParams(consent: consent.id))
    }
    given = []
  }

  private func make(_ policy: Policy) throws -> String? {
    guard let custom = policy.custom,
      let base = API.Role.allCases.first(where: { "\($0.name)" == policy.base })
    else { return nil }
    roles += 1
    let name = "role-\(roles)"
    let tenant = policy.isPlatform ? nil : merchant.tenant
    try admin.makeRole(name, base, custom.made.sorted(), of: tenant)
    if !custom.given.isEmpty { try giveBack(custom.given, to: name, of: tenant) }
    if !custom.taken.isEmpty { try take(custom.taken, from: name, of: tenant) }
    return name
  }

  private func take(_ permissions: Set<String>, from role: String, of tenant: TenantID?) throws {
    guard !permissions.isEmpty else { return }
    let params = RolesUpdateParams(role: role, revoke: permissions.sorted(), tenant: tenant)
    _ = try admin.desk.call(Endpoints.rolesUpdate, params)
  }

  private func giveBack(_ permissions: Set<String>, to role: String, of tenant: TenantID?) throws {
    guard !permissions.isEmpty else { return }
    let params = RolesUpdateParams(role: role, grant: permissions.sorted(), tenant: tenant)
    _ = try admin.desk.call(Endpoints.rolesUpdate, params)
  }

  private func suspend(_ isSuspended: Bool) throws {
    let desk = admin.desk
    if isSuspended {
      _ = try desk.call(
        Endpoints.tenantsSuspend, TenantsSuspendParams(tenant: merchant.tenant))
    } else {
      _ = try desk.call(Endpoints.tenantsResume, TenantsResumeParams(tenant: merchant.tenant))
    }
  }

  // MARK: Consents and the clock

  private func consent(_ consents: [Policy.Consent]) throws {
    let ended = consents.filter { $0.state != .live }
    for consent in ended {
      let (made, person) = try grant(consent)
      formerlyConsented.formUnion(consent.permissions)
      guard consent.state == .revoked else { continue }
      _ = try person.desk.call(
        Endpoints.supportRevoke, SupportRevokeParams(consent: made.id))
    }
    if ended.contains(where: { $0.state == .expired }) { try letAnHourPass() }
    for consent in consents where consent.state == .live { given.append(try grant(consent)) }
  }

  private func grant(_ consent: Policy.Consent) throws -> (consent: API.Consent, person: Person) {
    let person = consent.isNeighbours ? neighbour.boss : merchant.boss
    let params = SupportGrantParams(hours: 1, permissions: consent.permissions.sorted())
    return (try person.desk.call(Endpoints.supportGrant, params).consent, person)
  }

  /// Ends on the millisecond at which what was granted for an hour is over.
  private func letAnHourPass() throws {
    let clock = merchant.bench.clock
    for _ in 0..<6 {
      clock.advance(.seconds(10 * 60))
      try useSessions()
    }
  }

  /// Keeps everybody's session from ending, idle or old.
  private func useSessions() throws {
    for person in everyone { _ = try person.whoami() }
    let now = merchant.bench.clock.now
    guard now.milliseconds - lastLogin.milliseconds > 5 * 3_600_000 else { return }
    for person in everyone { try login(person) }
    lastLogin = now
  }

  /// The code of a step counts once, so that the step is waited for.
  private func login(_ person: Person) throws {
    merchant.bench.clock.advance(.seconds(30))
    try person.login(totp: person.secret == nil ? nil : person.code())
  }
}

extension ObjectCall {
  fileprivate static func all(
    _ merchant: Merchant, _ neighbour: Merchant
  ) throws -> [ObjectCall] {
    let second = try merchant.bind("5555555555554444") { $0.store = merchant.sibling }
    return try calls(merchant.bind().card.id.text, merchant.store.text, (.first, false))
      + calls(second.card.id.text, merchant.sibling.text, (.second, false))
      + calls(neighbour.bind().card.id.text, neighbour.store.text, (.first, true))
      + calls("card_0000000000zzz", "sto_0000000000zzz", (nil, false))
  }

  private static func calls(
    _ card: String, _ store: String, _ place: (shop: Policy.Shop?, isNeighbours: Bool)
  ) -> [ObjectCall] {
    let calls = [
      ("cards.get", #"{"card":"\#(card)"}"#, "OK"),
      ("cards.history", #"{"card":"\#(card)"}"#, "OK"),
      ("cards.update", #"{"card":"\#(card)","version":1000000}"#, "STALE_VERSION"),
      ("cards.prepareUnbind", #"{"cards":["\#(card)"]}"#, "OK"),
      ("cards.list", #"{"store":"\#(store)"}"#, "OK"),
      ("payments.options", #"{"store":"\#(store)","usage":"checkout"}"#, "OK"),
    ]
    return calls.map {
      ObjectCall(
        method: $0.0, params: $0.1, outcome: $0.2, shop: place.shop,
        isNeighbours: place.isNeighbours)
    }
  }
}
