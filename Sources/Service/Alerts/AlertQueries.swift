import API
import Domain
import RPC
import Storage

extension SQL {
  /// Whole rows of a tenant's alerts, for `Alert`, with more conditions to come.
  static func alerts(of tenant: TenantID) -> SQL {
    SQL(
      """
      SELECT alerts.id, alerts.tenant, alerts.store, alerts.kind, alerts.state, alerts.subject,
        alerts.channel, alerts.expiry, alerts.days, alerts.health, alerts.raised_at,
        alerts.acknowledged_at, alerts.acknowledged_by, alerts.settled_at, cards.brand, cards.last4
      FROM alerts LEFT JOIN cards ON cards.tenant = alerts.tenant AND cards.id = alerts.subject
      WHERE alerts.tenant = ?
      """, .id(tenant))
  }
}

extension Alert {
  init(_ row: borrowing Row) {
    let kind = AlertKind(rawValue: row.int(3)) ?? .cardExpiring
    let expiry = row.optionalInt(7).map { Expiry(index: $0) }
    let channel = row.text(6)
    self.init(
      id: row.id(0), tenant: row.id(1), store: row.id(2), kind: kind,
      state: AlertState(rawValue: row.int(4)) ?? .settled,
      card: kind == .lastUsableGone ? nil : row.id(5),
      brand: row.optionalInt(14).flatMap { API.Brand(rawValue: $0) },
      last4: row.optionalInt(15).map { CardRow.lastFourText($0) },
      daysAhead: row.optionalInt(8).map { Int64($0) }, expMonth: expiry.map { Int64($0.month) },
      expYear: expiry.map { Int64($0.year) },
      health: row.optionalInt(9).flatMap { API.Health(rawValue: $0) },
      channel: channel.isEmpty ? nil : channel, raisedAt: row.time(10),
      acknowledgedAt: row.optionalTime(11), acknowledgedBy: row.optionalID(12),
      settledAt: row.optionalTime(13))
  }
}

/// A live alert, as far as changes look at it.
struct LiveAlert {
  let id: AlertID
  let expiry: Expiry?
}

extension Snapshot {
  func alert(_ id: AlertID, of tenant: TenantID) throws(Refusal) -> Alert? {
    var query = SQL.alerts(of: tenant)
    query.append(" AND alerts.id = ?", .id(id))
    return try all(query, row: { Alert($0) }).first
  }

  /// The alert of this kind about this subject that is open or acknowledged.
  func liveAlert(_ matter: AlertMatter) throws(Refusal) -> LiveAlert? {
    try first(
      """
      SELECT id, expiry FROM alerts INDEXED BY alerts_live
      WHERE tenant = ? AND subject = ? AND kind = ? AND channel = ? AND state < 2
      """, .id(matter.tenant), .int(Int(matter.subject)), .int(matter.kind.rawValue),
      .text(matter.channel),
      row: { LiveAlert(id: $0.id(0), expiry: $0.optionalInt(1).map { Expiry(index: $0) }) })
  }

  /// Whether this tier of an expiry, or a more urgent one, was ever raised.
  func wasRaised(_ matter: AlertMatter) throws(Refusal) -> Bool {
    try has(
      """
      SELECT 1 FROM alerts INDEXED BY alerts_by_tier
      WHERE tenant = ? AND subject = ? AND expiry = ? AND days <= ? AND kind = 0
      """, .id(matter.tenant), .int(Int(matter.subject)), Value(matter.expiry?.index),
      Value(matter.days))
  }

  /// When a tenant wants to hear of an expiry.
  func alertTiers(of tenant: TenantID) throws(Refusal) -> AlertTiers {
    let text = try first(
      "SELECT alert_days FROM tenants WHERE id = ?", .id(tenant), row: { $0.text(0) })
    let days = (text ?? "").split(separator: " ").compactMap { Int($0) }
    guard let tiers = AlertTiers(days) else {
      var refusal = Refusal(.internal)
      refusal.cause = "stored alert tiers cannot be read back"
      throw refusal
    }
    return tiers
  }

  /// Whether a store has a card that some payment could use.
  func hasUsableCard(
    _ store: StoreID, of tenant: TenantID, on today: Day
  ) throws(Refusal) -> Bool {
    var isFound = false
    try each(
      """
      SELECT id, expiry, observed, usage FROM cards INDEXED BY cards_on_file
      WHERE tenant = ? AND store = ? AND binding < 2 AND binding = 0
        AND (expiry IS NULL OR expiry > ?)
      """, values: [.id(tenant), .id(store), .int(Expiry.lastExpiredIndex(on: today))]
    ) { row throws(Refusal) in
      let state = Domain.CardState(
        observed: HealthSet(rawValue: UInt16(truncatingIfNeeded: row.int(2))),
        expiry: row.optionalInt(1).map { Expiry(index: $0) })
      isFound = Routing.Candidate(
        id: Int64(row.int(0)), binding: .bound, state: state,
        usage: Domain.Usage(CardUsage(rawValue: row.int(3)) ?? .checkout)
      ).isUsable(on: today)
      return !isFound
    }
    return isFound
  }
}
