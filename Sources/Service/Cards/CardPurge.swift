import API
import Domain
import RPC
import Storage

/// Forgets what identifies the number and the holder of cards that were unbound long ago. The tombstone stays
/// with its history: brand, last four, masked holder, expiry and state.
enum CardPurge {
  static let chore = Chore(name: "cards.purge", .purge, perform: perform)

  private static let cardsMax = 100

  @Sendable private static func perform(_ context: inout WriteContext) throws(Refusal) {
    var progress = try DailyWork.purge.resume(&context)
    let cards = try context.snapshot.cardsToPurge(progress, at: context.now, limit: cardsMax)
    var (purged, kept) = (0, 0)
    for (id, since) in cards {
      progress.position = (Int(since.milliseconds), Int(id.rawValue))
      if try context.snapshot.hasRunningAttempt(id, of: progress.tenant) {
        kept += 1
      } else {
        try purge(id, of: progress.tenant, &context)
        purged += 1
      }
    }
    try DailyWork.purge.record(progress, isDone: cards.count < cardsMax, context)
    context.report([("purged", purged), ("keptForPayments", kept)])
  }

  private static func purge(
    _ id: CardID, of tenant: TenantID, _ context: inout WriteContext
  ) throws(Refusal) {
    guard var row = try context.snapshot.card(id, within: Reach(tenant: tenant, stores: nil))
    else { throw Refusal(.notFound) }
    (row.bank, row.label) = (nil, nil)
    context.transaction.noteChange(of: Int(id.rawValue))
    // No digest of a number is empty, so no number finds the card any more.
    try context.transaction.write(
      """
      UPDATE cards SET fingerprint = x'', holder_hash = NULL, gateway_token = NULL,
        gateway_digest = NULL, first6 = NULL, bank = NULL, label = NULL, purged_at = ?, encoded = ?
      WHERE tenant = ? AND id = ?
      """, .time(context.now), .text(row.encoded), .id(tenant), .id(id))
    try context.transaction.write(
      "UPDATE card_signals SET text = NULL WHERE tenant = ? AND card = ?", .id(tenant), .id(id))
    try forgetWords(id, of: tenant, context)
    let card = try context.views().card(row)
    try context.emit("card.purged", tenant: tenant, store: row.store, subject: id, body: card)
  }

  /// The history keeps what happened, without the holder's names and the words that came with it.
  private static func forgetWords(
    _ card: CardID, of tenant: TenantID, _ context: WriteContext
  ) throws(Refusal) {
    let rows = try context.snapshot.all(
      "SELECT id, body FROM card_transitions WHERE tenant = ? AND card = ?", .id(tenant),
      .id(card), row: { (id: $0.int(0), body: $0.blob(1)) })
    for row in rows {
      guard let transition = CardTransition(stored: row.body) else { continue }
      try context.transaction.write(
        "UPDATE card_transitions SET body = ? WHERE tenant = ? AND card = ? AND id = ?",
        .json(transition.masked.json), .id(tenant), .id(card), .int(row.id))
    }
  }
}

extension Snapshot {
  /// The cards that were unbound longer ago than their tenant keeps them, behind the position.
  fileprivate func cardsToPurge(
    _ progress: DayProgress, at now: Timestamp, limit: Int
  ) throws(Refusal) -> [(id: CardID, since: Timestamp)] {
    try all(
      """
      SELECT id, state_since FROM cards INDEXED BY cards_to_purge
      WHERE tenant = ?1 AND binding = 2 AND purged_at IS NULL AND (state_since, id) > (?2, ?3)
        AND state_since <= ?4 - 86400000 * (SELECT purge_after_days FROM tenants WHERE id = ?1)
      ORDER BY state_since, id LIMIT ?5
      """, .id(progress.tenant), .int(progress.position.first), .int(progress.position.second),
      .time(now), .int(limit), row: { (id: $0.id(0), since: $0.time(1)) })
  }

  /// Whether a payment is under way that may still need what is known of the card.
  fileprivate func hasRunningAttempt(
    _ card: CardID, of tenant: TenantID
  ) throws(Refusal) -> Bool {
    try has(
      """
      SELECT 1 FROM attempts INDEXED BY attempts_by_card
      WHERE tenant = ? AND card = ? AND outcome = 0 LIMIT 1
      """, .id(tenant), .id(card))
  }
}
