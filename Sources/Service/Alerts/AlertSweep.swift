import API
import Domain
import RPC
import Storage

/// What a new day brings: tiers that cards have reached, and cards that have expired. Only cards that expire
/// soon or have expired are looked at, in the order of their expiry.
enum AlertSweep {
  static let chore = Chore(name: "alerts.sweep", .alerts, perform: perform)

  /// A piece ends with the first of the two.
  private static let cardsMax = 400
  private static let changesMax = 100

  @Sendable private static func perform(_ context: inout WriteContext) throws(Refusal) {
    var progress = try DailyWork.alerts.resume(&context)
    let tiers = try context.snapshot.alertTiers(of: progress.tenant)
    progress.reach = max(
      progress.reach, Expiry.lastIndex(within: tiers.widest, of: progress.day))
    let cards = try context.snapshot.cardsThatExpire(progress, limit: cardsMax)
    var piece = Piece(day: progress.day)
    var left = cards[...]
    while piece.changes < changesMax, let card = left.popFirst() {
      try piece.review(card, &context)
      progress.position = (card.expiry?.index ?? 0, Int(card.id.rawValue))
    }
    try piece.reviewStores(&context)
    let isDone = left.isEmpty && cards.count < cardsMax
    try DailyWork.alerts.record(progress, isDone: isDone, context)
    context.report([("changes", piece.changes)])
  }

  /// The cards of a piece, one after the other.
  private struct Piece {
    let day: Day
    var changes = 0
    /// A card each of the stores that may have lost their last usable one, or got one back.
    private var concerned: [StoreID: (card: CardRow, wasUsable: Bool)] = [:]

    init(day: Day) { self.day = day }

    mutating func review(_ card: CardRow, _ context: inout WriteContext) throws(Refusal) {
      if try context.reviewExpiry(of: card, on: day) { changes += 1 }
      guard try context.reviewHealth(of: card, on: day) else { return }
      changes += 1
      var yesterday = card
      yesterday.expiry = nil
      concerned[card.store] = (card, Routing.Candidate(yesterday).isUsable(on: day))
    }

    mutating func reviewStores(_ context: inout WriteContext) throws(Refusal) {
      for (card, wasUsable) in concerned.values {
        let isUsable = Routing.Candidate(card).isUsable(on: day)
        let isChanged = try context.reviewStore(
          of: card, on: day, wasUsable: wasUsable && !isUsable)
        if isChanged { changes += 1 }
      }
    }
  }
}

extension Snapshot {
  /// The bound cards that expire within a sweep's reach, behind its position.
  fileprivate func cardsThatExpire(
    _ progress: DayProgress, limit: Int
  ) throws(Refusal) -> [CardRow] {
    try all(
      """
      SELECT tenant, id, store, brand, funding, last4, holder_masked, bank, expiry, observed,
        binding, usage, priority, label, bound_at, state_since, last_verified_at, version,
        previous_card, replaced_by FROM cards INDEXED BY cards_by_expiry
      WHERE tenant = ? AND binding = 0 AND expiry IS NOT NULL AND (expiry, id) > (?, ?)
        AND expiry <= ? ORDER BY expiry, id LIMIT ?
      """, .id(progress.tenant), .int(progress.position.first), .int(progress.position.second),
      .int(progress.reach), .int(limit), row: { CardRow($0) })
  }
}
