import API
import RPC
import Testing

@Suite("Sessions")
struct SessionTests {
  let merchant: Merchant

  init() throws { merchant = try Merchant() }

  private func use(_ person: Person) throws -> String { try reason { try person.whoami() } }

  @Test("a session ends when it is not used for a quarter of an hour")
  func idle() throws {
    let boss = merchant.boss
    for _ in 0..<4 {
      merchant.bench.clock.advance(.seconds(15 * 60 - 1))
      #expect(try use(boss) == "OK")
    }
    merchant.bench.clock.advance(.seconds(15 * 60))
    let ended = try refusal { try boss.whoami() }
    #expect(ended?.reason == .sessionExpired && ended?.reason.status == .unauthenticated)
  }

  @Test("a session ends after eight hours however much it is used")
  func absolute() throws {
    let boss = merchant.boss
    try boss.login()
    for _ in 0..<47 {
      merchant.bench.clock.advance(.seconds(600))
      #expect(try use(boss) == "OK")
    }
    merchant.bench.clock.advance(.seconds(599))
    #expect(try use(boss) == "OK")
    merchant.bench.clock.advance(.seconds(1))
    #expect(try use(boss) == "SESSION_EXPIRED")
    #expect(try reason { try boss.login() } == "OK", "the connection can log in anew")
  }

  @Test("a token works on other connections of the same user alone")
  func token() throws {
    let boss = merchant.boss
    let call = { (uid: UInt32, token: String) in
      try reason {
        try Desk(merchant.bench, uid: uid).call(
          Endpoints.sessionWhoami, SessionWhoamiParams(), meta: Meta(session: token))
      }
    }
    #expect(try call(1000, boss.token) == "OK")
    #expect(try call(1001, boss.token) == "SESSION_INVALID")
    #expect(try call(1000, boss.token + "x") == "SESSION_INVALID")
    #expect(try call(1000, String(boss.token.reversed())) == "SESSION_INVALID")
    #expect(try call(1000, boss.session.text) == "SESSION_INVALID")
    _ = try boss.desk.call(Endpoints.sessionLogout, SessionLogoutParams())
    #expect(try call(1000, boss.token) == "SESSION_INVALID")
    #expect(try use(boss) == "SESSION_REQUIRED")
  }

  @Test("an account ends its own sessions one by one, and nobody else's")
  func revoke() throws {
    let (boss, other) = (merchant.boss, merchant.boss.elsewhere())
    try other.login()
    let revoke = { (session: SessionID) in
      try reason {
        try boss.desk.call(Endpoints.sessionRevoke, SessionRevokeParams(session: session))
      }
    }
    #expect(try revoke(merchant.clerk.session) == "NOT_FOUND")
    #expect(try revoke(other.session) == "OK")
    #expect(try revoke(other.session) == "NOT_FOUND")
    #expect(try use(other) == "SESSION_INVALID")
    #expect(try use(boss) == "OK")
    #expect(try use(merchant.clerk) == "OK")
    let live = try boss.desk.call(Endpoints.sessionList, SessionListParams()).sessions
    #expect(live.map(\.id) == [boss.session] && live.map(\.current) == [true])
  }

