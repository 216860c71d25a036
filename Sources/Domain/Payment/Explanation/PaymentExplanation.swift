/// Why a payment stands as it does, who can act, and when something changes. A pure function of the facts.
package struct PaymentExplanation: Sendable {
  package let facts: PaymentFacts
  package let cause: PaymentCause
  /// The cards that the payment can be tried on now, best first.
  package let next: [PaymentFacts.Card]
  /// The attempt that the answer is about.
  let attempt: PaymentFacts.Attempt?

  package init(_ facts: PaymentFacts) {
    self.facts = facts
    attempt = facts.decidingAttempt
    let usable = facts.usable
    cause = Self.cause(of: attempt, facts, isStranded: usable.isEmpty)
    next = cause.leavesNothingToTry ? [] : usable
  }

  /// The card of that attempt, as it is now.
  var card: PaymentFacts.Card? { attempt.flatMap { facts.card($0.card) } }

  /// What that attempt's decline means; nil if it was not declined.
  var decline: (PaymentFacts.Decline, note: Wording)? {
    guard case .declined(let decline) = attempt?.outcome else { return nil }
    return (decline, facts.meaning(of: decline).note)
  }

  // MARK: Cause

  private static func cause(
    of attempt: PaymentFacts.Attempt?, _ facts: PaymentFacts, isStranded: Bool
  ) -> PaymentCause {
    guard let attempt else { return isStranded ? .noUsableCard : .softDecline }
    switch attempt.outcome {
    case .running: return .stillRunning
    case .unknown: return .outcomeUnknown
    case .approved: return facts.isTiedElsewhere(attempt) ? .tiedToOtherMethod : .notFailed
    case .declined(let decline):
      let card = facts.card(attempt.card)
      if let card, let leftAt = card.leftAt, leftAt <= decline.at { return card.leaving }
      let meaning = facts.meaning(of: decline).cause
      guard meaning.isPassing, let card, let exclusion = facts.exclusion(of: card) else {
        return meaning
      }
      return Self.cause(of: exclusion, on: card, facts, isStranded: isStranded) ?? meaning
    }
  }

  /// What stands in the way of another attempt on the card; nil if that says no more than the decline.
  private static func cause(
    of exclusion: Routing.Exclusion, on card: PaymentFacts.Card, _ facts: PaymentFacts,
    isStranded: Bool
  ) -> PaymentCause? {
    let cause: PaymentCause
    switch exclusion {
    case .waiting(_, let rule): return facts.isCeiling(rule) ? .retryCeiling : .retryWait
    case .barred(let rule): return facts.ruleset.cause(ofRule: rule)
    case .unbinding, .unbound: cause = card.leaving
    case .invalid, .abnormal: cause = .cardState
    case .consentRevoked: cause = .consentRevoked
    case .usage: cause = .usageUnsupported
    }
    return isStranded && cause != .cardNotSynced ? .noUsableCard : cause
  }
}

extension PaymentCause {
  /// The payment is settled, or not to be touched before it is known how it ended.
  var leavesNothingToTry: Bool {
    switch self {
    case .notFailed, .tiedToOtherMethod, .stillRunning, .outcomeUnknown: true
    default: false
    }
  }
}

extension PaymentFacts.Attempt {
  var isApproved: Bool { if case .approved = outcome { true } else { false } }
  fileprivate var isUnknown: Bool { if case .unknown = outcome { true } else { false } }
}

extension PaymentFacts {
  /// The one that was approved, else one that runs, else one of which nobody knows whether it was debited,
  /// else the last.
  fileprivate var decidingAttempt: Attempt? {
    attempts.last { $0.isApproved } ?? attempts.last { $0.settledAt == nil }
      ?? attempts.last { $0.isUnknown } ?? attempts.last
  }

  /// The attempt before an approved one that went another way; nil if there is none.
  func firstOther(than approved: Attempt) -> Attempt? {
    attempts.first {
      $0.id != approved.id && ($0.card != approved.card || $0.channel != approved.channel)
    }
  }

  fileprivate func isTiedElsewhere(_ approved: Attempt) -> Bool {
    firstOther(than: approved) != nil
  }
}

extension PaymentFacts.Card {
  /// What its leaving the file is called.
  fileprivate var leaving: PaymentCause { pending.isEmpty ? .cardUnbound : .cardNotSynced }
}
