/// Why a payment stands as it does. Raw values are the constants that clients switch on.
package enum PaymentCause: String, CaseIterable, Sendable {
  case notFailed = "NOT_FAILED"
  /// Paid, but by another card or through another channel than was tried first.
  case tiedToOtherMethod = "TIED_TO_OTHER_METHOD"
  case stillRunning = "STILL_RUNNING"
  case outcomeUnknown = "OUTCOME_UNKNOWN"
  /// The card has left the file, and a channel has not taken that yet.
  case cardNotSynced = "CARD_NOT_SYNCED"
  case cardUnbound = "CARD_UNBOUND"
  case cardState = "CARD_STATE"
  case detailsWrong = "DETAILS_WRONG"
  case insufficientFunds = "INSUFFICIENT_FUNDS"
  case softDecline = "SOFT_DECLINE"
  case issuerUnavailable = "ISSUER_UNAVAILABLE"
  case retryWait = "RETRY_WAIT"
  case retryCeiling = "RETRY_CEILING"
  case consentRevoked = "CONSENT_REVOKED"
  case usageUnsupported = "USAGE_UNSUPPORTED"
  case merchantFault = "MERCHANT_FAULT"
  case channelFault = "CHANNEL_FAULT"
  case transactionInvalid = "TRANSACTION_INVALID"
  case orderBlocked = "ORDER_BLOCKED"
  case unknownCode = "UNKNOWN_CODE"
  case noUsableCard = "NO_USABLE_CARD"

  /// Who is at fault or can act.
  package enum Party: String, CaseIterable, Sendable {
    case payer, merchant, issuer, channel, `operator`, nobody
  }

  /// Causes that pass by themselves: what stands in the way of another attempt says more than they do.
  package var isPassing: Bool {
    switch self {
    case .insufficientFunds, .softDecline, .issuerUnavailable, .retryWait, .unknownCode: true
    default: false
    }
  }
}

extension SignalRule {
  /// What a decline with one of the row's codes is put down to; nil where neither the row nor what it does
  /// to the card's health tells.
  package var cause: PaymentCause? {
    if let ownCause { return ownCause }
    return switch effect {
    case .becomes(let health): PaymentCause(health)
    case .expiredOrDetailsChanged, .newNumber, .newExpiry: .cardState
    // Whoever reports a decline with a code of approval contradicts itself.
    case .approves: .channelFault
    case .unchanged: nil
    }
  }
}

extension AdviceRule {
  /// What the advice makes of a decline; nil: the code beside it tells.
  package var cause: PaymentCause? {
    if let ownCause { return ownCause }
    guard case .becomes(let health) = effect else { return nil }
    return PaymentCause(health)
  }
}

extension PaymentCause {
  fileprivate init(_ health: Health) {
    self = health == .consentRevoked ? .consentRevoked : .cardState
  }
}

extension Ruleset {
  /// What a decline means: its cause, the row that says so and the words for it.
  package func meaning(
    of observation: Observation
  ) -> (cause: PaymentCause, rule: String, note: Wording) {
    let own = rule(of: observation)
    let advice =
      own.effect == .approves
      ? nil : advice(observation.profile, observation.advice, with: observation.code)
    let rule = own.needsAdvice && advice == nil ? unknown : own
    return (
      advice?.cause ?? rule.cause ?? .unknownCode, advice?.id ?? rule.id,
      advice?.note ?? rule.note
    )
  }

  /// What the row of this name puts a decline down to; nil for a ceiling and for what is no row.
  package func cause(ofRule id: String) -> PaymentCause? {
    for table in tables.values {
      if let rule = table.rules.first(where: { $0.id == id }) { return rule.cause }
      guard let advice = table.advices.first(where: { $0.id == id }) else { continue }
      return advice.cause
    }
    return id == unknown.id ? unknown.cause : nil
  }
}
