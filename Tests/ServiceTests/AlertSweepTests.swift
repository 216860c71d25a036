import API
import RPC
import Testing

@testable import Service

@Suite("Alerts that a new day brings")
struct AlertSweepTests {
  /// A merchant with a card until August 2026, long before.
  private func merchant(
    _ zone: String, at start: String = "2026-07-01T12:00:00Z"
  ) throws -> Merchant {
    let merchant = try Merchant(zone: zone, at: start)
    try merchant.bind { ($0.expMonth, $0.expYear) = (8, 2026) }
    merchant.sweep()
    return merchant
  }

  /// The alerts that are raised by a sweep at a moment, after one just before it.
  private func raised(_ merchant: Merchant, at moment: String) throws -> [String] {
    merchant.bench.clock.set(moment)
    merchant.bench.clock.advance(.milliseconds(-1))
    merchant.sweep()
    let before = try merchant.alerts().count
    merchant.bench.clock.advance(.milliseconds(1))
    merchant.sweep()
    return try merchant.alertTexts().dropFirst(before).map { $0 }
  }

  @Test(
    "each tier is raised as its day begins where the merchant is",
    arguments: [
      ("Asia/Shanghai", "16:00:00Z", -1), ("UTC", "00:00:00Z", 0),
      ("America/Los_Angeles", "07:00:00Z", 0),
    ])
  func tiers(zone: String, midnight: String, offset: Int) throws {
    let merchant = try merchant(zone)
    for (day, tier) in [(1, 30), (16, 15), (24, 7), (30, 1), (31, 0)] {
      let date =
        day + offset == 0 ? "07-31" : "08-" + (day + offset < 10 ? "0" : "") + "\(day + offset)"
      #expect(
        try raised(merchant, at: "2026-\(date)T\(midnight)") == ["card_expiring open \(tier)"])
      merchant.sweep()
    }
    let over = offset == 0 ? "2026-09-01T\(midnight)" : "2026-08-31T\(midnight)"
    #expect(try raised(merchant, at: over) == ["card_invalid open", "last_usable_gone open"])
    #expect(try merchant.alertTexts().dropLast(2).allSatisfy { $0.contains("settled") })
  }

  @Test(
    "the days of the domain's examples: 09/26 from August 31, 02/27 and 02/28 from late January",
    arguments: [
      (9, 2026, "2026-08-30T16:00:00Z"), (2, 2027, "2027-01-28T16:00:00Z"),
      (2, 2028, "2028-01-29T16:00:00Z"),
    ])
  func vectors(month: Int64, year: Int64, moment: String) throws {
    let merchant = try Merchant(at: "2026-07-01T12:00:00Z")
    try merchant.bind { ($0.expMonth, $0.expYear) = (month, year) }
    #expect(try raised(merchant, at: moment) == ["card_expiring open 30"])
  }

  @Test("a day begins at midnight also in the night in which clocks are turned")
  func turnedClocks() throws {
    // Los Angeles turns at 02:00 on November 1 and March 14, Sydney at 02:00 on October 4, Santiago from
    // midnight to one o'clock on September 6.
    for (zone, month, year, tier, moment) in [
      ("America/Los_Angeles", 11, 2026, 29, "2026-11-01T07:00:00Z"),
      ("America/Los_Angeles", 11, 2026, 28, "2026-11-02T08:00:00Z"),
      ("America/Los_Angeles", 3, 2027, 17, "2027-03-14T08:00:00Z"),
      ("America/Los_Angeles", 3, 2027, 16, "2027-03-15T07:00:00Z"),
      ("Australia/Sydney", 10, 2026, 27, "2026-10-03T14:00:00Z"),
      ("Australia/Sydney", 10, 2026, 26, "2026-10-04T13:00:00Z"),
      ("America/Santiago", 9, 2026, 24, "2026-09-06T04:00:00Z"),
    ] {
      let merchant = try Merchant(zone: zone, at: "2026-07-01T12:00:00Z")
      try merchant.configure([Int64(tier)])
      try merchant.bind { ($0.expMonth, $0.expYear) = (Int64(month), Int64(year)) }
      #expect(
        try raised(merchant, at: moment) == ["card_expiring open \(tier)"], "\(zone) \(moment)")
    }
  }

  @Test(
    "a clock that jumps ahead raises the most urgent tier alone; one that goes back, none twice")
  func jumps() throws {
    let merchant = try merchant("Asia/Shanghai", at: "2026-07-16T12:00:00Z")
    merchant.bench.clock.set("2026-08-25T12:00:00Z")
    merchant.sweep()
    #expect(try merchant.alertTexts() == ["card_expiring open 7"])
    merchant.bench.clock.set("2026-07-16T12:00:00Z")
    merchant.sweep()
    merchant.bench.clock.set("2026-08-03T12:00:00Z")
    merchant.sweep()
    #expect(try merchant.alertTexts() == ["card_expiring open 7"])
    merchant.bench.clock.set("2026-08-30T12:00:00Z")
    merchant.sweep()
    #expect(try merchant.alertTexts() == ["card_expiring settled 7", "card_expiring open 1"])
  }

  @Test("cards that a clock far ahead took for expired are good again once it is right")
  func backFromTheFuture() throws {
    let merchant = try merchant("Asia/Shanghai")
    merchant.bench.clock.set("2030-01-01T12:00:00Z")
    merchant.sweep()
    #expect(try merchant.alertTexts() == ["card_invalid open", "last_usable_gone open"])
    merchant.bench.clock.set("2026-07-02T12:00:00Z")
    merchant.sweep()
    #expect(try merchant.alertTexts() == ["card_invalid settled", "last_usable_gone settled"])
    #expect(try raised(merchant, at: "2026-07-31T16:00:00Z") == ["card_expiring open 30"])
  }

  @Test("a sweep goes on where it was stopped, and looks at no card twice")
  func pieces() throws {
    let merchant = try Merchant(at: "2026-07-01T12:00:00Z")
    for number in 1...450 {
      try merchant.bind(cardNumber(number)) { ($0.expMonth, $0.expYear) = (8, 2026) }
    }
    merchant.sweep()
    merchant.bench.clock.set("2026-08-01T12:00:00Z")
    var counts: [Int] = []
    for _ in 1...6 {
      // Another scheduler each time, as after a restart.
      var leaves = 1
      Scheduler(merchant.bench.service, [AlertSweep.chore]).run {
        leaves -= 1
        return leaves >= 0
      }
      counts.append(try merchant.alerts().count)
    }
    #expect(counts == [100, 200, 300, 400, 450, 450])
    let lines = try merchant.bench.rows(
      "SELECT tenant, after FROM audit WHERE method = 'alerts.sweep' ORDER BY place"
    ) { (tenant: TenantID(rawValue: Int64($0.int(0))), after: $0.text(1)) }
    #expect(lines.map(\.tenant) == Array(repeating: merchant.tenant, count: 5))
    #expect(lines.map(\.after).last == #"{"changes":50}"#)
  }

  @Test("each merchant is swept by its own day, and a day without news leaves no line in the audit")
  func tenants() throws {
    let merchant = try merchant("Asia/Shanghai")
    let other = try Merchant("Other", zone: "America/Los_Angeles", admin: merchant.admin)
    try other.bind { ($0.expMonth, $0.expYear) = (8, 2026) }
    merchant.bench.clock.set("2026-07-31T16:00:00Z")
    merchant.sweep()
    #expect(try merchant.alerts().count == 1 && other.alerts().isEmpty)
    merchant.bench.clock.set("2026-08-01T07:00:00Z")
    merchant.sweep()
    #expect(try merchant.alerts().count == 1 && other.alerts().count == 1)
    let lines = try merchant.bench.rows(
      "SELECT count(*) FROM audit WHERE method = 'alerts.sweep'", { $0.int(0) })
    #expect(lines == [2])
  }

  @Test("new tiers hold at once, for cards that they cover already")
  func configured() throws {
    let merchant = try merchant("Asia/Shanghai")
    try merchant.configure([90, 10])
    merchant.sweep()
    #expect(try merchant.alertTexts() == ["card_expiring open 90"])
    try merchant.configure([365, 90, 10])
    merchant.sweep()
    #expect(try merchant.alerts().count == 1)
  }

  @Test("tiers that do not descend, or go too far, are refused")
  func badTiers() throws {
    let merchant = try Merchant()
    for days in [[7, 7], [1, 7]] as [[Int64]] {
      #expect(try violations { try merchant.configure(days) } == ["daysAhead NOT_DESCENDING"])
    }
    for days in [[], [366], [-1], Array(repeating: 3, count: 11)] as [[Int64]] {
      #expect(try reason { try merchant.configure(days) } == "INVALID_PARAMS")
    }
  }
}
