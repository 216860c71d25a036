import API
import RPC
import Testing

@Suite("Audit and events")
struct RecordTests {
  let merchant: Merchant

  init() throws { merchant = try Merchant() }

  private struct Line: Equatable {
    let method: String
    let outcome: String
    let target: String
    let hasBefore: Bool
    let hasAfter: Bool
  }

  private func audit() throws -> [Line] {
    try merchant.bench.rows(
      "SELECT method, outcome, ifnull(target, ''), before, after FROM audit ORDER BY id"
    ) { row in
      Line(
        method: row.text(0), outcome: row.text(1), target: row.text(2),
        hasBefore: !row.isNull(3), hasAfter: !row.isNull(4))
    }
  }

  /// What the body adds.
  private func lines(_ body: () throws -> Void) throws -> [Line] {
    let before = try audit().count
    try body()
    return Array(try audit().dropFirst(before))
  }

  @Test("each write of a card leaves one line with the card before and after")
  func cards() throws {
    var card = try merchant.bind().card
    let id = card.id.text
    let updated = try lines { card = try merchant.update(card) { $0.priority = 1 } }
    #expect(
      updated == [
        Line(method: "cards.update", outcome: "OK", target: id, hasBefore: true, hasAfter: true)
      ])
    #expect(try audit().last { $0.method == "cards.bind" }?.hasBefore == false)
    let bodies = try merchant.bench.rows(
      "SELECT before, after FROM audit WHERE method = 'cards.update'"
    ) { [$0.text(0), $0.text(1)] }
    #expect(bodies.count == 1 && bodies[0][0].contains(#""priority":0"#))
    #expect(bodies[0][1] == String(decoding: card.json, as: UTF8.self))
  }

  @Test("each write of identities leaves one line with its object")
  func identities() throws {
    let admin = merchant.admin.desk
    let clerk = merchant.clerk.id
    let found = try lines {
      let tenant = try admin.call(Endpoints.tenantsCreate, TenantsCreateParams(name: "T")).tenant.id
      _ = try admin.call(Endpoints.tenantsSuspend, TenantsSuspendParams(tenant: tenant))
      _ = try admin.call(Endpoints.tenantsResume, TenantsResumeParams(tenant: tenant))
      _ = try admin.call(
        Endpoints.storesRename, StoresRenameParams(store: merchant.store, name: "New"))
      _ = try admin.call(Endpoints.accountsDisable, AccountsDisableParams(account: clerk))
      _ = try admin.call(Endpoints.accountsEnable, AccountsEnableParams(account: clerk))
      _ = try admin.call(Endpoints.accountsUnlock, AccountsUnlockParams(account: clerk))
      _ = try admin.call(
        Endpoints.accountsResetPassword, AccountsResetPasswordParams(account: clerk))
    }
    #expect(
      found.map(\.method) == [
        "tenants.create", "tenants.suspend", "tenants.resume", "stores.rename", "accounts.disable",
        "accounts.enable", "accounts.unlock", "accounts.resetPassword",
      ])
    #expect(found.allSatisfy { $0.outcome == "OK" && $0.hasAfter && !$0.target.isEmpty })
    #expect(found.dropFirst().allSatisfy { $0.hasBefore })
  }

  @Test("each refused write and each denial leaves one line with the reason, and no state")
  func refusals() throws {
    let card = try merchant.bind().card
    let found = try lines {
      _ = try reason { try merchant.bind("4111111111111112") }
      _ = try reason { try merchant.update(card) { $0.version = 9 } }
      _ = try reason {
        try merchant.clerk.desk.call(Endpoints.cardsGet, CardsGetParams(card: card.id))
      }
      _ = try reason {
        try merchant.clerk.desk.call(Endpoints.accountsList, AccountsListParams())
      }
      _ = try reason { try merchant.boss.elsewhere().login(password: "wrong") }
    }
    #expect(
      found.map { "\($0.method) \($0.outcome)" } == [
        "cards.bind CARD_NUMBER_INVALID", "cards.update STALE_VERSION",
        "accounts.list ROLE_LACKS_PERMISSION", "session.login LOGIN_FAILED",
      ])
    #expect(found.allSatisfy { !$0.hasAfter })
  }

  @Test("a denial's line is the one that its answer names")
  func decision() throws {
    let denied = try refusal {
      try merchant.clerk.desk.call(Endpoints.tenantsList, TenantsListParams())
    }
    let ids = try merchant.bench.rows("SELECT max(id) FROM audit") {
      DecisionID(rawValue: Int64($0.int(0))).text
    }
    #expect(ids == [denied?.decision])
  }

  @Test("a read leaves no line")
  func reads() throws {
    let card = try merchant.bind().card.id
    let found = try lines {
      _ = try merchant.card(card)
      _ = try merchant.list()
      _ = try merchant.history(card)
    }
    #expect(found.isEmpty)
  }

  @Test("the reason that the caller gives stands in the line, but no card number")
  func reasonGiven() throws {
    try merchant.bind(meta: Meta(reason: "ticket 17"))
    _ = try reason {
      try merchant.clerk.desk.call(
        Endpoints.tenantsList, TenantsListParams(), meta: Meta(reason: "for 4111111111111111"))
    }
    let reasons = try merchant.bench.rows(
      "SELECT ifnull(reason, '') FROM audit ORDER BY id DESC LIMIT 2"
    ) { $0.text(0) }
    #expect(reasons == ["", "ticket 17"])
  }

  @Test("events come in the order of their commits, each with what its subject was then")
  func events() throws {
    let card = try merchant.bind().card
    let updated = try merchant.update(card) { $0.priority = 1 }
    let unbound = try merchant.confirm(merchant.prepare([card.id]))
    let events = try merchant.bench.rows(
      "SELECT sequence, type, subject, body FROM events WHERE type LIKE 'card.%' ORDER BY sequence"
    ) { (sequence: $0.int(0), text: [$0.text(1), $0.text(2), $0.text(3)]) }
    let expected = zip(
      ["card.bound", "card.updated", "card.unbound"], [card, updated, unbound[0]]
    )
    .map { [$0, card.id.text, String(decoding: $1.json, as: UTF8.self)] }
    #expect(events.map(\.text) == expected)
    #expect(events.map(\.sequence) == events.map(\.sequence).sorted())
  }

  @Test("a refused write leaves no event")
  func noEvent() throws {
    let count = { try merchant.bench.rows("SELECT count(*) FROM events") { $0.int(0) } }
    let before = try count()
    _ = try reason { try merchant.bind("4111111111111112") }
    _ = try reason {
      try merchant.admin.desk.call(
        Endpoints.accountsCreate,
        AccountsCreateParams(
          account: "x", role: "store", tenant: merchant.tenant,
          stores: [merchant.store, StoreID(rawValue: 5)]))
    }
    #expect(try count() == before)
    #expect(
      try merchant.bench.rows("SELECT 1 FROM accounts WHERE name = 'x'") { $0.int(0) }.isEmpty)
  }
}
