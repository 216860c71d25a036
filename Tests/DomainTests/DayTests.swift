import Testing

@testable import Domain

@Suite("Days")
struct DayTests {
  @Test("known days have their known numbers")
  func anchors() {
    #expect(Day(year: 1970, month: 1, day: 1).number == 0)
    #expect(Day(year: 2000, month: 3, day: 1).number == 11_017)
    #expect(Day(year: 1969, month: 12, day: 31).number == -1)
    #expect(Day(year: 2026, month: 9, day: 1) - Day(year: 2026, month: 8, day: 31) == 1)
  }

  @Test("a walk over 400 years counts every day as a calendar does")
  func walk() {
    var expected = (year: 1900, month: 1, day: 1)
    var day = Day(year: 1900, month: 1, day: 1)
    while expected.year < 2300 {
      let found = day.components
      if found != expected || Day(year: found.year, month: found.month, day: found.day) != day {
        Issue.record("day \(day.number) is \(found), not \(expected)")
        return
      }
      expected = successor(of: expected)
      day = day + 1
    }
  }

  private func successor(
    of day: (year: Int, month: Int, day: Int)
  ) -> (year: Int, month: Int, day: Int) {
    let isLeap = day.year % 4 == 0 && (day.year % 100 != 0 || day.year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if day.day < lengths[day.month - 1] { return (day.year, day.month, day.day + 1) }
    return day.month < 12 ? (day.year, day.month + 1, 1) : (day.year + 1, 1, 1)
  }

  @Test("an instant falls on the day of its zone")
  func zones() {
    let lastMoment: Int64 = 1_788_191_999_000  // 2026-08-31T15:59:59Z
    let shanghai = 8 * 3600
    #expect(
      Day(epochMilliseconds: lastMoment, offsetSeconds: shanghai)
        == Day(year: 2026, month: 8, day: 31))
    #expect(
      Day(epochMilliseconds: lastMoment + 1000, offsetSeconds: shanghai)
        == Day(year: 2026, month: 9, day: 1))
    #expect(
      Day(epochMilliseconds: lastMoment + 1000, offsetSeconds: 0)
        == Day(year: 2026, month: 8, day: 31))
    #expect(Day(epochMilliseconds: -1, offsetSeconds: 0).number == -1)
    #expect(Day(epochMilliseconds: 0, offsetSeconds: -3600).number == -1)
  }
}
