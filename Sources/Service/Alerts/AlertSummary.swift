import API
import Domain
import RPC
import Storage

/// A tenant's live alerts, counted.
struct AlertSummary {
  /// How many alerts of a store are of a kind and tier.
  private struct Group {
    let store: StoreID
    let kind: AlertKind
    let days: Int?
    let count: Int
  }

  /// So many stores are named.
  private static let storesMax = 10
  private static let debitDays = 30

  private let site: Site
  private let asOf: Timestamp
  private let tiers: AlertTiers
  private let groups: [Group]
  private let stores: [AlertStoreCount]
  private let storesConcerned: Int
  private let debits: DebitsAtRisk

  init(_ store: StoreID?, _ site: Site, _ context: ReadContext) throws(Refusal) {
    (self.site, asOf) = (site, context.now)
    let snapshot = context.snapshot
    tiers = try snapshot.alertTiers(of: site.tenant)
    var query = SQL(
      """
      SELECT store, kind, days, count(*) FROM alerts INDEXED BY alerts_live
      WHERE tenant = ? AND state < 2
      """, .id(site.tenant))
    query.append(alertsOf: site.reach, store)
    query.append(" GROUP BY store, kind, days")
    groups = try snapshot.all(query) { row in
      Group(
        store: row.id(0), kind: AlertKind(rawValue: row.int(1)) ?? .cardExpiring,
        days: row.optionalInt(2), count: row.int(3))
    }
    let counts = Self.sums(groups) { $0.store.rawValue }
      .sorted { ($1.count, $0.key) < ($0.count, $1.key) }
    storesConcerned = counts.count
    var stores: [AlertStoreCount] = []
    for (key, count) in counts.prefix(Self.storesMax) {
      let id = StoreID(rawValue: key)
      let name = site.isMasked ? nil : try snapshot.store(id, within: site.reach)?.name
      stores.append(AlertStoreCount(store: id, name: name, alerts: Int64(count)))
    }
    self.stores = stores
    debits = try Self.debits(store, site, context)
  }

  private static func sums<Key: Hashable>(
    _ groups: [Group], by key: (Group) -> Key
  ) -> [(key: Key, count: Int)] {
    Dictionary(grouping: groups, by: key)
      .map { ($0.key, $0.value.reduce(0) { $0 + $1.count }) }
  }

  /// Automatic debits of the bound cards that expire soon or are invalid.
  private static func debits(
    _ store: StoreID?, _ site: Site, _ context: ReadContext
  ) throws(Refusal) -> DebitsAtRisk {
    let since = context.now + (.zero - .seconds(debitDays * 86_400))
    var query = SQL(
      """
      SELECT count(*), ifnull(sum((SELECT count(*) FROM attempts INDEXED BY attempts_by_card
          CROSS JOIN payments ON payments.tenant = attempts.tenant AND payments.id = attempts.payment
          WHERE attempts.tenant = cards.tenant AND attempts.card = cards.id
            AND attempts.begun_at >= ? AND payments.usage <> 0)), 0)
      FROM (SELECT DISTINCT subject FROM alerts INDEXED BY alerts_live
          WHERE tenant = ? AND state < 2 AND kind IN (0, 1)
      """, .time(since), .id(site.tenant))
    query.append(alertsOf: site.reach, store)
    query.append(
      """
      ) AS risky CROSS JOIN cards ON cards.tenant = ? AND cards.id = risky.subject
      WHERE cards.binding = 0 AND cards.usage > 0
      """, .id(site.tenant))
    let counts = try context.snapshot.all(query, row: { (cards: $0.int(0), attempts: $0.int(1)) })
    return DebitsAtRisk(
      cards: Int64(counts.first?.cards ?? 0), attempts: Int64(counts.first?.attempts ?? 0))
  }

  func digest(in language: RPC.Language) -> AlertDigest {
    let kinds = Self.sums(groups) { $0.kind }.sorted { $0.key.rawValue < $1.key.rawValue }
    let tiers = Self.sums(groups.filter { $0.days != nil }) { $0.days ?? 0 }
      .sorted { $0.key < $1.key }
    var digest = AlertDigest(
      asOf: asOf, daysAhead: self.tiers.daysAhead.map { Int64($0) },
      alerts: Int64(groups.reduce(0) { $0 + $1.count }),
      kinds: kinds.map { AlertKindCount(kind: $0.key, alerts: Int64($0.count)) },
      tiers: tiers.map { AlertTierCount(daysAhead: Int64($0.key), alerts: Int64($0.count)) },
      stores: stores, storesConcerned: Int64(storesConcerned), debitsAtRisk: debits, message: "",
      scope: API.Scope(site))
    digest.message = digest.wording[language == .english ? .en : .zhCN]
    return digest
  }
}
