import API
import RPC
import Storage

/// How many cards become unbound in one transaction; the rest follow as pieces of a chore.
private let cardsAtOnce = 500

extension WriteContext {
  /// For how long a channel may leave an unbinding unacknowledged.
  var syncTimeout: Duration { service.parts.limits.syncTimeout }

  /// Has every one of these channels take a card's unbinding, whose event is the next of its tenant.
  func oblige(_ channels: [ChannelRow], toTake card: CardRow) throws(Refusal) {
    let event = try snapshot.lastEvent(of: card.tenant) + 1
    let until = now + syncTimeout
    for channel in channels {
      try transaction.write(
        """
        INSERT INTO card_syncs (tenant, card, channel, sequence, since, until)
        VALUES (?, ?, ?, ?, ?, ?)
        """, .id(card.tenant), .id(card.id), .text(channel.name), .int(Int(event)), .time(now),
        .time(until))
    }
  }

  /// Takes note that a channel has dealt with all events up to one: the one way, for calls and streams.
  ///
  /// - Returns: how many unbindings it has taken with it.
  mutating func acknowledge(_ channel: ChannelRow, upTo event: Int64) throws(Refusal) -> Int {
    let last = try snapshot.lastEvent(of: channel.tenant)
    guard event <= last else {
      throw Refusal(
        violations: [RPC.FieldViolation("upTo", .tooLarge, [.init("limit", "\(last)")])])
    }
    guard event > channel.position else { return 0 }
    let taken = try settle(channel, upTo: event)
    try transaction.write(
      """
      UPDATE card_syncs SET acknowledged_at = ? WHERE tenant = ? AND channel = ?
        AND acknowledged_at IS NULL AND sequence <= ?
      """, .time(now), .id(channel.tenant), .text(channel.name), .int(Int(event)))
    try transaction.write(
      "UPDATE channels SET position = ?, acknowledged_at = ? WHERE tenant = ? AND name = ?",
      .int(Int(event)), .time(now), .id(channel.tenant), .text(channel.name))
    try noteWhetherCaughtUp(channel)
    try followUp(in: channel.tenant)
    return taken
  }

  /// Lets go of what a channel still has to take, since it is there no longer.
  ///
  /// - Returns: how many unbindings no longer wait for it.
  mutating func release(_ channel: ChannelRow) throws(Refusal) -> Int {
    let released = try settle(channel, upTo: .max)
    let late = try lateCards(
      """
      SELECT card, channel FROM card_syncs
      WHERE tenant = ? AND channel = ? AND acknowledged_at IS NULL AND is_late = 1
      """, .id(channel.tenant), .text(channel.name))
    for (card, name) in late { try settleAlert(of: card, name, in: channel.tenant) }
    try transaction.write(
      "DELETE FROM card_syncs WHERE tenant = ? AND channel = ? AND acknowledged_at IS NULL",
      .id(channel.tenant), .text(channel.name))
    try followUp(in: channel.tenant)
    return released
  }

  /// Finds the cards that wait for a channel, and marks those as settled that wait for no other.
  ///
  /// - Returns: how many wait for it.
  private func settle(_ channel: ChannelRow, upTo event: Int64) throws(Refusal) -> Int {
    let owed: [CardID] = try snapshot.all(
      """
      SELECT card FROM card_syncs
      WHERE tenant = ? AND channel = ? AND acknowledged_at IS NULL AND sequence <= ?
      """, .id(channel.tenant), .text(channel.name), .int(Int(event)), row: { $0.id(0) })
    // Whom a card waits for is part of what is shown of it.
    for card in owed { transaction.noteChange(of: Int(card.rawValue)) }
    try transaction.write(
      """
      INSERT INTO settled_syncs (tenant, card)
      SELECT tenant, card FROM card_syncs
      WHERE tenant = ?1 AND channel = ?2 AND acknowledged_at IS NULL AND sequence <= ?3
        AND NOT EXISTS (SELECT 1 FROM card_syncs AS others
          WHERE others.tenant = card_syncs.tenant AND others.card = card_syncs.card
            AND others.channel <> ?2 AND others.acknowledged_at IS NULL)
      """, .id(channel.tenant), .text(channel.name), .int(Int(event)))
    return owed.count
  }

  private mutating func noteWhetherCaughtUp(_ channel: ChannelRow) throws(Refusal) {
    guard channel.lateAt != nil else { return }
    let isLate = try snapshot.has(
      """
      SELECT 1 FROM card_syncs
      WHERE tenant = ? AND channel = ? AND acknowledged_at IS NULL AND is_late = 1 LIMIT 1
      """, .id(channel.tenant), .text(channel.name))
    if isLate { return }
    try transaction.write(
      "UPDATE channels SET late_at = NULL WHERE tenant = ? AND name = ?", .id(channel.tenant),
      .text(channel.name))
    try tell("channel.caught_up", channel.name, of: channel.tenant)
  }

  /// Does what follows from what channels have taken: unbinds the cards that none holds any more, and settles
  /// the alerts of those that were late; as many as are good for one transaction.
  mutating func followUp(in tenant: TenantID) throws(Refusal) {
    let recovered = try lateCards(
      """
      SELECT card, channel FROM card_syncs INDEXED BY card_syncs_recovered
      WHERE tenant = ? AND acknowledged_at IS NOT NULL AND is_late = 1 LIMIT ?
      """, .id(tenant), .int(cardsAtOnce))
    for (card, channel) in recovered {
      try settleAlert(of: card, channel, in: tenant)
      try transaction.write(
        "UPDATE card_syncs SET is_late = 0 WHERE tenant = ? AND card = ? AND channel = ?",
        .id(tenant), .id(card), .text(channel))
    }
    try completeUnbindings(in: tenant)
  }

  private func lateCards(
    _ sql: StaticString, _ values: Value...
  ) throws(Refusal) -> [(card: CardID, channel: String)] {
    var cards: [(card: CardID, channel: String)] = []
    try snapshot.each(sql, values: values) { row throws(Refusal) in
      cards.append((row.id(0), row.text(1)))
      return true
    }
    return cards
  }

  private mutating func settleAlert(
    of id: CardID, _ channel: String, in tenant: TenantID
  ) throws(Refusal) {
    guard let card = try snapshot.card(id, within: Reach(tenant: tenant, stores: nil)) else {
      return
    }
    try settle(.late(channel, card))
  }

  private mutating func completeUnbindings(in tenant: TenantID) throws(Refusal) {
    let cards: [CardID] = try snapshot.all(
      "SELECT card FROM settled_syncs WHERE tenant = ? ORDER BY card LIMIT ?", .id(tenant),
      .int(cardsAtOnce), row: { $0.id(0) })
    for id in cards {
      try transaction.write(
        "DELETE FROM settled_syncs WHERE tenant = ? AND card = ?", .id(tenant), .id(id))
      guard let card = try snapshot.card(id, within: Reach(tenant: tenant, stores: nil)) else {
        continue
      }
      try completeUnbinding(of: card)
    }
  }

  private mutating func completeUnbinding(of known: CardRow) throws(Refusal) {
    guard known.binding == .unbinding else { return }
    var row = known
    row.binding = .unbound
    row.version += 1
    try store(row)
    try record(.unbound, from: known, to: row)
    _ = try note("card.unbound", known, row)
  }

  /// Appends an event about a channel.
  mutating func tell(
    _ event: StaticString, _ name: String, of tenant: TenantID
  ) throws(Refusal) {
    guard let row = try snapshot.channel(name, of: tenant) else { return }
    try emit(event, tenant: tenant, subject: name, body: try snapshot.view(row, at: now))
  }
}
