import API
import Domain
import RPC

extension Service {
  /// A refusal with the decision record behind it. The record's id is the audit line's.
  func denial(
    _ reason: Access.Reason, _ question: Access.Question, _ call: borrowing Call
  ) -> Refusal {
    var refusal = Refusal(reason.asReason)
    let id = DecisionID(rawValue: identifiers.next())
    refusal.decision = id.text
    let decision = Access.decide(question.asSeenByCaller)
    refusal.explanation = Explanation(decision, as: id, call.language).json
    refusal.record = DecisionRecord.text(of: decision, as: id)
    return refusal
  }
}

extension Access.Reason {
  /// The contract's constant of the same name.
  var asReason: Reason {
    switch self {
    case .sessionRequired: .sessionRequired
    case .sessionEnded: .sessionExpired
    case .passwordChangeRequired: .passwordChangeRequired
    case .totpEnrollmentRequired: .totpEnrollmentRequired
    case .accountDisabled: .accountDisabled
    case .tenantSuspended: .tenantSuspended
    case .roleLacksPermission, .permissionRevoked: .roleLacksPermission
    case .consentRequired: .consentRequired
    case .reasonRequired: .reasonRequired
    case .outsideScope, .notFound: .notFound
    }
  }
}

extension Explanation {
  /// - Parameter id: nil for what is not put on record.
  init(_ decision: Access.Decision, as id: DecisionID?, _ language: RPC.Language) {
    let language = Domain.Language(language)
    self.init(
      decision: AccessDecision(decision.outcome),
      steps: decision.steps.map { AccessStep($0, language) },
      reason: decision.reason?.rawValue ?? "ALLOWED",
      permission: decision.permission?.rawValue,
      role: decision.role,
      changedBy: decision.override.map { AccountID(rawValue: $0.changedBy) },
      changedAt: decision.override.map { Timestamp(milliseconds: $0.changedAt) },
      policyRevision: decision.policyRevision ?? 0,
      remedy: decision.remedy.map { Remedy($0.text, by: $0.actors, language) },
      decisionId: id, denial: decision.denial.map { AccessDenial($0) })
  }
}

extension Domain.Language {
  init(_ language: RPC.Language) { self = language == .english ? .en : .zhCN }
}

extension AccessDenial {
  fileprivate init(_ denial: Access.Denial) {
    self =
      switch denial {
      case .implicit: .implicit
      case .explicit: .explicit
      }
  }
}

extension Remedy {
  /// One that was seen to flip the decision.
  init(_ text: Wording, by actors: [Access.Actor], _ language: Domain.Language) {
    self.init(
      text: text[language],
      who: actors.map { $0.label[language] }.joined(
        separator: language == .en ? " and " : "、"), verified: true)
  }
}

extension AccessDecision {
  fileprivate init(_ outcome: Access.Decision.Outcome) {
    self =
      switch outcome {
      case .allowed: .allowed
      case .denied: .denied
      case .unknown: .unknown
      }
  }
}

extension AccessStep {
  init(_ step: Access.Step, _ language: Domain.Language) {
    self.init(
      check: AccessCheck(step.check), outcome: AccessOutcome(step.outcome),
      detail: step.detail[language])
  }
}

extension AccessOutcome {
  fileprivate init(_ outcome: Access.Step.Outcome) {
    self =
      switch outcome {
      case .passed: .passed
      case .failed: .failed
      case .notApplicable, .notReached: .skipped
      case .unknown: .unknown
      }
  }
}

extension API.Role {
  init(_ role: Domain.Role) {
    self =
      switch role {
      case .store: .store
      case .chain: .chain
      case .support: .support
      case .admin: .admin
      case .service: .service
      }
  }
}

extension Domain.Role {
  init(_ role: API.Role) {
    self =
      switch role {
      case .store: .store
      case .chain: .chain
      case .support: .support
      case .admin: .admin
      case .service: .service
      case .unrecognized: preconditionFailure("params and rows hold known values only")
      }
  }
}

extension AccessCheck {
  fileprivate init(_ check: Access.Check) {
    self =
      switch check {
      case .session: .session
      case .account: .account
      case .tenant: .tenant
      case .roleGrants: .role
      case .storeScope: .store
      case .consent: .consent
      case .object: .object
      }
  }
}
