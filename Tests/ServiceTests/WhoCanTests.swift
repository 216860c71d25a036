import API
import RPC
import Testing

@Suite("Who can")
struct WhoCanTests {
  let merchant: Merchant

  init() throws { merchant = try Merchant() }

  private func whoCan(
    _ person: Person, _ method: String, on object: String? = nil, size: Int64? = nil,
    after token: String? = nil
  ) throws -> WhoCanResult {
    try person.desk.call(
      Endpoints.accessWhoCan,
      AccessWhoCanParams(method: method, object: object, pageSize: size, pageToken: token))
  }

  private func names(
    _ person: Person, _ method: String, on object: String? = nil
  ) throws -> [String] {
    try whoCan(person, method, on: object).accounts.map(\.name)
  }

  @Test("headquarters see their own accounts, with how far each reaches, and the roles")
  func accounts() throws {
    _ = try merchant.neighbour()
    let found = try whoCan(merchant.boss, "cards.get")
    #expect(found.accounts.map(\.name) == ["boss", "clerk"])
    #expect(found.accounts.map(\.role) == ["chain", "store"])
    #expect(found.accounts.map(\.reach) == [.tenant, .ownStores])
    #expect(found.roles.map(\.role) == ["store", "chain", "support", "service"])
    #expect(found.roles.map(\.reach) == [.ownStores, .tenant, .consent, .tenant])
    #expect(try whoCan(merchant.boss, "session.whoami").roles.allSatisfy { $0.reach == nil })
    #expect(try names(merchant.boss, "accounts.list") == ["boss"])
  }

  @Test("roles are told as they are in the asker's merchant")
  func roles() throws {
    let neighbour = try merchant.neighbour()
    try merchant.boss.revoke("cards.read", from: "store")
    #expect(try !whoCan(merchant.boss, "cards.get").roles.map(\.role).contains("store"))
    #expect(try whoCan(neighbour.boss, "cards.get").roles.map(\.role).contains("store"))
    #expect(try names(merchant.boss, "cards.get") == ["boss"])
  }

  @Test("an object narrows the answer to who reaches it")
  func object() throws {
    let own = try merchant.bind().card.id.text
    let sibling = try merchant.bind("5555555555554444") { $0.store = merchant.sibling }.card.id.text
    #expect(try names(merchant.boss, "cards.get", on: own) == ["boss", "clerk"])
    #expect(try names(merchant.boss, "cards.get", on: sibling) == ["boss"])
    #expect(try names(merchant.admin, "cards.get", on: own) == ["boss", "clerk"])
    #expect(try names(merchant.clerk, "cards.get", on: own) == ["clerk"])
    #expect(
      try names(merchant.clerk, "session.revoke", on: merchant.clerk.session.text) == ["clerk"])
  }

  @Test("an object out of reach is not found, like one that never was")
  func unreachable() throws {
    let sibling = try merchant.bind { $0.store = merchant.sibling }.card.id.text
    let foreign = try merchant.neighbour().bind().card.id.text
    for id in [foreign, "card_0000000000zzz", "x"] {
      #expect(try reason { try names(merchant.boss, "cards.get", on: id) } == "NOT_FOUND")
    }
    for id in [sibling, foreign] {
      #expect(try reason { try names(merchant.clerk, "cards.get", on: id) } == "NOT_FOUND")
    }
    #expect(
      try reason {
        try names(merchant.boss, "session.revoke", on: merchant.clerk.session.text)
      } == "NOT_FOUND")
  }

  @Test("a colleague is known to headquarters alone")
  func colleagues() throws {
    let till = try merchant.admin.create("till", .service, of: merchant.tenant)
    try till.settle()
    let clerk = merchant.clerk.id.text
    #expect(try names(merchant.boss, "entries.list", on: till.id.text) == ["till"])
    for id in [clerk, "acc_0000000000zzz"] {
      #expect(try reason { try names(till, "entries.list", on: id) } == "NOT_FOUND")
    }
    #expect(try names(till, "entries.list", on: till.id.text) == ["till"])
  }

  @Test("whoever has no more than its own right to ask hears of itself alone")
  func oneself() throws {
    #expect(try names(merchant.clerk, "cards.get") == ["clerk"])
    #expect(try names(merchant.clerk, "accounts.list").isEmpty)
  }

  @Test("whose account or tenant cannot work is not among them")
  func states() throws {
    _ = try merchant.boss.desk.call(
      Endpoints.accountsDisable, AccountsDisableParams(account: merchant.clerk.id))
    #expect(try names(merchant.boss, "cards.get") == ["boss"])
    _ = try merchant.admin.desk.call(
      Endpoints.tenantsSuspend, TenantsSuspendParams(tenant: merchant.tenant))
    #expect(try names(merchant.admin, "cards.get").isEmpty)
    #expect(try names(merchant.admin, "tenants.list") == ["admin"])
  }

  @Test("for a name that no method has, those behind a permission or the nearest are suggested")
  func suggestions() throws {
    func suggested(_ name: String) throws -> [String]? {
      try refusal { try whoCan(merchant.boss, name) }?.suggestions
    }
    #expect(try suggested("cards.unbind") == ["cards.prepareUnbind", "cards.confirmUnbind"])
    #expect(try suggested("card.get") == ["cards.get"])
    #expect(try suggested("something else") == [])
  }

  @Test("pages hold every account once, and a token is good for its own question")
  func pages() throws {
    for number in 0..<5 {
      let person = try merchant.admin.create(
        "p\(number)", number.isMultiple(of: 2) ? .service : .store, of: merchant.tenant,
        stores: number.isMultiple(of: 2) ? nil : [merchant.store])
      try person.settle()
    }
    var names: [String] = []
    var token: String?
    repeat {
      let page = try whoCan(merchant.boss, "cards.get", size: 2, after: token)
      #expect(page.accounts.count <= 2)
      names += page.accounts.map(\.name)
      token = page.nextPageToken
      if let token {
        #expect(
          try violations { try whoCan(merchant.boss, "cards.list", after: token) }
            == ["pageToken PAGE_TOKEN_INVALID"])
      }
    } while token != nil
    #expect(names == ["boss", "clerk", "p0", "p1", "p2", "p3", "p4"])
  }
}
