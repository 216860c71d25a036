import API
import RPC
import Storage
import Testing

@Suite("The audit's chains")
struct AuditChainTests {
  let merchant: Merchant
  /// The numbers of six lines in the middle of the merchant's chain.
  let numbers: [Int]

  init() throws {
    merchant = try Merchant()
    let before = try merchant.verify(merchant.boss).lines + 1
    for number in 0..<6 { try merchant.bind(cardNumber(number)) }
    numbers = (1...6).map { Int(before) + $0 }
    _ = try merchant.neighbour()
    _ = try merchant.bind(cardNumber(6))
  }

  private var tenant: Value { .int(Int(merchant.tenant.rawValue)) }

  /// What is wrong first: `changed 7`, with the number in the merchant's chain. An admin verifies the
  /// chain of all.
  private func fault(_ person: Person? = nil, head: String? = nil) throws -> String {
    let result = try merchant.verify(person ?? merchant.admin, head: head)
    #expect(result.intact == (result.firstBroken == nil))
    guard let broken = result.firstBroken else { return "intact" }
    if broken.sequence != nil { #expect(broken.tenant == merchant.tenant) }
    return "\(broken.what.name) \(broken.sequence.map { "\($0)" } ?? "-")"
  }

  private func unlock() throws {
    try merchant.bench.tamper(
      SQL("DROP TRIGGER audit_never_changes"), SQL("DROP TRIGGER audit_never_shrinks"))
  }

  private func change(_ assignment: StaticString, _ number: Int) throws {
    var sql = SQL("UPDATE audit SET ")
    sql.append(assignment)
    sql.append(" WHERE tenant = ? AND sequence = ?", tenant, .int(number))
    try merchant.bench.tamper(sql)
  }

  private func places() throws -> [Int: Int] {
    let found = try merchant.bench.rows("SELECT tenant, sequence, place FROM audit") {
      (tenant: $0.int(0), number: $0.int(1), place: $0.int(2))
    }
    let own = found.filter { $0.tenant == Int(merchant.tenant.rawValue) }
    return Dictionary(uniqueKeysWithValues: own.map { ($0.number, $0.place) })
  }

  @Test("what nobody touched is intact, and every line counts")
  func intact() throws {
    let lines = try merchant.bench.rows("SELECT count(*) FROM audit") { $0.int(0) }[0]
    let whole = try merchant.verify(merchant.admin)
    #expect(whole.intact && whole.firstBroken == nil && Int(whole.lines) == lines)
    #expect(whole.head.hasPrefix("all:\(lines):"))
    let own = try places().count
    let chain = try merchant.verify(merchant.boss)
    #expect(chain.intact && Int(chain.lines) == own)
    #expect(chain.head.hasPrefix("\(merchant.tenant.text):\(own):"))
  }

  @Test("no line changes or goes while the triggers stand, by whatever statement")
  func appendOnly() throws {
    let attempts: [StaticString] = [
      "UPDATE audit SET reason = 'x' WHERE place = 1", "DELETE FROM audit WHERE place = 1",
      "DELETE FROM audit", "REPLACE INTO audit SELECT * FROM audit WHERE place = 1",
    ]
    for attempt in attempts {
      #expect(throws: (any Error).self, "\(attempt)") { try merchant.bench.tamper(SQL(attempt)) }
    }
    #expect(try fault() == "intact")
  }

  private static let changes: [StaticString] = [
    "id = id + 1", "at = at + 1", "account = NULL", "session = 1", "peer_uid = 0", "peer_pid = 9",
    "method = 'cards.get'", "outcome = 'NOT_FOUND'", "target = NULL", "target = ''", "before = ''",
    "after = '{}'", "reason = 'none'", "decision = '{}'", "hash = zeroblob(32)",
  ]

  @Test("a change of any column is found and named", arguments: changes.indices)
  func changed(index: Int) throws {
    try unlock()
    try change(Self.changes[index], numbers[2])
    for person in [merchant.admin, merchant.boss] {
      #expect(try fault(person) == "changed \(numbers[2])", "\(Self.changes[index])")
    }
  }

  @Test("a head that was changed is found in the chain of all")
  func changedHead() throws {
    try unlock()
    try change("head = zeroblob(32)", numbers[2])
    #expect(try fault() == "changed \(numbers[2])")
    #expect(try fault(merchant.boss) == "intact")
  }

  @Test("a line that was removed is found and named, by the merchant and by the platform")
  func removed() throws {
    try unlock()
    try merchant.bench.tamper(
      SQL("DELETE FROM audit WHERE tenant = ? AND sequence = ?", tenant, .int(numbers[2])))
    #expect(try fault() == "removed \(numbers[2])")
    #expect(try fault(merchant.boss) == "removed \(numbers[2])")
  }

  @Test("the last line of a merchant that was removed leaves a gap in the chain of all")
  func removedAtTheEnd() throws {
    let place = try #require(try places().values.max())
    try merchant.neighbour().bind()
    try unlock()
    try merchant.bench.tamper(SQL("DELETE FROM audit WHERE place = ?", .int(place)))
    let broken = try #require(try merchant.verify(merchant.admin).firstBroken)
    #expect(broken.what == .removed && broken.place == Int64(place))
  }

  @Test("to close the gap behind a removed line does not help")
  func renumbered() throws {
    try unlock()
    let place = try #require(try places()[numbers[0]])
    try merchant.bench.tamper(
      SQL("DELETE FROM audit WHERE place = ?", .int(place)),
      SQL("UPDATE audit SET place = -place WHERE place > ?", .int(place)),
      SQL("UPDATE audit SET place = -place - 1 WHERE place < 0"),
      SQL(
        "UPDATE audit SET sequence = -sequence WHERE tenant = ? AND sequence > ?", tenant,
        .int(numbers[0])),
      SQL("UPDATE audit SET sequence = -sequence - 1 WHERE sequence < 0"))
    for person in [merchant.admin, merchant.boss] {
      #expect(try fault(person) == "changed \(numbers[0])")
    }
  }

  private func swapNumbers(_ left: Int, _ right: Int) throws {
    let set: StaticString = "UPDATE audit SET sequence = ? WHERE tenant = ? AND sequence = ?"
    try merchant.bench.tamper(
      SQL(set, .int(-1), tenant, .int(left)), SQL(set, .int(left), tenant, .int(right)),
      SQL(set, .int(right), tenant, .int(-1)))
  }

  private func swapPlaces(_ left: Int, _ right: Int) throws {
    let set: StaticString = "UPDATE audit SET place = ? WHERE place = ?"
    try merchant.bench.tamper(
      SQL(set, .int(-1), .int(left)), SQL(set, .int(left), .int(right)),
      SQL(set, .int(right), .int(-1)))
  }

  @Test("lines that changed their numbers, their places or both are found and named")
  func reordered() throws {
    try unlock()
    let (left, right) = (numbers[1], numbers[4])
    let (first, second) = (try #require(places()[left]), try #require(places()[right]))
    try swapNumbers(left, right)
    #expect(try fault() == "reordered \(right)")
    #expect(try fault(merchant.boss) == "reordered \(left)")
    try swapPlaces(first, second)
    #expect(try fault() == "reordered \(left)")
    #expect(try fault(merchant.boss) == "reordered \(left)")
    try swapNumbers(left, right)
    #expect(try fault() == "reordered \(right)")
    #expect(try fault(merchant.boss) == "intact")
    try swapPlaces(first, second)
    #expect(try fault() == "intact")
  }

  @Test("lines of different merchants that changed places are found and named")
  func reorderedAcross() throws {
    let first = try #require(try places().values.max())
    try merchant.neighbour().bind()
    let last = try merchant.bench.rows("SELECT max(place) FROM audit") { $0.int(0) }[0]
    try unlock()
    try swapPlaces(first, last)
    let broken = try #require(try merchant.verify(merchant.admin).firstBroken)
    #expect(broken.what == .reordered && broken.place == Int64(first))
  }

  @Test("a line that was moved to the end leaves a gap, and is named")
  func moved() throws {
    try unlock()
    let place = try #require(try places()[numbers[2]])
    try merchant.bench.tamper(
      SQL(
        "UPDATE audit SET place = (SELECT max(place) + 1 FROM audit) WHERE place = ?", .int(place)))
    #expect(try fault() == "reordered \(numbers[2])")
    #expect(try merchant.verify(merchant.admin).firstBroken?.place == Int64(place))
  }

  @Test("a line that was put in without the keys is found, wherever it stands")
  func forged() throws {
    try merchant.bench.tamper(
      SQL(
        """
        INSERT INTO audit SELECT place + 1, tenant, (SELECT max(sequence) + 1 FROM audit WHERE
          tenant = old.tenant), hash, head, id + 1000, at, account, session, peer_uid, peer_pid, method,
          outcome, target, before, after, reason, decision
        FROM audit AS old ORDER BY place DESC LIMIT 1
        """))
    let length = try merchant.bench.rows("SELECT max(place) FROM audit") { $0.int(0) }[0]
    let broken = try #require(try merchant.verify(merchant.admin).firstBroken)
    #expect(broken.what == .changed && broken.place == Int64(length))
  }

  @Test("a line that was put in before the first is found")
  func forgedBefore() throws {
    try merchant.bench.tamper(
      SQL(
        """
        INSERT INTO audit SELECT -5, tenant, -5, hash, head, 5, at, account, session, peer_uid,
          peer_pid, method, outcome, target, before, after, reason, decision
        FROM audit WHERE tenant = ? AND sequence = 1
        """, tenant))
    #expect(try fault() != "intact")
    #expect(try fault(merchant.boss) != "intact")
  }

  @Test("what was taken from the end is found by the head that was kept")
  func truncated() throws {
    let whole = try merchant.verify(merchant.admin).head
    let own = try merchant.verify(merchant.boss).head
    #expect(try fault(head: whole) == "intact")
    #expect(try fault(merchant.boss, head: own) == "intact")
    let place = try #require(try places()[numbers[3]])
    try unlock()
    try merchant.bench.tamper(SQL("DELETE FROM audit WHERE place > ?", .int(place)))
    let broken = try #require(try merchant.verify(merchant.admin, head: whole).firstBroken)
    #expect(broken.what == .truncated && broken.place == Int64(place + 1))
    #expect(try fault(merchant.boss, head: own) == "truncated \(numbers[4])")
    // What is left is a chain: without the head nobody could tell.
    #expect(try fault() == "intact")
    for number in 10..<30 { try merchant.bind(cardNumber(number)) }
    #expect(try fault(merchant.boss, head: own).hasPrefix("replaced"))
  }

  @Test("a head is that of one chain, and of no other text")
  func heads() throws {
    let whole = try merchant.verify(merchant.admin).head
    let own = try merchant.verify(merchant.boss).head
    for (person, head) in [
      (merchant.admin, own), (merchant.boss, whole), (merchant.admin, "all:1:00"),
      (merchant.admin, whole.uppercased()), (merchant.admin, "all:-1:\(whole.suffix(64))"),
    ] {
      #expect(
        try violations { try merchant.verify(person, head: head) } == ["head BAD_FORMAT"], "\(head)"
      )
    }
    let absent = try merchant.verify(merchant.admin, of: merchant.tenant, head: own)
    #expect(absent.intact)
  }
}

extension Merchant {
  /// By somebody of the merchant: its own chain; by an admin: the chain of all, unless a tenant is named.
  func verify(
    _ person: Person, of tenant: TenantID? = nil, head: String? = nil
  ) throws -> AuditVerifyResult {
    try person.desk.call(
      Endpoints.auditVerify, AuditVerifyParams(tenant: tenant, head: head))
  }
}
