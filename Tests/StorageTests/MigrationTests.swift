import Testing

@testable import Storage

@Suite struct MigrationTests {
  private let folder = Folder()
  private let one = Migration(1, "one", sql: "CREATE TABLE log (step TEXT) STRICT;")
  private let two = Migration(2, "two", sql: "INSERT INTO log VALUES ('two')")
  private let five = Migration(
    5, "five", sql: "INSERT INTO log VALUES ('five a'); INSERT INTO log VALUES ('five b')")

  private func open(_ migrations: [Migration]) throws(StorageError) -> Database {
    try Database(
      .init(path: folder.database, applicationID: Fixture.applicationID, create: true),
      migrations: migrations, onFatal: { _ in })
  }

  private func steps(_ migrations: [Migration]) throws(StorageError) -> [String] {
    let reader = try open(migrations).makeReader()
    return try reader.read { (snapshot) throws(StorageError) in
      try snapshot.all("SELECT step FROM log ORDER BY rowid") { $0.text(0) }
    }
  }

  @Test("migrations run in order and each once")
  func order() throws {
    #expect(try steps([one, two]) == ["two"])
    #expect(try steps([one, two, five]) == ["two", "five a", "five b"])
    #expect(try steps([one, two, five]) == ["two", "five a", "five b"])
  }

  @Test("a failed migration leaves nothing, and those before it stay")
  func failure() throws {
    let broken = Migration(
      3, "broken", sql: "INSERT INTO log VALUES ('half'); INSERT INTO nowhere VALUES (1)")
    let error = #expect(throws: StorageError.self) { try open([one, two, broken]) }
    guard case .migrationFailed(3, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("nowhere"))
    #expect(try steps([one, two]) == ["two"])
  }

  @Test("a database of a later release is refused")
  func newer() throws {
    try open([one, two, five]).close()
    #expect(throws: StorageError.newer(found: 5, known: 2)) { try open([one, two]) }
  }

  @Test("a migration may rebuild a table that others name, but must leave no dangling reference")
  func references() throws {
    let tables = Migration(
      1, "tables",
      sql: """
        CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;
        CREATE TABLE b (a INTEGER NOT NULL REFERENCES a (id) ON DELETE CASCADE) STRICT;
        INSERT INTO a VALUES (1); INSERT INTO b VALUES (1);
        """)
    let rebuilt = Migration(
      2, "rebuilt",
      sql: """
        CREATE TABLE new_a (id INTEGER PRIMARY KEY, more TEXT) STRICT;
        INSERT INTO new_a SELECT id, NULL FROM a; DROP TABLE a; ALTER TABLE new_a RENAME TO a;
        """)
    let dangling = Migration(3, "dangling", sql: "DELETE FROM a")
    let reader = try open([tables, rebuilt]).makeReader()
    #expect(try reader.read { (s) throws(StorageError) in try s.exists("SELECT 1 FROM b") })
    #expect(throws: StorageError.self) { try open([tables, rebuilt, dangling]) }
  }
}
