import API
import Domain
import RPC
import Storage

/// `roles.*`: what the roles of accounts grant.
enum RoleService {
  static func register(in routes: inout Routes) {
    routes.read(Endpoints.rolesList, list)
    routes.read(Endpoints.rolesGet, get)
    routes.write(Endpoints.rolesCreate, create)
    routes.write(Endpoints.rolesUpdate, update)
    routes.write(Endpoints.rolesDelete, delete)
    routes.write(Endpoints.rolesAssign, assign)
  }

  // MARK: Read

  @Sendable private static func get(
    _ params: RolesGetParams, _ context: ReadContext
  ) throws(Refusal) -> RoleResult {
    let tenant = try context.reach(.rolesRead).level(named: params.tenant, in: context.snapshot)
    guard let role = try context.snapshot.roleView(params.role, in: tenant) else {
      throw Refusal(.notFound)
    }
    return RoleResult(role: role)
  }

  /// The built-in roles have the places 1 to 5 in the list; behind them come custom ones by their id.
  @Sendable private static func list(
    _ params: RolesListParams, _ context: ReadContext
  ) throws(Refusal) -> RoleListResult {
    let tenant = try context.reach(.rolesRead).level(named: params.tenant, in: context.snapshot)
    let page = try Page(
      params.pageSize, params.pageToken, of: "roles.list \(tenant.text)", context.service.keys)
    var places: [(place: Int64, name: String)] = Domain.Role.allCases.enumerated().compactMap {
      guard tenant.rawValue == 0 || !$1.isPlatform, $0 >= page.after.first else { return nil }
      return (Int64($0 + 1), $1.rawValue)
    }
    places += try context.snapshot.all(
      "SELECT id, name FROM roles WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?", .id(tenant),
      .int(page.after.first), .int(page.limit), row: { (Int64($0.int(0)), $0.text(1)) })
    let next = page.cut(&places) { ($0.place, 0) }
    var roles: [RoleDefinition] = []
    for (_, name) in places {
      if let role = try context.snapshot.roleView(name, in: tenant) { roles.append(role) }
    }
    return RoleListResult(roles: roles, nextPageToken: next, scope: API.Scope(context.principal))
  }

  // MARK: Create, delete

  @Sendable private static func create(
    _ params: RolesCreateParams, _ context: inout WriteContext
  ) throws(Refusal) -> RoleResult {
    let base = try checkedBase(params, context.principal)
    let permissions = try permissions(params.permissions, "permissions")
    let tenant =
      base.isPlatform
      ? TenantID(rawValue: 0)
      : try context.reach(.rolesManage).tenant(named: params.tenant, in: context.snapshot)
    guard Domain.Role(rawValue: params.name) == nil else { throw Refusal(.roleNameTaken) }
    try context.transaction.insert(
      """
      INSERT INTO roles (tenant, name, id, base, permissions, created_by, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """, .id(tenant), .text(params.name), .int(Int(context.service.identifiers.next())),
      .text(base.rawValue), .text(permissions.names.joined(separator: " ")),
      .id(context.principal.account), .time(context.now), taken: .roleNameTaken)
    guard let role = try context.snapshot.role(params.name, in: tenant),
      permissions.isSubset(of: role.ceiling)
    else { throw Refusal(.aboveCeiling) }
    guard context.principal.mayAssign(role.grants) else { throw Refusal(.roleNotAssignable) }
    return RoleResult(role: try note(params.name, in: tenant, "role.created", &context))
  }

  /// The base of a new role, if the params go together with it.
  private static func checkedBase(
    _ params: RolesCreateParams, _ principal: Principal
  ) throws(Refusal) -> Domain.Role {
    let base = Domain.Role(params.base)
    var violations: [RPC.FieldViolation] = []
    if !Domain.Role.isCustomName(params.name) { violations.append(.init("name", .badFormat)) }
    if !base.canBeBase { violations.append(.init("base", .unknownValue)) }
    if base.isPlatform && params.tenant != nil { violations.append(.init("tenant", .notAllowed)) }
    guard violations.isEmpty else { throw Refusal(violations: violations) }
    guard principal.mayGive([], base) else { throw Refusal(.roleNotAssignable) }
    return base
  }

  @Sendable private static func delete(
    _ params: RolesDeleteParams, _ context: inout WriteContext
  ) throws(Refusal) -> Empty {
    let role = try find(params.role, named: params.tenant, &context)
    guard !role.isBuiltIn else { throw Refusal(.builtInRole) }
    let (tenant, name) = (Value.id(role.tenant), Value.text(params.role))
    let isInUse = try context.snapshot.has(
      "SELECT 1 FROM accounts WHERE tenant = ? AND role = ?", tenant, name)
    guard !isInUse else { throw Refusal(.roleInUse) }
    let last = RoleDefinition(role, policyRevision: try context.snapshot.policyRevision())
    try context.transaction.write("DELETE FROM roles WHERE tenant = ? AND name = ?", tenant, name)
    try context.transaction.write(
      "DELETE FROM role_overrides WHERE tenant = ? AND role = ?", tenant, name)
    try countVersion(of: role, context)
    try context.policyChanged()
    try context.emit("role.deleted", tenant: role.tenant, subject: params.role, body: last)
    return Empty()
  }
}
