import API
import Domain
import RPC
import Storage

/// A role as it stands on one level: for the platform, which is tenant 0, or in a tenant.
struct RoleRecord: Sendable {
  let tenant: TenantID
  let isBuiltIn: Bool
  let grants: RoleGrants
  /// What it can have on this level.
  let ceiling: PermissionSet
  let version: Int64

  /// Whether this level has taken `permission` away.
  func hasRevoked(_ permission: Permission) -> Bool {
    let level: RoleGrants.Override.Level = tenant.rawValue == 0 ? .platform : .tenant
    return grants.overrides.contains {
      $0.permission == permission && $0.effect == .revoked && $0.level == level
    }
  }
}

/// What a role is before anyone has changed it.
private struct RoleDraft {
  let name: String
  let base: Domain.Role
  let permissions: PermissionSet
  let isBuiltIn: Bool

  init(builtIn role: Domain.Role) {
    (name, base, isBuiltIn) = (role.rawValue, role, true)
    permissions = Grants.permissions(of: role)
  }

  init(_ row: borrowing Row) {
    guard let base = Domain.Role(rawValue: row.text(1)) else {
      preconditionFailure("the bases in the database are this program's")
    }
    (name, self.base, isBuiltIn) = (row.text(0), base, false)
    let names = row.text(2).split(separator: " ")
    permissions = PermissionSet(names.compactMap { Permission(rawValue: String($0)) })
  }

  func grants(_ overrides: [RoleGrants.Override]) -> RoleGrants {
    RoleGrants(custom: name, base: base, permissions: permissions, overrides: overrides)
  }
}

extension Snapshot {
  func policyRevision() throws(Refusal) -> Int64 {
    guard let revision = try first("SELECT revision FROM policy", row: { Int64($0.int(0)) }) else {
      preconditionFailure("the schema makes the row")
    }
    return revision
  }

  /// What a role of this name grants to accounts of the tenant; nil if there is none.
  func grants(of name: String, in tenant: TenantID) throws(Refusal) -> RoleGrants? {
    guard let draft = try draft(of: name, in: tenant) else { return nil }
    return draft.grants(try takenAbove(draft, in: tenant) + overrides(of: name, in: tenant))
  }

  func role(_ name: String, in tenant: TenantID) throws(Refusal) -> RoleRecord? {
    guard let draft = try draft(of: name, in: tenant) else { return nil }
    let above = try takenAbove(draft, in: tenant)
    let version = try first(
      "SELECT version FROM role_versions WHERE tenant = ? AND role = ?", .id(tenant), .text(name),
      row: { Int64($0.int(0)) })
    return RoleRecord(
      tenant: tenant, isBuiltIn: draft.isBuiltIn,
      grants: draft.grants(try above + overrides(of: name, in: tenant)),
      ceiling: RoleGrants.ceiling(of: draft.base, under: above), version: version ?? 1)
  }

  private func draft(of name: String, in tenant: TenantID) throws(Refusal) -> RoleDraft? {
    if let role = Domain.Role(rawValue: name) {
      return tenant.rawValue == 0 || !role.isPlatform ? RoleDraft(builtIn: role) : nil
    }
    return try first(
      "SELECT name, base, permissions FROM roles WHERE tenant = ? AND name = ?", .id(tenant),
      .text(name), row: { RoleDraft($0) })
  }

  /// What the platform has taken from the role's base: nobody below can have it.
  private func takenAbove(
    _ draft: RoleDraft, in tenant: TenantID
  ) throws(Refusal) -> [RoleGrants.Override] {
    if tenant.rawValue == 0 && draft.isBuiltIn { return [] }
    return try overrides(of: draft.base.rawValue, in: TenantID(rawValue: 0))
      .filter { $0.effect == .revoked }
  }

  private func overrides(
    of role: String, in tenant: TenantID
  ) throws(Refusal) -> [RoleGrants.Override] {
    try all(
      """
      SELECT permission, effect, changed_by, changed_at FROM role_overrides
      WHERE tenant = ? AND role = ? ORDER BY permission
      """, .id(tenant), .text(role)
    ) { row -> RoleGrants.Override? in
      guard let permission = Permission(rawValue: row.text(0)) else { return nil }
      return RoleGrants.Override(
        row.int(1) == 0 ? .granted : .revoked, permission,
        level: tenant.rawValue == 0 ? .platform : .tenant,
        changed: (by: Int64(row.int(2)), at: Int64(row.int(3))))
    }.compactMap { $0 }
  }
}
