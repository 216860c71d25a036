import API
import Foundation
import RPC
import Synchronization
import Testing

@Suite("Roles")
struct RoleTests {
  let merchant: Merchant

  init() throws { merchant = try Merchant() }

  @Test("a merchant sees its built-in roles, then its own in the order in which they were made")
  func list() throws {
    let boss = merchant.boss
    for name in ["zebra", "alpha", "cashier"] { try boss.makeRole(name, .store, ["cards.read"]) }
    #expect(try boss.roles() == ["store", "chain", "service", "zebra", "alpha", "cashier"])
    #expect(try merchant.admin.roles(of: merchant.tenant) == boss.roles())
    #expect(try merchant.admin.roles() == ["store", "chain", "support", "admin", "service"])
    var (names, token): ([String], String?) = ([], nil)
    repeat {
      let page = try boss.desk.call(
        Endpoints.rolesList, RolesListParams(pageSize: 2, pageToken: token))
      names += page.roles.map(\.name)
      token = page.nextPageToken
    } while token != nil
    #expect(try names == boss.roles())
  }

  @Test("another merchant's role is not found, in the same words as one that never was")
  func foreign() throws {
    try merchant.boss.makeRole("cashier", .store, ["cards.read"])
    let other = try merchant.neighbour()
    let ways: [(String) throws -> Void] = [
      { _ = try other.boss.role($0) }, { try other.boss.grant("cards.bind", to: $0) },
      { try other.boss.deleteRole($0) }, { try other.boss.assign($0, to: other.clerk.id) },
      { _ = try other.boss.role($0, of: merchant.tenant) },
      { try other.boss.revoke("cards.read", from: $0, of: merchant.tenant) },
      { try other.boss.deleteRole($0, of: merchant.tenant) },
      { try merchant.boss.assign($0, to: other.clerk.id) },
    ]
    for (number, way) in ways.enumerated() {
      let found = try ["cashier", "nobody"].map { name in try refusal { try way(name) } }
      #expect(found.allSatisfy { $0?.reason == .notFound }, "way \(number)")
      #expect(found.allSatisfy { $0?.explanation == nil && $0?.violations.isEmpty == true })
    }
    let create = { (role: String) in try violations { try other.boss.create("x", role) } }
    #expect(try create("cashier") == ["role UNKNOWN_VALUE"])
    #expect(try create("nobody") == ["role UNKNOWN_VALUE"])
  }

  @Test("a custom role has what it was made with, and no more of its base")
  func custom() throws {
    let made = try merchant.boss.makeRole("auditor", .chain, ["roles.read", "audit.read"])
    #expect(made.permissions == ["audit.read", "roles.read"])
    #expect(!made.builtIn && made.base == .chain && made.tenant == merchant.tenant)
    let person = try merchant.admin.create("ann", "auditor", of: merchant.tenant)
    try person.settle()
    #expect(try person.whoami().permissions == ["audit.read", "roles.read"])
    #expect(try person.whoami().account.role == "auditor")
    #expect(try reason { try person.roles() } == "OK")
    let denied = try refusal { try person.desk.call(Endpoints.cardsList, CardsListParams()) }
    #expect(denied?.reason == .roleLacksPermission)
    let explanation = try #require(denied?.explanation.map { String(decoding: $0, as: UTF8.self) })
    #expect(explanation.contains(#""role":"auditor""#))
  }

  @Test("names are checked, and nobody takes a built-in role's or one that is there")
  func names() throws {
    let make = { (name: String) in
      try reason { try merchant.boss.makeRole(name, .store, []) }
    }
    for name in ["Cashier", "1st", "a b", "收银员", "-x", "a", "café", "x\u{0}"] {
      #expect(try make(name) == "INVALID_PARAMS", "\(name)")
    }
    #expect(try make("a-1_" + String(repeating: "x", count: 28)) == "OK")
    for name in ["store", "admin", "support"] { #expect(try make(name) == "ROLE_NAME_TAKEN") }
    #expect(try make("cashier") == "OK")
    #expect(try make("cashier") == "ROLE_NAME_TAKEN")
    #expect(try reason { try merchant.neighbour().boss.makeRole("cashier", .store, []) } == "OK")
  }

  @Test("a role's base says who makes it and where")
  func bases() throws {
    let (admin, boss, tenant) = (merchant.admin, merchant.boss, merchant.tenant)
    #expect(try reason { try boss.makeRole("aa", .support, []) } == "ROLE_NOT_ASSIGNABLE")
    #expect(try violations { try boss.makeRole("aa", .admin, []) } == ["base UNKNOWN_VALUE"])
    #expect(try violations { try admin.makeRole("aa", .admin, []) } == ["base UNKNOWN_VALUE"])
    #expect(try violations { try admin.makeRole("aa", .store, []) } == ["tenant REQUIRED"])
    #expect(
      try violations { try admin.makeRole("aa", .support, [], of: tenant) }
        == ["tenant NOT_ALLOWED"])
    #expect(try admin.makeRole("helpdesk", .support, ["roles.read"]).tenant == nil)
    #expect(try admin.roles().last == "helpdesk")
    #expect(try !boss.roles().contains("helpdesk"))
    let agent = try admin.create("agent", "helpdesk")
    try agent.settle()
    #expect(try agent.whoami().permissions == ["roles.read"])
    #expect(try agent.role("chain", of: tenant).tenant == tenant)
  }

