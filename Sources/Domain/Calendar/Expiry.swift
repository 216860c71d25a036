/// The month through whose last day a card is valid, in its tenant's zone. A card without one
/// (`YYMM = 0000`, ISO/IEC 7813; common on UnionPay debit cards) has `nil` for it, and no calendar
/// ever expires it.
package struct Expiry: Hashable, Comparable, Sendable {
  /// From so many days before its last day on, a card counts as expiring.
  package static let expiringDays = 30
  /// An expiry further ahead is taken for a mistake.
  package static let yearsAheadMax = 20

  /// `year * 12 + month - 1`: the form for storage and for comparisons in queries.
  package let index: Int

  package init(index: Int) {
    self.index = index
  }

  /// `year` has four digits, or two for 20yy.
  package init(year: Int, month: Int) throws(DomainError) {
    guard (1...12).contains(month) else { throw .expiryMonthInvalid }
    switch year {
    case 0...99: self.init(index: (2000 + year) * 12 + month - 1)
    case 1000...9999: self.init(index: year * 12 + month - 1)
    default: throw .expiryYearInvalid
    }
  }

  package var year: Int { index / 12 }
  package var month: Int { index % 12 + 1 }

  package var lastDay: Day {
    let next = index + 1
    return Day(year: next / 12, month: next % 12 + 1, day: 0)
  }

  /// Zero on the last day of validity, negative after it.
  package func daysLeft(on day: Day) -> Int { lastDay - day }

  package func isExpired(on day: Day) -> Bool { index < day.monthIndex }

  /// True from 30 days before the last day through the last day; an expired card is not expiring.
  package func isExpiring(on day: Day) -> Bool {
    (0...Self.expiringDays).contains(daysLeft(on: day))
  }

  package static func < (left: Expiry, right: Expiry) -> Bool { left.index < right.index }
}
