import API
import RPC
import Synchronization
import Testing

@Suite("Verifying the audit while something else happens")
struct AuditVerifyingTests {
  let merchant: Merchant

  init() throws {
    merchant = try Merchant()
    // So that nobody has to be looked up by the time.
    for person in [merchant.boss, merchant.admin] { _ = try person.whoami() }
  }

  /// The service looks at the clock before a verification, and then before each of its steps.
  private static let firstStep = 2

  @Test("while one verification runs, another is refused, whosever chain it is about")
  func oneAtATime() throws {
    let (boss, admin) = (merchant.boss, merchant.admin)
    let desks = [boss.desk, admin.desk]
    let ends = Mutex<[String]>([])
    merchant.bench.clock.interrupt(atRead: Self.firstStep) {
      for desk in desks {
        let end = try? reason { try desk.call(Endpoints.auditVerify, AuditVerifyParams()) }
        ends.withLock { $0.append(end ?? "nothing") }
      }
    }
    #expect(try merchant.verify(admin).intact)
    #expect(ends.withLock { $0 } == ["VERIFICATION_RUNNING", "VERIFICATION_RUNNING"])
    // It is over for the next.
    #expect(try merchant.verify(boss).intact)
    let outcomes = try boss.desk.call(
      Endpoints.auditList, AuditListParams(method: "audit.verify")
    ).lines.map(\.outcome)
    // Whoever is turned away unheard fills no audit.
    #expect(outcomes == ["OK"])
  }

  @Test("a verification ends with its deadline between two steps, and the next may begin")
  func deadline() throws {
    let clock = merchant.bench.clock
    clock.interrupt(atRead: Self.firstStep) { clock.advance(.milliseconds(10_000)) }
    #expect(try reason { try merchant.verify(merchant.admin) } == "DEADLINE_EXCEEDED")
    clock.interrupt(atRead: Self.firstStep) { clock.advance(.milliseconds(9_999)) }
    #expect(try merchant.verify(merchant.admin).intact)
  }
}
