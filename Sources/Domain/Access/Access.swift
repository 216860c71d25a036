/// The one evaluator of permissions. Every answer about access, the dispatcher's as well as every
/// explanation, comes from the same ladder of checks; the first that fails decides.
package enum Access {
  /// Answers without explaining: `nil` for allowed, else the reason. Allocates nothing. What is
  /// unknown is refused as not found.
  package static func refusal(_ question: Question) -> Reason? {
    switch outcome(of: question) {
    case .allowed: nil
    case .unknown: .notFound
    case .denied(let reason): reason
    }
  }

  /// Answers with every step of the ladder, the reason and, if one exists, a remedy that was tried
  /// out. For an asker who may see all that `question` holds; for the caller itself, decide
  /// `question.asSeenByCaller`.
  package static func decide(_ question: Question) -> Decision {
    let outcome = outcome(of: question)
    guard case .denied(let reason) = outcome else {
      return Decision(outcome, of: question, remedy: nil)
    }
    return Decision(outcome, of: question, remedy: remedy(for: reason, in: question))
  }

  enum Outcome: Equatable {
    case allowed
    case denied(Reason)
    case unknown
  }

  static func outcome(of question: Question) -> Outcome {
    var isCertain = true
    for check in Check.ladder {
      switch check.verdict(on: question) {
      case .passed, .notApplicable: continue
      case .unknown: isCertain = false
      case .failed(let reason): return .denied(reason)
      }
    }
    return isCertain ? .allowed : .unknown
  }

  /// Finds what has to be done, in order, by doing it to the question until the answer flips.
  private static func remedy(for reason: Reason, in question: Question) -> Remedy? {
    var question = question
    var reason = reason
    var steps: [Remedy.Step] = []
    // No remedy needs more steps than the ladder has checks, but for one more in the role's.
    while steps.count <= Check.ladder.count {
      guard let step = Remedy.Step(for: reason, in: question) else { return nil }
      step.apply(to: &question)
      steps.append(step)
      switch outcome(of: question) {
      case .allowed: return Remedy(steps: steps)
      case .unknown: return nil
      case .denied(let next): reason = next
      }
    }
    return nil
  }
}
