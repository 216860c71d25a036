import API
import RPC
import Testing

@Suite("Identities over connections and restarts", .timeLimit(.minutes(30)))
struct IdentityTests {
  let installation: Installation

  init() throws { installation = try Installation() }

  private func tryLogin(_ person: Person, _ password: String, on server: Server) throws -> Answer {
    let tenant = person.tenant.map { #""tenant":"\#($0.text)","# } ?? ""
    return try server.connect().ask(
      "session.login",
      #"{\#(tenant)"account":"\#(person.account)","password":"\#(password)"}"#, id: "1")
  }

  @Test("wrong passwords count on after a crash, until the account is locked and unlocked")
  func lock() throws {
    var server = try installation.serve()
    let (admin, client) = try Seeding.admin(of: installation, on: server)
    let tenant = try Seeding(client: client).tenant("T")
    let (person, id) = try Seeding(client: client).account("boss", .chain, of: tenant)
    for round in 0..<2 {
      for _ in 0..<3 {
        let answer = try tryLogin(person, "wrong-password-\(round)", on: server)
        #expect(answer.outcome == "LOGIN_FAILED")
      }
      try server.kill()
      server = try installation.serve()
    }
    let locked = try #require(try refusal { try person.login(on: server.connect()) })
    #expect(locked.reason == "ACCOUNT_LOCKED" && locked.code == 1016)
    #expect((1...30 * 60_000).contains(locked.data.retryAfterMs ?? 0))
    let again = try server.connect()
    try admin.login(on: again)
    _ = try again.call(Endpoints.accountsUnlock, AccountsUnlockParams(account: id))
    #expect(try refusal { try person.login(on: server.connect()) } == nil)
  }

  @Test("an unknown account and a wrong password answer alike, byte for byte")
  func alike() throws {
    let server = try installation.serve()
    let (admin, client) = try Seeding.admin(of: installation, on: server)
    let tenant = try Seeding(client: client).tenant("T")
    let (person, _) = try Seeding(client: client).account("boss", .chain, of: tenant)
    let nobody = Person("nobody", of: tenant, password: "")
    let nowhere = Person("boss", of: TenantID(rawValue: 99), password: "")
    let answers = [
      try tryLogin(person, "wrong-password-1", on: server),
      try tryLogin(nobody, "wrong-password-1", on: server),
      try tryLogin(nowhere, "wrong-password-1", on: server),
      try tryLogin(admin, "wrong-password-1", on: server),
      // The password is right, and the code is missing.
      try tryLogin(admin, admin.password, on: server),
    ]
    #expect(Set(answers.map(\.text)).count == 1)
    #expect(answers[0].outcome == "LOGIN_FAILED")
  }

  @Test("a session lives on after a crash, and a code that was used stays used")
  func restart() throws {
    var server = try installation.serve()
    let (admin, client) = try Seeding.admin(of: installation, on: server)
    try admin.login(on: client)
    let used = try #require(try admin.authenticator?.last())
    try server.kill()
    server = try installation.serve()
    let meta = #"{"_meta":{"session":"\#(admin.token)"}}"#
    #expect(try server.connect().ask("tenants.list", meta).outcome == "OK")
    #expect(try server.connect().ask("tenants.list").outcome == "SESSION_REQUIRED")
    let replayed = try refusal { try admin.login(on: server.connect(), totp: used) }
    #expect(replayed?.reason == "LOGIN_FAILED")
    #expect(try server.connect().ask("session.logout", meta).outcome == "OK")
    #expect(try server.stop() == 0)
    server = try installation.serve()
    #expect(try server.connect().ask("tenants.list", meta).outcome == "SESSION_INVALID")
  }

  @Test("a process is a service account by its user id, also after a restart, until it is not")
  func peers() throws {
    var server = try installation.serve()
    let (admin, client) = try Seeding.admin(of: installation, on: server)
    let seeding = Seeding(client: client)
    let tenant = try seeding.tenant("T")
    let (_, service) = try seeding.account("gateway", .service, of: tenant)
    let peer = try server.connect()
    #expect(try peer.ask("cards.list").outcome == "SESSION_REQUIRED")
    try seeding.bindThisProcess(to: service)
    #expect(try peer.ask("cards.list").outcome == "OK")
    try server.kill()
    server = try installation.serve()
    let restarted = try server.connect()
    #expect(try restarted.ask("cards.list").outcome == "OK")
    let again = try server.connect()
    try admin.login(on: again)
    _ = try again.call(Endpoints.accountsDisable, AccountsDisableParams(account: service))
    #expect(try restarted.ask("cards.list").outcome != "OK")
  }
}
