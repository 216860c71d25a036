import API
import Domain
import RPC
import Storage

extension CardService {
  /// Clocks differ by so much.
  private static let clockSkewMax = Duration.seconds(300)

  @Sendable static func signal(
    _ params: CardsSignalParams, _ context: inout WriteContext
  ) throws(Refusal) -> SignalResult {
    var cards = try signalled(params, context)
    guard let first = cards.first else { throw Refusal(.notFound) }
    guard params.observedAt <= context.now + clockSkewMax else {
      throw Refusal(.observedInFuture)
    }
    let signal = CardSignal(params)
    let news = try CardNews(params.replacement, with: signal, of: first, context)
    if news != nil { cards = try context.sharingNumber(with: cards) }
    let before = news == nil ? [] : try context.views().all(cards)
    let outcome = try context.interpret(signal, of: first)
    let taken = try take(signal, news, outcome, first, &context)
    var others: [SignalledCard] = []
    for card in cards.dropFirst() {
      others.append(
        try take(signal, news, try context.interpret(signal, of: card), card, &context))
    }
    // The audit line is about the card that the answer begins with.
    context.record.target = first.id.text
    if news != nil { note([taken] + others, before, &context) }
    return SignalResult(
      card: taken.card, changed: taken.changed, outcome: taken.outcome, from: taken.from,
      to: taken.to, replacement: taken.replacement, profile: params.profile, code: params.code,
      adviceCode: params.adviceCode, edition: outcome.edition, rule: outcome.rule,
      retry: RetryClass(outcome.retry),
      notBefore: outcome.notBefore.map { Timestamp(milliseconds: $0) },
      note: outcome.note[context.call.language == .english ? .en : .zhCN],
      others: others.isEmpty ? nil : others)
  }

  private static func take(
    _ signal: CardSignal, _ news: CardNews?, _ outcome: Domain.SignalOutcome, _ known: CardRow,
    _ context: inout WriteContext
  ) throws(Refusal) -> SignalledCard {
    guard let news else { return try take(signal, outcome, known, &context) }
    return try take(news, signal, outcome, known, &context)
  }

  /// Has the audit line tell of all cards that news were taken over for, before and after.
  private static func note(
    _ taken: [SignalledCard], _ before: [API.Card], _ context: inout WriteContext
  ) {
    let isChange = taken.contains { $0.outcome == .replaced || $0.outcome == .detailsUpdated }
    guard isChange else { return }
    context.record.before = before.auditText
    context.record.after = (taken.map(\.card) + taken.compactMap(\.replacement)).auditText
  }

  /// The cards that the caller means.
  private static func signalled(
    _ params: CardsSignalParams, _ context: WriteContext
  ) throws(Refusal) -> [CardRow] {
    let reach = context.reach(.cardsSignal)
    switch (params.card, params.fingerprint, params.gatewayToken) {
    case (let card?, nil, nil):
      return try context.snapshot.card(card, within: reach).map { [$0] } ?? []
    case (nil, let fingerprint?, nil):
      return try context.cards(.fingerprint, fingerprint, within: reach)
    case (nil, nil, let token?): return try context.cards(.gatewayToken, token, within: reach)
    default: throw Refusal(violations: [RPC.FieldViolation("card", .exactlyOneRequired)])
    }
  }

  /// Keeps a signal of a card and does what it says.
  static func take(
    _ signal: CardSignal, _ outcome: Domain.SignalOutcome, _ known: CardRow,
    _ context: inout WriteContext
  ) throws(Refusal) -> SignalledCard {
    let views = context.views()
    let from = API.CardState(known, on: views.today)
    guard try context.keep(signal, of: known, outcome) else {
      return SignalledCard(
        card: try views.card(known), changed: false, outcome: .repeated, from: from, to: from)
    }
    var record = try context.snapshot.healthRecord(of: known)
    let effect = record.take(outcome)
    var row = known
    row.observed = record.observed
    if outcome.change == .clear && (effect == .applied || effect == .unchanged) {
      row.lastVerifiedAt = signal.observedAt
    }
    let card = try store(row, known, signal, outcome, &context)
    if let newest = record.newest {
      try context.transaction.write(
        "UPDATE cards SET observed_at = ? WHERE tenant = ? AND id = ?",
        .int(Int(newest)), .id(row.tenant), .id(row.id))
    }
    let to = API.CardState(row, on: views.today)
    return SignalledCard(
      card: card, changed: from.health != to.health,
      outcome: API.SignalOutcome(effect, healthChanged: from.health != to.health), from: from,
      to: to)
  }

  /// Stores what a signal has changed of a card, with the evidence for it.
  private static func store(
    _ changed: CardRow, _ known: CardRow, _ signal: CardSignal, _ outcome: Domain.SignalOutcome,
    _ context: inout WriteContext
  ) throws(Refusal) -> API.Card {
    var row = changed
    guard row.observed != known.observed else {
      // When a card was last verified is no change that others have to hear of.
      if row.lastVerifiedAt != known.lastVerifiedAt { try context.store(row) }
      return try context.views().card(row)
    }
    let today = context.views().today
    row.version = known.version + 1
    if row.state.health(on: today) != known.state.health(on: today) {
      row.stateSince = context.now
    }
    try context.store(row)
    if case .add(let health) = outcome.change {
      try context.transaction.write(
        """
        INSERT INTO card_reasons (tenant, card, health, source, profile, code, observed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """, .id(row.tenant), .id(row.id), .int(Int(health.rawValue)),
        .int(EvidenceSource.signal.rawValue), .text(signal.observation.profile.rawValue),
        .text(signal.code), .int(Int(outcome.observedAt)))
    }
    try context.record(signal.evidence(outcome.edition, context), from: known, to: row)
    return try context.note("card.health_changed", known, row)
  }
}

extension API.SignalOutcome {
  fileprivate init(_ effect: HealthRecord.Effect, healthChanged: Bool) {
    self =
      switch effect {
      case .applied: healthChanged ? .healthChanged : .reasonsChanged
      case .unchanged: .unchanged
      case .outdated: .outdated
      case .offFile: .offFile
      }
  }
}

extension RetryClass {
  /// Nil where nothing failed.
  fileprivate init?(_ retry: Retry) {
    switch retry {
    case .unneeded: return nil
    case .never: self = .never
    case .after: self = .wait
    case .limited: self = .limited
    case .afterFix: self = .afterFix
    }
  }
}
