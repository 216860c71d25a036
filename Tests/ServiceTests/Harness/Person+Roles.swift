import API
import RPC

extension Person {
  func role(_ name: String, of tenant: TenantID? = nil) throws -> RoleDefinition {
    try desk.call(Endpoints.rolesGet, RolesGetParams(role: name, tenant: tenant)).role
  }

  func roles(of tenant: TenantID? = nil) throws -> [String] {
    try desk.call(Endpoints.rolesList, RolesListParams(tenant: tenant)).roles.map(\.name)
  }

  @discardableResult
  func makeRole(
    _ name: String, _ base: Role, _ permissions: [String], of tenant: TenantID? = nil
  ) throws -> RoleDefinition {
    try desk.call(
      Endpoints.rolesCreate,
      RolesCreateParams(name: name, base: base, permissions: permissions, tenant: tenant)
    ).role
  }

  @discardableResult
  func grant(
    _ permissions: String..., to role: String, of tenant: TenantID? = nil, version: Int64? = nil
  ) throws -> RoleDefinition {
    try desk.call(
      Endpoints.rolesUpdate,
      RolesUpdateParams(role: role, grant: permissions, tenant: tenant, version: version)
    ).role
  }

  @discardableResult
  func revoke(
    _ permissions: String..., from role: String, of tenant: TenantID? = nil, version: Int64? = nil
  ) throws -> RoleDefinition {
    try desk.call(
      Endpoints.rolesUpdate,
      RolesUpdateParams(role: role, revoke: permissions, tenant: tenant, version: version)
    ).role
  }

  func deleteRole(_ name: String, of tenant: TenantID? = nil) throws {
    _ = try desk.call(Endpoints.rolesDelete, RolesDeleteParams(role: name, tenant: tenant))
  }

  @discardableResult
  func assign(
    _ role: String, to account: AccountID, stores: [StoreID]? = nil
  ) throws -> API.Account {
    try desk.call(
      Endpoints.rolesAssign, RolesAssignParams(account: account, role: role, stores: stores)
    ).account
  }
}