  @Test("nothing goes beyond the base, neither at the making nor later")
  func ceiling() throws {
    let boss = merchant.boss
    #expect(
      try reason { try boss.makeRole("big", .store, ["cards.read", "cards.export"]) }
        == "ABOVE_CEILING")
    #expect(try boss.roles() == ["store", "chain", "service"], "nothing is left of it")
    try boss.makeRole("small", .store, ["cards.read"])
    #expect(try reason { try boss.grant("cards.export", to: "small") } == "ABOVE_CEILING")
    #expect(try reason { try boss.revoke("cards.export", from: "store") } == "ABOVE_CEILING")
    #expect(
      try reason { try merchant.admin.grant("cards.export", to: "store") } == "ABOVE_CEILING")
    #expect(try boss.role("small").version == 1)
    #expect(try boss.grant("cards.bind", to: "small").permissions == ["cards.bind", "cards.read"])
  }

  @Test("params that make no sense are refused, each where it is wrong")
  func violationsFound() throws {
    let update = { (params: RolesUpdateParams) in
      try violations { try merchant.boss.desk.call(Endpoints.rolesUpdate, params) }
    }
    #expect(try update(RolesUpdateParams(role: "store")) == ["grant REQUIRED"])
    #expect(
      try update(RolesUpdateParams(role: "store", grant: ["cards.read"], revoke: ["cards.read"]))
        == ["revoke NOT_ALLOWED"])
    #expect(
      try update(RolesUpdateParams(role: "store", revoke: ["cards.read", "cards.raed", "x"]))
        == ["revoke[1] UNKNOWN_VALUE", "revoke[2] UNKNOWN_VALUE"])
    #expect(
      try violations { try merchant.boss.makeRole("NO", .store, ["x"]) } == ["name BAD_FORMAT"])
  }

  @Test("what the platform takes is gone in every merchant, from custom roles as well")
  func platform() throws {
    let other = try merchant.neighbour()
    try merchant.boss.makeRole("cashier", .store, ["cards.read", "cards.unbind"])
    try merchant.admin.revoke("cards.unbind", from: "store")
    for boss in [merchant.boss, other.boss] {
      let role = try boss.role("store")
      #expect(!role.permissions.contains("cards.unbind") && !role.ceiling.contains("cards.unbind"))
      #expect(role.overrides.map(\.level) == [.platform] && role.version == 1)
    }
    #expect(try merchant.boss.role("cashier").permissions == ["cards.read"])
    #expect(
      try reason { try merchant.boss.grant("cards.unbind", to: "store") } == "ABOVE_CEILING")
    #expect(
      try reason { try merchant.boss.makeRole("more", .store, ["cards.unbind"]) }
        == "ABOVE_CEILING")
    try merchant.admin.grant("cards.unbind", to: "store")
    #expect(try merchant.boss.role("cashier").permissions == ["cards.read", "cards.unbind"])
    #expect(try other.boss.role("store").permissions.contains("cards.unbind"))
  }

  @Test("what the platform gives back adds nothing to custom roles that were made without it")
  func givenBack() throws {
    try merchant.boss.makeRole("reader", .store, ["cards.read"])
    try merchant.admin.revoke("cards.unbind", from: "store")
    try merchant.admin.grant("cards.unbind", to: "store")
    #expect(try merchant.boss.role("reader").permissions == ["cards.read"])
  }

  @Test("denial wins: what one level takes, the other does not give back")
  func denialWins() throws {
    let (admin, boss) = (merchant.admin, merchant.boss)
    try boss.revoke("cards.unbind", from: "store")
    try admin.revoke("cards.unbind", from: "store")
    try admin.grant("cards.unbind", to: "store")
    #expect(try !boss.role("store").permissions.contains("cards.unbind"))
    #expect(try boss.grant("cards.unbind", to: "store").permissions.contains("cards.unbind"))
  }

  @Test("a merchant's change stays in the merchant")
  func tenantLevel() throws {
    let other = try merchant.neighbour()
    try merchant.boss.revoke("cards.unbind", from: "store")
    #expect(try !merchant.boss.role("store").permissions.contains("cards.unbind"))
    #expect(try other.boss.role("store").overrides.isEmpty)
    #expect(try merchant.admin.role("store").overrides.isEmpty)
    let change = try #require(
      try merchant.admin.role("store", of: merchant.tenant).overrides.first)
    #expect(change.changedBy == merchant.boss.id && change.level == .tenant)
    #expect(change.changedAt == merchant.bench.clock.now && change.effect == .revoked)
  }

  @Test("of two who change a role at once, the second is told")
  func conflict() throws {
    let (admin, boss) = (merchant.admin, merchant.boss)
    let seen = try boss.role("store").version
    let first = try admin.revoke(
      "cards.unbind", from: "store", of: merchant.tenant, version: seen)
    #expect(first.version == seen + 1)
    let late = try refusal { try boss.revoke("cards.bind", from: "store", version: seen) }
    #expect(late?.reason == .roleChanged && late?.reason.status == .aborted)
    #expect(try boss.role("store").permissions.contains("cards.bind"), "and nothing was done")
    #expect(
      try reason { try boss.revoke("cards.bind", from: "store", version: first.version) } == "OK")
  }

  @Test("of many who change a role at the same moment from the same version, one does")
  func race() throws {
    let bosses = try (0..<6).map { number in
      let boss = try merchant.admin.create("boss-\(number)", .chain, of: merchant.tenant)
      try boss.settle()
      return boss.desk
    }
    let outcomes = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: bosses.count) { number in
      let params = RolesUpdateParams(role: "store", revoke: ["cards.unbind"], version: 1)
      let outcome = try? reason { try bosses[number].call(Endpoints.rolesUpdate, params) }
      outcomes.withLock { $0.append(outcome ?? "no answer") }
    }
    #expect(
      outcomes.withLock { $0.sorted() }
        == ["OK"] + Array(repeating: "ROLE_CHANGED", count: bosses.count - 1))
    #expect(try merchant.boss.role("store").version == 2)
  }

  @Test("a role that is made anew does not pass for the one before it")
  func versions() throws {
    let boss = merchant.boss
    let first = try boss.makeRole("cashier", .store, []).version
    try boss.deleteRole("cashier")
    try boss.makeRole("cashier", .store, [])
    #expect(
      try reason { try boss.grant("cards.read", to: "cashier", version: first) }
        == "ROLE_CHANGED")
  }

  @Test("a role has nothing of the one that had its name before")
  func reborn() throws {
    try merchant.boss.makeRole("cashier", .store, ["cards.read", "cards.bind"])
    try merchant.boss.revoke("cards.read", from: "cashier")
    try merchant.boss.grant("cards.update", to: "cashier")
    try merchant.boss.deleteRole("cashier")
    let role = try merchant.boss.makeRole("cashier", .store, ["cards.bind", "cards.read"])
    #expect(role.permissions == ["cards.bind", "cards.read"] && role.overrides.isEmpty)
  }

  @Test("what changes nothing counts nothing and keeps its author")
  func unchanged() throws {
    try merchant.boss.revoke("cards.unbind", from: "store")
    let before = try merchant.boss.role("store")
    try merchant.admin.revoke("cards.unbind", from: "store", of: merchant.tenant)
    try merchant.boss.grant("cards.read", to: "store")
    #expect(try merchant.boss.role("store").json == before.json)
  }

  @Test("a role goes when no account has it; built-in ones stay")
  func delete() throws {
    let boss = merchant.boss
    try boss.makeRole("cashier", .store, ["cards.read"])
    try boss.assign("cashier", to: merchant.clerk.id)
    #expect(try reason { try boss.deleteRole("cashier") } == "ROLE_IN_USE")
    try boss.assign("store", to: merchant.clerk.id)
    #expect(try reason { try boss.deleteRole("cashier") } == "OK")
    #expect(try reason { try boss.deleteRole("cashier") } == "NOT_FOUND")
    #expect(try reason { try boss.deleteRole("store") } == "BUILT_IN_ROLE")
    #expect(try boss.roles() == ["store", "chain", "service"])
  }
}
