/// A card's state on a day: what was observed of it, and what the calendar says. The calendar's part
/// is derived whenever it is asked for, so no sweep has to run in time.
///
/// A query over many cards gets the same primary health from the smallest observed one, with the two
/// indices of `Expiry` for the day: `min(observed, index <= lastExpired ? 5 : index <= lastExpiring
/// ? 11 : 12)`.
package struct CardState: Hashable, Sendable {
  /// The observed reasons that hold; `active` and `expiring` are none.
  package let observed: HealthSet
  package let expiry: Expiry?

  package init(observed: HealthSet, expiry: Expiry?) {
    self.observed = observed.subtracting([HealthSet(.active), HealthSet(.expiring)])
    self.expiry = expiry
  }

  /// Every reason that holds on `day`; empty for a card in good health.
  package func reasons(on day: Day) -> HealthSet {
    guard let expiry else { return observed }
    if expiry.isExpired(on: day) { return observed.union(HealthSet(.expired)) }
    return expiry.isExpiring(on: day) ? observed.union(HealthSet(.expiring)) : observed
  }

  package func health(on day: Day) -> Health { reasons(on: day).first ?? .active }

  package func status(on day: Day) -> Status { health(on: day).status }

  /// The same as `health(on:)`, for a reader of many cards on one day.
  package func health(within horizon: ExpiryHorizon) -> Health {
    let byObservation = observed.first ?? .active
    guard let expiry else { return byObservation }
    if expiry.index <= horizon.lastExpired { return min(byObservation, .expired) }
    return expiry.index <= horizon.lastExpiring ? min(byObservation, .expiring) : byObservation
  }
}

/// The two indices that part expiries on a day: worked out once, they serve every card.
package struct ExpiryHorizon: Hashable, Sendable {
  /// The largest index that has expired.
  package let lastExpired: Int
  /// The largest index that is expiring or has expired.
  package let lastExpiring: Int

  package init(on day: Day) {
    lastExpired = Expiry.lastExpiredIndex(on: day)
    lastExpiring = Expiry.lastExpiringIndex(on: day)
  }
}
