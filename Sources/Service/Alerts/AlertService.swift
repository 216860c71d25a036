import API
import Domain
import JSON
import RPC
import Storage

/// `alerts.*`: what about a merchant's cards somebody should see to.
enum AlertService {
  static func register(in routes: inout Routes) {
    routes.read(recorded: Endpoints.alertsList, list)
    routes.slow(Endpoints.alertsDigest, prepare: digest, write: noteDigest)
    routes.write(Endpoints.alertsAcknowledge, acknowledge)
    routes.write(Endpoints.alertsConfigure, configure)
  }

  @Sendable private static func list(
    _ params: AlertsListParams, _ context: ReadContext
  ) throws(Refusal) -> AlertListResult {
    let site = try enter(params.tenant, params.store, context)
    let page = try Page(
      params.pageSize, params.pageToken, of: listName(params, context), context.service.keys)
    var query = SQL.alerts(of: site.tenant)
    query.append(" AND alerts.id < ?", .int(page.after.first == 0 ? Int.max : page.after.first))
    if let state = params.state { query.append(" AND alerts.state = ?", .int(state.rawValue)) }
    if let kind = params.kind { query.append(" AND alerts.kind = ?", .int(kind.rawValue)) }
    query.append(alertsOf: site.reach, params.store)
    query.append(" ORDER BY alerts.id DESC LIMIT ?", .int(page.limit))
    var alerts = try context.snapshot.all(query, row: { Alert($0) })
    let next = page.cut(&alerts) { ($0.id.rawValue, 0) }
    return AlertListResult(alerts: alerts, nextPageToken: next, scope: API.Scope(site))
  }

  /// What a page token is bound to: the caller and the filters, without the page itself.
  private static func listName(_ params: AlertsListParams, _ context: ReadContext) -> String {
    var filters = params
    (filters.pageSize, filters.pageToken) = (nil, nil)
    return "alerts.list \(context.principal.account.text) " + String(copying: filters.json.span)
  }

  /// Sums up tens of thousands of alerts, where a merchant has so many: nobody else waits for it.
  @Sendable private static func digest(
    _ params: AlertsDigestParams, _ preparation: Preparation
  ) throws(Refusal) -> AlertDigest {
    try preparation.read { snapshot throws(Refusal) in
      let context = preparation.reading(snapshot)
      let site = try enter(params.tenant, params.store, context)
      preparation.note(site)
      return try AlertSummary(params.store, site, context).digest(in: preparation.call.language)
    }
  }

  /// The audit line of a digest is all that it writes, if the caller may still see what it tells.
  @Sendable private static func noteDigest(
    _ params: AlertsDigestParams, _ digest: AlertDigest, _ context: inout WriteContext
  ) throws(Refusal) -> AlertDigest {
    try context.enter(.alertsRead, .merchant(params.tenant, store: params.store))
    context.record.target = params.store?.text ?? context.tenant.text
    return digest
  }

  private static func enter(
    _ tenant: TenantID?, _ store: StoreID?, _ context: ReadContext
  ) throws(Refusal) -> Site {
    let site = try context.enter(.alertsRead, .merchant(tenant, store: store))
    if let store, try context.snapshot.store(store, within: site.reach) == nil {
      throw Refusal(.notFound)
    }
    return site
  }

  @Sendable private static func acknowledge(
    _ params: AlertsAcknowledgeParams, _ context: inout WriteContext
  ) throws(Refusal) -> AcknowledgeResult {
    let reach = context.reach(.alertsManage)
    var alerts: [Alert] = []
    for id in params.alerts {
      guard let alert = try context.snapshot.alert(id, of: context.tenant),
        reach.covers(alert.store)
      else { throw Refusal(.notFound) }
      alerts.append(alert.state == .open ? try acknowledge(alert, &context) : alert)
    }
    context.record.target = params.alerts.first?.text
    context.record.after = Array("[\(alerts.map(\.id.json).joined(separator: ","))]".utf8)
    return AcknowledgeResult(alerts: alerts)
  }

  private static func acknowledge(
    _ alert: Alert, _ context: inout WriteContext
  ) throws(Refusal) -> Alert {
    try context.transaction.write(
      """
      UPDATE alerts SET state = 1, acknowledged_at = ?, acknowledged_by = ?
      WHERE tenant = ? AND id = ?
      """, .time(context.now), .id(context.principal.account), .id(alert.tenant), .id(alert.id))
    return try context.tell("alert.acknowledged", alert.id, of: alert.tenant)
  }

  @Sendable private static func configure(
    _ params: AlertsConfigureParams, _ context: inout WriteContext
  ) throws(Refusal) -> AlertSettings {
    let tenant = context.tenant
    let old = try context.snapshot.alertTiers(of: tenant)
    guard let tiers = AlertTiers(params.daysAhead.map { Int($0) }) else {
      throw Refusal(violations: [RPC.FieldViolation("daysAhead", .notDescending)])
    }
    let text = tiers.daysAhead.map { "\($0)" }.joined(separator: " ")
    try context.transaction.write(
      "UPDATE tenants SET alert_days = ? WHERE id = ?", .text(text), .id(tenant))
    // What a new tier covers already is told of at once.
    try DailyWork.alerts.again(for: tenant, context)
    let settings = AlertSettings(tiers)
    context.record.target = tenant.text
    (context.record.before, context.record.after) = (AlertSettings(old).json, settings.json)
    try context.emit("alerts.configured", tenant: tenant, subject: tenant, body: settings)
    return settings
  }
}

extension AlertSettings {
  fileprivate init(_ tiers: AlertTiers) {
    self.init(daysAhead: tiers.daysAhead.map { Int64($0) })
  }
}

extension AlertID {
  fileprivate var json: String { "\"\(text)\"" }
}

extension SQL {
  /// Keeps to a store, or to the stores within reach.
  mutating func append(alertsOf reach: Reach, _ store: StoreID?) {
    if let store {
      append(" AND alerts.store = ?", .id(store))
    } else if let stores = reach.stores {
      append(" AND alerts.store IN ")
      append(list: stores.map { .id($0) })
    }
  }
}
