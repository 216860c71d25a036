import API
import Domain
import RPC
import Storage

/// A signal as it came.
struct CardSignal: Sendable {
  let observation: Observation
  /// As they were received.
  let code: String
  let advice: String?
  let text: String?
  let observedAt: Timestamp

  init(_ params: CardsSignalParams) {
    observation = Observation(
      Domain.SignalProfile(params.profile), params.code, advice: params.adviceCode,
      observedAt: params.observedAt.milliseconds)
    (code, advice) = (params.code, params.adviceCode)
    (text, observedAt) = (params.raw, params.observedAt)
  }

  init(
    _ observation: Observation, code: String, advice: String?, text: String?, observedAt: Timestamp
  ) {
    (self.observation, self.code, self.advice) = (observation, code, advice)
    (self.text, self.observedAt) = (text, observedAt)
  }

  func evidence(_ edition: String, _ context: WriteContext) -> API.Evidence {
    API.Evidence(
      source: .signal, profile: observation.profile.rawValue, code: code, text: text,
      edition: edition, observedAt: observedAt, receivedAt: context.call.received,
      actor: context.actor)
  }
}

extension WriteContext {
  /// Keeps a signal; false if it is there already. An attempt's outcome is told once: another one at the same
  /// time and with the same code is another attempt's.
  func keep(
    _ signal: CardSignal, of card: CardRow, _ outcome: Domain.SignalOutcome
  ) throws(Refusal) -> Bool {
    let observation = signal.observation
    let attempt = Int(observation.attempt ?? 0)
    let isKnown = try snapshot.has(
      """
      SELECT 1 FROM card_signals WHERE tenant = ? AND card = ? AND observed_at = ? AND profile = ?
        AND code = ? AND advice = ? AND ? IN (attempt, 0)
      """, .id(card.tenant), .id(card.id), .time(signal.observedAt),
      .text(observation.profile.rawValue), .text(observation.code),
      .text(observation.advice ?? ""), .int(attempt))
    if isKnown { return false }
    try transaction.write(
      """
      INSERT INTO card_signals (tenant, card, observed_at, profile, code, advice, attempt, text,
        received_at, account, edition, rule) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
      """, .id(card.tenant), .id(card.id), .time(signal.observedAt),
      .text(observation.profile.rawValue), .text(observation.code),
      .text(observation.advice ?? ""), .int(attempt), Value(signal.text), .time(call.received),
      .id(principal.account), .text(outcome.edition), .text(outcome.rule))
    return true
  }

  /// What a signal means for a card under the ruleset in force.
  func interpret(
    _ signal: CardSignal, of card: CardRow
  ) throws(Refusal) -> Domain.SignalOutcome {
    let zone = zone
    let day = zone.today(at: signal.observedAt).day
    var facts = SignalFacts(
      expiry: card.expiry, day: day, nextDay: zone.start(of: day + 1).milliseconds)
    // Only rows that escalate ask what came before.
    if let escalation = service.ruleset.rule(of: signal.observation).escalation {
      facts.recent = try snapshot.signals(
        of: card, around: signal.observedAt, within: .seconds(escalation.days * 86_400))
    }
    return service.ruleset.interpret(signal.observation, facts)
  }
}

extension Snapshot {
  fileprivate func signals(
    of card: CardRow, around time: Timestamp, within distance: Duration
  ) throws(Refusal) -> [Observation] {
    let rows: [Observation?] = try all(
      """
      SELECT profile, code, advice, observed_at, attempt FROM card_signals
      WHERE tenant = ? AND card = ? AND observed_at BETWEEN ? AND ?
      """, .id(card.tenant), .id(card.id), .time(time + (.zero - distance)), .time(time + distance)
    ) { row in
      Domain.SignalProfile(rawValue: row.text(0)).map { profile in
        Observation(
          profile, row.text(1), advice: row.text(2), observedAt: row.time(3).milliseconds,
          attempt: row.int(4) == 0 ? nil : Int64(row.int(4)))
      }
    }
    return rows.compactMap { $0 }
  }

  /// What is known of a card's health, and how new it is.
  func healthRecord(of card: CardRow) throws(Refusal) -> HealthRecord {
    let times = try first(
      "SELECT observed_at, details_at FROM cards WHERE tenant = ? AND id = ?",
      .id(card.tenant), .id(card.id),
      row: { ($0.optionalTime(0)?.milliseconds, $0.optionalTime(1)?.milliseconds) })
    return HealthRecord(
      binding: Domain.Binding(card.binding), observed: card.observed, newest: times?.0,
      detailsAt: times?.1)
  }
}

extension Domain.SignalProfile {
  init(_ profile: API.SignalProfile) {
    self =
      switch profile {
      case .visa: .visa
      case .mastercard: .mastercard
      case .unionpay: .unionpay
      case .iso8583: .iso8583
      case .cnVerify: .verification
      case .vau: .visaUpdater
      case .abu: .mastercardUpdater
      case .stripe: .stripe
      case .unrecognized: preconditionFailure("params hold known values only")
      }
  }
}
