import API
import JSON
import RPC
import Storage

/// Reads a tenant's events in order, and passes over those that are not asked for or not in reach.
struct EventQuery: Sendable {
  let tenant: TenantID
  /// Nil: all stores, and what concerns the tenant.
  var stores: [StoreID]?
  var types: [String]?

  /// How many events are looked at in one go, wanted or not: what a read costs at most.
  static let scannedMax = 512

  /// How far a read went.
  struct Progress {
    /// The position up to which everything was looked at.
    var last: Int64
    /// Whether it stopped before the end.
    var hasMore: Bool
  }

  /// Calls `each` with the rows that are wanted, in order, until it returns false: that row then was not
  /// taken, and is the first of the next read.
  func read(
    after: Int64, in snapshot: Snapshot, each: (borrowing Row) throws(Refusal) -> Bool
  ) throws(Refusal) -> Progress {
    var progress = Progress(last: after, hasMore: false)
    var scanned = 0
    try snapshot.each(
      """
      SELECT sequence, at, type, store, subject, body FROM events
      WHERE tenant = ? AND sequence > ? ORDER BY sequence LIMIT ?
      """, values: [.id(tenant), .int(Int(after)), .int(Self.scannedMax + 1)]
    ) { row throws(Refusal) in
      scanned += 1
      guard scanned <= Self.scannedMax else {
        progress.hasMore = true
        return false
      }
      let isTaken = wants(row) ? try each(row) : true
      if isTaken { progress.last = Int64(row.int(0)) } else { progress.hasMore = true }
      return isTaken
    }
    return progress
  }

  private func wants(_ row: borrowing Row) -> Bool {
    if let stores {
      guard let store = row.optionalID(3, StoreID.self), stores.contains(store) else {
        return false
      }
    }
    guard let types else { return true }
    let type = row.text(2)
    return types.contains { $0.utf8.elementsEqual(type.utf8) }
  }

  /// Writes an event as `Event` would, its body as it is stored.
  func write(_ row: borrowing Row, to writer: inout JSON.Writer) {
    writer.beginObject()
    writer.name("\"sequence\":")
    writer.integer(Int64(row.int(0)))
    writer.name("\"at\":")
    writer.timestamp(row.time(1))
    writer.name("\"type\":")
    writer.string(row.bytes(2))
    writer.name("\"tenant\":")
    writer.identifier(TenantID.prefix, tenant.rawValue)
    if let store = row.optionalID(3, StoreID.self) {
      writer.name("\"store\":")
      writer.identifier(StoreID.prefix, store.rawValue)
    }
    writer.name("\"subject\":")
    writer.string(row.bytes(4))
    writer.name("\"data\":")
    writer.raw(row.bytes(5))
    writer.endObject()
  }
}

extension Snapshot {
  /// The number of a tenant's last event; 0 before the first.
  func lastEvent(of tenant: TenantID) throws(Refusal) -> Int64 {
    try first(
      "SELECT ifnull(max(sequence), 0) FROM events WHERE tenant = ?", .id(tenant),
      row: { Int64($0.int(0)) }) ?? 0
  }

  /// Where a consumer of an account stands; nil for a new one.
  func position(
    of consumer: String, _ account: AccountID, in tenant: TenantID
  ) throws(Refusal) -> Int64? {
    try first(
      "SELECT position FROM event_consumers WHERE tenant = ? AND account = ? AND name = ?",
      .id(tenant), .id(account), .text(consumer), row: { Int64($0.int(0)) })
  }
}
