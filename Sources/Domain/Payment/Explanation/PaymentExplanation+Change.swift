extension PaymentExplanation {
  /// The next time, later than now, at which the explanation or what can be tried becomes another by the
  /// clock alone; nil if there is none in sight. It was tried out: right then the answer is another one.
  package var changesAt: Int64? {
    let now = gist
    return moments.sorted().first { PaymentExplanation(facts.moved(to: $0)).gist != now }
  }

  /// When the clock may bring something about.
  private var moments: Set<Int64> {
    var moments = Set(facts.attempts.filter { $0.settledAt == nil }.map(\.expiresAt))
    for card in facts.cards {
      moments.formUnion(card.pending.map(\.until))
      if let end = facts.exclusion(of: card)?.end { moments.insert(end) }
      if card.candidate.state.reasons(on: facts.today).contains(.expiring) {
        moments.formUnion([card.expiresAt].compactMap { $0 })
      }
    }
    return moments.filter { $0 > facts.now }
  }

  /// What people are told, times as they are.
  private var gist: Gist {
    Gist(text: text { "\($0)" }, remedy: remedy, next: next.map(\.id))
  }

  private struct Gist: Equatable {
    let text: Wording
    let remedy: Wording?
    let next: [Int64]
  }
}
