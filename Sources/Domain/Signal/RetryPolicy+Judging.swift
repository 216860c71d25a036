extension RetryPolicy {
  /// Every rule and every ceiling at once; the strictest wins.
  ///
  /// - Parameters:
  ///   - history: the attempts on the credential and its lineage.
  ///   - siblings: the attempts of the same order on other credentials, of which only what bars the order
  ///     itself counts.
  package func judge(
    _ payment: Payment, on credential: Credential, after history: [Attempt],
    and siblings: [Attempt] = [], at now: Int64
  ) -> Verdict {
    var strictest = orderVerdict(payment, after: siblings)
    func take(_ decision: Decision, _ rule: String) {
      guard decision.isStricter(than: strictest.decision) else { return }
      strictest = Verdict(decision: decision, rule: rule, edition: ruleset.edition)
    }
    for attempt in history {
      guard case .declined(let observation) = attempt.outcome else { continue }
      let row = ruleset.retry(of: observation)
      let decision = bar(row.retry, observation, attempt, payment, credential)
      if case .notBefore(let end) = decision, end <= now { continue }
      take(decision, row.id)
    }
    for ceiling in ruleset.ceilings where ceiling.network ?? payment.network == payment.network {
      let times = history.filter { counts($0, towards: ceiling, payment) }.map(\.at)
      if let end = ceiling.roomAgain(after: times, at: now) { take(.notBefore(end), ceiling.id) }
    }
    return strictest
  }

  /// What a decline says against an order, whatever card is to pay it.
  private func orderVerdict(_ payment: Payment, after siblings: [Attempt]) -> Verdict {
    for attempt in siblings where attempt.payment.order == payment.order {
      guard case .declined(let observation) = attempt.outcome else { continue }
      let row = ruleset.retry(of: observation)
      let isMeant =
        switch row.retry {
        case .never(.order): true
        case .afterFix: ruleset.health(of: observation) == nil
        default: false
        }
      if isMeant { return Verdict(decision: .never, rule: row.id, edition: ruleset.edition) }
    }
    return Verdict(decision: .allow, rule: nil, edition: ruleset.edition)
  }

  /// Whether a card may be verified again after verifications at these times.
  package func judgeVerification(after times: [Int64], at now: Int64) -> Verdict {
    for ceiling in ruleset.ceilings where ceiling.count == .verifications {
      guard let end = ceiling.roomAgain(after: times, at: now) else { continue }
      return Verdict(decision: .notBefore(end), rule: ceiling.id, edition: ruleset.edition)
    }
    return Verdict(decision: .allow, rule: nil, edition: ruleset.edition)
  }

  /// What one decline still stands for.
  private func bar(
    _ retry: Retry, _ observation: Observation, _ attempt: Attempt, _ payment: Payment,
    _ credential: Credential
  ) -> Decision {
    switch retry {
    case .unneeded, .limited: return .allow
    // A wait outlasts a change of the number.
    case .after(let pause): return .notBefore(pause.end(from: attempt.at))
    case .afterFix:
      // What leaves the card's health alone was about the payment's own data: another payment that the
      // card made since has corrected nothing.
      guard ruleset.health(of: observation) != nil else {
        let isFixed = attempt.isBefore(credential.fixedAt)
        return attempt.payment == payment && !isFixed ? .never : .allow
      }
      let isFixed = attempt.isBefore(credential.fixedAt) || attempt.isBefore(credential.verifiedAt)
      return attempt.credential == credential.id && !isFixed ? .never : .allow
    case .never(.order): return attempt.payment.order == payment.order ? .never : .allow
    case .never(.transaction):
      return attempt.payment == payment && attempt.credential == credential.id ? .never : .allow
    case .never(.autoDebit):
      let isMeant = payment.usage != .checkout && attempt.credential == credential.id
      return isMeant && !attempt.isBefore(credential.mandateAt) ? .never : .allow
    case .never(.use):
      let isMeant = attempt.payment.usage == payment.usage && attempt.credential == credential.id
      return isMeant ? .never : .allow
    case .never(.credential):
      guard attempt.credential == credential.id else { return .allow }
      // What clears the card's health lifts the bar that came with it.
      let isRecoverable =
        ruleset.health(of: observation).map(HealthSet.recoverable.contains) ?? false
      return isRecoverable && attempt.isBefore(credential.verifiedAt) ? .allow : .never
    }
  }

  private func counts(_ attempt: Attempt, towards ceiling: Ceiling, _ payment: Payment) -> Bool {
    guard ceiling.network ?? attempt.payment.network == attempt.payment.network else {
      return false
    }
    if ceiling.isPerAmount {
      guard attempt.payment.amount == payment.amount,
        attempt.payment.currency == payment.currency
      else { return false }
    }
    switch (attempt.outcome, ceiling.count) {
    case (.approved, _), (_, .verifications): return false
    case (.unknown, .declines), (.unknown, .retryableDeclines): return true
    case (.unknown, _): return false
    case (.declined, .declines): return true
    case (.declined(let observation), .retryableDeclines):
      return !ruleset.retry(of: observation).retry.isNever
    case (.declined(let observation), .unknownCodes):
      return ruleset.retry(of: observation).id == ruleset.unknown.id
    case (.declined(let observation), .advices(let advices)):
      return observation.advice.map(advices.contains) ?? false
    }
  }
}

extension RetryPolicy.Attempt {
  fileprivate func isBefore(_ time: Int64?) -> Bool { time.map { at < $0 } ?? false }
}

extension RetryPolicy.Decision {
  package func isStricter(than other: Self) -> Bool {
    switch (self, other) {
    case (.never, .never), (.allow, _): false
    case (.never, _): true
    case (.notBefore(let time), .notBefore(let other)): time > other
    case (.notBefore, .allow): true
    case (.notBefore, .never): false
    }
  }
}

extension Ruleset {
  /// What an observation says about trying again, and the row that says it.
  package func retry(of observation: Observation) -> (id: String, retry: Retry) {
    let rule = rule(of: observation)
    if rule.effect == .approves { return (rule.id, rule.retry) }
    if let advice = advice(observation.profile, observation.advice, with: observation.code) {
      return (advice.id, advice.retry ?? rule.retry)
    }
    return rule.needsAdvice ? (unknown.id, unknown.retry) : (rule.id, rule.retry)
  }

  /// What an observation says of the card's health, by its row alone; nil: nothing bad.
  package func health(of observation: Observation) -> Health? {
    let advice = advice(observation.profile, observation.advice, with: observation.code)
    return switch advice?.effect ?? rule(of: observation).effect {
    case .becomes(let health): health
    case .expiredOrDetailsChanged: .detailsChanged
    case .approves, .unchanged, .newNumber, .newExpiry: nil
    }
  }
}
