/// What is known of a card's health, and how new it is.
package struct HealthRecord: Hashable, Sendable {
  /// What becomes of a change that an observation asks for.
  package enum Effect: String, CaseIterable, Sendable {
    /// The reasons are others now.
    case applied
    /// The observation says nothing about health, or nothing that was not known.
    case unchanged
    /// Something newer is known.
    case outdated
    /// The card has left the file: nothing brings it back.
    case offFile
  }

  package let binding: Binding
  package private(set) var observed: HealthSet
  /// The time of the newest observation that said something about health.
  package private(set) var newest: Int64?
  /// When the details were last entered anew.
  package let detailsAt: Int64?

  package init(binding: Binding, observed: HealthSet, newest: Int64?, detailsAt: Int64?) {
    self.binding = binding
    self.observed = observed
    self.newest = newest
    self.detailsAt = detailsAt
  }

  /// Takes an outcome in. What is older than the newest known changes nothing, an approval clears nothing
  /// terminal, and what the entered details answer already is no news.
  package mutating func take(_ outcome: SignalOutcome) -> Effect {
    if outcome.change == .none { return .unchanged }
    if binding != .bound { return .offFile }
    if let newest, outcome.observedAt < newest { return .outdated }
    let known = observed
    switch outcome.change {
    case .none: break
    case .clear: observed.subtract(.recoverable)
    case .add(let health):
      if isAnswered(health, outcome.observedAt) { return .outdated }
      observed.insert(HealthSet(health))
    }
    newest = outcome.observedAt
    return observed == known ? .unchanged : .applied
  }

  /// What becomes of a new number or expiry that an updater has told of the card.
  ///
  /// - Parameter isNumber: whether it is a number: no details that were entered since answer that.
  package func effect(ofNewsAt time: Int64, isNumber: Bool) -> Effect {
    if binding != .bound { return .offFile }
    if let newest, time < newest { return .outdated }
    if !isNumber, let detailsAt, time < detailsAt { return .outdated }
    return .applied
  }

  private func isAnswered(_ health: Health, _ time: Int64) -> Bool {
    guard let detailsAt, time < detailsAt else { return false }
    return health == .detailsChanged || health == .expired
  }
}
