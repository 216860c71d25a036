// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API

extension Client {
  /// The methods of the service `roles`.
  public var roles: RolesService { RolesService(client: self) }
}

/// The methods of the service `roles`, with their types.
public struct RolesService: Sendable {
  let client: Client

  /// Lists roles.
  ///
  /// Those of a merchant: the built-in roles as they stand there, then its own, oldest first. For
  /// the platform's staff without `tenant`: the built-in roles as the platform grants them, then
  /// the platform's own.
  ///
  /// - Parameter tenant: Id of the merchant. The caller's own may be left out.
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before, with otherwise the same
  /// parameters.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func list(tenant: TenantID? = nil, pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.RoleListResult {
    try await client.call(Endpoints.rolesList, RolesListParams(tenant: tenant, pageSize: pageSize, pageToken: pageToken), options)
  }

  /// Reads a role.
  ///
  /// By name.
  ///
  /// - Parameter role: Name of the role.
  /// - Parameter tenant: Id of the merchant. The caller's own may be left out; without it, the
  /// platform's staff get the role as the platform grants it.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func get(role: String, tenant: TenantID? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.RoleResult {
    try await client.call(Endpoints.rolesGet, RolesGetParams(role: role, tenant: tenant), options)
  }

  /// Creates a role.
  ///
  /// Its permissions are some of its base's. Bases of a merchant's roles are store, chain and
  /// service; the platform's own roles have the base support and no `tenant`.
  ///
  /// - Parameter name: Name of the role: a small letter, then 1 to 31 small letters, digits,
  /// hyphens or underscores. Unique in its merchant, and no built-in role's.
  /// - Parameter base: The built-in role that it is made from. Not admin.
  /// - Parameter permissions: Names of its permissions.
  /// - Parameter tenant: Id of the merchant. The caller's own may be left out.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `ROLE_NAME_TAKEN`, `ROLE_NOT_ASSIGNABLE`,
  /// `ABOVE_CEILING`, or with what any method can be.
  public func create(name: String, base: Role, permissions: [String], tenant: TenantID? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.RoleResult {
    try await client.call(Endpoints.rolesCreate, RolesCreateParams(name: name, base: base, permissions: permissions, tenant: tenant), options)
  }

  /// Gives permissions to a role, and takes others away.
  ///
  /// In the merchant alone; for the platform's staff without `tenant`, in all merchants. Both lists
  /// are done, or nothing is. A permission that is given or taken already is no error. Nobody
  /// changes their own role, and accounts of a merchant's headquarters give each other no more than
  /// they have.
  ///
  /// - Parameter role: Name of the role.
  /// - Parameter grant: Names of the permissions to give. One of `grant` and `revoke` is needed,
  /// and no permission may be in both.
  /// - Parameter revoke: Names of the permissions to take away.
  /// - Parameter tenant: Id of the merchant. The caller's own may be left out.
  /// - Parameter version: The version that the change was thought out for. If the role has changed
  /// since, nothing is done.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `OWN_ROLE`, `ROLE_NOT_ASSIGNABLE`,
  /// `ROLE_CHANGED`, `ABOVE_CEILING`, or with what any method can be.
  public func update(role: String, grant: [String]? = nil, revoke: [String]? = nil, tenant: TenantID? = nil, version: Int64? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.RoleResult {
    try await client.call(Endpoints.rolesUpdate, RolesUpdateParams(role: role, grant: grant, revoke: revoke, tenant: tenant, version: version), options)
  }

  /// Deletes a role.
  ///
  /// No account may have it any more. Built-in roles stay.
  ///
  /// - Parameter role: Name of the role.
  /// - Parameter tenant: Id of the merchant. The caller's own may be left out.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `BUILT_IN_ROLE`, `ROLE_IN_USE`, or with
  /// what any method can be.
  public func delete(role: String, tenant: TenantID? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.Empty {
    try await client.call(Endpoints.rolesDelete, RolesDeleteParams(role: role, tenant: tenant), options)
  }

  /// Gives an account another role.
  ///
  /// The account keeps its sessions, which from then on can do what the new role can. Nobody
  /// assigns a role to themselves, and the last enabled admin of the platform keeps its role. Only
  /// with a base of service does an account keep the user ids that are bound to it.
  ///
  /// - Parameter account: Id of the account.
  /// - Parameter role: Name of the role, built-in or of the account's merchant.
  /// - Parameter stores: Stores of the account. Required for a role with the base store unless the
  /// account has stores already, not allowed for others.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `OWN_ROLE`, `ROLE_NOT_ASSIGNABLE`,
  /// `LAST_ADMIN`, or with what any method can be.
  public func assign(account: AccountID, role: String, stores: [StoreID]? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AccountResult {
    try await client.call(Endpoints.rolesAssign, RolesAssignParams(account: account, role: role, stores: stores), options)
  }
}
