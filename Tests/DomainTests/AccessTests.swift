import Testing

@testable import Domain

@Suite("Access")
struct AccessTests {
  private static let tenant: Int64 = 10
  private static let store: Int64 = 100

  private static func caller(_ role: Role) -> Access.Caller {
    Access.Caller(
      account: 1, session: .live, role: RoleGrants(builtIn: role),
      tenant: role.isPlatform ? nil : .init(id: tenant, isActive: true),
      stores: role == .store ? [store] : [])
  }

  private static let own = Access.Object.known(.init(tenant: tenant, store: store))
  private static let otherStore = Access.Object.known(.init(tenant: tenant, store: 101))
  private static let otherTenant = Access.Object.known(.init(tenant: 11, store: 200))
  private static let consented = (hasConsent: true, hasReason: true)

  private func ask(
    _ permission: Permission, _ caller: Access.Caller?, _ object: Access.Object = own,
    support: (hasConsent: Bool, hasReason: Bool) = (false, false)
  ) -> Access.Question {
    Access.Question(.permission(permission), caller: caller, object: object, support: support)
  }

  @Test("a store reads its own store's cards, and every step says so")
  func allowed() {
    let decision = Access.decide(ask(.cardsRead, Self.caller(.store)))
    #expect(decision.outcome == .allowed)
    #expect(decision.steps.map(\.check) == Access.Check.allCases)
    #expect(
      decision.steps.map(\.outcome)
        == [.passed, .passed, .passed, .passed, .passed, .notApplicable, .passed])
    #expect(decision.reason == nil && decision.denial == nil && decision.remedy == nil)
    #expect(decision.scope == .ownStores)
  }

  @Test("what is open to everybody needs no caller, and a session's own methods no permission")
  func open() {
    #expect(Access.refusal(Access.Question(.nothing, caller: nil)) == nil)
    #expect(Access.refusal(Access.Question(.session, caller: nil)) == .sessionRequired)
    #expect(Access.refusal(Access.Question(.session, caller: Self.caller(.service))) == nil)
  }

  @Test("the first failing step decides, in the order of the ladder")
  func ladder() {
    var caller = Self.caller(.store)
    caller.session = .ended
    caller.isEnabled = false
    caller.tenant?.isActive = false
    var found: [Access.Reason?] = []
    func note() { found.append(Access.refusal(ask(.cardsImport, caller, Self.otherStore))) }
    note()
    caller.session = .live
    note()
    caller.isEnabled = true
    note()
    caller.tenant?.isActive = true
    note()
    found.append(Access.refusal(ask(.cardsRead, caller, Self.otherStore)))
    found.append(Access.refusal(ask(.cardsRead, caller, .absent)))
    #expect(
      found == [
        .sessionEnded, .accountDisabled, .tenantSuspended, .roleLacksPermission, .outsideScope,
        .notFound,
      ])
  }

  @Test("after the failing step nothing is reached")
  func notReached() {
    let decision = Access.decide(ask(.cardsImport, Self.caller(.store)))
    #expect(
      decision.steps.map(\.outcome)
        == [.passed, .passed, .passed, .failed, .notReached, .notReached, .notReached])
    #expect(decision.denial == .implicit)
  }

  @Test("an unfinished login opens only the session's methods")
  func unfinished() {
    var caller = Self.caller(.chain)
    caller.session = .passwordChangeRequired
    #expect(Access.refusal(Access.Question(.session, caller: caller)) == nil)
    #expect(Access.refusal(ask(.cardsRead, caller)) == .passwordChangeRequired)
    caller.session = .totpEnrollmentRequired
    #expect(Access.refusal(ask(.cardsRead, caller)) == .totpEnrollmentRequired)
    #expect(Access.decide(ask(.cardsRead, caller)).remedy?.steps == [.enrollTOTP])
  }

  @Test("a denial by default names who has the permission, and the role that would do")
  func nearestMiss() {
    let decision = Access.decide(ask(.cardsImport, Self.caller(.store)))
    #expect(decision.reason == .roleLacksPermission)
    #expect(decision.steps[3].detail[.en].contains("it belongs to chain"))
    #expect(decision.steps[3].detail[.zhCN].contains("连锁总部"))
    #expect(decision.remedy?.steps == [.assignRole(RoleGrants(builtIn: .chain), by: .chain)])
    #expect(decision.remedy?.actors == [.chain])
  }

  @Test("the role that would do is no remedy once it has lost the permission as well")
  func seniorWithout() {
    var caller = Self.caller(.store)
    for level in [RoleGrants.Override.Level.platform, .tenant] {
      let change = RoleGrants.Override(
        .revoked, .cardsImport, level: level, changed: (by: 1, at: 2))
      caller.senior = RoleGrants(builtIn: .chain, overrides: [change])
      #expect(Access.decide(ask(.cardsImport, caller)).remedy == nil)
      #expect(Access.decide(ask(.cardsExport, caller)).remedy?.actors == [.chain])
    }
  }

  @Test("a permission taken away is an explicit denial with its author, and can be given back")
  func revoked() {
    let change = RoleGrants.Override(
      .revoked, .cardsUnbind, level: .tenant, changed: (by: 42, at: 1_700_000_000_000))
    var caller = Self.caller(.store)
    caller.role = RoleGrants(builtIn: .store, overrides: [change])
    let decision = Access.decide(ask(.cardsUnbind, caller))
    #expect(decision.reason == .permissionRevoked)
    #expect(decision.denial == .explicit)
    #expect(decision.override?.changedBy == 42)
    #expect(decision.remedy?.steps == [.giveBack(change)])
    #expect(decision.remedy?.actors == [.chain])
  }

  @Test("what the platform took, only the platform gives back")
  func platformRevoked() {
    let change = (by: Int64(1), at: Int64(2))
    let overrides: [RoleGrants.Override] = [
      .init(.revoked, .cardsUnbind, level: .tenant, changed: change),
      .init(.revoked, .cardsUnbind, level: .platform, changed: change),
    ]
    var caller = Self.caller(.store)
    caller.role = RoleGrants(builtIn: .store, overrides: overrides)
    let remedy = Access.decide(ask(.cardsUnbind, caller)).remedy
    #expect(remedy?.steps == overrides.map { .giveBack($0) })
    #expect(remedy?.actors == [.chain, .admin])
  }

  @Test("a custom role that lacks what its base has can get it")
  func customRole() {
    var caller = Self.caller(.chain)
    caller.role = RoleGrants(custom: "auditor", base: .chain, permissions: [.auditRead])
    let decision = Access.decide(ask(.cardsRead, caller))
    #expect(decision.role == "auditor")
    #expect(decision.remedy?.steps == [.addToRole(.cardsRead, by: .chain)])
  }

  @Test("no remedy is told that does not help")
  func noRemedy() {
    let chain = Self.caller(.chain)
    #expect(Access.decide(ask(.cardsRead, chain, Self.otherTenant)).remedy == nil)
    #expect(Access.decide(ask(.cardsRead, chain, .absent)).remedy == nil)
    #expect(Access.decide(ask(.tenantsManage, chain)).remedy == nil)
    #expect(Access.decide(ask(.cardsRead, Self.caller(.admin))).remedy == nil)
    #expect(Access.decide(ask(.cardsRead, nil)).remedy == nil)
    #expect(Access.decide(ask(.cardsImport, Self.caller(.store), Self.otherTenant)).remedy == nil)
  }

  @Test("support needs the consent and then a reason, and the remedy names both")
  func consent() {
    let support = Self.caller(.support)
    let decision = Access.decide(ask(.cardsRead, support))
    #expect(decision.reason == .consentRequired)
    #expect(decision.remedy?.steps == [.grantConsent, .giveReason])
    #expect(decision.remedy?.actors == [.chain, .caller])
    #expect(Access.refusal(ask(.cardsRead, support, support: (true, false))) == .reasonRequired)
    #expect(Access.refusal(ask(.cardsRead, support, support: Self.consented)) == nil)
    #expect(
      Access.refusal(ask(.cardsBind, support, support: Self.consented)) == .roleLacksPermission)
  }

  @Test("an object whose place is unknown leaves the answer unknown, and refused in earnest")
  func unknown() {
    let question = ask(.cardsRead, Self.caller(.store), .unknown)
    #expect(Access.decide(question).outcome == .unknown)
    #expect(Access.decide(question).remedy == nil)
    #expect(Access.refusal(question) == .notFound)
    #expect(Access.decide(ask(.cardsImport, Self.caller(.store), .unknown)).outcome == .denied)
  }

  @Test("one explains oneself; others only as far as the scope reaches")
  func explain() {
    func about(_ account: Int64, tenant: Int64?) -> Access.Object {
      .known(.init(tenant: tenant, account: account))
    }
    for role in Role.allCases {
      let caller = Self.caller(role)
      let oneself = about(1, tenant: caller.tenant?.id)
      #expect(Access.refusal(ask(.accessExplain, caller, oneself)) == nil)
    }
    let other = about(2, tenant: Self.tenant)
    #expect(Access.refusal(ask(.accessExplain, Self.caller(.store), other)) == .outsideScope)
    #expect(Access.refusal(ask(.accessExplain, Self.caller(.service), other)) == .outsideScope)
    #expect(Access.refusal(ask(.accessExplain, Self.caller(.chain), other)) == nil)
    #expect(
      Access.refusal(ask(.accessExplain, Self.caller(.chain), about(2, tenant: 11)))
        == .outsideScope)
    #expect(Access.refusal(ask(.accessExplain, Self.caller(.admin), other)) == nil)
  }

  @Test("a tenant's thing of no store is beyond a store's scope")
  func tenantWide() {
    let object = Access.Object.known(.init(tenant: Self.tenant))
    #expect(Access.refusal(ask(.cardsRead, Self.caller(.store), object)) == .outsideScope)
    #expect(Access.refusal(ask(.cardsRead, Self.caller(.chain), object)) == nil)
  }

  @Test("someone who may see it all learns what would let a store in; the store itself does not")
  func outsideScope() {
    let question = ask(.cardsRead, Self.caller(.store), Self.otherStore)
    #expect(Access.decide(question).remedy?.steps == [.assignStore(101)])
    let seen = Access.decide(question.asSeenByCaller)
    #expect(seen.reason == .notFound)
    #expect(seen.remedy == nil)
  }

  @Test("who asks about somebody else is told nothing that hangs on what it cannot reach")
  func asker() {
    let clerk = Self.caller(.store)
    let boss = Access.Caller(
      account: 2, session: .live, role: RoleGrants(builtIn: .chain), tenant: clerk.tenant)
    let admin = Access.Caller(account: 3, session: .live, role: RoleGrants(builtIn: .admin))
    func told(_ object: Access.Object, _ asker: Access.Caller) -> Access.Decision {
      Access.decide(ask(.cardsRead, clerk, object).asSeen(by: asker))
    }
    #expect(told(Self.own, boss).outcome == .allowed)
    #expect(told(Self.otherStore, boss).reason == .outsideScope)
    #expect(told(Self.otherTenant, boss).outcome == .unknown)
    #expect(told(.absent, boss).outcome == .unknown)
    #expect(
      told(.absent, boss).steps.map(\.detail) == told(Self.otherTenant, boss).steps.map(\.detail))
    #expect(told(Self.otherTenant, admin).reason == .outsideScope)
    #expect(told(.absent, admin).reason == .notFound)
    // Oneself, one hears what the call would say.
    #expect(told(Self.otherStore, clerk).reason == .notFound)
    #expect(told(.none, boss).outcome == .allowed)
    let denied = Access.decide(ask(.cardsImport, clerk, Self.otherTenant).asSeen(by: boss))
    #expect(denied.reason == .roleLacksPermission)
  }

  @Test("a clerk knows its own tenant, but of that no more than its stores and itself")
  func knows() {
    let clerk = Self.caller(.store)
    let known: [Access.Placement] = [
      .init(tenant: Self.tenant), .init(tenant: Self.tenant, store: Self.store),
      .init(tenant: Self.tenant, account: 1),
    ]
    #expect(known.allSatisfy(clerk.knows))
    let unknown: [Access.Placement] = [
      .init(tenant: 11), .init(tenant: Self.tenant, store: 101), .init(tenant: nil),
      .init(tenant: 11, store: Self.store), .init(tenant: Self.tenant, account: 2),
    ]
    #expect(!unknown.contains(where: clerk.knows))
  }
}
