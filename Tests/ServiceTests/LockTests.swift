import API
import JSON
import RPC
import Testing

@Suite("Wrong factors")
struct LockTests {
  let merchant: Merchant

  init() throws { merchant = try Merchant() }

  private func fail(_ person: Person, times: Int) throws -> [String] {
    try (0..<times).map { _ in try reason { try person.login(password: "wrong-password-1") } }
  }

  @Test("six in a row lock the account for half an hour, for the right password too")
  func lock() throws {
    let boss = merchant.boss.elsewhere()
    #expect(try Set(fail(boss, times: 6)) == ["LOGIN_FAILED"])
    let locked = try refusal { try boss.login() }
    #expect(locked?.reason == .accountLocked && locked?.retryAfterMs == 30 * 60_000)
    merchant.bench.clock.advance(.seconds(30 * 60 - 1))
    #expect(try refusal { try boss.login() }?.retryAfterMs == 1000)
    merchant.bench.clock.advance(.seconds(1))
    #expect(try reason { try boss.login() } == "OK")
  }

  @Test("five do not, and a right one forgets them")
  func fiveFailures() throws {
    let boss = merchant.boss.elsewhere()
    for _ in 0..<3 {
      #expect(try Set(fail(boss, times: 5)) == ["LOGIN_FAILED"])
      #expect(try reason { try boss.login() } == "OK")
    }
  }

  @Test("they count together, wherever they come from")
  func everywhere() throws {
    let boss = merchant.boss
    #expect(try fail(boss.elsewhere(), times: 2).count == 2)
    #expect(try fail(boss.elsewhere(uid: 2000), times: 2).count == 2)
    for _ in 0..<2 {
      let wrong = try reason {
        try boss.desk.call(
          Endpoints.sessionReverify, SessionReverifyParams(password: Secret("wrong")))
      }
      #expect(wrong == "WRONG_FACTOR")
    }
    #expect(try reason { try boss.elsewhere().login() } == "ACCOUNT_LOCKED")
  }

  @Test("a hundred in a row lock it until an admin unlocks it")
  func hundred() throws {
    let boss = merchant.boss.elsewhere()
    for _ in 0..<16 {
      #expect(try Set(fail(boss, times: 6)) == ["LOGIN_FAILED"])
      #expect(try reason { try boss.login() } == "ACCOUNT_LOCKED")
      merchant.bench.clock.advance(.seconds(30 * 60))
    }
    #expect(try Set(fail(boss, times: 4)) == ["LOGIN_FAILED"])
    merchant.bench.clock.advance(.seconds(365 * 86_400))
    let locked = try refusal { try boss.login() }
    #expect(locked?.reason == .accountLocked && locked?.retryAfterMs == nil)
    try merchant.admin.login(totp: merchant.admin.code())
    _ = try merchant.admin.desk.call(
      Endpoints.accountsUnlock, AccountsUnlockParams(account: merchant.boss.id))
    #expect(try reason { try boss.login() } == "OK")
  }

  @Test("an account that is not there answers like a wrong password or a wrong code")
  func alike() throws {
    let admin = merchant.admin.elsewhere()
    let stranger = { (tenant: TenantID?) in
      try refusal {
        try Desk(merchant.bench).call(
          Endpoints.sessionLogin,
          SessionLoginParams(tenant: tenant, account: "who", password: Secret("wrong-password-1")))
      }
    }
    let answers = [
      try stranger(nil), try stranger(merchant.tenant), try stranger(TenantID(rawValue: 77)),
      try refusal { try merchant.boss.elsewhere().login(password: "wrong-password-1") },
      try refusal { try admin.login() },
      try refusal { try admin.login(totp: "000000") },
      try refusal { try admin.login(password: "wrong-password-1", totp: admin.code()) },
      // A code that nobody asked for is no right one either.
      try refusal { try merchant.boss.elsewhere().login(totp: "000000") },
    ]
    #expect(Set(answers.map { $0?.text }).count == 1)
    #expect(answers[0]?.reason == .loginFailed)
  }

  @Test("each one-time code works once, and those of the neighbouring steps work")
  func codes() throws {
    let admin = merchant.admin.elsewhere()
    let code = try admin.code()
    #expect(try reason { try admin.login(totp: code) } == "OK")
    #expect(try reason { try admin.login(totp: code) } == "LOGIN_FAILED")
    #expect(try reason { try admin.login(totp: admin.code(-1)) } == "LOGIN_FAILED", "it is older")
    #expect(try reason { try admin.login(totp: admin.code(1)) } == "OK")
    merchant.bench.clock.advance(.seconds(120))
    #expect(try reason { try admin.login(totp: admin.code(-2)) } == "LOGIN_FAILED")
    #expect(try reason { try admin.login(totp: admin.code(2)) } == "LOGIN_FAILED")
    #expect(try reason { try admin.login(totp: admin.code(-1)) } == "OK")
  }

  @Test("each recovery code works once in a code's place")
  func recoveryCodes() throws {
    let admin = merchant.admin.elsewhere()
    #expect(admin.recoveryCodes.count == 10)
    let code = admin.recoveryCodes[3]
    #expect(try reason { try admin.login(totp: code.uppercased()) } == "OK")
    #expect(try reason { try admin.login(totp: code) } == "LOGIN_FAILED")
    #expect(try reason { try admin.login(totp: admin.recoveryCodes[4]) } == "OK")
  }
}

extension Refusal {
  /// The `error` member as a peer sees it.
  var text: String {
    var writer = JSON.Writer()
    write(to: &writer, .english)
    return String(copying: writer.bytes)
  }
}
