/// Whether a debit may be tried, by what came before on the card and the cards that it replaced. It is a
/// pure function: the same history gives the same answer for the same moment.
package struct RetryPolicy: Sendable {
  /// An attempt that was made, on the card itself or on one before it in its lineage.
  package struct Attempt: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
      case approved
      case declined(Observation)
      /// Nobody knows, or nobody knows yet; it may have been declined.
      case unknown
    }

    /// The card that was debited.
    package let credential: Int64
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let at: Int64
    package let payment: Payment
    package let outcome: Outcome

    package init(credential: Int64, at: Int64, payment: Payment, outcome: Outcome) {
      self.credential = credential
      self.at = at
      self.payment = payment
      self.outcome = outcome
    }
  }

  /// What is paid.
  package struct Payment: Hashable, Sendable {
    package let order: String
    /// In minor units.
    package let amount: Int64
    package let currency: String
    /// `checkout` or `autoDebit`.
    package let usage: Usage
    package let network: SignalProfile

    package init(
      order: String, amount: Int64, currency: String, usage: Usage, network: SignalProfile
    ) {
      self.order = order
      self.amount = amount
      self.currency = currency
      self.usage = usage
      self.network = network
    }
  }

  /// The credential that is to be debited, with what has been put right about it. Times are milliseconds
  /// since 1970-01-01T00:00:00Z.
  package struct Credential: Sendable {
    package let id: Int64
    /// When its details were last entered anew.
    package var fixedAt: Int64?
    /// When it was last approved or verified.
    package var verifiedAt: Int64?
    /// When the payer last gave a mandate.
    package var mandateAt: Int64?

    package init(id: Int64) {
      self.id = id
    }
  }

  package enum Decision: Hashable, Sendable {
    case allow
    case notBefore(Int64)
    /// As things stand, no passing of time allows it.
    case never
  }

  package struct Verdict: Hashable, Sendable {
    package let decision: Decision
    /// The row or the ceiling that decided; nil when nothing stands in the way.
    package let rule: String?
    package let edition: String
  }

  package let ruleset: Ruleset

  package init(_ ruleset: Ruleset) {
    self.ruleset = ruleset
  }
}
