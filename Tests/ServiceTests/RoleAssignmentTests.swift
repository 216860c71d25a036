import API
import RPC
import Testing

@Suite("Assigning roles")
struct RoleAssignmentTests {
  let merchant: Merchant

  init() throws { merchant = try Merchant() }

  private func list(_ person: Person) throws -> String {
    try reason { try person.desk.call(Endpoints.cardsList, CardsListParams()) }
  }

  @Test("another role acts from the next call on, on the session that is open")
  func atOnce() throws {
    let (boss, clerk) = (merchant.boss, merchant.clerk)
    #expect(try list(clerk) == "OK")
    try boss.makeRole("doorman", .store, ["entries.read"])
    let account = try boss.assign("doorman", to: clerk.id)
    #expect(account.role == "doorman" && account.stores == [merchant.store])
    #expect(try list(clerk) == "ROLE_LACKS_PERMISSION")
    try boss.assign("chain", to: clerk.id)
    let scope = try clerk.whoami().scope
    if case .all = scope.stores {} else { Issue.record("it does not cover the tenant: \(scope)") }
    #expect(try reason { try clerk.roles() } == "OK")
  }

  @Test("a role with stores needs some; others take none")
  func stores() throws {
    let boss = merchant.boss
    let assign = { (role: String, stores: [StoreID]?) in
      try refusal { try boss.assign(role, to: merchant.clerk.id, stores: stores) }
    }
    let shown = { (refusal: Refusal?) in
      refusal.map { $0.violations.map { "\($0.field) \($0.reason.name)" } } ?? []
    }
    #expect(try shown(assign("chain", [merchant.store])) == ["stores NOT_ALLOWED"])
    #expect(try assign("chain", nil) == nil)
    #expect(try shown(assign("store", nil)) == ["stores REQUIRED"])
    let foreign = try merchant.neighbour().store
    #expect(try assign("store", [merchant.sibling, foreign])?.reason == .notFound)
    #expect(try merchant.clerk.whoami().account.role == "chain", "and nothing was done")
    #expect(try assign("store", [merchant.sibling]) == nil)
    #expect(try merchant.clerk.whoami().account.stores == [merchant.sibling])
  }

  @Test("nobody changes what they themselves may do")
  func ownRole() throws {
    let (admin, boss, tenant) = (merchant.admin, merchant.boss, merchant.tenant)
    #expect(try reason { try boss.revoke("cards.read", from: "chain") } == "OWN_ROLE")
    #expect(try reason { try boss.assign("store", to: boss.id) } == "OWN_ROLE")
    #expect(try reason { try admin.revoke("roles.manage", from: "admin") } == "OWN_ROLE")
    let adminID = try admin.whoami().account.id
    #expect(try reason { try admin.assign("support", to: adminID) } == "OWN_ROLE")
    #expect(try reason { try admin.revoke("cards.read", from: "chain", of: tenant) } == "OK")
    #expect(try reason { try boss.grant("cards.read", to: "chain") } == "OWN_ROLE")
    #expect(try list(boss) == "ROLE_LACKS_PERMISSION")
  }

  @Test("roles of the platform and roles of merchants do not change places")
  func platformRoles() throws {
    let (admin, boss, clerk) = (merchant.admin, merchant.boss, merchant.clerk)
    for role in ["admin", "support"] {
      #expect(try reason { try boss.assign(role, to: clerk.id) } == "ROLE_NOT_ASSIGNABLE")
      #expect(try reason { try admin.assign(role, to: clerk.id) } == "ROLE_NOT_ASSIGNABLE")
    }
    let agent = try admin.create("agent", .support)
    #expect(try reason { try admin.assign("chain", to: agent.id) } == "ROLE_NOT_ASSIGNABLE")
    #expect(try reason { try boss.assign("store", to: agent.id) } == "NOT_FOUND")
    #expect(try reason { try admin.assign("admin", to: agent.id) } == "OK")
  }

  @Test("the last enabled admin keeps its role, also when two take it from each other")
  func lastAdmin() throws {
    let admin = merchant.admin
    let second = try admin.create("second", .admin)
    try second.settle()
    let first = try admin.whoami().account.id
    // Both calls were let through before either was carried out.
    let late = try second.desk.prepared(
      Endpoints.rolesAssign, RolesAssignParams(account: first, role: "support"))
    try admin.assign("support", to: second.id)
    #expect(try reason(late) == "LAST_ADMIN")
    #expect(try admin.whoami().account.role == "admin")
  }

  @Test("whoever runs a merchant makes nobody mightier than themselves")
  func noEscalation() throws {
    let boss = merchant.boss
    try boss.makeRole("staff", .chain, ["accounts.manage", "roles.manage", "roles.read"])
    try boss.makeRole("viewer", .chain, ["roles.read"])
    let manager = try merchant.admin.create("manager", "staff", of: merchant.tenant)
    try manager.settle()
    let reset = AccountsResetPasswordParams(account: boss.id)
    let ways: [() throws -> Void] = [
      { _ = try manager.create("x", .chain) },
      { try manager.makeRole("mightier", .chain, ["cards.export"]) },
      { try manager.grant("cards.read", to: "viewer") },
      { try manager.assign("chain", to: merchant.clerk.id) },
      { try manager.assign("staff", to: boss.id) },
      { _ = try manager.desk.call(Endpoints.accountsResetPassword, reset) },
    ]
    for (number, way) in ways.enumerated() {
      #expect(try reason(way) == "ROLE_NOT_ASSIGNABLE", "way \(number)")
    }
    #expect(try reason { try manager.grant("accounts.manage", to: "viewer") } == "OK")
    #expect(try reason { try manager.create("y", .store, stores: [merchant.store]) } == "OK")
  }

  @Test("a user id stays bound to a service account alone")
  func peers() throws {
    let (boss, uid) = (merchant.boss, UInt32(4242))
    let robot = try boss.create("robot", .service)
    _ = try boss.desk.call(
      Endpoints.accountsBindPeer, AccountsBindPeerParams(account: robot.id, uid: Int64(uid)))
    let process = Desk(merchant.bench, uid: uid)
    let use = { try reason { try process.call(Endpoints.cardsList, CardsListParams()) } }
    #expect(try use() == "OK")
    try boss.makeRole("feeder", .service, ["cards.signal"])
    #expect(try boss.assign("feeder", to: robot.id).peers == [Int64(uid)])
    #expect(try use() == "ROLE_LACKS_PERMISSION")
    #expect(try boss.assign("chain", to: robot.id).peers == nil)
    #expect(try use() == "SESSION_INVALID")
  }
}
