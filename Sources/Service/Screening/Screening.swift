import API
import Domain
import RPC
import Storage

/// Counts the bound cards of a merchant, or of some of its stores, in one pass over them.
struct Screening {
  /// The ids in an answer are bounded; its counts are of all.
  static let listedMax = 500

  private(set) var stores: [StoreTally]
  private(set) var expiries: ExpiryTally
  private(set) var totals = HealthTally()
  private let today: Today

  /// - Parameter store: the only one that counts; nil: all within reach.
  init(
    of site: Site, _ store: StoreID?, at now: Timestamp, in snapshot: Snapshot
  ) throws(Refusal) {
    today = site.zone.today(at: now)
    expiries = ExpiryTally(on: today.day)
    stores = try snapshot.all(
      Self.storesQuery(site, store), row: { StoreTally(Store($0)) })
    let places = Dictionary(
      uniqueKeysWithValues: stores.enumerated().map { ($1.store.id.rawValue, $0) })
    try snapshot.each(Self.cardsQuery(site, store)) { row throws(Refusal) in
      // Every card has a store.
      if let place = places[Int64(row.int(1))] { add(row, to: place) }
      return true
    }
    for tally in stores { totals.add(tally.healths) }
  }

  private mutating func add(_ row: borrowing Row, to place: Int) {
    let expiry = row.optionalInt(2).map { Expiry(index: $0) }
    let observed = HealthSet(rawValue: UInt16(truncatingIfNeeded: row.int(3)))
    let state = Domain.CardState(observed: observed, expiry: expiry)
    stores[place].add(
      row.id(0), state.health(within: today.horizon),
      isForAutoDebit: row.int(4) != CardUsage.checkout.rawValue)
    expiries.add(expiry)
  }

  // MARK: Queries

  private static func storesQuery(_ site: Site, _ store: StoreID?) -> SQL {
    var query = SQL(
      "SELECT id, tenant, code, name, state FROM stores WHERE tenant = ?", .id(site.tenant))
    if let store {
      query.append(" AND id = ?", .id(store))
    } else if let stores = site.reach.stores {
      query.append(" AND id IN ")
      query.append(list: stores.map { .id($0) })
    }
    return query
  }

  /// All cards of a merchant are read in the order in which they lie; those of a store through its index.
  private static func cardsQuery(_ site: Site, _ store: StoreID?) -> SQL {
    var query = SQL(
      "SELECT id, store, expiry, observed, usage FROM cards WHERE tenant = ? AND binding = 0",
      .id(site.tenant))
    if let store {
      query.append(" AND binding < 2 AND store = ?", .id(store))
    } else if let stores = site.reach.stores {
      query.append(" AND binding < 2 AND store IN ")
      query.append(list: stores.map { .id($0) })
    }
    return query
  }
}

extension Screening {
  /// Whether a merchant has so few cards that counting them keeps nobody waiting.
  static func isShort(_ tenant: TenantID, in snapshot: Snapshot) throws(Refusal) -> Bool {
    let isLong = try snapshot.has(
      "SELECT 1 FROM cards WHERE tenant = ? LIMIT 1 OFFSET 10000", .id(tenant))
    return !isLong
  }

  /// Open stores of which something is true, the oldest first.
  func openStores(where isMeant: (StoreTally) -> Bool) -> StoresFound {
    let found = stores.filter { $0.store.state == .open && isMeant($0) }
    return StoresFound(
      count: Int64(found.count), stores: found.prefix(Self.listedMax).map(\.name))
  }

  var openStores: Int64 { Int64(stores.count { $0.store.state == .open }) }

  /// The invalid cards by what may become of them, store by store.
  ///
  /// - Parameter listsCards: whether they are named, or only counted.
  func clearing(listsCards: Bool) -> (ClearedCards, CardsToReplace) {
    var cleared = ClearedCards(count: 0, cards: listsCards ? [] : nil)
    var kept = CardsToReplace(count: 0, cards: listsCards ? [] : nil)
    for tally in stores where !tally.invalid.isEmpty {
      let clearing = tally.clearing
      cleared.count += Int64(clearing.atOnce.count)
      kept.count += Int64(clearing.onceReplaced.count)
      let room = Self.listedMax - (cleared.cards?.count ?? Self.listedMax)
      cleared.cards?.append(contentsOf: clearing.atOnce.prefix(room).map { CardID(rawValue: $0) })
      let space = Self.listedMax - (kept.cards?.count ?? Self.listedMax)
      kept.cards?.append(contentsOf: tally.named(clearing.onceReplaced, upTo: space))
    }
    return (cleared, kept)
  }
}

extension StoreTally {
  fileprivate func named(_ cards: [Int64], upTo count: Int) -> [CardToReplace] {
    guard count > 0 else { return [] }
    let meant = Set(cards)
    return invalid.lazy.filter { meant.contains($0.id.rawValue) }.prefix(count).map { card in
      CardToReplace(
        card: card.id, store: name, health: API.Health(card.health), autoDebit: card.isForAutoDebit)
    }
  }
}
