extension PaymentExplanation {
  /// Something on record that the explanation rests on.
  package struct Evidence: Sendable {
    package enum Subject: Hashable, Sendable {
      case attempt(Int64)
      case card(Int64)
      case channel(String)
      /// A row or a ceiling of the ruleset.
      case rule
    }

    package let subject: Subject
    package var channel: String?
    package var profile: String?
    package var code: String?
    package var text: Wording?
    /// What the channel wrote.
    package var raw: String?
    package var rule: String?
    package var edition: String?
    /// Since when it is so; of a rule, until when it holds.
    package var at: Int64?

    init(_ subject: Subject, _ text: Wording? = nil, at: Int64? = nil) {
      self.subject = subject
      self.text = text
      self.at = at
    }
  }

  /// The attempts in their order, then the card's state, the channels that are behind and the rule that
  /// holds a retry back; where no card can be used, also what speaks against each of the others.
  package var evidence: [Evidence] {
    let attempts = facts.attempts.map(evidence)
    guard let card, !cause.leavesNothingToTry else { return attempts }
    return attempts + state(of: card) + rule(on: card) + (next.isEmpty ? others : [])
  }

  private func evidence(of attempt: PaymentFacts.Attempt) -> Evidence {
    var evidence = Evidence(
      .attempt(attempt.id), attempt.text, at: attempt.settledAt ?? attempt.begunAt)
    evidence.channel = attempt.channel
    guard case .declined(let decline) = attempt.outcome else { return evidence }
    let meaning = facts.meaning(of: decline)
    evidence.text = meaning.note
    evidence.profile = decline.profile?.rawValue
    (evidence.code, evidence.raw) = (decline.code, decline.raw)
    evidence.rule = decline.rule ?? meaning.rule
    evidence.edition = decline.edition
    return evidence
  }

  private func state(of card: PaymentFacts.Card) -> [Evidence] {
    var list = card.reasons.map { reason in
      var evidence = Evidence(.card(card.id), reason.health.label, at: reason.observedAt)
      (evidence.profile, evidence.code) = (reason.profile, reason.code)
      return evidence
    }
    if let leftAt = card.leftAt {
      list.append(Evidence(.card(card.id), card.candidate.binding.label, at: leftAt))
    }
    let behind = Wording("Has not taken the unbinding yet.", zh: "尚未同步解绑。")
    return list + card.pending.map { Evidence(.channel($0.channel), behind, at: $0.since) }
  }

  private func rule(on card: PaymentFacts.Card) -> [Evidence] {
    guard let exclusion = facts.exclusion(of: card), exclusion.rule != nil else { return [] }
    return [evidence(.rule, of: exclusion)]
  }

  private var others: [Evidence] {
    facts.cards.filter { $0.id != card?.id }.compactMap { card in
      guard let exclusion = facts.exclusion(of: card) else { return nil }
      var evidence = evidence(.card(card.id), of: exclusion)
      let reason = card.reasons.first
      (evidence.profile, evidence.code) = (reason?.profile, reason?.code)
      evidence.at = exclusion.end ?? card.leftAt ?? reason?.observedAt
      return evidence
    }
  }

  private func evidence(_ subject: Evidence.Subject, of exclusion: Routing.Exclusion) -> Evidence {
    var evidence = Evidence(subject, exclusion.text, at: exclusion.end)
    evidence.rule = exclusion.rule
    evidence.edition = exclusion.rule.map { _ in facts.ruleset.edition }
    return evidence
  }
}

extension PaymentFacts.Attempt {
  fileprivate var text: Wording? {
    switch outcome {
    case .running: Wording("Running; no result yet.", zh: "进行中，尚无结果。")
    case .approved: Wording("Approved.", zh: "已批准。")
    case .unknown: Wording("No result came in time.", zh: "超时未收到结果。")
    case .declined: nil
    }
  }
}
