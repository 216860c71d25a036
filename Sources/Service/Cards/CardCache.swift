import API
import Domain
import JSON
import RPC
import Storage
import Synchronization

/// Cards as one loop has last answered them. Many calls ask for a card that was asked for a moment ago, and
/// its JSON stays as it is until a commit changes the card or the day ends.
///
/// What is in here equals what the loop's snapshot holds: it goes with the loop from snapshot to snapshot,
/// and drops what was changed in between.
final class CardCache: Sendable {
  private let state = Mutex(State())

  /// Writes a card that lies within reach. False if there is none.
  func write(
    _ card: CardID, within reach: Reach, _ views: CardViews, to writer: inout JSON.Writer
  ) throws(Refusal) -> Bool {
    // Whoever reads cards works in one tenant.
    guard let tenant = reach.tenant else { return false }
    // What is in memory is unmasked, and the loop's own.
    if views.isMasked {
      return try Self.read(card, of: tenant, reach, views)?.write(to: &writer) ?? false
    }
    return try state.withLock { state throws(Refusal) in
      state.follow(views.snapshot)
      // One out of reach is looked for like one that is not there, so that it takes as long.
      if let known = state.entries[card.rawValue], known.isGood(for: tenant, views),
        reach.covers(known.store)
      {
        return known.write(to: &writer)
      }
      guard let entry = try Self.read(card, of: tenant, reach, views) else { return false }
      state.keep(entry, of: card.rawValue)
      return entry.write(to: &writer)
    }
  }

  private static func read(
    _ card: CardID, of tenant: TenantID, _ reach: Reach, _ views: CardViews
  ) throws(Refusal) -> Entry? {
    var entry: Entry?
    var query = SQL(
      """
      SELECT id, store, expiry, observed, encoded, binding FROM cards WHERE tenant = ? AND id = ?
      """, .id(tenant), .id(card))
    query.append(storesOf: reach)
    try views.snapshot.each(query) { row throws(Refusal) in
      let row = EncodedCardRow(row, of: tenant)
      var writer = JSON.Writer(capacity: 1024)
      try views.write(row, to: &writer)
      entry = Entry(
        tenant: tenant, store: row.store, zone: views.zone, day: views.today,
        json: [UInt8](copying: writer.bytes))
      return false
    }
    return entry
  }
}

/// A card's JSON, and what it depends on besides the card.
private struct Entry {
  let tenant: TenantID
  let store: StoreID
  let zone: Zone
  let day: Day
  let json: [UInt8]

  /// What it takes in memory, about.
  var bytes: Int { 128 + json.count }

  /// Whether it is a card of the tenant, as the calendar has it now.
  func isGood(for tenant: TenantID, _ views: CardViews) -> Bool {
    self.tenant == tenant && day == views.today && zone === views.zone
  }

  func write(to writer: inout JSON.Writer) -> Bool {
    writer.raw(json.span)
    return true
  }
}

private struct State {
  /// By the number of the card's id, which is a key that the standard library knows.
  private(set) var entries: [Int64: Entry] = [:]
  /// Of all entries.
  private var bytes = 0
  /// The snapshot that the entries equal.
  private var version = SnapshotVersion()

  /// Beyond this, all is dropped and read again.
  private static let bytesMax = 16 << 20

  /// Drops what differs between the snapshot so far and this one.
  mutating func follow(_ snapshot: Snapshot) {
    guard snapshot.version != version else { return }
    if let changed = snapshot.changes(since: version) {
      for object in changed { drop(Int64(object)) }
    } else {
      dropAll()
    }
    version = snapshot.version
  }

  mutating func keep(_ entry: Entry, of card: Int64) {
    drop(card)
    if bytes + entry.bytes > Self.bytesMax { dropAll() }
    entries[card] = entry
    bytes += entry.bytes
  }

  private mutating func drop(_ card: Int64) {
    guard !entries.isEmpty, let entry = entries.removeValue(forKey: card) else { return }
    bytes -= entry.bytes
  }

  private mutating func dropAll() {
    entries.removeAll()
    bytes = 0
  }
}
