import Testing

@testable import Domain

@Suite("Access, over every role, permission and object")
struct AccessMatrixTests {
  private struct Case {
    let caller: Access.Caller
    let permission: Permission
    let support: (hasConsent: Bool, hasReason: Bool)
  }

  private static let objects: [Access.Object] = [
    .none, .unknown, .absent, .known(.init(tenant: 10, store: 100)),
    .known(.init(tenant: 10, store: 101)), .known(.init(tenant: 11, store: 200)),
    .known(.init(tenant: 10)), .known(.init(tenant: 10, account: 2)),
  ]

  private static var cases: [Case] {
    var cases: [Case] = []
    for role in Role.allCases {
      for session in [Access.Session.live, .ended] {
        for isEnabled in [true, false] {
          var caller = Access.Caller(
            account: 1, session: session, role: RoleGrants(builtIn: role),
            tenant: role.isPlatform ? nil : .init(id: 10, isActive: true), stores: [100])
          caller.isEnabled = isEnabled
          for permission in Permission.allCases {
            cases.append(Case(caller: caller, permission: permission, support: (false, false)))
            cases.append(Case(caller: caller, permission: permission, support: (true, true)))
          }
        }
      }
    }
    return cases
  }

  private static func ask(_ item: Case, _ object: Access.Object) -> Access.Question {
    Access.Question(
      .permission(item.permission), caller: item.caller, object: object, support: item.support)
  }

  @Test("the quick answer and the explained one are the same")
  func agreement() {
    for item in Self.cases {
      for object in Self.objects {
        let question = Self.ask(item, object)
        let decision = Access.decide(question)
        let refusal = Access.refusal(question)
        #expect((refusal == nil) == (decision.outcome == .allowed))
        if decision.outcome == .denied { #expect(decision.reason == refusal) }
        let hasFailed = decision.steps.contains { $0.outcome == .failed }
        #expect(hasFailed == (decision.outcome == .denied))
      }
    }
  }

  @Test("to the caller, what it cannot reach is exactly what never existed")
  func indistinguishable() {
    for item in Self.cases {
      let absent = Access.decide(Self.ask(item, .absent))
      for object in Self.objects {
        guard case .known = object else { continue }
        let question = Self.ask(item, object)
        // With a consent in hand, support has the tenant's things within reach.
        guard Access.refusal(question) == .outsideScope else { continue }
        let seen = Access.decide(question.asSeenByCaller)
        #expect(seen.reason == absent.reason)
        #expect(seen.remedy == absent.remedy)
        #expect(seen.steps.map(\.outcome) == absent.steps.map(\.outcome))
        #expect(seen.steps.map(\.detail) == absent.steps.map(\.detail))
      }
    }
  }

  @Test("a caller of one tenant learns nothing about another's things, however it is refused")
  func foreign() {
    for item in Self.cases where !item.caller.role.base.isPlatform {
      let absent = Access.decide(Self.ask(item, .absent))
      let question = Self.ask(item, .known(.init(tenant: 11, store: 200)))
      let seen = Access.decide(question.asSeenByCaller)
      #expect(seen.outcome == .denied)
      #expect(seen.reason == absent.reason)
      #expect(seen.remedy == absent.remedy)
      #expect(seen.steps.map(\.detail) == absent.steps.map(\.detail))
    }
  }

  @Test("without consent support learns nothing about merchants' things")
  func support() {
    for item in Self.cases where item.caller.role.base == .support && !item.support.hasConsent {
      guard Grants.scope(of: item.permission, for: .support) != .any else { continue }
      let absent = Access.decide(Self.ask(item, .absent))
      let question = Self.ask(item, .known(.init(tenant: 11, store: 200)))
      let seen = Access.decide(question.asSeenByCaller)
      #expect(seen.reason == absent.reason)
      #expect(seen.remedy == absent.remedy)
    }
  }

  @Test("every remedy, applied step by step, makes the call allowed")
  func remedies() {
    var count = 0
    for item in Self.cases {
      for object in Self.objects {
        var question = Self.ask(item, object)
        guard let remedy = Access.decide(question).remedy else { continue }
        for step in remedy.steps {
          // No step is there for nothing.
          #expect(Access.refusal(question) != nil)
          step.apply(to: &question)
        }
        #expect(Access.refusal(question) == nil)
        #expect(Language.allCases.allSatisfy { !remedy.text[$0].isEmpty })
        #expect(!remedy.actors.isEmpty)
        count += 1
      }
    }
    #expect(count > 100)
  }

  @Test("without a place to look, a live caller is allowed what its role has, and nothing else")
  func bitTest() {
    for item in Self.cases where item.caller.session == .live && item.caller.isEnabled {
      guard item.support.hasConsent || item.caller.role.base != .support else { continue }
      let isGranted = item.caller.role.effective.contains(item.permission)
      #expect((Access.refusal(Self.ask(item, .none)) == nil) == isGranted)
    }
  }

  @Test("every reason has its text in both languages")
  func texts() {
    for reason in Access.Reason.allCases {
      #expect(Language.allCases.allSatisfy { !reason.clause[$0].isEmpty })
    }
  }
}
