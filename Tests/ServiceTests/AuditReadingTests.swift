import API
import RPC
import Testing

@Suite("Reading the audit")
struct AuditReadingTests {
  let merchant: Merchant

  init() throws { merchant = try Merchant() }

  private func list(
    _ person: Person? = nil, _ change: (inout AuditListParams) -> Void = { _ in }
  ) throws -> AuditListResult {
    var params = AuditListParams()
    change(&params)
    return try (person ?? merchant.boss).desk.call(Endpoints.auditList, params)
  }

  @Test("a line tells who did what, and shows the object before and after")
  func line() throws {
    let card = try merchant.bind().card
    let updated = try merchant.bind(meta: Meta(reason: "ticket 17")) { $0.priority = 2 }.card
    _ = try merchant.update(card) { $0.priority = 5 }
    let line = try #require(try list { $0.target = card.id.text }.lines.first)
    #expect(line.method == "cards.update" && line.outcome == "OK")
    #expect(line.account == merchant.boss.id && line.accountName == "boss")
    #expect(line.tenant == merchant.tenant && line.place == nil)
    #expect(line.peerUid == 1000 && line.peerPid == 1 && line.session == merchant.boss.session)
    #expect(line.before?.description.contains(#""priority":0"#) == true)
    #expect(line.after?.description.contains(#""priority":5"#) == true)
    #expect(line.hash.utf8.count == 64 && line.decisionId == nil)
    #expect(line.at == merchant.bench.clock.now)
    _ = updated
    #expect(try list { $0.method = "cards.bind" }.lines.first?.reason == "ticket 17")
  }

  @Test("a denial's line names the decision that the answer named")
  func denial() throws {
    let denied = try refusal {
      try merchant.clerk.desk.call(Endpoints.accountsList, AccountsListParams())
    }
    let line = try #require(try list { $0.outcome = "ROLE_LACKS_PERMISSION" }.lines.first)
    #expect(line.decisionId?.text == denied?.decision && line.account == merchant.clerk.id)
  }

  @Test("pages go from the newest to the oldest, and writes in between neither repeat nor drop one")
  func paging() throws {
    for number in 0..<7 { try merchant.bind(cardNumber(number)) }
    var found: [Int64] = []
    var token: String?
    repeat {
      let page = try list {
        ($0.method, $0.pageSize, $0.pageToken) = ("cards.bind", 3, token)
      }
      found += page.lines.map(\.sequence)
      token = page.nextPageToken
      try merchant.bind(cardNumber(found.count + 20))
    } while token != nil
    #expect(found.count == 7)
    #expect(found == found.sorted(by: >))
  }

  @Test("a page token is good for its own list alone")
  func tokens() throws {
    for number in 0..<3 { try merchant.bind(cardNumber(number)) }
    let token = try #require(try list { $0.pageSize = 1 }.nextPageToken)
    #expect(try list { ($0.pageSize, $0.pageToken) = (1, token) }.lines.count == 1)
    let others: [(inout AuditListParams) -> Void] = [
      { $0.method = "cards.bind" }, { $0.outcome = "OK" }, { $0.target = "x" },
      { $0.account = merchant.boss.id }, { $0.from = Timestamp(milliseconds: 0) },
    ]
    for change in others {
      let refused = try violations {
        try list {
          change(&$0)
          $0.pageToken = token
        }
      }
      #expect(refused == ["pageToken PAGE_TOKEN_INVALID"])
    }
    let asAdmin = try violations { try list(merchant.admin) { $0.pageToken = token } }
    #expect(asAdmin == ["pageToken PAGE_TOKEN_INVALID"])
  }

  @Test("filters leave what fits, and nothing else")
  func filters() throws {
    _ = try merchant.bind()
    merchant.bench.clock.advance(.seconds(10))
    let later = merchant.bench.clock.now
    _ = try merchant.bind(cardNumber(1), by: merchant.clerk)
    _ = try reason { try merchant.bind("4111111111111112") }
    #expect(try list { $0.method = "cards.bind" }.lines.count == 3)
    #expect(try list { ($0.method, $0.outcome) = ("cards.bind", "OK") }.lines.count == 2)
    #expect(try list { ($0.method, $0.from) = ("cards.bind", later) }.lines.count == 2)
    #expect(try list { ($0.method, $0.to) = ("cards.bind", later) }.lines.count == 1)
    let clerk = try list { ($0.method, $0.account) = ("cards.bind", merchant.clerk.id) }
    #expect(clerk.lines.map(\.accountName) == ["clerk"])
    #expect(try list { $0.method = "cards.bin" }.lines.isEmpty)
  }

