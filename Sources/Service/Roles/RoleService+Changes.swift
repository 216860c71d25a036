import API
import Domain
import RPC
import Storage

extension RoleService {
  // MARK: Update

  @Sendable static func update(
    _ params: RolesUpdateParams, _ context: inout WriteContext
  ) throws(Refusal) -> RoleResult {
    let (grant, revoke) = try checkedChange(params)
    let role = try find(params.role, named: params.tenant, &context)
    guard !context.principal.has(role) else { throw Refusal(.ownRole) }
    if let version = params.version, version != role.version { throw Refusal(.roleChanged) }
    // What lies below a ceiling that the platform has lowered can still be taken away.
    guard grant.isSubset(of: role.ceiling),
      revoke.isSubset(of: Grants.permissions(of: role.grants.base))
    else { throw Refusal(.aboveCeiling) }
    let given = grant.ordered.filter { !role.grants.effective.contains($0) }
    guard context.principal.mayGive(PermissionSet(given), role.grants.base) else {
      throw Refusal(.roleNotAssignable)
    }
    let taken = revoke.ordered.filter { !role.hasRevoked($0) }
    guard !given.isEmpty || !taken.isEmpty else {
      let revision = try context.snapshot.policyRevision()
      return RoleResult(role: RoleDefinition(role, policyRevision: revision))
    }
    for permission in given { try set(permission, .granted, of: role, context) }
    for permission in taken { try set(permission, .revoked, of: role, context) }
    try countVersion(of: role, context)
    return RoleResult(role: try note(params.role, in: role.tenant, "role.changed", &context))
  }

  private static func checkedChange(
    _ params: RolesUpdateParams
  ) throws(Refusal) -> (grant: PermissionSet, revoke: PermissionSet) {
    guard params.grant != nil || params.revoke != nil else {
      throw Refusal(violations: [RPC.FieldViolation("grant", .required)])
    }
    let grant = try permissions(params.grant ?? [], "grant")
    let revoke = try permissions(params.revoke ?? [], "revoke")
    let both = revoke.ordered.filter(grant.contains)
    guard both.isEmpty else {
      throw Refusal(violations: [RPC.FieldViolation("revoke", .notAllowed)])
    }
    return (grant, revoke)
  }

  /// The permissions of these names; every unknown one is a violation.
  static func permissions(
    _ names: [String], _ field: StaticString
  ) throws(Refusal) -> PermissionSet {
    var violations: [RPC.FieldViolation] = []
    var permissions: PermissionSet = []
    for (index, name) in names.enumerated() {
      if let permission = Permission(rawValue: name) {
        permissions.insert(permission)
      } else {
        violations.append(.init("\(field)[\(index)]", .unknownValue))
      }
    }
    guard violations.isEmpty else { throw Refusal(violations: violations) }
    return permissions
  }

  private static func set(
    _ permission: Permission, _ effect: RoleGrants.Override.Effect, of role: RoleRecord,
    _ context: WriteContext
  ) throws(Refusal) {
    try context.transaction.write(
      """
      INSERT OR REPLACE INTO role_overrides
        (tenant, role, permission, effect, changed_by, changed_at) VALUES (?, ?, ?, ?, ?, ?)
      """, .id(role.tenant), .text(role.grants.name), .text(permission.rawValue),
      .int(effect == .granted ? 0 : 1), .id(context.principal.account), .time(context.now))
  }

  // MARK: Assign

