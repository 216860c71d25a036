import API
import RPC
import Testing

@Suite struct LimitTests {
  @Test("attempts to log in are slowed down, for names that exist and names that do not alike")
  func logins() throws {
    let merchant = try Merchant()
    for name in ["clerk", "nobody"] {
      let stranger = Desk(merchant.bench)
      func attempt() throws -> Refusal? {
        try refusal {
          try stranger.call(
            Endpoints.sessionLogin,
            SessionLoginParams(
              tenant: merchant.tenant, account: name, password: Secret("wrong-password-1")))
        }
      }
      merchant.bench.clock.advance(.seconds(60))
      var last: Refusal?
      for _ in 0..<40 where last?.reason.name.description != "RATE_LIMITED" {
        last = try attempt()
      }
      #expect(last.map { "\($0.reason.name)" } == "RATE_LIMITED", "\(name)")
      #expect(last?.limit.map { "\($0.slot)" } == "accountLoginsPerSecond")
      merchant.bench.clock.advance(.milliseconds(last?.retryAfterMs ?? 0))
      #expect(try attempt().map { "\($0.reason.name)" } != "RATE_LIMITED")
    }
  }

  @Test("attempts that are turned away unheard leave no line in the audit")
  func unrecorded() throws {
    let bench = try Bench()
    let desk = Desk(bench)
    let params = SessionLoginParams(account: "nobody", password: Secret("x"))
    for _ in 0..<100 { _ = try refusal { try desk.call(Endpoints.sessionLogin, params) } }
    let lines = try bench.rows("SELECT outcome FROM audit WHERE method = 'session.login'") {
      $0.text(0)
    }
    #expect(lines.count == 20)
    #expect(Set(lines) == ["LOGIN_FAILED"])
  }
}
