/// A calendar day in some zone: proleptic Gregorian, held as the number of days since 1970-01-01.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  package let number: Int

  package init(number: Int) {
    self.number = number
  }

  /// `month` is 1...12; a `day` beyond the month's end runs on into the next, 0 is the day before.
  package init(year: Int, month: Int, day: Int) {
    // Years start in March, so the leap day is the last of its year
    // (Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil).
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: era * 146_097 + dayOfEra - 719_468)
  }

  /// The day at an instant, given in milliseconds since 1970-01-01T00:00:00Z, in a zone that is
  /// `offsetSeconds` east of UTC at that instant.
  package init(epochMilliseconds: Int64, offsetSeconds: Int) {
    let local = epochMilliseconds + Int64(offsetSeconds) * 1000
    self.init(number: floorDivide(Int(local), 86_400_000))
  }

  package var components: (year: Int, month: Int, day: Int) {
    // The inverse, civil_from_days.
    let shifted = number + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let leapDays = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
    let yearOfEra = (dayOfEra - leapDays) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// `year * 12 + month - 1`, the same count as `Expiry.index`.
  package var monthIndex: Int {
    let (year, month, _) = components
    return year * 12 + month - 1
  }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  package static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
  package static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
  /// The days from `right` to `left`.
  package static func - (left: Day, right: Day) -> Int { left.number - right.number }
}

/// Division that rounds down also for a negative dividend; `divisor` is positive.
private func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
  let quotient = dividend / divisor
  return dividend % divisor < 0 ? quotient - 1 : quotient
}
