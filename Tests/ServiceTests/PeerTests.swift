import API
import RPC
import Testing

@Suite("Service accounts known by their user id")
struct PeerTests {
  let merchant: Merchant
  let service: Person
  let desk: Desk

  init() throws {
    merchant = try Merchant()
    service = try merchant.boss.create("gateway", .service, of: merchant.tenant)
    desk = Desk(merchant.bench, uid: 7001)
  }

  private func bindPeer(_ account: AccountID, _ uid: Int64, by person: Person) throws -> String {
    try reason {
      try person.desk.call(
        Endpoints.accountsBindPeer, AccountsBindPeerParams(account: account, uid: uid))
    }
  }

  private func list() throws -> String {
    try reason { try desk.call(Endpoints.cardsList, CardsListParams()) }
  }

  @Test("a binding acts at once on open connections, and so does its end")
  func binding() throws {
    #expect(try list() == "SESSION_REQUIRED")
    #expect(try bindPeer(service.id, 7001, by: merchant.boss) == "OK")
    #expect(try list() == "OK")
    let who = try desk.call(Endpoints.sessionWhoami, SessionWhoamiParams())
    #expect(who.account.id == service.id && who.session == nil)
    _ = try merchant.boss.desk.call(
      Endpoints.accountsUnbindPeer, AccountsUnbindPeerParams(account: service.id, uid: 7001))
    #expect(try list() != "OK")
  }

  @Test("disabling the account shuts its peers out, and enabling lets them in again")
  func disabling() throws {
    #expect(try bindPeer(service.id, 7001, by: merchant.boss) == "OK")
    #expect(try list() == "OK")
    _ = try merchant.boss.desk.call(
      Endpoints.accountsDisable, AccountsDisableParams(account: service.id))
    #expect(try list() != "OK")
    _ = try merchant.boss.desk.call(
      Endpoints.accountsEnable, AccountsEnableParams(account: service.id))
    #expect(try list() == "OK")
  }

  @Test("a user id stands for one service account, and for no other kind")
  func uniqueness() throws {
    #expect(try bindPeer(service.id, 7001, by: merchant.boss) == "OK")
    #expect(try bindPeer(service.id, 7001, by: merchant.boss) == "OK", "it is so already")
    let other = try merchant.neighbour()
    let theirs = try other.boss.create("gateway", .service, of: other.tenant)
    #expect(try bindPeer(theirs.id, 7001, by: other.boss) == "PEER_ALREADY_BOUND")
    #expect(try bindPeer(service.id, 7002, by: other.boss) == "NOT_FOUND")
    #expect(try bindPeer(merchant.clerk.id, 7002, by: merchant.boss) == "NOT_A_SERVICE_ACCOUNT")
  }

  @Test("a login on the connection comes before the user id, until it ends")
  func login() throws {
    #expect(try bindPeer(service.id, 7001, by: merchant.boss) == "OK")
    let clerk = merchant.clerk.elsewhere(uid: 7001)
    #expect(try clerk.whoami().account.id == service.id)
    try clerk.login()
    #expect(try clerk.whoami().account.id == merchant.clerk.id)
    _ = try clerk.desk.call(Endpoints.sessionLogout, SessionLogoutParams())
    #expect(try clerk.whoami().account.id == service.id)
  }
}
