extension Access {
  /// The record of one answer: replies, audit lines and explanations are views of it.
  package struct Decision: Sendable {
    package enum Outcome: String, Sendable {
      case allowed, denied, unknown
    }

    package let outcome: Outcome
    /// The ladder, all of its checks in order.
    package let steps: [Step]
    /// Why it is denied; `nil` otherwise.
    package let reason: Reason?
    package let permission: Permission?
    /// The name of the caller's role.
    package let role: String?
    /// How far the permission reaches, if the role has it.
    package let scope: Scope?
    /// The change to the role that decided, with its author and time.
    package let override: RoleGrants.Override?
    package let remedy: Remedy?
    /// The revision of the policy that the caller's role was read at; `nil` without a caller.
    package let policyRevision: Int64?

    /// `nil` unless denied.
    package var denial: Denial? { reason?.denial }
  }

  package struct Step: Sendable {
    package enum Outcome: String, Sendable {
      case passed, failed
      case notApplicable = "not_applicable"
      case notReached = "not_reached"
      case unknown
    }

    package let check: Check
    package let outcome: Outcome
    package let detail: Wording
  }
}

extension Access.Decision {
  init(_ outcome: Access.Outcome, of question: Access.Question, remedy: Access.Remedy?) {
    switch outcome {
    case .allowed: (self.outcome, reason) = (.allowed, nil)
    case .unknown: (self.outcome, reason) = (.unknown, nil)
    case .denied(let why): (self.outcome, reason) = (.denied, why)
    }
    steps = Self.steps(of: question)
    permission = question.permission
    role = question.caller?.role.name
    scope = question.scope
    policyRevision = question.caller?.policyRevision
    override =
      if reason == .permissionRevoked, let permission {
        question.caller?.role.revocation(of: permission)
      } else {
        nil
      }
    self.remedy = remedy
  }

  private static func steps(of question: Access.Question) -> [Access.Step] {
    var hasFailed = false
    return Access.Check.ladder.map { check in
      if hasFailed { return .notReached(check) }
      let verdict = check.verdict(on: question)
      if case .failed = verdict { hasFailed = true }
      return Access.Step(
        check: check, outcome: .init(verdict), detail: check.detail(of: verdict, on: question))
    }
  }
}

extension Access.Step {
  fileprivate static func notReached(_ check: Access.Check) -> Self {
    Self(
      check: check, outcome: .notReached,
      detail: Wording("Not reached: an earlier check failed.", zh: "前一检查未通过，未执行。"))
  }
}

extension Access.Step.Outcome {
  fileprivate init(_ verdict: Access.Verdict) {
    switch verdict {
    case .passed: self = .passed
    case .failed: self = .failed
    case .notApplicable: self = .notApplicable
    case .unknown: self = .unknown
    }
  }
}
