import API
import Domain
import RPC
import Storage

/// `tenants.*`: the merchants of the platform.
enum TenantService {
  private static let timeZoneDefault = "Asia/Shanghai"

  static func register(in routes: inout Routes) {
    routes.write(Endpoints.tenantsCreate, create)
    routes.read(Endpoints.tenantsGet, get)
    routes.read(Endpoints.tenantsList, list)
    routes.write(Endpoints.tenantsConfigure, configure)
    routes.write(Endpoints.tenantsSuspend) { params, context throws(Refusal) in
      try set(params.tenant, .suspended, &context)
    }
    routes.write(Endpoints.tenantsResume) { params, context throws(Refusal) in
      try set(params.tenant, .active, &context)
    }
  }

  @Sendable private static func create(
    _ params: TenantsCreateParams, _ context: inout WriteContext
  ) throws(Refusal) -> TenantResult {
    let zone = params.timeZone ?? timeZoneDefault
    guard context.service.zones.zone(named: zone) != nil else { throw Refusal(.timeZoneUnknown) }
    let id: TenantID = context.nextID()
    try context.transaction.write(
      "INSERT INTO tenants (id, name, time_zone, created_at) VALUES (?, ?, ?, ?)",
      .id(id), .text(params.name), .text(zone), .time(context.now))
    guard let tenant = try context.snapshot.tenantView(id) else { throw Refusal(.notFound) }
    try DailyWork.begin(for: tenant.id, context)
    try note(tenant, "tenant.created", &context)
    return TenantResult(tenant: tenant)
  }

  @Sendable private static func get(
    _ params: TenantsGetParams, _ context: ReadContext
  ) throws(Refusal) -> TenantResult {
    let reach = context.principal.ownReach
    guard reach.covers(tenant: params.tenant),
      let tenant = try context.snapshot.tenantView(params.tenant)
    else { throw Refusal(.notFound) }
    return TenantResult(tenant: tenant)
  }

  @Sendable private static func list(
    _ params: TenantsListParams, _ context: ReadContext
  ) throws(Refusal) -> TenantListResult {
    let page = try Page(
      params.pageSize, params.pageToken, of: "tenants.list \(params.state?.rawValue ?? -1)",
      context.service.keys)
    var tenants = try context.snapshot.all(
      """
      SELECT id, name, time_zone, state, purge_after_days FROM tenants
      WHERE id > ?1 AND id > 0 AND state = ifnull(?2, state) ORDER BY id LIMIT ?3
      """, .int(page.after.first), Value(params.state?.rawValue), .int(page.limit),
      row: { Tenant($0) })
    let next = page.cut(&tenants) { ($0.id.rawValue, 0) }
    return TenantListResult(
      tenants: tenants, nextPageToken: next,
      scope: API.Scope(context.reach(.tenantsManage), of: nil))
  }

  private static func set(
    _ id: TenantID, _ state: TenantState, _ context: inout WriteContext
  ) throws(Refusal) -> TenantResult {
    guard id.rawValue > 0, var tenant = try context.snapshot.tenantView(id) else {
      throw Refusal(.notFound)
    }
    guard tenant.state != state else { return TenantResult(tenant: tenant) }
    context.record.before = tenant.json
    tenant.state = state
    try context.transaction.write(
      "UPDATE tenants SET state = ? WHERE id = ?", .int(state.rawValue), .id(id))
    try note(tenant, state == .active ? "tenant.resumed" : "tenant.suspended", &context)
    return TenantResult(tenant: tenant)
  }

  @Sendable private static func configure(
    _ params: TenantsConfigureParams, _ context: inout WriteContext
  ) throws(Refusal) -> TenantResult {
    guard params.tenant.rawValue > 0,
      var tenant = try context.snapshot.tenantView(params.tenant)
    else { throw Refusal(.notFound) }
    context.record.before = tenant.json
    tenant.purgeAfterDays = params.purgeAfterDays
    try context.transaction.write(
      "UPDATE tenants SET purge_after_days = ? WHERE id = ?", .int(Int(params.purgeAfterDays)),
      .id(tenant.id))
    try DailyWork.purge.again(for: tenant.id, context)
    try note(tenant, "tenant.configured", &context)
    return TenantResult(tenant: tenant)
  }

  private static func note(
    _ tenant: Tenant, _ event: StaticString, _ context: inout WriteContext
  ) throws(Refusal) {
    context.changesIdentity = true
    context.record.tenant = tenant.id
    context.record.target = tenant.id.text
    context.record.after = tenant.json
    try context.emit(event, tenant: tenant.id, subject: tenant.id, body: tenant)
  }
}

extension Tenant {
  fileprivate init(_ row: borrowing Row) {
    self.init(
      id: row.id(0), name: row.text(1), timeZone: row.text(2),
      state: row.int(3) == 0 ? .active : .suspended, purgeAfterDays: Int64(row.int(4)))
  }
}

extension Snapshot {
  func tenantView(_ id: TenantID) throws(Refusal) -> Tenant? {
    try first(
      """
      SELECT id, name, time_zone, state, purge_after_days FROM tenants WHERE id = ? AND id > 0
      """, .id(id), row: { Tenant($0) })
  }
}

extension Principal {
  /// What an account may see of tenants and stores without any permission: where it works. Whoever
  /// manages stores sees those that it manages.
  var ownReach: Reach {
    switch role.base {
    case .admin: Reach(tenant: nil, stores: nil)
    case .chain, .service: Reach(tenant: tenant, stores: nil)
    case .store: Reach(tenant: tenant, stores: stores)
    case .support: Reach(tenant: tenant, stores: [])
    }
  }
}

extension Reach {
  func covers(tenant other: TenantID) -> Bool {
    guard let tenant else { return true }
    return tenant.rawValue == other.rawValue
  }

  /// The one tenant that a call is about: the caller's own, or the one it names. Whoever reaches all
  /// tenants has to name one.
  func tenant(named id: TenantID?, in snapshot: Snapshot) throws(Refusal) -> TenantID {
    guard let wanted = id ?? tenant else {
      throw Refusal(violations: [RPC.FieldViolation("tenant", .required)])
    }
    guard wanted.rawValue > 0, covers(tenant: wanted),
      try snapshot.tenantView(wanted) != nil
    else { throw Refusal(.notFound) }
    return wanted
  }

  /// The same for calls that can also be about the platform itself, tenant 0: they are when whoever
  /// reaches all tenants names none.
  func level(named id: TenantID?, in snapshot: Snapshot) throws(Refusal) -> TenantID {
    if tenant == nil && id == nil { return TenantID(rawValue: 0) }
    return try tenant(named: id, in: snapshot)
  }
}
