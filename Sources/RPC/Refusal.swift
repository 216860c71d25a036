/// A typed no: what a call answers when it is not carried out.
package struct Refusal: Error, Sendable {
  package var reason: Reason
  /// Fills the placeholders of the reason's sentence.
  package var arguments: [Reason.Argument]
  package var violations: [FieldViolation] = []
  /// What stands in the way, thing by thing.
  package var causes: [Cause] = []
  /// How long to wait before the same call can succeed, in milliseconds.
  package var retryAfterMs: Int64?
  package var limit: Limit?
  /// The decision's explanation, as JSON in the caller's language.
  package var explanation: [UInt8]?
  /// What is put on record of the decision.
  package var record: [UInt8]?
  /// The decision record's id on the wire.
  package var decision: String?
  /// Names that the caller may have meant, the nearest first.
  package var suggestions: [String] = []

  /// What happened inside: for the log, never for a peer.
  package var cause: String?

  package init(_ reason: Reason, _ arguments: Reason.Argument...) {
    self.reason = reason
    self.arguments = arguments
  }

  /// A limit that was passed; the reason's sentence names it.
  package init(_ reason: Reason, _ limit: Limit) {
    self.init(reason, .init("limit", "\(limit.max)"))
    self.limit = limit
  }

  /// Params that break the schema, with all that is wrong with them.
  package init(violations: [FieldViolation]) {
    let sensitive = violations.first { $0.reason == .sensitiveDataForbidden }
    self.init(sensitive == nil ? .invalidParams : .sensitiveDataForbidden)
    self.violations = violations
  }

  /// A limit that was hit: which, how much it allows, how much is used.
  package struct Limit: Sendable {
    package var slot: StaticString
    package var max: Int64
    package var used: Int64
    /// After how many milliseconds there is room again, where that is known.
    package var retryAfterMs: Int64?

    package init(slot: StaticString, max: Int64, used: Int64, retryAfterMs: Int64? = nil) {
      self.slot = slot
      self.max = max
      self.used = used
      self.retryAfterMs = retryAfterMs
    }
  }
}

extension Refusal {
  /// One thing that stands in a call's way.
  package struct Cause: Sendable {
    /// The id of what it is.
    package var subject: String
    package var reason: Reason
    /// From this time on it stands in the way no more.
    package var notBefore: Timestamp?
    /// The row of a ruleset that says so, and the ruleset's edition.
    package var rule: String?
    package var edition: String?

    package init(
      _ subject: String, _ reason: Reason, notBefore: Timestamp? = nil, rule: String? = nil,
      edition: String? = nil
    ) {
      (self.subject, self.reason, self.notBefore) = (subject, reason, notBefore)
      (self.rule, self.edition) = (rule, edition)
    }
  }
}

/// One thing that is wrong with params.
package struct FieldViolation: Sendable {
  /// Where: `cards[3].number`.
  package var field: String
  package var reason: Reason
  package var arguments: [Reason.Argument]

  package init(_ field: String, _ reason: Reason, _ arguments: [Reason.Argument] = []) {
    self.field = field
    self.reason = reason
    self.arguments = arguments
  }
}
