import API
import MonthTesting
import RPC
import Testing

@testable import Service

/// A month on a service in this process.
private final class BenchPlatform: Platform {
  let shops: [Shop]
  private let bench: Bench
  private let scheduler: Scheduler
  private var people: [[Seat: Person]] = []
  /// When each last logged in: a session ends by itself.
  private var loggedIn: [[Seat: Timestamp]]
  private var calls = 0

  init() throws {
    bench = try Bench(at: "2031-02-01T00:00:00Z", in: "/dev/shm")
    let admin = try Person.admin(bench)
    var shops: [Shop] = []
    for (index, zone) in Month.zones.enumerated() {
      let merchant = try Merchant("M\(index)", zone: zone, admin: admin)
      let teller = try merchant.teller()
      people.append([.boss: merchant.boss, .teller: teller])
      shops.append(
        Shop(
          zone: zone, stores: [merchant.store, merchant.sibling], teller: teller.id,
          password: merchant.boss.password))
    }
    self.shops = shops
    loggedIn = shops.map { _ in [:] }
    scheduler = Scheduler(bench.service)
  }

  var now: Timestamp { bench.clock.now }

  func move(to time: Timestamp) throws {
    bench.clock.advance(.milliseconds(time.milliseconds - now.milliseconds))
    scheduler.run()
  }

  func call<P: Message, R: Message>(
    _ endpoint: Endpoint<P, R>, _ params: P, _ seat: Seat, of shop: Int, in language: Language
  ) throws -> R {
    guard let person = people[shop][seat] else { preconditionFailure("everybody has a seat") }
    if loggedIn[shop][seat].map({ $0 + .seconds(600) < now }) ?? true { try person.login() }
    bench.clock.advance(.seconds(1))
    loggedIn[shop][seat] = now
    calls += 1
    var meta = Meta()
    meta.language = language
    meta.idempotencyKey = "month-\(calls)"
    do {
      return try person.desk.call(endpoint, params, meta: meta)
    } catch let refusal as Refusal {
      throw Denial("\(refusal.reason.name)", retryAfterMs: refusal.retryAfterMs)
    }
  }
}

@Suite("A simulated month")
struct MonthTests {
  private static let objections: Set = [
    "leaving", "lost", "closed", "frozen", "risk_blocked", "suspended", "expired",
    "details_changed", "usage", "ceiling", "barred",
  ]
  private static let causes: Set = [
    "CARD_STATE", "INSUFFICIENT_FUNDS", "ISSUER_UNAVAILABLE", "SOFT_DECLINE", "RETRY_WAIT",
    "RETRY_CEILING", "CONSENT_REVOKED", "UNKNOWN_CODE", "USAGE_UNSUPPORTED", "ORDER_BLOCKED",
    "TRANSACTION_INVALID", "OUTCOME_UNKNOWN",
  ]

  @Test(
    "keeps rules, health, channels, alerts and explanations together, and declines less than a naive one",
    arguments: [2031, 7])
  func month(seed: UInt64) throws {
    var month = try Month(on: BenchPlatform(), Month.Plan(seed: seed))
    try month.play()
    #expect(month.faults == [])
    // What the month was made to bring about, it has.
    #expect(Self.objections.subtracting(month.objectionsMet) == [])
    #expect(Self.causes.subtracting(month.causesMet) == [])
    let (ours, naive) = (month.figures, month.naiveFigures)
    print("month \(seed), ours: \(ours); \(month.refused) debits were not begun")
    print("month \(seed), naive: \(naive); \(month.explained) explanations of ours held")
    #expect(ours.declines <= naive.declines && ours.onDeadCards <= naive.onDeadCards)
    #expect(ours.paid >= naive.paid && month.explained > 100)
    #expect(ours.beyondCeilings == 0 && ours.forbidden == 0)
  }
}
