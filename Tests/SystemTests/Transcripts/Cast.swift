import API
import RPC

/// The people that transcripts speak as, and what they have: one installation, made once, which every
/// transcript gets a copy of.
///
/// Merchant Acme has the stores S1 and S2 and a card in each; merchant Other has a store with a card.
final class Cast: Sendable {
  private let original: Installation
  private let people: [String: Account]
  /// What `$name` stands for in a transcript.
  let names: [String: String]

  /// The one of the suite that runs.
  @TaskLocal static var current: Cast?

  private struct Account {
    let account: String
    let tenant: TenantID?
    let password: String
    /// Used up in each copy on its own.
    let recoveryCodes: [String]

    init(_ person: Person) {
      (account, tenant) = (person.account, person.tenant)
      (password, recoveryCodes) = (person.password, person.recoveryCodes)
    }
  }

  init() throws {
    original = try Installation()
    let server = try original.serve()
    var casting = try Casting(original, server)
    try casting.makeAll()
    people = casting.people.mapValues(Account.init)
    names = casting.names
    let status = try server.stop()
    guard status == 0 else { throw Unexpected(expected: "an orderly end", got: "\(status)") }
  }

  func copy() throws -> Installation { try Installation(copyOf: original) }

  /// Opens a connection as one of the people, or as `anyone`: nobody.
  /// - Parameter turn: how many connections of that person there were before.
  func connect(as name: String, turn: Int, to server: Server) throws -> Client {
    let client = try server.connect()
    if name == "anyone" { return client }
    guard let account = people[name] else {
      throw Unexpected(expected: "one of the people", got: name)
    }
    let person = Person(account.account, of: account.tenant, password: account.password)
    let codes = account.recoveryCodes
    try person.login(on: client, totp: codes.isEmpty ? nil : codes[turn % codes.count])
    return client
  }
}

/// Brings the cast onto a server.
private struct Casting {
  private let server: Server
  private let seeding: Seeding
  private(set) var people: [String: Person] = [:]
  private(set) var names: [String: String] = ["absentCard": "card_0000000000zzz"]

  init(_ installation: Installation, _ server: Server) throws {
    self.server = server
    let (admin, client) = try Seeding.admin(of: installation, on: server)
    seeding = Seeding(client: client)
    add(admin, as: "admin", with: client)
  }

  mutating func makeAll() throws {
    let acme = try seeding.tenant("Acme")
    let (s1, s2) = (try seeding.store("S1", of: acme), try seeding.store("S2", of: acme))
    try add("store", .store, of: acme, stores: [s1])
    let chain = try add("chain", .chain, of: acme)
    try add("service", .service, of: acme)
    try add("support", .support)
    let other = try seeding.tenant("Other")
    let otherStore = try seeding.store("S1", of: other)
    let stranger = try add("stranger", .chain, of: other)
    names["tenant"] = acme.text
    names["foreignTenant"] = other.text
    for (name, store, owner, number) in [
      ("", s1, chain, 1), ("sibling", s2, chain, 2), ("foreign", otherStore, stranger, 3),
    ] {
      let card = try owner.bind(cardNumber(number), in: store).card.id.text
      names[name.isEmpty ? "store" : "\(name)Store"] = store.text
      names[name.isEmpty ? "card" : "\(name)Card"] = card
    }
  }

  @discardableResult
  private mutating func add(
    _ name: String, _ role: Role, of tenant: TenantID? = nil, stores: [StoreID]? = nil
  ) throws -> Client {
    let (person, id) = try seeding.account(name, role, of: tenant, stores: stores)
    let client = try server.connect()
    try person.settle(on: client)
    add(person, as: name, with: client)
    names["\(name)Account"] = id.text
    return client
  }

  private mutating func add(_ person: Person, as name: String, with client: Client) {
    people[name] = person
    names["\(name)Password"] = person.password
  }
}
