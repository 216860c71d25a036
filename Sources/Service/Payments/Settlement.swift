import API
import Domain
import RPC

/// What somebody says has become of an attempt, read by the ruleset.
struct Settlement {
  let isApproved: Bool
  let profile: API.SignalProfile
  /// As they were received.
  let code: String?
  let advice: String?
  let text: String?
  /// What it says for the card; without a code, a decline says nothing, and an approval what `00` does.
  let observation: Observation?
  /// When it was so at the latest.
  let observedAt: Timestamp
  /// The row of the ruleset for it.
  let rule: (id: String, retry: Retry)

  /// - Throws: for a code that says otherwise than `approved`.
  init(
    _ params: PaymentsCompleteParams, of attempt: AttemptRow, at now: Timestamp, _ ruleset: Ruleset
  ) throws(Refusal) {
    let network = Domain.SignalProfile(network: attempt.brand)
    profile = params.profile ?? API.SignalProfile(network)
    (isApproved, code, advice) = (params.approved, params.code, params.adviceCode)
    (text, observedAt) = (params.raw, min(now, attempt.expiresAt))
    let time = observedAt.milliseconds
    let given = Observation(
      Domain.SignalProfile(profile), params.code ?? "", advice: params.adviceCode,
      observedAt: time, attempt: attempt.id.rawValue)
    let row = ruleset.rule(of: given)
    let isKnown = row.id != ruleset.unknown.id
    if isKnown && (row.effect == .approves) != params.approved {
      throw Refusal(violations: [RPC.FieldViolation("code", .outcomeContradicted)])
    }
    if params.approved {
      let approval =
        isKnown
        ? given : Observation(network, "00", observedAt: time, attempt: attempt.id.rawValue)
      (observation, rule) = (approval, ruleset.retry(of: approval))
    } else {
      (observation, rule) = (params.code.map { _ in given }, ruleset.retry(of: given))
    }
  }

  /// What it tells of the card.
  var signal: CardSignal? {
    observation.map { observation in
      CardSignal(
        observation, code: isApproved ? observation.code : code ?? "", advice: advice, text: text,
        observedAt: observedAt)
    }
  }

  /// Whether an attempt was settled so before.
  func matches(_ attempt: AttemptRow) -> Bool {
    attempt.outcome == outcome && attempt.profile == profile && attempt.code == code
      && attempt.advice == advice
  }

  var outcome: PaymentOutcome { isApproved ? .approved : .declined }
}

extension AttemptRow {
  /// The attempt once it has ended so.
  func settled(by settlement: Settlement, _ edition: String, at now: Timestamp) -> AttemptRow {
    var attempt = self
    (attempt.outcome, attempt.settledAt) = (settlement.outcome, now)
    (attempt.profile, attempt.code) = (settlement.profile, settlement.code)
    (attempt.advice, attempt.text) = (settlement.advice, settlement.text)
    (attempt.rule, attempt.edition) = (settlement.rule.id, edition)
    return attempt
  }
}

extension API.SignalProfile {
  /// Of a network: those that cards' own profiles are of.
  fileprivate init(_ network: Domain.SignalProfile) {
    self = API.SignalProfile(named: network.rawValue) ?? .iso8583
  }
}
