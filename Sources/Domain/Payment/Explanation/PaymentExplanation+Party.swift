extension PaymentExplanation {
  /// Who is at fault or can act.
  package var party: PaymentCause.Party {
    switch cause {
    case .notFailed, .tiedToOtherMethod, .retryWait, .retryCeiling: .nobody
    case .stillRunning, .outcomeUnknown, .channelFault: .channel
    // Past its time the alert is up, and the channel's people do not see it by themselves.
    case .cardNotSynced: isLate ? .operator : .channel
    case .cardState: health?.party ?? .payer
    case .detailsWrong, .insufficientFunds, .consentRevoked, .orderBlocked: .payer
    case .softDecline, .issuerUnavailable: .issuer
    case .cardUnbound, .usageUnsupported, .merchantFault, .transactionInvalid, .noUsableCard:
      .merchant
    case .unknownCode: .operator
    }
  }

  /// Whether a channel has let its time for the unbinding go by.
  var isLate: Bool { card?.pending.contains { $0.until <= facts.now } ?? false }

  /// The health that the cause is about: the card's own now, else what the decline's code says of it.
  var health: Health? {
    guard let card else { return nil }
    let health = card.candidate.state.health(on: facts.today)
    if health.status != .normal { return health }
    guard let decline = decline?.0, let profile = decline.profile, let code = decline.code else {
      return nil
    }
    return facts.ruleset.health(
      of: Observation(profile, code, advice: decline.advice, observedAt: decline.at))
  }
}

extension Health {
  /// Who can put it right.
  var party: PaymentCause.Party {
    switch self {
    case .frozen, .riskBlocked, .suspended: .issuer
    case .pendingVerification: .merchant
    case .active, .expiring: .nobody
    case .stolen, .lost, .closed, .invalidNumber, .consentRevoked, .expired, .detailsChanged: .payer
    }
  }
}
