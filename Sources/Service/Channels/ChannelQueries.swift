import API
import RPC
import Storage

/// A channel as it stands in the database.
struct ChannelRow: Sendable {
  let tenant: TenantID
  let name: String
  let account: AccountID
  let position: Int64
  let registeredAt: Timestamp
  let acknowledgedAt: Timestamp?
  /// When it was noted to be late; nil while it is not.
  let lateAt: Timestamp?

  /// Reads the columns `tenant, name, account, position, registered_at, acknowledged_at, late_at`.
  init(_ row: borrowing Row) {
    tenant = row.id(0)
    name = row.text(1)
    account = row.id(2)
    position = Int64(row.int(3))
    registeredAt = row.time(4)
    acknowledgedAt = row.optionalTime(5)
    lateAt = row.optionalTime(6)
  }
}

/// How far a channel is with a card's unbinding.
struct CardSync: Sendable {
  let channel: String
  let since: Timestamp
  /// From then on the channel is late if it has not acknowledged.
  let until: Timestamp
  let acknowledgedAt: Timestamp?

  func state(at now: Timestamp) -> SyncState {
    if acknowledgedAt != nil { return .acked }
    return until <= now ? .late : .pending
  }
}

extension Snapshot {
  /// All channels of a tenant, by name. A tenant has few.
  func channels(of tenant: TenantID) throws(Refusal) -> [ChannelRow] {
    try all(
      """
      SELECT tenant, name, account, position, registered_at, acknowledged_at, late_at
      FROM channels WHERE tenant = ? ORDER BY name
      """, .id(tenant), row: { ChannelRow($0) })
  }

  func channel(_ name: String, of tenant: TenantID) throws(Refusal) -> ChannelRow? {
    try first(
      """
      SELECT tenant, name, account, position, registered_at, acknowledged_at, late_at
      FROM channels WHERE tenant = ? AND name = ?
      """, .id(tenant), .text(name), row: { ChannelRow($0) })
  }

  /// How far each channel is with a card's unbinding, by the channel's name; empty for a card that no
  /// channel had to take.
  func syncs(of card: CardID, in tenant: TenantID) throws(Refusal) -> [CardSync] {
    try all(
      """
      SELECT channel, since, until, acknowledged_at FROM card_syncs
      WHERE tenant = ? AND card = ? ORDER BY channel
      """, .id(tenant), .id(card)
    ) { row in
      CardSync(
        channel: row.text(0), since: row.time(1), until: row.time(2),
        acknowledgedAt: row.optionalTime(3))
    }
  }

  /// A channel as the contract shows it.
  func view(_ channel: ChannelRow, at now: Timestamp) throws(Refusal) -> Channel {
    let owed = try first(
      """
      SELECT count(*), min(since), min(until) FROM card_syncs
      WHERE tenant = ? AND channel = ? AND acknowledged_at IS NULL
      """, .id(channel.tenant), .text(channel.name),
      row: { (count: Int64($0.int(0)), since: $0.optionalTime(1), until: $0.optionalTime(2)) })
    return Channel(
      name: channel.name, account: channel.account, position: channel.position,
      behind: try lastEvent(of: channel.tenant) - channel.position, pending: owed?.count ?? 0,
      waitingSince: owed?.since, late: owed?.until.map { $0 <= now } ?? false,
      registeredAt: channel.registeredAt, lastAckAt: channel.acknowledgedAt)
  }
}

extension Sync {
  /// Nil where no channel had to take the unbinding.
  init?(_ syncs: [CardSync]) {
    guard let first = syncs.first else { return nil }
    self.init(
      pending: syncs.filter { $0.acknowledgedAt == nil }.map(\.channel), since: first.since,
      until: first.until)
  }
}

extension ChannelSync {
  init(_ sync: CardSync, at now: Timestamp) {
    self.init(
      channel: sync.channel, state: sync.state(at: now), since: sync.since, until: sync.until,
      ackedAt: sync.acknowledgedAt)
  }
}
