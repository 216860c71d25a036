import API
import Domain

/// When cards expire, counted card by card, seen from one day.
struct ExpiryTally {
  static let months = 12

  private let thisMonth: Int
  private var expired = 0
  private var byMonth = [Int](repeating: 0, count: Self.months)
  private var later = 0
  private var noExpiry = 0

  init(on day: Day) {
    thisMonth = day.monthIndex
  }

  mutating func add(_ expiry: Expiry?) {
    guard let expiry else {
      noExpiry += 1
      return
    }
    switch expiry.index - thisMonth {
    case ..<0: expired += 1
    case let month where month < Self.months: byMonth[month] += 1
    default: later += 1
    }
  }

  var answer: ExpiryOutlook {
    ExpiryOutlook(
      expired: Int64(expired),
      months: byMonth.enumerated().map { month, count in
        let expiry = Expiry(index: thisMonth + month)
        return MonthCount(
          year: Int64(expiry.year), month: Int64(expiry.month), cards: Int64(count))
      }, later: Int64(later), noExpiry: Int64(noExpiry))
  }
}
