import API
import RPC
import Testing

/// What lists say of what they leave out: a reason, and nothing that counts or names it.
@Suite("Scopes of lists")
struct ScopeTests {
  let stage: Supporter
  private var merchant: Merchant { stage.merchant }

  init() throws { stage = try Supporter() }

  /// A scope on one line.
  private func text(_ scope: Scope) -> String { String(decoding: scope.json, as: UTF8.self) }

  private var wholeTenant: String {
    #"{"tenant":"\#(merchant.tenant.text)","stores":"all","hidden":[]}"#
  }

  private var ownStores: String {
    #"{"tenant":"\#(merchant.tenant.text)","stores":["\#(merchant.store.text)"],"#
      + #""hidden":[{"reason":"OUTSIDE_SCOPE"}]}"#
  }

  private let platform = #"{"stores":"all","hidden":[]}"#

  private func service() throws -> Person {
    let service = try merchant.boss.create("orders", .service, of: merchant.tenant)
    try service.settle()
    return service
  }

  @Test("a list of cards covers the tenant, for a store account its own stores")
  func cards() throws {
    func scope(_ person: Person) throws -> String {
      text(try person.desk.call(Endpoints.cardsList, CardsListParams()).scope)
    }
    #expect(try scope(merchant.boss) == wholeTenant)
    #expect(try scope(service()) == wholeTenant)
    #expect(try scope(merchant.clerk) == ownStores)
  }

  @Test("a list of cards tells support that details are left out, and the tenant that they are not")
  func masked() throws {
    try stage.grant()
    let scope = try stage.list { $0.tenant = merchant.tenant }.scope
    #expect(
      text(scope) == #"{"tenant":"\#(merchant.tenant.text)","stores":"all","#
        + #""hidden":[{"reason":"DETAILS_MASKED"}]}"#)
  }

  @Test("a list of stores covers what the account works in, for an admin the tenant that it names")
  func stores() throws {
    func scope(_ person: Person, _ tenant: TenantID? = nil) throws -> String {
      let params = StoresListParams(tenant: tenant)
      return text(try person.desk.call(Endpoints.storesList, params).scope)
    }
    #expect(try scope(merchant.boss) == wholeTenant)
    #expect(try scope(service()) == wholeTenant)
    #expect(try scope(merchant.clerk) == ownStores)
    #expect(try scope(merchant.admin, merchant.tenant) == wholeTenant)
    #expect(try reason { try scope(stage.support, merchant.tenant) } == "NOT_FOUND")
  }

  @Test("lists of accounts and of tenants leave nothing out for those who may ask")
  func accounts() throws {
    func scope(_ person: Person, _ tenant: TenantID? = nil) throws -> String {
      let params = AccountsListParams(tenant: tenant)
      return text(try person.desk.call(Endpoints.accountsList, params).scope)
    }
    #expect(try scope(merchant.boss) == wholeTenant)
    #expect(try scope(merchant.admin, merchant.tenant) == wholeTenant)
    #expect(try scope(merchant.admin) == platform)
    let tenants = try merchant.admin.desk.call(Endpoints.tenantsList, TenantsListParams())
    #expect(text(tenants.scope) == platform)
  }

  @Test("a scope is the same, whatever lies outside it")
  func nothingCounted() throws {
    func scope() throws -> String {
      text(try merchant.clerk.desk.call(Endpoints.cardsList, CardsListParams()).scope)
    }
    let before = try scope()
    try merchant.bind(cardNumber(7)) { $0.store = merchant.sibling }
    #expect(try scope() == before)
  }
}
