/// A code that somebody received about a card.
package struct Observation: Hashable, Sendable {
  package let profile: SignalProfile
  /// As the profile's table spells it.
  package let code: String
  /// What came beside it: Mastercard's merchant advice code.
  package let advice: String?
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package let observedAt: Int64
  /// The attempt that it was the outcome of; nil: it was told by itself. Two attempts are two observations,
  /// however alike they ended.
  package let attempt: Int64?

  package init(
    _ profile: SignalProfile, _ code: String, advice: String? = nil, observedAt: Int64,
    attempt: Int64? = nil
  ) {
    self.attempt = attempt
    self.profile = profile
    self.code = profile.normalized(code)
    let advice = advice.map(profile.normalized)
    self.advice = advice?.isEmpty == true ? nil : advice
    self.observedAt = observedAt
  }
}

/// What the meaning of a code depends on besides the code.
package struct SignalFacts: Sendable {
  /// The stored one.
  package let expiry: Expiry?
  /// The day of the observation in the tenant's zone.
  package let day: Day
  /// When the day after it begins there.
  package let nextDay: Int64
  /// What else was observed of the card; needed for rows that escalate.
  package var recent: [Observation] = []

  package init(expiry: Expiry?, day: Day, nextDay: Int64, recent: [Observation] = []) {
    self.expiry = expiry
    self.day = day
    self.nextDay = nextDay
    self.recent = recent
  }
}

/// What an observation means under one edition.
package struct SignalOutcome: Hashable, Sendable {
  package enum Change: Hashable, Sendable {
    case none
    /// What is recoverable goes.
    case clear
    case add(Health)
  }

  package let change: Change
  package let retry: Retry
  /// Not to be tried again before this time.
  package let notBefore: Int64?
  package let rule: String
  package let edition: String
  package let note: Wording
  /// Since when the change holds.
  package let observedAt: Int64
}
