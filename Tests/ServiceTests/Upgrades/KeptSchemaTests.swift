import Foundation
import SchemaTesting
import Testing

@testable import Crypto
@testable import Service
@testable import Storage

@Suite("The texts of earlier schemas")
struct KeptSchemaTests {
  private static let newest = Schema.migrations.map(\.number).max() ?? 0

  @Test("each schema before the newest is kept as text, and none that is not there yet")
  func complete() throws {
    let kept = Set(try KeptSchema.all().map(\.number))
    let missing = Schema.migrations.map(\.number).filter { $0 < Self.newest && !kept.contains($0) }
    #expect(
      missing.isEmpty,
      """
      A migration follows schemas that no text is kept of. Take it out (git stash), run \
      Scripts/keep-schema, and put it back.
      """)
    #expect(kept.isSubset(of: Schema.migrations.map(\.number)))
  }

  @Test("a migration that was released is what it was")
  func unchanged() throws {
    for kept in try KeptSchema.all() {
      let migration = Schema.migrations.first { $0.number == kept.number }
      #expect(
        migration.map(Self.digest) == kept.migrationDigest,
        "\(kept): change the schema by a further migration, and leave this one as it is")
    }
  }

  /// With `CARDD_KEEP_SCHEMA` in the environment the installation is kept as the newest schema's text.
  @Test("an installation at work has rows in every table, and its text makes the same again")
  func full() throws {
    let installation = try FullInstallation()
    let database = try DatabaseText(installation.bench.path)
    let empty = try database.rows().filter { $0.value == 0 && $0.key != "audit_unchained" }.keys
    #expect(empty.isEmpty, "FullInstallation has to fill these tables too")
    let migration = try #require(Schema.migrations.last)
    let keys = installation.bench.keys.text
    let kept = KeptSchema(
      number: migration.number, migrationDigest: Self.digest(migration),
      keys: String(decoding: keys.span.indices.map { keys.span[$0] }, as: UTF8.self),
      script: try database.script())
    #expect(try Self.remade(kept) == kept.script)
    guard ProcessInfo.processInfo.environment["CARDD_KEEP_SCHEMA"] != nil else { return }
    let file = KeptSchema.folder.appending(path: kept.fileName)
    try Data(kept.text.utf8).write(to: file, options: .withoutOverwriting)
  }

  private static func digest(_ migration: Migration) -> String {
    let digest = sha256(Array(migration.sql.description.utf8).span)
    return BaseEncoding.base16.encode(digest.span)
  }

  /// The text of the database that a text makes.
  private static func remade(_ kept: KeptSchema) throws -> String {
    let path = "/tmp/cardd-kept-\(UUID().uuidString.prefix(8)).db"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data().write(to: URL(filePath: path))
    try Connection.open(path: path, vfs: nil).run(script: kept.script)
    return try DatabaseText(path).script()
  }
}