  @Sendable static func assign(
    _ params: RolesAssignParams, _ context: inout WriteContext
  ) throws(Refusal) -> AccountResult {
    let account = try AccountService.find(params.account, &context, by: .rolesManage)
    let role = try assignable(params.role, to: account, context)
    guard account.id != context.principal.account else { throw Refusal(.ownRole) }
    // Whoever assigns it may have been disabled by now.
    if role.base != .admin { try AccountService.keepAnAdmin(besides: account, context) }
    try context.transaction.write(
      "UPDATE accounts SET role = ? WHERE id = ? AND tenant = ?", .text(role.name),
      .id(account.id), .id(account.tenant))
    try setStores(params.stores, of: account, role, context)
    if role.base != .service {
      try context.transaction.write(
        "DELETE FROM account_peers WHERE tenant = ? AND account = ?", .id(account.tenant),
        .id(account.id))
    }
    try context.policyChanged()
    let view = try AccountService.note(
      account.id, in: account.tenant, "account.role_changed", &context)
    return AccountResult(account: view)
  }

  /// The role, if accounts of this one's tenant can have it: the platform's staff have the platform's.
  private static func assignable(
    _ name: String, to account: AccountFacts, _ context: WriteContext
  ) throws(Refusal) -> RoleGrants {
    guard let role = try context.snapshot.grants(of: name, in: account.tenant) else {
      throw Refusal(Domain.Role(rawValue: name) == nil ? .notFound : .roleNotAssignable)
    }
    guard role.base.isPlatform == (account.tenant.rawValue == 0),
      context.principal.mayAssign(role)
    else { throw Refusal(.roleNotAssignable) }
    return role
  }

  private static func setStores(
    _ stores: [StoreID]?, of account: AccountFacts, _ role: RoleGrants, _ context: WriteContext
  ) throws(Refusal) {
    guard role.base == .store || stores == nil else {
      throw Refusal(violations: [RPC.FieldViolation("stores", .notAllowed)])
    }
    if role.base == .store && stores == nil {
      guard !account.stores.isEmpty else {
        throw Refusal(violations: [RPC.FieldViolation("stores", .required)])
      }
      return
    }
    try context.transaction.write(
      "DELETE FROM account_stores WHERE tenant = ? AND account = ?", .id(account.tenant),
      .id(account.id))
    for store in stores ?? [] {
      try AccountService.assign(store, to: account.id, in: account.tenant, context)
    }
  }

  // MARK: Records

  /// A role that the caller may manage; every other name is not found.
  static func find(
    _ name: String, named tenant: TenantID?, _ context: inout WriteContext
  ) throws(Refusal) -> RoleRecord {
    let tenant = try context.reach(.rolesManage).level(named: tenant, in: context.snapshot)
    guard let role = try context.snapshot.role(name, in: tenant) else { throw Refusal(.notFound) }
    let revision = try context.snapshot.policyRevision()
    context.record.tenant = tenant
    context.record.target = name
    context.record.before = RoleDefinition(role, policyRevision: revision).json
    return role
  }

  static func countVersion(of role: RoleRecord, _ context: WriteContext) throws(Refusal) {
    try context.transaction.write(
      """
      INSERT OR REPLACE INTO role_versions (tenant, role, version) VALUES (?, ?, ?)
      """, .id(role.tenant), .text(role.grants.name), .int(Int(role.version + 1)))
  }

  /// Records a change and returns the role as it is now.
  static func note(
    _ name: String, in tenant: TenantID, _ event: StaticString, _ context: inout WriteContext
  ) throws(Refusal) -> RoleDefinition {
    try context.policyChanged()
    guard let role = try context.snapshot.roleView(name, in: tenant) else {
      throw Refusal(.notFound)
    }
    context.record.tenant = tenant
    context.record.target = name
    context.record.after = role.json
    try context.emit(event, tenant: tenant, subject: name, body: role)
    return role
  }
}

extension Principal {
  /// Whether this is the caller's own role.
  fileprivate func has(_ record: RoleRecord) -> Bool {
    tenant == record.tenant && role.name == record.grants.name
  }
}

extension WriteContext {
  /// Counts the policy revision up; what anyone may do is read anew from the next call on.
  mutating func policyChanged() throws(Refusal) {
    changesIdentity = true
    try transaction.write("UPDATE policy SET revision = revision + 1")
  }
}
