import API
import Domain
import RPC
import Storage

/// The filters of a list of cards, all of which must hold.
struct CardQuery {
  var reach: Reach
  var health = HealthSet(Domain.Health.allCases)
  var store: StoreID?
  var brand: API.Brand?
  var expiringWithinDays: Int64?
  /// Nil: all that are still on file.
  var binding: API.Binding?
  var lastFour: Int?
  var order = CardOrder.boundAt
  /// The sort keys behind which the page begins; zero for the first.
  var after = (first: 0, second: 0)
  var limit = 0

  /// - Throws: `notFound` for a store out of reach.
  init(
    reach: Reach, status: CardStatus?, health: [API.Health]?, store: StoreID?, in snapshot: Snapshot
  ) throws(Refusal) {
    self.reach = reach
    self.store = store
    if let store, try snapshot.store(store, within: reach) == nil { throw Refusal(.notFound) }
    if let status { self.health = status.healths }
    if let health {
      let chosen = HealthSet(health.compactMap { Domain.Health(rawValue: UInt8($0.rawValue)) })
      self.health.formIntersection(chosen)
    }
  }

  /// Cards without expiry come behind all others.
  private static let noExpiry = 1_000_000

  /// Whole rows, for `CardRow`.
  func rows(of tenant: TenantID, on day: Day) -> SQL {
    var query = SQL(
      """
      SELECT tenant, id, store, brand, funding, last4, holder_masked, bank, expiry, observed,
        binding, usage, priority, label, bound_at, state_since, last_verified_at, version,
        previous_card, replaced_by FROM cards WHERE tenant = ?
      """, .id(tenant))
    appendFilters(to: &query, on: day)
    return query
  }

  /// What reads show, for `EncodedCardRow`.
  func encodedRows(of tenant: TenantID, on day: Day) -> SQL {
    var query = SQL(
      "SELECT id, store, expiry, observed, encoded, binding FROM cards WHERE tenant = ?",
      .id(tenant))
    appendFilters(to: &query, on: day)
    return query
  }

  private func appendFilters(to query: inout SQL, on day: Day) {
    appendScope(to: &query)
    appendHealth(to: &query, on: day)
    if let brand { query.append(" AND brand = ?", .int(brand.rawValue)) }
    if let lastFour { query.append(" AND last4 = ?", .int(lastFour)) }
    if let days = expiringWithinDays {
      query.append(
        " AND expiry > ? AND expiry <= ?", .int(Expiry.lastExpiredIndex(on: day)),
        .int(Expiry.lastIndex(within: Int(days), of: day)))
    }
    appendOrder(to: &query)
  }

  private func appendScope(to query: inout SQL) {
    if let store {
      query.append(" AND store = ?", .id(store))
    } else {
      query.append(storesOf: reach)
    }
    if let binding {
      query.append(" AND binding = ?", .int(binding.rawValue))
    } else {
      query.append(" AND binding < 2")
    }
  }

  /// The same precedence as `CardState`, over the stored part and the calendar's.
  private func appendHealth(to query: inout SQL, on day: Day) {
    if health == HealthSet(Domain.Health.allCases) { return }
    query.append(
      """
       AND (? >> min(primary_observed, CASE WHEN expiry <= ? THEN 5 WHEN expiry <= ? THEN 11
        ELSE 12 END)) & 1
      """, .int(Int(health.rawValue)), .int(Expiry.lastExpiredIndex(on: day)),
      .int(Expiry.lastExpiringIndex(on: day)))
  }

  private func appendOrder(to query: inout SQL) {
    switch order {
    case .boundAt:
      query.append(" AND id > ? ORDER BY id LIMIT ?", .int(after.first), .int(limit))
    case .boundAtDescending:
      let before = after.first == 0 ? Int.max : after.first
      query.append(" AND id < ? ORDER BY id DESC LIMIT ?", .int(before), .int(limit))
    case .expiry:
      query.append(
        " AND (ifnull(expiry, 1000000), id) > (?, ?) ORDER BY ifnull(expiry, 1000000), id LIMIT ?",
        .int(after.first), .int(after.second), .int(limit))
    }
  }

  /// The sort keys of a card in this order.
  func sortKeys(_ row: borrowing EncodedCardRow) -> (Int64, Int64) {
    switch order {
    case .boundAt, .boundAtDescending: (row.id.rawValue, 0)
    case .expiry: (Int64(row.state.expiry?.index ?? Self.noExpiry), row.id.rawValue)
    }
  }
}

extension CardStatus {
  fileprivate var healths: HealthSet {
    switch self {
    case .normal: Domain.Status.normal.healths
    case .abnormal: Domain.Status.abnormal.healths
    case .invalid: Domain.Status.invalid.healths
    case .unrecognized: preconditionFailure("params and rows hold known values only")
    }
  }
}