  @Test("a merchant sees its own lines and no other's, an admin those of any and of all")
  func tenants() throws {
    let neighbour = try merchant.neighbour()
    _ = try merchant.bind()
    _ = try neighbour.bind()
    let own = try list { $0.pageSize = 500 }
    #expect(own.lines.allSatisfy { $0.tenant == merchant.tenant })
    #expect(own.scope.tenant == merchant.tenant)
    let named = try list(merchant.admin) { ($0.tenant, $0.pageSize) = (neighbour.tenant, 500) }
    #expect(!named.lines.isEmpty)
    #expect(named.lines.allSatisfy { $0.tenant == neighbour.tenant })
    let all = try list(merchant.admin) { $0.pageSize = 500 }.lines
    #expect(Set(all.map(\.tenant)) == [nil, merchant.tenant, neighbour.tenant])
    #expect(all.compactMap(\.place) == (1...Int64(all.count)).reversed())
    let absent = TenantID(rawValue: 5)
    for tenant in [neighbour.tenant, absent, TenantID(rawValue: 0)] {
      let calls: [() throws -> Void] = [
        { _ = try list { $0.tenant = tenant } },
        { _ = try merchant.verify(merchant.boss, of: tenant) },
        {
          _ = try merchant.boss.desk.open(
            Endpoints.auditWatch, AuditWatchParams(tenant: tenant))
        },
        {
          _ = try merchant.boss.desk.open(
            Endpoints.auditExport, AuditExportParams(tenant: tenant))
        },
      ]
      for call in calls { #expect(try reason(call) == "NOT_FOUND") }
    }
  }

  @Test("a clerk and a service read nothing of it")
  func roles() throws {
    for method in ["audit.list", "audit.verify"] {
      #expect(
        try reason { try merchant.clerk.desk.call(method, "{}") } == "ROLE_LACKS_PERMISSION")
    }
    let open = { try merchant.clerk.desk.open(Endpoints.auditWatch, AuditWatchParams()) }
    #expect(try reason(open) == "ROLE_LACKS_PERMISSION")
  }

