extension Ruleset {
  /// The row of an observation's own code, whose advice has not been read.
  package func rule(of observation: Observation) -> SignalRule {
    rule(observation.profile, observation.code)
  }

  /// Says what an observation means for a card: the same answer for the same facts, at any time.
  package func interpret(_ observation: Observation, _ facts: SignalFacts) -> SignalOutcome {
    var rule = rule(of: observation)
    // An approval is an approval, whatever came beside it.
    let advice =
      rule.effect == .approves
      ? nil : advice(observation.profile, observation.advice, with: observation.code)
    if rule.needsAdvice && advice == nil { rule = unknown }
    let (change, since) = change(advice?.effect ?? rule.effect, rule, observation, facts)
    let retry = advice?.retry ?? rule.retry
    var notBefore: Int64?
    if case .after(let pause) = retry {
      notBefore = pause.end(from: observation.observedAt, nextDay: facts.nextDay)
    }
    return SignalOutcome(
      change: change, retry: retry, notBefore: notBefore, rule: advice?.id ?? rule.id,
      edition: edition, note: advice?.note ?? rule.note, observedAt: since)
  }

  private func change(
    _ effect: SignalRule.Effect, _ rule: SignalRule, _ observation: Observation,
    _ facts: SignalFacts
  ) -> (SignalOutcome.Change, since: Int64) {
    let at = observation.observedAt
    switch effect {
    case .approves: return (.clear, at)
    case .becomes(let health): return (.add(health), at)
    case .expiredOrDetailsChanged:
      let isPast = facts.expiry?.isExpired(on: facts.day) ?? false
      return (.add(isPast ? .expired : .detailsChanged), at)
    case .newNumber, .newExpiry: return (.none, at)
    case .unchanged:
      // Only the code's own row escalates: an advice that leaves health alone has no say in it.
      guard rule.effect == .unchanged, let escalation = rule.escalation,
        let since = filledAt(escalation, of: rule, observation, facts.recent)
      else { return (.none, at) }
      return (.add(escalation.health), since)
    }
  }

  /// When the row's codes, this one among them, came often enough; nil if they did not.
  private func filledAt(
    _ escalation: SignalRule.Escalation, of rule: SignalRule, _ observation: Observation,
    _ recent: [Observation]
  ) -> Int64? {
    let window = Int64(escalation.days) * 86_400_000
    let others = Set(recent).subtracting([observation]).filter { self.rule(of: $0).id == rule.id }
    let times = (others.map(\.observedAt) + [observation.observedAt]).sorted()
    let last = escalation.count - 1
    let ends = times.indices.dropFirst(last).filter { end in
      let span = times[end - last]...times[end]
      return times[end] - times[end - last] < window && span.contains(observation.observedAt)
    }
    return ends.last.map { times[$0] }
  }
}
