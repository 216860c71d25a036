extension Ruleset {
  /// What a card's signals alone would have made of it under this edition, so that two editions can be
  /// compared on what was recorded. What people changed in between does not count, but for new details.
  ///
  /// - Parameters:
  ///   - observations: in the order in which they arrived.
  ///   - facts: those of the card, for the day of an observation.
  package func replay(
    _ observations: [Observation], detailsAt: Int64?, facts: (Observation) -> SignalFacts
  ) -> HealthSet {
    var record = HealthRecord(binding: .bound, observed: [], newest: nil, detailsAt: detailsAt)
    var earlier: [Observation] = []
    for observation in observations {
      var facts = facts(observation)
      facts.recent = earlier
      _ = record.take(interpret(observation, facts))
      earlier.append(observation)
    }
    return record.observed
  }
}
