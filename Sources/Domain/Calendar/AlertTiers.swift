/// How many days before a card's last day its merchant is alerted: each tier once, the most urgent last.
package struct AlertTiers: Hashable, Sendable {
  package static let countMax = 10
  package static let daysMax = 365

  /// Strictly descending.
  package let daysAhead: [Int]

  /// Nil unless there are 1 to 10 tiers, each of 0 to 365 days, strictly descending.
  package init?(_ daysAhead: [Int]) {
    guard (1...Self.countMax).contains(daysAhead.count),
      daysAhead.allSatisfy({ (0...Self.daysMax).contains($0) }),
      zip(daysAhead, daysAhead.dropFirst()).allSatisfy({ $0 > $1 })
    else { return nil }
    self.daysAhead = daysAhead
  }

  /// The first tier: further ahead than this nothing is alerted.
  package var widest: Int { daysAhead.first ?? 0 }

  /// The most urgent tier that a card with so many days left has reached; nil before the first, and once
  /// it has expired.
  package func tier(daysLeft: Int) -> Int? {
    daysLeft < 0 ? nil : daysAhead.last { $0 >= daysLeft }
  }
}
