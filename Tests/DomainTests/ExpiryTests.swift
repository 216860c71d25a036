import Testing

@testable import Domain

@Suite("Expiry")
struct ExpiryTests {
  @Test("a card is valid through the last day of its month and expired the day after")
  func lastDay() throws {
    let expiry = try Expiry(year: 2026, month: 8)
    #expect(expiry.lastDay == Day(year: 2026, month: 8, day: 31))
    #expect(!expiry.isExpired(on: Day(year: 2026, month: 8, day: 31)))
    #expect(expiry.daysLeft(on: Day(year: 2026, month: 8, day: 31)) == 0)
    #expect(expiry.isExpired(on: Day(year: 2026, month: 9, day: 1)))
    #expect(!expiry.isExpiring(on: Day(year: 2026, month: 9, day: 1)))
    #expect(expiry.daysLeft(on: Day(year: 2026, month: 9, day: 1)) == -1)
  }

  @Test(
    "a card is expiring from the day with 30 days left",
    arguments: [
      (2026, 8, Day(year: 2026, month: 8, day: 1)),
      (2026, 9, Day(year: 2026, month: 8, day: 31)),
      (2027, 2, Day(year: 2027, month: 1, day: 29)),
      (2028, 2, Day(year: 2028, month: 1, day: 30)),
    ])
  func expiring(year: Int, month: Int, from day: Day) throws {
    let expiry = try Expiry(year: year, month: month)
    #expect(expiry.isExpiring(on: day))
    #expect(!expiry.isExpiring(on: day - 1))
    #expect(expiry.isExpiring(on: expiry.lastDay))
  }

  @Test("over 30 years of days, rules and query bounds agree for every month")
  func bounds() {
    var day = Day(year: 2020, month: 1, day: 1)
    var mismatches = 0
    while day < Day(year: 2050, month: 1, day: 1) {
      let expired = Expiry.lastExpiredIndex(on: day)
      let expiring = Expiry.lastExpiringIndex(on: day)
      for index in day.monthIndex - 3...day.monthIndex + 3 {
        let expiry = Expiry(index: index)
        if expiry.isExpired(on: day) != (expiry.lastDay < day) { mismatches += 1 }
        if expiry.isExpired(on: day) != (index <= expired) { mismatches += 1 }
        let isDue = expiry.isExpired(on: day) || expiry.isExpiring(on: day)
        if isDue != (index <= expiring) { mismatches += 1 }
      }
      day = day + 1
    }
    #expect(mismatches == 0)
  }

  @Test("the bound for any number of days is the last month that ends within them")
  func boundsWithinDays() {
    let day = Day(year: 2026, month: 11, day: 17)
    for days in 0...400 {
      let index = Expiry.lastIndex(within: days, of: day)
      #expect(Expiry(index: index).daysLeft(on: day) <= days)
      #expect(Expiry(index: index + 1).daysLeft(on: day) > days)
    }
  }

  @Test("an index and its month and year are the same thing")
  func index() throws {
    let expiry = try Expiry(year: 2027, month: 12)
    #expect(expiry.index == 2027 * 12 + 11)
    #expect((expiry.year, expiry.month) == (2027, 12))
    #expect(expiry.lastDay == Day(year: 2027, month: 12, day: 31))
    #expect(try Expiry(year: 27, month: 12) == expiry)
  }

  @Test("a pair is read whole or not at all")
  func reading() throws {
    #expect(try Expiry.read(year: nil, month: nil) == nil)
    #expect(try Expiry.read(year: 0, month: 0) == nil)
    #expect(try Expiry.read(year: 26, month: 8) == Expiry(year: 2026, month: 8))
    #expect(throws: DomainError.expiryIncomplete) { try Expiry.read(year: 2026, month: nil) }
    #expect(throws: DomainError.expiryIncomplete) { try Expiry.read(year: nil, month: 8) }
    #expect(throws: DomainError.expiryMonthInvalid) { try Expiry.read(year: 2026, month: 13) }
    #expect(throws: DomainError.expiryMonthInvalid) { try Expiry.read(year: 2026, month: 0) }
    #expect(throws: DomainError.expiryYearInvalid) { try Expiry.read(year: 202, month: 1) }
    #expect(throws: DomainError.expiryYearInvalid) { try Expiry.read(year: .max, month: 1) }
    #expect(throws: DomainError.expiryYearInvalid) { try Expiry.read(year: -1, month: 1) }
  }

  @Test("a past expiry is refused when binding and taken when importing")
  func past() throws {
    let today = Day(year: 2026, month: 9, day: 1)
    let expiry = try Expiry(year: 2026, month: 8)
    #expect(throws: DomainError.expiryPast) {
      try Expiry.check(expiry, funding: .debit, on: today, origin: .binding)
    }
    try Expiry.check(expiry, funding: .debit, on: today, origin: .importing)
    try Expiry.check(expiry, funding: .debit, on: today - 1, origin: .binding)
  }

  @Test("20 years ahead is the furthest", arguments: [Expiry.Origin.binding, .importing])
  func future(origin: Expiry.Origin) throws {
    let today = Day(year: 2026, month: 8, day: 31)
    let furthest = try Expiry(year: 2046, month: 8)
    try Expiry.check(furthest, funding: .credit, on: today, origin: origin)
    #expect(throws: DomainError.expiryTooFar) {
      try Expiry.check(
        Expiry(index: furthest.index + 1), funding: .credit, on: today, origin: origin)
    }
  }

  @Test("only a credit card needs an expiry")
  func required() throws {
    let today = Day(year: 2026, month: 8, day: 31)
    try Expiry.check(nil, funding: .debit, on: today, origin: .binding)
    try Expiry.check(nil, funding: .prepaid, on: today, origin: .binding)
    #expect(throws: DomainError.expiryRequired) {
      try Expiry.check(nil, funding: .credit, on: today, origin: .importing)
    }
  }
}
