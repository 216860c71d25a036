import Testing

@testable import Domain

@Suite("Access by consent")
struct ConsentAccessTests {
  private static let consenting: Int64 = 10

  private func ask(
    _ permission: Permission, _ object: Access.Object, consents: [Access.Consent]? = nil
  ) -> Access.Question {
    var caller = Access.Caller(account: 1, session: .live, role: RoleGrants(builtIn: .support))
    caller.consents =
      consents ?? [Access.Consent(tenant: Self.consenting, permissions: [.cardsRead])]
    return Access.Question(
      .permission(permission), caller: caller, object: object, support: (false, true))
  }

  private func place(_ tenant: Int64) -> Access.Object {
    .known(Access.Placement(tenant: tenant, store: 100))
  }

  @Test("a tenant's consent opens that tenant's objects, for the permissions that it names")
  func own() {
    #expect(Access.refusal(ask(.cardsRead, place(Self.consenting))) == nil)
    #expect(Access.refusal(ask(.cardsRead, place(11))) == .consentRequired)
    #expect(Access.refusal(ask(.cardsUnbind, place(Self.consenting))) == .consentRequired)
    #expect(Access.refusal(ask(.cardsBind, place(Self.consenting))) == .roleLacksPermission)
  }

  @Test("a call about no one thing needs any tenant's consent")
  func lists() {
    #expect(Access.refusal(ask(.cardsRead, .none)) == nil)
    #expect(Access.refusal(ask(.cardsUnbind, .none)) == .consentRequired)
    #expect(Access.refusal(ask(.cardsRead, .none, consents: [])) == .consentRequired)
  }

  @Test("what is outside every consent looks like what is nowhere, step by step")
  func outside() {
    for consents in [nil, []] as [[Access.Consent]?] {
      let foreign = ask(.cardsRead, place(11), consents: consents).asSeenByCaller
      let absent = ask(.cardsRead, .absent, consents: consents).asSeenByCaller
      let (seen, expected) = (Access.decide(foreign), Access.decide(absent))
      #expect(seen.reason == (consents == nil ? .notFound : .consentRequired))
      #expect(seen.reason == expected.reason)
      #expect(seen.steps.map(\.outcome) == expected.steps.map(\.outcome))
      #expect(seen.steps.map(\.detail) == expected.steps.map(\.detail))
      #expect(seen.remedy == nil && expected.remedy == nil)
    }
  }

  @Test("what a tenant can consent to is what support has by consent alone")
  func consentable() {
    #expect(
      Grants.consentable.ordered == [.cardsRead, .cardsUnbind, .paymentsRead, .alertsRead])
  }
}
