extension Expiry {
  /// How the caller came by an expiry decides whether a past one is acceptable.
  package enum Origin: Sendable {
    /// A card that is bound now: it must still be valid.
    case binding
    /// A merchant's own records: an expired card is taken over as expired.
    case importing
  }

  /// Reads an optional pair; both absent, or the standard's `0000`, is a card without expiry.
  package static func read(year: Int?, month: Int?) throws(DomainError) -> Expiry? {
    switch (year, month) {
    case (nil, nil), (0, 0): return nil
    case (let year?, let month?): return try Expiry(year: year, month: month)
    default: throw .expiryIncomplete
    }
  }

  /// Checks an expiry against the card's kind and the day in the tenant's zone.
  package static func check(
    _ expiry: Expiry?, funding: Funding, on day: Day, origin: Origin
  ) throws(DomainError) {
    guard let expiry else {
      if funding == .credit { throw .expiryRequired }
      return
    }
    if origin == .binding && expiry.isExpired(on: day) { throw .expiryPast }
    if expiry.index > day.monthIndex + yearsAheadMax * 12 { throw .expiryTooFar }
  }

  /// The largest index whose card has `days` or fewer days left on `day`, expired ones included.
  package static func lastIndex(within days: Int, of day: Day) -> Int {
    // A month has ended by a day exactly if the next month has begun by the day after.
    (day + days + 1).monthIndex - 1
  }

  /// The largest index that is expired on `day`.
  package static func lastExpiredIndex(on day: Day) -> Int { lastIndex(within: -1, of: day) }

  /// The largest index that is expired or expiring on `day`.
  package static func lastExpiringIndex(on day: Day) -> Int {
    lastIndex(within: expiringDays, of: day)
  }
}
