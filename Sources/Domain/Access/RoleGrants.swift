/// What a role, built-in or custom, grants after all changes to it.
package struct RoleGrants: Hashable, Sendable {
  /// A recorded change of one permission of a role.
  package struct Override: Hashable, Sendable {
    package enum Effect: String, Sendable {
      case granted, revoked
    }

    /// Who made the change; a tenant can only move below what the platform leaves.
    package enum Level: String, Sendable {
      case platform, tenant
    }

    package let permission: Permission
    package let effect: Effect
    package let level: Level
    /// The account that made the change.
    package let changedBy: Int64
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let changedAt: Int64

    package init(
      _ effect: Effect, _ permission: Permission, level: Level,
      changed: (by: Int64, at: Int64)
    ) {
      self.permission = permission
      self.effect = effect
      self.level = level
      changedBy = changed.by
      changedAt = changed.at
    }
  }

  package let base: Role
  package let name: String
  /// What the role was defined with, before the overrides.
  package let permissions: PermissionSet
  package let overrides: [Override]
  /// What an account with the role may do: denial wins over a grant, and the ceiling over both.
  package var effective: PermissionSet { inForce.permissions }
  /// The same with its reach, without how it came about: what is asked at each call.
  package let inForce: InForce

  package struct InForce: Hashable, Sendable {
    let base: Role
    let permissions: PermissionSet

    /// How far `permission` reaches; `nil`: denied.
    package func scope(of permission: Permission) -> Scope? {
      permissions.contains(permission) ? Grants.scope(of: permission, for: base) : nil
    }
  }

  package init(builtIn role: Role, overrides: [Override] = []) {
    self.init(
      custom: role.rawValue, base: role, permissions: Grants.permissions(of: role),
      overrides: overrides)
  }

  /// A custom role; what lies above the ceiling of its base is without effect.
  package init(
    custom name: String, base: Role, permissions: PermissionSet, overrides: [Override] = []
  ) {
    self.base = base
    self.name = name
    self.permissions = permissions
    self.overrides = overrides
    var effective = permissions
    for override in overrides where override.effect == .granted {
      effective.insert(override.permission)
    }
    effective.formIntersection(Grants.permissions(of: base))
    for override in overrides where override.effect == .revoked {
      effective.remove(override.permission)
    }
    inForce = InForce(base: base, permissions: effective)
  }

  /// How far `permission` reaches; `nil`: denied.
  package func scope(of permission: Permission) -> Scope? { inForce.scope(of: permission) }

  /// The change that takes `permission` away, if one does.
  package func revocation(of permission: Permission) -> Override? {
    overrides.first { $0.permission == permission && $0.effect == .revoked }
  }

  /// What a role can have at most: its base's grants, without what was taken away above it.
  ///
  /// - Parameter above: the changes that the role is under: the platform's to the role or to its base.
  package static func ceiling(of base: Role, under above: [Override]) -> PermissionSet {
    var ceiling = Grants.permissions(of: base)
    for override in above where override.effect == .revoked { ceiling.remove(override.permission) }
    return ceiling
  }

  func withoutRevocation(_ revocation: Override) -> RoleGrants {
    RoleGrants(
      custom: name, base: base, permissions: permissions,
      overrides: overrides.filter { $0 != revocation })
  }

  func adding(_ permission: Permission) -> RoleGrants {
    var permissions = permissions
    permissions.insert(permission)
    return RoleGrants(custom: name, base: base, permissions: permissions, overrides: overrides)
  }
}
