import API
import Domain
import RPC
import Storage

extension RoleDefinition {
  /// A role as the contract shows it.
  init(_ role: RoleRecord, policyRevision: Int64) {
    let grants = role.grants
    let label = role.isBuiltIn ? grants.base.label : Wording(grants.name, zh: grants.name)
    self.init(
      name: grants.name, base: API.Role(grants.base), builtIn: role.isBuiltIn,
      tenant: role.tenant.rawValue == 0 ? nil : role.tenant,
      label: RoleLabel(en: label.en, zh: label.zhCN),
      permissions: grants.effective.names, ceiling: role.ceiling.names,
      overrides: grants.overrides.map { RoleOverride($0) }, version: role.version,
      policyRevision: policyRevision)
  }
}

extension RoleOverride {
  fileprivate init(_ override: RoleGrants.Override) {
    self.init(
      permission: override.permission.rawValue,
      effect: override.effect == .granted ? .granted : .revoked,
      level: override.level == .platform ? .platform : .tenant,
      changedBy: AccountID(rawValue: override.changedBy),
      changedAt: Timestamp(milliseconds: override.changedAt))
  }
}

extension PermissionSet {
  /// The names as the contract lists them: sorted.
  var names: [String] { ordered.map(\.rawValue).sorted() }
}

extension Snapshot {
  /// A role as the contract shows it; nil if the tenant has none of this name.
  func roleView(_ name: String, in tenant: TenantID) throws(Refusal) -> RoleDefinition? {
    guard let role = try role(name, in: tenant) else { return nil }
    return RoleDefinition(role, policyRevision: try policyRevision())
  }
}
