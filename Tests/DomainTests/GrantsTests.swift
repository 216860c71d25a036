import Testing

@testable import Domain

@Suite("Grants")
struct GrantsTests {
  @Test("the table has one row per permission, in order")
  func rows() {
    #expect(Grants.table.map(\.permission) == Permission.allCases)
    #expect(Permission.allCases.map(\.index) == Array(0..<Permission.allCases.count))
  }

  @Test("a role's mask has exactly the permissions with a scope")
  func masks() {
    for role in Role.allCases {
      for permission in Permission.allCases {
        let scope = Grants.scope(of: permission, for: role)
        #expect(Grants.permissions(of: role).contains(permission) == (scope != nil))
        #expect(Grants.roles(with: permission).contains(role) == (scope != nil))
      }
    }
  }

  @Test("the administrator never touches cards, payments or alerts")
  func admin() {
    let forbidden = ["cards.", "payments.", "alerts.", "events.", "channels."]
    for permission in Grants.permissions(of: .admin).ordered {
      #expect(!forbidden.contains { permission.rawValue.hasPrefix($0) })
    }
  }

  @Test("support reaches merchants' data only with their consent")
  func support() {
    for permission in Grants.permissions(of: .support).ordered {
      let scope = Grants.scope(of: permission, for: .support)
      let isOpen: [Permission] = [.entriesRead, .accessExplain, .rolesRead]
      #expect(scope == .consent || isOpen.contains(permission))
    }
    #expect(Grants.isMasked(.cardsRead, for: .support))
    #expect(!Grants.isMasked(.cardsRead, for: .chain))
  }

  @Test("a store sees its own stores and no more")
  func store() {
    for permission in Grants.permissions(of: .store).ordered {
      let scope = Grants.scope(of: permission, for: .store)
      #expect(scope == .ownStores || scope == .own)
    }
  }

  @Test("no role of a tenant reaches beyond the tenant")
  func tenant() {
    for role in Role.allCases where !role.isPlatform {
      for permission in Permission.allCases {
        let scope = Grants.scope(of: permission, for: role)
        #expect(scope != .any && scope != .consent)
      }
    }
  }

  @Test("changes move only below the ceiling, and denial wins")
  func overrides() {
    let change = (by: Int64(7), at: Int64(1000))
    let role = RoleGrants(
      builtIn: .store,
      overrides: [
        .init(.granted, .cardsImport, level: .tenant, changed: change),
        .init(.granted, .cardsUnbind, level: .tenant, changed: change),
        .init(.revoked, .cardsUnbind, level: .platform, changed: change),
      ])
    #expect(!role.effective.contains(.cardsImport))
    #expect(!role.effective.contains(.cardsUnbind))
    #expect(role.effective.contains(.cardsRead))
    #expect(role.effective.isSubset(of: Grants.permissions(of: .store)))
  }

  @Test("a custom role has what it was given, below its base's ceiling")
  func custom() {
    let role = RoleGrants(
      custom: "cashier", base: .store, permissions: [.cardsRead, .tenantsManage])
    #expect(role.effective == [.cardsRead])
    #expect(role.scope(of: .cardsRead) == .ownStores)
    #expect(role.scope(of: .cardsBind) == nil)
    #expect(!Role.admin.canBeBase)
  }

  @Test("a set gives back what was put in")
  func sets() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let chosen = Permission.allCases.filter { _ in Bool.random(using: &generator) }
      #expect(PermissionSet(chosen).ordered == chosen)
    }
  }

  @Test("what was taken above is no longer in the ceiling; what was given back is")
  func ceiling() {
    let change = { (effect: RoleGrants.Override.Effect, permission: Permission) in
      RoleGrants.Override(effect, permission, level: .platform, changed: (by: 1, at: 2))
    }
    let above = [change(.revoked, .cardsUnbind), change(.granted, .cardsExport)]
    let ceiling = RoleGrants.ceiling(of: .store, under: above)
    var expected = Grants.permissions(of: .store)
    expected.remove(.cardsUnbind)
    #expect(ceiling == expected)
    #expect(RoleGrants.ceiling(of: .store, under: []) == Grants.permissions(of: .store))
  }

  @Test("a custom role's name is short, plain and small")
  func customNames() {
    for name in ["ab", "a1", "night-shift_2", "a" + String(repeating: "z", count: 31)] {
      #expect(Role.isCustomName(name), "\(name)")
    }
    for name in [
      "", "a", "1a", "-a", "_a", "Ab", "aB", "a b", "a.b", "é1", "a\u{301}", "收银", "ab\n",
      "a" + String(repeating: "z", count: 32),
    ] {
      #expect(!Role.isCustomName(name), "\(name)")
    }
  }
}
