import API
import Foundation
import RPC
import SchemaTesting
import Testing

@testable import Storage

@Suite("Databases of earlier schemas", .timeLimit(.minutes(30)))
struct UpgradeTests {
  private static let kept = (try? KeptSchema.all()) ?? []

  private func run(
    _ installation: Installation, _ arguments: String...
  ) throws -> (status: Int32, text: String) {
    let program = try Program(
      arguments + ["--data", installation.data],
      printingTo: installation.folder.path + "/run-\(UUID().uuidString.prefix(8))")
    let status = try program.end()
    return (status, program.output + program.errors)
  }

  private func login(_ account: String, _ installation: Installation) throws -> Client {
    let tenant = try Records(installation.database).numbers("SELECT max(id) FROM tenants")
    let client = try Client(installation.socket)
    let person = Person(
      account, of: tenant.first.map { TenantID(rawValue: Int64($0)) },
      password: KeptSchema.password(of: account))
    try person.login(on: client)
    return client
  }

  @Test(
    "is brought up to date by a start, is sound then, and tells what was in it", arguments: kept)
  func upgrade(_ kept: KeptSchema) throws {
    let installation = try Installation(of: kept)
    let (holdings, audit) = try holdings(of: installation, kept)
    #expect(!holdings.stores.isEmpty && holdings.cards.isEmpty == (kept.number < 2))
    let server = try installation.serve()
    let answered = try Holdings(login(KeptSchema.boss, installation))
    #expect(holdings.isKept(in: answered), "\(answered)")
    if kept.number >= 2 { try expectToken(installation) }
    #expect(try server.stop() == 0)
    let check = try run(installation, "check", "-o", "json")
    #expect(check.status == 0 && check.text.contains(#""sound":true"#), "\(check.text)")
    let after = try Records(installation.database)
    #expect(try after.numbers("SELECT id FROM audit ORDER BY id").starts(with: audit))
    #expect(try after.tables() == newTables())
  }

  /// Read and let go of: a start needs the file for itself.
  private func holdings(
    of installation: Installation, _ kept: KeptSchema
  ) throws -> (Holdings, audit: [Int]) {
    let records = try Records(installation.database)
    let hasAudit = kept.number >= 3
    return (
      try Holdings(records, kept),
      hasAudit ? try records.numbers("SELECT id FROM audit ORDER BY id") : []
    )
  }

  /// What was sealed opens: a payment with the card that has a token gets it.
  private func expectToken(_ installation: Installation) throws {
    let rows = try Records(installation.database)
    let cards = try rows.numbers("SELECT id FROM cards WHERE gateway_token IS NOT NULL LIMIT 1")
    let stores = try rows.numbers("SELECT store FROM cards WHERE gateway_token IS NOT NULL LIMIT 1")
    let begun = try login(KeptSchema.service, installation).call(
      Endpoints.paymentsBegin,
      PaymentsBeginParams(
        order: "after", store: StoreID(rawValue: Int64(try #require(stores.first))),
        amount: Money(amount: 1, currency: "EUR"), usage: .checkout,
        card: CardID(rawValue: Int64(try #require(cards.first))), channel: "web"))
    #expect(begun.gatewayToken?.text == KeptSchema.gatewayToken)
  }

  /// Those of a database that never had another schema.
  private func newTables() throws -> [String] {
    let installation = try Installation()
    #expect(try installation.serve().stop() == 0)
    return try Records(installation.database).tables()
  }

  @Test("is restored from a backup of its time, and brought up to date by the next start")
  func restored() throws {
    let kept = try #require(Self.kept.first { $0.number == 7 })
    let old = try Installation(of: kept)
    let installation = try Installation()
    try FileManager.default.removeItem(atPath: installation.keys)
    try FileManager.default.copyItem(atPath: old.keys, toPath: installation.keys)
    let restore = try run(installation, "restore", "--from", old.database)
    #expect(restore.status == 0, "\(restore.text)")
    let holdings = try holdings(of: installation, kept).0
    let server = try installation.serve()
    #expect(holdings.isKept(in: try Holdings(login(KeptSchema.boss, installation))))
    #expect(try server.stop() == 0)
    #expect(try run(installation, "check").status == 0)
  }

  @Test(
    "of a later schema than the server's is left alone, and everybody says which program is needed")
  func newer() throws {
    let kept = try #require(Self.kept.last)
    let installation = try Installation(of: kept)
    try Connection.open(path: installation.database, vfs: nil).run(
      script: "PRAGMA user_version = 1000000")
    let bytes = contents(installation.database)
    let program = try installation.start(at: installation.socket.path)
    #expect(try program.end() == 1)
    #expect(program.errors.contains("written by a newer cardd (schema 1000000, this program knows"))
    let copy = installation.folder.path + "/copy.db"
    for command in [["check"], ["backup", "--to", copy], ["keys", "list"]] {
      let program = try Program(
        command + ["--data", installation.data], printingTo: installation.folder.path + "/newer")
      #expect(try program.end() == 1, "\(command)")
      #expect(program.errors.contains("newer cardd"), "\(command): \(program.errors)")
    }
    let restored = try Installation()
    let restore = try run(restored, "restore", "--from", installation.database)
    #expect(restore.status == 1 && restore.text.contains("newer"), "\(restore.text)")
    #expect(!exists(copy) && contents(installation.database) == bytes)
  }
}

extension Installation {
  /// As somebody else left it: a database of an earlier schema, with its keys.
  convenience init(of kept: KeptSchema) throws {
    try self.init(keys: kept.keys)
    try Connection.open(path: database, vfs: nil).run(script: kept.script)
  }
}

extension Records {
  /// What the database is made of.
  func tables() throws(StorageError) -> [String] {
    try texts(
      """
      SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema
      WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY type, name
      """)
  }
}