  @Test("whoever reads the audit leaves one line, where those who are read can see it")
  func readings() throws {
    let count = {
      try merchant.bench.rows("SELECT count(*) FROM audit WHERE method LIKE 'audit.%'") {
        $0.int(0)
      }[0]
    }
    for number in 0..<5 { try merchant.bind(cardNumber(number)) }
    _ = try list(merchant.admin) { $0.tenant = merchant.tenant }
    #expect(try count() == 1)
    _ = try merchant.verify(merchant.admin, of: merchant.tenant)
    let export = try merchant.admin.desk.open(
      Endpoints.auditExport, AuditExportParams(tenant: merchant.tenant))
    try merchant.bench.settle()
    _ = try export.pull()
    let watch = try merchant.admin.desk.open(
      Endpoints.auditWatch, AuditWatchParams(tenant: merchant.tenant, after: 0))
    try merchant.bench.settle()
    _ = try watch.pull()
    #expect(try count() == 4)
    let seen = try list { $0.target = merchant.tenant.text }.lines
      .filter { $0.method.hasPrefix("audit.") }
    #expect(
      seen.map(\.method) == ["audit.watch", "audit.export", "audit.verify", "audit.list"])
    #expect(seen.allSatisfy { $0.accountName == "admin" && $0.target == merchant.tenant.text })
  }

  // MARK: Streams

  private func sequences(_ text: String) -> [Int] {
    text.matches(of: /"sequence":([0-9]+)/).compactMap { Int($0.1) }
  }

  @Test("a watch shows nothing before it is on record itself, and then what comes, once")
  func watch() throws {
    let stream = try merchant.boss.desk.open(Endpoints.auditWatch, AuditWatchParams())
    try merchant.bench.settle()
    let own = try stream.pull().text
    #expect(own.contains(#""method":"audit.watch""#) && sequences(own).count == 1)
    let wakes = stream.wakes.count
    _ = try merchant.bind()
    _ = try merchant.neighbour()
    #expect(stream.wakes.count > wakes)
    let text = try stream.pull().text
    #expect(sequences(text) == [sequences(own)[0] + 1])
    #expect(text.contains(#""method":"cards.bind""#))
    #expect(try stream.pull().text.isEmpty)
  }

  @Test("an admin who follows all is woken by every merchant, and by denials")
  func watchingAll() throws {
    let neighbour = try merchant.neighbour()
    let stream = try merchant.admin.desk.open(Endpoints.auditWatch, AuditWatchParams())
    try merchant.bench.settle()
    _ = try stream.pull()
    for act in [
      { _ = try neighbour.bind() },
      { _ = try reason { try neighbour.clerk.desk.call("accounts.list", "{}") } },
      { _ = try merchant.admin.desk.call("tenants.create", #"{"name":"T"}"#) },
    ] as [() throws -> Void] {
      let wakes = stream.wakes.count
      try act()
      #expect(stream.wakes.count > wakes)
      #expect(sequences(try stream.pull().text).count == 1)
    }
  }

  @Test("a watch resumes behind any line, in turns as small as the credit")
  func resuming() throws {
    for number in 0..<4 { try merchant.bind(cardNumber(number)) }
    let all = try list { $0.pageSize = 500 }.lines.map { Int($0.sequence) }.reversed()
    let stream = try merchant.boss.desk.open(
      Endpoints.auditWatch, AuditWatchParams(after: Int64(all.count - 3)))
    try merchant.bench.settle()
    var found: [Int] = []
    for _ in 0..<20 { found += sequences(try stream.pull(credit: 1).text) }
    // The list and the watch have left lines of their own.
    #expect(found == Array(all.count - 2...all.count + 2))
    let beyond = try merchant.boss.desk.open(
      Endpoints.auditWatch, AuditWatchParams(after: Int64.max))
    try merchant.bench.settle()
    #expect(try beyond.pull().text.isEmpty)
  }

  @Test("whoever is disabled follows the audit no more")
  func revocation() throws {
    let second = try merchant.admin.create("second", .chain, of: merchant.tenant)
    try second.settle()
    let stream = try second.desk.open(Endpoints.auditWatch, AuditWatchParams(after: 0))
    try merchant.bench.settle()
    _ = try stream.pull()
    let wakes = stream.wakes.count
    _ = try merchant.boss.desk.call(
      Endpoints.accountsDisable, AccountsDisableParams(account: second.id))
    #expect(stream.wakes.count > wakes)
    #expect(try reason { try stream.pull() } == "SESSION_INVALID")
  }

  @Test("a stream goes on where the room for its bytes has ended")
  func turns() throws {
    for number in 0..<6 { try merchant.bind(cardNumber(number)) }
    let count = try list { $0.pageSize = 500 }.lines.count + 1
    let stream = try merchant.boss.desk.open(Endpoints.auditExport, AuditExportParams())
    try merchant.bench.settle()
    var found: [Int] = []
    var isMore = true
    while isMore {
      let turn = try stream.pull(bytes: 3_000)
      found += sequences(turn.text)
      if case .more = turn.next { isMore = true } else { isMore = false }
    }
    #expect(found == Array(1...count))
  }

  @Test("an export sends every line that was there, in order, and ends")
  func export() throws {
    for number in 0..<5 { try merchant.bind(cardNumber(number)) }
    let count = try list { $0.pageSize = 500 }.lines.count + 1
    let stream = try merchant.boss.desk.open(Endpoints.auditExport, AuditExportParams())
    #expect(stream.acknowledgement.contains("\"through\":\(count)}"))
    _ = try merchant.bind(cardNumber(9))
    var found: [Int] = []
    for _ in 0..<count {
      let turn = try stream.pull(credit: 3)
      found += sequences(turn.text)
      if case .end(let result) = turn.next {
        #expect(String(decoding: result, as: UTF8.self) == #"{"lines":\#(count),"last":\#(count)}"#)
        break
      }
    }
    #expect(found == Array(1...count))
  }

  @Test("nothing that is secret stands in any line")
  func secrecy() throws {
    let number = "4111111111111111"
    let card = try merchant.bind(number).card
    _ = try merchant.confirm(merchant.prepare([card.id]))
    let made = try merchant.boss.create("new", .chain, of: merchant.tenant)
    try made.settle()
    let lines = try merchant.bench.rows(
      "SELECT ifnull(before, '') || ifnull(after, '') || ifnull(reason, '') FROM audit"
    ) { $0.text(0) }
    let secrets =
      [number, "Li Xiaofeng", made.password, made.token, merchant.boss.password]
      + made.recoveryCodes
    for line in lines {
      for secret in secrets { #expect(!line.contains(secret)) }
    }
  }
}
