/// What an explanation of a payment rests on, at one moment. Times are milliseconds since
/// 1970-01-01T00:00:00Z.
package struct PaymentFacts: Sendable {
  package let order: String
  /// `checkout` or `autoDebit`.
  package let usage: Usage
  /// Oldest first.
  package let attempts: [Attempt]
  /// The cards of the store that are on file, and every card of an attempt.
  package let cards: [Card]
  /// The ruleset in force.
  package let ruleset: Ruleset
  /// The day of a moment in the tenant's zone.
  package let day: @Sendable (Int64) -> Day
  package let now: Int64

  package init(
    order: String, usage: Usage, attempts: [Attempt], cards: [Card], under ruleset: Ruleset,
    day: @escaping @Sendable (Int64) -> Day, at now: Int64
  ) {
    self.order = order
    self.usage = usage
    self.attempts = attempts.map { $0.timed(at: now) }
    self.cards = cards
    self.ruleset = ruleset
    self.day = day
    self.now = now
  }

  /// The same, some time later: what the clock alone makes of it.
  func moved(to time: Int64) -> PaymentFacts {
    PaymentFacts(
      order: order, usage: usage, attempts: attempts, cards: cards, under: ruleset, day: day,
      at: time)
  }
}

extension PaymentFacts {
  package struct Attempt: Sendable {
    package enum Outcome: Sendable {
      case running
      case approved(at: Int64)
      case declined(Decline)
      /// Its time went by without a result.
      case unknown(at: Int64)
    }

    package let id: Int64
    package let card: Int64
    /// The card as it was then: `Visa •••• 4242`.
    package let cardName: Wording
    package let channel: String
    package let begunAt: Int64
    /// Until then it runs if nobody completes it.
    package let expiresAt: Int64
    package let outcome: Outcome

    package init(
      id: Int64, card: (id: Int64, name: Wording), channel: String,
      times: (begun: Int64, expires: Int64), outcome: Outcome
    ) {
      self.id = id
      (self.card, cardName) = card
      self.channel = channel
      (begunAt, expiresAt) = times
      self.outcome = outcome
    }

    /// Nobody has to note that an attempt's time is over.
    fileprivate func timed(at now: Int64) -> Attempt {
      guard case .running = outcome, expiresAt <= now else { return self }
      return Attempt(
        id: id, card: (card, cardName), channel: channel, times: (begunAt, expiresAt),
        outcome: .unknown(at: expiresAt))
    }

    /// When it ended; nil while it runs.
    package var settledAt: Int64? {
      switch outcome {
      case .running: nil
      case .approved(let time), .unknown(let time): time
      case .declined(let decline): decline.at
      }
    }
  }

  package struct Decline: Sendable {
    package let at: Int64
    package let profile: SignalProfile?
    /// As it was received.
    package let code: String?
    package let advice: String?
    /// What the channel wrote beside it.
    package let raw: String?
    /// The row that it was read by then, and of which edition.
    package let rule: String?
    package let edition: String?

    package init(
      at: Int64, profile: SignalProfile?, code: (String?, advice: String?), raw: String? = nil,
      readBy rule: (id: String?, edition: String?)
    ) {
      self.at = at
      self.profile = profile
      (self.code, advice) = code
      self.raw = raw
      (self.rule, edition) = rule
    }
  }

  /// A card as it is now.
  package struct Card: Sendable {
    package let id: Int64
    package let name: Wording
    /// As the choice of a card sees it, without a hold.
    package let candidate: Routing.Candidate
    package let past: Past
    /// What is on record for its state, worst first.
    package var reasons: [Reason] = []
    /// Who has been told that it leaves the file.
    package var syncs: [Sync] = []
    /// When it was taken off file.
    package var leftAt: Int64?
    /// When it will have expired by the calendar.
    package var expiresAt: Int64?

    package init(
      id: Int64, name: Wording, candidate: Routing.Candidate, past: Past
    ) {
      self.id = id
      self.name = name
      self.candidate = candidate
      self.past = past
    }
  }

  /// What the retry policy goes by to judge the payment on a card.
  package struct Past: Sendable {
    package let payment: RetryPolicy.Payment
    package let credential: RetryPolicy.Credential
    package let attempts: [RetryPolicy.Attempt]
    /// Those of the same order on other cards.
    package let siblings: [RetryPolicy.Attempt]

    package init(
      _ payment: RetryPolicy.Payment, on credential: RetryPolicy.Credential,
      attempts: [RetryPolicy.Attempt], siblings: [RetryPolicy.Attempt]
    ) {
      self.payment = payment
      self.credential = credential
      self.attempts = attempts
      self.siblings = siblings
    }
  }

  /// Why a card's health is what it is.
  package struct Reason: Sendable {
    package let health: Health
    package let profile: String?
    package let code: String?
    package let observedAt: Int64

    package init(_ health: Health, profile: String?, code: String?, observedAt: Int64) {
      self.health = health
      self.profile = profile
      self.code = code
      self.observedAt = observedAt
    }
  }

  /// What a channel knows of a card's leaving.
  package struct Sync: Sendable {
    package let channel: String
    package let since: Int64
    package let until: Int64
    package let ackedAt: Int64?

    package init(_ channel: String, since: Int64, until: Int64, ackedAt: Int64?) {
      self.channel = channel
      self.since = since
      self.until = until
      self.ackedAt = ackedAt
    }
  }
}

extension PaymentFacts {
  func card(_ id: Int64) -> Card? { cards.first { $0.id == id } }

  var today: Day { day(now) }

  private var demand: Routing.Demand { Routing.Demand(usage, now: now, today: today) }

  /// Why a card cannot take this payment now; nil: it can.
  func exclusion(of card: Card) -> Routing.Exclusion? {
    if let exclusion = card.candidate.exclusion(from: demand) { return exclusion }
    let past = card.past
    let verdict = RetryPolicy(ruleset).judge(
      past.payment, on: past.credential, after: past.attempts, and: past.siblings, at: now)
    let rule = verdict.rule ?? ""
    return switch verdict.decision {
    case .allow: nil
    case .notBefore(let time): time <= now ? nil : .waiting(until: time, rule: rule)
    case .never: .barred(rule: rule)
    }
  }

  /// The cards that can take this payment now, best first.
  var usable: [Card] {
    let free = cards.filter { exclusion(of: $0) == nil }
    return Routing.rank(free.map(\.candidate), for: demand).usable.compactMap { card($0.id) }
  }

  func isCeiling(_ rule: String) -> Bool { ruleset.ceilings.contains { $0.id == rule } }

  /// What a decline means under the ruleset in force.
  func meaning(of decline: Decline) -> (cause: PaymentCause, rule: String?, note: Wording) {
    guard let profile = decline.profile, let code = decline.code else {
      let note = Wording("The channel gave no reason.", zh: "通道未给出原因。")
      return (decline.code == nil ? .softDecline : .unknownCode, nil, note)
    }
    let observation = Observation(profile, code, advice: decline.advice, observedAt: decline.at)
    let meaning = ruleset.meaning(of: observation)
    guard ruleset.rule(of: observation).effect != .approves else {
      let note = Wording("That is the code of an approval.", zh: "该代码表示已批准。")
      return (meaning.cause, meaning.rule, note)
    }
    return (meaning.cause, meaning.rule, meaning.note)
  }
}

extension PaymentFacts.Card {
  /// Those that still have to take its leaving.
  var pending: [PaymentFacts.Sync] { syncs.filter { $0.ackedAt == nil } }
}
