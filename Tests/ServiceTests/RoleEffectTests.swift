import API
import RPC
import Testing

@Suite("Changes of roles")
struct RoleEffectTests {
  let merchant: Merchant

  init() throws { merchant = try Merchant() }

  private func revision(_ person: Person) throws -> Int64 { try person.whoami().policyRevision }

  @Test("every change counts the policy revision up by one, and all are told the same")
  func revisions() throws {
    let boss = merchant.boss
    #expect(try revision(boss) == 1)
    let changes: [() throws -> Void] = [
      { try boss.makeRole("cashier", .store, ["cards.read"]) },
      { try boss.grant("cards.bind", to: "cashier") },
      { try boss.assign("cashier", to: merchant.clerk.id) },
      { try boss.assign("store", to: merchant.clerk.id) },
      { try boss.deleteRole("cashier") },
      { try merchant.admin.revoke("cards.bind", from: "store") },
    ]
    for (number, change) in changes.enumerated() {
      try change()
      #expect(try revision(boss) == Int64(number + 2))
    }
    _ = try reason { try boss.revoke("cards.read", from: "store", version: 9) }
    #expect(try revision(merchant.clerk) == 7, "a refused change counts nothing")
    let anyone = try Desk(merchant.bench).call(Endpoints.rpcWhoami, RpcWhoamiParams())
    #expect(anyone.policyRevision == 7)
  }

  @Test("a permission that was taken is missed at once, and the denial says who took it and when")
  func denial() throws {
    let list = { try merchant.clerk.desk.call(Endpoints.cardsList, CardsListParams()) }
    #expect(try reason(list) == "OK")
    merchant.bench.clock.set("2026-08-15T02:05:00.000Z")
    try merchant.boss.revoke("cards.read", from: "store")
    let denied = try #require(try refusal(list))
    #expect(denied.reason == .roleLacksPermission)
    let text = String(decoding: try #require(denied.explanation), as: UTF8.self)
    for part in [
      #""reason":"PERMISSION_REVOKED""#, #""role":"store""#, #""policyRevision":2"#,
      #""changedBy":"\#(merchant.boss.id.text)""#, #""changedAt":"2026-08-15T02:05:00.000Z""#,
      #""who":"an account with the role chain""#,
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    try merchant.boss.grant("cards.read", to: "store")
    #expect(try reason(list) == "OK")
  }

  @Test("what the platform took is denied in its name")
  func platformDenial() throws {
    try merchant.admin.revoke("cards.read", from: "store")
    let admin = try merchant.admin.whoami().account.id
    try merchant.boss.makeRole("cashier", .store, ["cards.bind"])
    for role in ["store", "cashier"] {
      try merchant.boss.assign(role, to: merchant.clerk.id)
      let denied = try refusal {
        try merchant.clerk.desk.call(Endpoints.cardsList, CardsListParams())
      }
      let text = String(decoding: try #require(denied?.explanation), as: UTF8.self)
      #expect(text.contains(#""changedBy":"\#(admin.text)""#) && text.contains("The platform took"))
    }
  }

  @Test("an open stream ends with the right to it, and is woken to hear of it")
  func stream() throws {
    let open = {
      try merchant.clerk.desk.open(Endpoints.eventsWatch, EventsWatchParams(after: 0))
    }
    let stream = try open()
    _ = try stream.pull()
    let wakes = stream.wakes.count
    try merchant.boss.revoke("events.watch", from: "store")
    #expect(stream.wakes.count > wakes)
    let end = try #require(try refusal { try stream.pull() })
    #expect(end.reason == .revoked && end.reason.status == .permissionDenied)
    #expect(try reason(open) == "ROLE_LACKS_PERMISSION")
    try merchant.boss.grant("events.watch", to: "store")
    #expect(try reason { try open().pull() } == "OK")
  }

  @Test("what the platform takes wakes the streams of every merchant, to end")
  func streamsOfMerchants() throws {
    let stream = try merchant.clerk.desk.open(Endpoints.eventsWatch, EventsWatchParams(after: 0))
    _ = try stream.pull()
    let wakes = stream.wakes.count
    try merchant.admin.revoke("events.watch", from: "store")
    #expect(stream.wakes.count > wakes)
    #expect(try reason { try stream.pull() } == "REVOKED")
  }

  @Test("a stream whose right remains goes on with what its caller may see now")
  func streamGoesOn() throws {
    let clerk = merchant.clerk
    try merchant.boss.assign("chain", to: clerk.id)
    let stream = try clerk.desk.open(Endpoints.eventsWatch, EventsWatchParams(after: 0))
    #expect(try stream.pull().text.contains("account.created"))
    try merchant.boss.assign("store", to: clerk.id, stores: [merchant.store])
    _ = try merchant.bind(cardNumber(1)) { $0.store = merchant.sibling }
    _ = try merchant.bind(cardNumber(2))
    let text = try stream.pull().text
    #expect(text.contains(merchant.store.text) && !text.contains(merchant.sibling.text))
  }

  @Test("each change leaves a line with the role before and after, and an event")
  func records() throws {
    let boss = merchant.boss
    let made = try boss.makeRole("cashier", .store, ["cards.read"])
    let changed = try boss.grant("cards.bind", to: "cashier")
    try boss.assign("cashier", to: merchant.clerk.id)
    try boss.assign("store", to: merchant.clerk.id)
    try boss.deleteRole("cashier")
    let lines = try merchant.bench.rows(
      """
      SELECT method, target, ifnull(before, ''), ifnull(after, ''), tenant FROM audit
      WHERE method LIKE 'roles.%' ORDER BY id
      """
    ) { [$0.text(0), $0.text(1), $0.text(2), $0.text(3), "\($0.int(4))"] }
    #expect(
      lines.map { $0[0] } == [
        "roles.create", "roles.update", "roles.assign", "roles.assign", "roles.delete",
      ])
    #expect(lines.allSatisfy { $0[4] == "\(merchant.tenant.rawValue)" })
    let text = { (role: RoleDefinition) in String(decoding: role.json, as: UTF8.self) }
    #expect(lines[0][1...3] == ["cashier", "", text(made)])
    #expect(lines[1][1...3] == ["cashier", text(made), text(changed)])
    #expect(lines[2][1] == merchant.clerk.id.text)
    #expect(lines[2][2].contains(#""role":"store""#) && lines[2][3].contains(#""role":"cashier""#))
    #expect(lines[4][1] == "cashier" && lines[4][2].contains("cashier") && lines[4][3].isEmpty)
    let events = try boss.desk.call(Endpoints.eventsList, EventsListParams()).events.suffix(5)
    #expect(
      events.map { "\($0.type) \($0.subject)" } == [
        "role.created cashier", "role.changed cashier",
        "account.role_changed \(merchant.clerk.id.text)",
        "account.role_changed \(merchant.clerk.id.text)", "role.deleted cashier",
      ])
  }

  @Test("a refused change leaves a line with its reason and the role as it was")
  func refused() throws {
    _ = try reason { try merchant.boss.grant("cards.export", to: "store") }
    let line = try merchant.bench.rows(
      "SELECT outcome, ifnull(after, '') FROM audit ORDER BY id DESC LIMIT 1"
    ) { [$0.text(0), $0.text(1)] }
    #expect(line == [["ABOVE_CEILING", ""]])
  }
}
