import API
import RPC
import Storage

extension ChannelService {
  /// Raises an alert for each unbinding that a channel has left unacknowledged for too long, and tells of the
  /// channel once, until it has caught up.
  static let lateness = Chore(
    name: "channels.lateness",
    due: { snapshot throws(Refusal) in
      try snapshot.first(
        """
        SELECT until FROM card_syncs INDEXED BY card_syncs_due
        WHERE acknowledged_at IS NULL AND is_late = 0 ORDER BY until LIMIT 1
        """, row: { $0.time(0) })
    },
    perform: noteLateness)

  /// Does what is left to do of an acknowledgement of many.
  static let completion = Chore(
    name: "channels.completion",
    due: { snapshot throws(Refusal) in
      try snapshot.tenantToFollowUp() == nil ? nil : Timestamp(milliseconds: 0)
    },
    perform: complete)

  @Sendable private static func noteLateness(_ context: inout WriteContext) throws(Refusal) {
    let first = try context.snapshot.first(
      """
      SELECT tenant, channel FROM card_syncs INDEXED BY card_syncs_due
      WHERE acknowledged_at IS NULL AND is_late = 0 AND until <= ? ORDER BY until LIMIT 1
      """, .time(context.now), row: { (tenant: $0.id(0, TenantID.self), name: $0.text(1)) })
    guard let first else { return }
    try context.work(in: first.tenant)
    try raiseAlerts(first.name, first.tenant, &context)
    context.record.target = first.name
    guard let channel = try context.snapshot.channel(first.name, of: first.tenant),
      channel.lateAt == nil
    else { return }
    try context.transaction.write(
      "UPDATE channels SET late_at = ? WHERE tenant = ? AND name = ?", .time(context.now),
      .id(channel.tenant), .text(channel.name))
    context.record.after = try context.snapshot.view(channel, at: context.now).json
    try context.tell("channel.late", channel.name, of: channel.tenant)
  }

  /// So many unbindings are noted as late in one piece.
  private static let alertsAtOnce = 100

  private static func raiseAlerts(
    _ channel: String, _ tenant: TenantID, _ context: inout WriteContext
  ) throws(Refusal) {
    let cards: [CardID] = try context.snapshot.all(
      """
      SELECT card FROM card_syncs INDEXED BY card_syncs_owed
      WHERE tenant = ? AND channel = ? AND acknowledged_at IS NULL AND is_late = 0 AND until <= ?
      ORDER BY sequence LIMIT ?
      """, .id(tenant), .text(channel), .time(context.now), .int(alertsAtOnce),
      row: { $0.id(0) })
    let reach = Reach(tenant: tenant, stores: nil)
    for id in cards {
      try context.transaction.write(
        "UPDATE card_syncs SET is_late = 1 WHERE tenant = ? AND card = ? AND channel = ?",
        .id(tenant), .id(id), .text(channel))
      guard let card = try context.snapshot.card(id, within: reach) else { continue }
      try context.raise(.late(channel, card))
    }
  }

  @Sendable private static func complete(_ context: inout WriteContext) throws(Refusal) {
    guard let tenant = try context.snapshot.tenantToFollowUp() else { return }
    try context.work(in: tenant)
    try context.followUp(in: tenant)
  }
}

extension Snapshot {
  /// A tenant of which acknowledgements are not dealt with to the end.
  fileprivate func tenantToFollowUp() throws(Refusal) -> TenantID? {
    try first(
      """
      SELECT tenant FROM settled_syncs UNION ALL
      SELECT tenant FROM card_syncs INDEXED BY card_syncs_recovered
      WHERE acknowledged_at IS NOT NULL AND is_late = 1
      LIMIT 1
      """, row: { $0.id(0) })
  }
}
