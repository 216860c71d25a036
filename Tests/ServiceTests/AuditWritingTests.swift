import API
import Crypto
import Foundation
import RPC
import Service
import Storage
import Synchronization
import Testing

@Suite("The audit is written with what it tells of")
struct AuditWritingTests {
  let merchant: Merchant

  init() throws { merchant = try Merchant() }

  private func count(_ table: StaticString) throws -> Int {
    try merchant.bench.rows(table) { $0.int(0) }[0]
  }

  @Test("what the audit cannot tell of does not happen")
  func allOrNothing() throws {
    let card = try merchant.bind().card
    try merchant.bench.tamper(
      SQL(
        """
        CREATE TRIGGER audit_is_full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END
        """))
    let events = try count("SELECT count(*) FROM events")
    #expect(try reason { try merchant.bind(cardNumber(1)) } == "STORAGE_UNAVAILABLE")
    #expect(
      try reason { try merchant.update(card) { $0.priority = 3 } } == "STORAGE_UNAVAILABLE")
    #expect(
      try reason {
        try merchant.boss.create("late", .chain)
      } == "STORAGE_UNAVAILABLE")
    #expect(try count("SELECT count(*) FROM cards") == 1)
    #expect(try merchant.card(card.id).json == card.json)
    #expect(try count("SELECT count(*) FROM accounts WHERE name = 'late'") == 0)
    #expect(try count("SELECT count(*) FROM events") == events)
    // Nor is the audit shown to anybody.
    let list = { try merchant.boss.desk.call(Endpoints.auditList, AuditListParams()) }
    #expect(try reason(list) == "STORAGE_UNAVAILABLE")
    let stream = try merchant.boss.desk.open(Endpoints.auditWatch, AuditWatchParams(after: 0))
    try merchant.bench.settle()
    #expect(try reason { try stream.pull() } == "STORAGE_UNAVAILABLE")
    try merchant.bench.tamper(SQL("DROP TRIGGER audit_is_full"))
    _ = try merchant.bind(cardNumber(1))
    #expect(try merchant.verify(merchant.admin).intact)
  }

  @Test("a call that is undone leaves the chains right, with its refusal in them")
  func rollback() throws {
    let card = try merchant.bind().card
    _ = try reason { try merchant.bind("4111111111111112") }
    _ = try reason { try merchant.update(card) { $0.version = 9 } }
    _ = try merchant.bind(cardNumber(1))
    let result = try merchant.verify(merchant.admin)
    #expect(result.intact)
    #expect(
      try merchant.bench.rows("SELECT outcome FROM audit ORDER BY place DESC LIMIT 4 OFFSET 1") {
        $0.text(0)
      } == ["OK", "STALE_VERSION", "CARD_NUMBER_INVALID", "OK"])
  }

  @Test("writers at once make one chain, with a line for each call")
  func concurrency() async throws {
    let neighbour = try merchant.neighbour()
    let before = try count("SELECT count(*) FROM audit")
    let merchants = [merchant, neighbour]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<64 {
        let desk = merchants[index % 2].boss.elsewhere().desk
        let (store, token) = (merchants[index % 2].store, merchants[index % 2].boss.token)
        group.addTask {
          for round in 0..<5 {
            // Every fifth is refused, and its work undone.
            let number = round == 4 ? "4111111111111112" : cardNumber(index * 10 + round)
            _ = try? desk.call(
              Endpoints.cardsBind,
              CardsBindParams(
                store: store, number: Secret(number), holder: "A B", expMonth: 12, expYear: 2030,
                funding: .credit, usage: .checkout), meta: Meta(session: token))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try count("SELECT count(*) FROM audit") == before + 64 * 5)
    for result in [
      try merchant.verify(merchant.admin), try merchant.verify(merchant.boss),
      try neighbour.verify(neighbour.boss),
    ] {
      #expect(result.intact)
    }
  }

  @Test("the lines of an edition without chains are chained at the first start, in their order")
  func adoption() throws {
    let folder = "/tmp/cardd-audit-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let keys = try KeyRing(random: .system)
    try fillOldDatabase(folder + "/cardd.db")
    for _ in 0..<2 {
      let database = try open(folder + "/cardd.db", Schema.migrations)
      _ = try service(database, keys)
      let inspection = try Inspection(
        path: folder + "/cardd.db", applicationID: Schema.applicationID,
        schemaMax: Schema.newest)
      let lines = try inspection.read { (snapshot) throws(StorageError) in
        try snapshot.all("SELECT sequence, tenant, outcome FROM audit ORDER BY place") {
          "\($0.int(1)) \($0.int(0)) \($0.text(2))"
        }
      }
      #expect(lines.count == 1_500)
      #expect(lines.prefix(3) == ["0 1 L1", "7 1 L2", "0 2 L3"])
      let chain = try AuditChain(keys)
      let result = try inspection.read { try AuditCheck.run($0, chain, heads: []) }
      #expect(result.intact && result.lines == 1_500)
      database.close()
    }
  }

  /// Lines of the platform and of a tenant in turns, inserted out of the order of their ids.
  private func fillOldDatabase(_ path: String) throws {
    let database = try open(path, Schema.migrations.filter { $0.number < 5 })
    try database.writer.perform { (transaction: Transaction) throws(StorageError) in
      for id in (1...1_500).reversed() {
        try transaction.run(
          """
          INSERT INTO audit (id, tenant, at, peer_uid, peer_pid, method, outcome, after)
          VALUES (?, ?, 5, 6, 7, 'cards.bind', ?, '{"a":1}')
          """, .int(id), .int(id % 2 == 0 ? 7 : 0), .text("L\(id)"))
      }
    }
    database.close()
  }

  private func open(_ path: String, _ migrations: [Migration]) throws -> Database {
    try Database(
      Database.Configuration(path: path, applicationID: Schema.applicationID, create: true),
      migrations: migrations, onFatal: { fatalError("\($0)") })
  }

  private func service(_ database: Database, _ keys: KeyRing) throws -> Service {
    let cost = try #require(ScryptCost(logN: 1, r: 1, p: 1))
    return try Service(
      Service.Parts(
        clock: { Timestamp("2026-08-15T02:00:00.000Z") }, random: .system, passwordCost: cost,
        loops: 1, workers: { _ in false }, log: { _ in }),
      database: database, keys: keys)
  }
}
