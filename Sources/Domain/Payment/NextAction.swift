/// What is to be done about a payment after a decline.
package enum NextAction: Hashable, Sendable {
  case tryOtherCard(Int64)
  /// Not before a time, in milliseconds since 1970-01-01T00:00:00Z. The rule is that of the card which is
  /// waited for; nil: the usual schedule alone.
  case wait(until: Int64, card: Int64, rule: String?)
  case fixData
  case stop

  /// The days after the first decline on which a payment is usually tried again.
  package static let scheduleDays = [1, 3, 7, 14]

  /// A decline, and what of its payment bears on the next step.
  package struct Decline: Sendable {
    package let retry: Retry
    /// Whether it is about the payment's own data, not about the card.
    package let isAboutPayment: Bool
    /// All attempts of the payment so far, oldest first: on which card, and when.
    package let attempts: [(card: Int64, at: Int64)]

    package init(
      retry: Retry, isAboutPayment: Bool, attempts: [(card: Int64, at: Int64)]
    ) {
      (self.retry, self.isAboutPayment) = (retry, isAboutPayment)
      self.attempts = attempts
    }

    fileprivate func hasTried(_ card: Routing.Candidate) -> Bool {
      attempts.contains { $0.card == card.id }
    }
  }

  /// - Parameter ranking: every card of the store for the same payment as it now stands, the declined one
  ///   among them.
  package static func after(
    _ decline: Decline, _ ranking: Routing.Ranking, at now: Int64
  ) -> NextAction {
    if decline.retry == .never(.order) { return .stop }
    if decline.retry == .afterFix && decline.isAboutPayment { return .fixData }
    if let other = ranking.usable.first(where: { !decline.hasTried($0) }) {
      return .tryOtherCard(other.id)
    }
    if let wait = wait(decline, ranking, at: now) { return wait }
    return decline.retry == .afterFix ? .fixData : .stop
  }

  /// For the card that is free first. One that was tried before is tried again by the schedule.
  private static func wait(
    _ decline: Decline, _ ranking: Routing.Ranking, at now: Int64
  ) -> NextAction? {
    let count = decline.attempts.count
    guard let first = decline.attempts.first, count <= scheduleDays.count else { return nil }
    let scheduled = max(now, first.at + Int64(scheduleDays[count - 1]) * 86_400_000)
    let usable = ranking.usable.map { (until: scheduled, card: $0.id, rule: String?.none) }
    let resting = ranking.excluded.compactMap { candidate, exclusion in
      exclusion.end.map { end in
        let until = decline.hasTried(candidate) ? max(end, scheduled) : end
        return (until: until, card: candidate.id, rule: end == until ? exclusion.rule : nil)
      }
    }
    return (usable + resting).min { $0.until < $1.until }
      .map { .wait(until: $0.until, card: $0.card, rule: $0.rule) }
  }
}