  @Test("disabling an account ends its sessions at once, and enabling does not bring them back")
  func disable() throws {
    let (clerk, boss) = (merchant.clerk, merchant.boss.desk)
    _ = try boss.call(Endpoints.accountsDisable, AccountsDisableParams(account: clerk.id))
    #expect(try use(clerk) == "SESSION_INVALID")
    #expect(try reason { try clerk.elsewhere().login() } == "ACCOUNT_DISABLED")
    #expect(
      try reason { try clerk.elsewhere().login(password: "wrong-password-1") } == "LOGIN_FAILED")
    _ = try boss.call(Endpoints.accountsEnable, AccountsEnableParams(account: clerk.id))
    #expect(try use(clerk) == "SESSION_INVALID")
    #expect(try reason { try clerk.login() } == "OK")
  }

  @Test("a new password ends the other sessions, a reset ends all")
  func passwords() throws {
    let (clerk, other) = (merchant.clerk, merchant.clerk.elsewhere())
    try other.login()
    try clerk.change(to: "another-password-2")
    #expect(try use(clerk) == "OK")
    #expect(try use(other) == "SESSION_INVALID")
    let reset = try merchant.boss.desk.call(
      Endpoints.accountsResetPassword, AccountsResetPasswordParams(account: clerk.id))
    #expect(try use(clerk) == "SESSION_INVALID")
    #expect(try reason { try clerk.login() } == "LOGIN_FAILED")
    #expect(try clerk.login(password: reset.oneTimePassword.text).next == .passwordChange)
  }

  @Test("a suspended merchant's people get nowhere, and go on when it is resumed")
  func suspension() throws {
    let admin = merchant.admin.desk
    _ = try admin.call(Endpoints.tenantsSuspend, TenantsSuspendParams(tenant: merchant.tenant))
    #expect(try reason { try merchant.list() } == "TENANT_SUSPENDED")
    _ = try admin.call(Endpoints.tenantsResume, TenantsResumeParams(tenant: merchant.tenant))
    #expect(try reason { try merchant.list() } == "OK")
  }

  @Test("a password that an admin set opens nothing but its own change")
  func forcedChange() throws {
    let new = try merchant.boss.create("new", .chain)
    let person = try merchant.admin.create("newer", .chain, of: merchant.tenant)
    #expect(try person.login().next == .passwordChange)
    let list = { try reason { try person.desk.call(Endpoints.cardsList, CardsListParams()) } }
    #expect(try list() == "PASSWORD_CHANGE_REQUIRED")
    for weak in ["short1", "only-letters-here", "123456789012", person.password] {
      #expect(try reason { try person.change(to: weak) } != "OK", "\(weak)")
    }
    #expect(try list() == "PASSWORD_CHANGE_REQUIRED")
    try person.change(to: "long-enough-1")
    #expect(try list() == "OK")
    #expect(try reason { try new.login() } == "LOGIN_FAILED", "it logs in with its tenant")
  }

  @Test("a role that needs one-time codes enrols them first")
  func forcedEnrolment() throws {
    let agent = try merchant.admin.create("agent", .support)
    #expect(try agent.login().next == .passwordChange)
    try agent.change(to: "long-enough-1")
    let list = { try reason { try agent.desk.call(Endpoints.tenantsList, TenantsListParams()) } }
    #expect(try list() == "TOTP_ENROLLMENT_REQUIRED")
    #expect(try reason { try agent.confirm("000000") } == "TOTP_NOT_STARTED")
    try agent.offer()
    #expect(try reason { try agent.confirm("000000") } == "WRONG_FACTOR")
    #expect(try list() == "TOTP_ENROLLMENT_REQUIRED")
    try agent.confirm(agent.code())
    #expect(try list() == "ROLE_LACKS_PERMISSION")
  }

  @Test("a factor proven anew is good for five minutes")
  func reverify() throws {
    let admin = merchant.admin
    let enroll = {
      try reason { try admin.desk.call(Endpoints.sessionEnrollTotp, SessionEnrollTotpParams()) }
    }
    #expect(try enroll() == "REVERIFY_REQUIRED")
    let fresh = try admin.desk.call(
      Endpoints.sessionReverify, SessionReverifyParams(password: Secret(admin.password)))
    #expect(fresh.freshUntil == merchant.bench.clock.now + .seconds(300))
    merchant.bench.clock.advance(.seconds(299))
    #expect(try enroll() == "OK")
    merchant.bench.clock.advance(.seconds(1))
    #expect(try enroll() == "REVERIFY_REQUIRED")
  }

  @Test("the last admin cannot be disabled, and nobody makes an account above its own")
  func admins() throws {
    let disable = { (person: Person, id: AccountID) in
      try reason {
        try person.desk.call(Endpoints.accountsDisable, AccountsDisableParams(account: id))
      }
    }
    let admin = try merchant.admin.whoami().account.id
    #expect(try disable(merchant.admin, admin) == "LAST_ADMIN")
    #expect(try disable(merchant.boss, admin) == "NOT_FOUND")
    let second = try merchant.admin.create("second", .admin)
    #expect(try disable(merchant.admin, second.id) == "OK")
    #expect(try disable(merchant.admin, admin) == "LAST_ADMIN", "the other one is disabled")
    for role in [Role.admin, .support] {
      #expect(try reason { try merchant.boss.create("x", role) } == "ROLE_NOT_ASSIGNABLE")
    }
  }
}
