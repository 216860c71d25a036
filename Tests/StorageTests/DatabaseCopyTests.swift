import Glibc
import Testing

@testable import Storage

@Suite("Copies of a database")
struct DatabaseCopyTests {
  private let fixture: Fixture
  private let path: String

  init() throws {
    fixture = try Fixture()
    path = fixture.folder.path + "/copy"
    try fixture.database.writer.perform { (transaction: Transaction) throws(StorageError) in
      // More than SQLite copies between two looks at the time.
      try transaction.run(
        """
        INSERT INTO notes (body) WITH RECURSIVE n (i) AS (
          SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT 'note ' || i FROM n
        """)
    }
  }

  private func remove(_ names: String...) {
    for name in names { unsafe unlink(fixture.folder.path + "/" + name) }
  }

  private func count(_ path: String) throws -> Int {
    let copy = try Inspection(path: path, applicationID: Fixture.applicationID, schemaMax: 1)
    #expect(try copy.faults().isEmpty)
    return try copy.read { snapshot throws(StorageError) in
      try snapshot.first("SELECT count(*) FROM notes") { $0.int(0) } ?? 0
    }
  }

  @Test("a copy has all that is committed, the schema's version too, and is its owner's alone")
  func whole() throws {
    defer { remove("copy") }
    try DatabaseCopy.make(of: fixture.folder.database, at: path)
    #expect(try count(path) == 20_000)
    let copy = try Inspection(path: path, applicationID: Fixture.applicationID, schemaMax: 1)
    #expect(copy.schemaVersion == 1 && copy.bytes > 0)
    var status = stat()
    #expect(unsafe stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(!DatabaseFile.isThere(path + ".partial"))
  }

  @Test("nothing that is there is overwritten; what an interrupted copy left behind is")
  func leftovers() throws {
    defer { remove("copy") }
    for name in [path, path + ".partial"] {
      let descriptor = unsafe open(name, O_CREAT | O_WRONLY, 0o600)
      _ = unsafe write(descriptor, "rest", 4)
      close(descriptor)
    }
    #expect(throws: StorageError.exists(path: path)) {
      try DatabaseCopy.make(of: fixture.folder.database, at: path)
    }
    remove("copy")
    try DatabaseCopy.make(of: fixture.folder.database, at: path)
    #expect(try count(path) == 20_000)
  }

  @Test("a copy that takes too long, or has no source or no folder, leaves nothing")
  func nothing() throws {
    #expect(throws: StorageError.timedOut) {
      try DatabaseCopy.make(of: fixture.folder.database, at: path, within: .zero)
    }
    #expect(throws: StorageError.missing(path: path + "x")) {
      try DatabaseCopy.make(of: path + "x", at: path)
    }
    #expect(throws: StorageError.self) {
      try DatabaseCopy.make(of: fixture.folder.database, at: "/nowhere/at/all")
    }
    #expect(!DatabaseFile.isThere(path) && !DatabaseFile.isThere(path + ".partial"))
  }

  @Test("a copy takes the database's place; the former keeps its log, and the copy gets none")
  func replacement() throws {
    let (database, kept) = (fixture.folder.database, fixture.folder.path + "/kept")
    defer { remove("kept", "kept-wal", "kept-shm") }
    try DatabaseCopy.make(of: database, at: path)
    try fixture.database.writer.perform { (transaction: Transaction) throws(StorageError) in
      try transaction.run("DELETE FROM notes WHERE id > 10")
    }
    // As after a kill: what was deleted stands in the log alone.
    #expect(DatabaseFile.bytes(database + "-wal") > 0)
    #expect(try DatabaseCopy.replace(database, with: path, keepingAs: kept) == kept)
    #expect(try count(database) == 20_000)
    #expect(try count(kept) == 10)
    try DatabaseCopy.make(of: kept, at: path)
    #expect(throws: StorageError.exists(path: kept)) {
      try DatabaseCopy.replace(database, with: path, keepingAs: kept)
    }
    remove("copy")
  }

  @Test("a log that was left without its database is not taken for that of the copy")
  func strayLog() throws {
    let (database, kept) = (fixture.folder.database, fixture.folder.path + "/kept")
    defer { remove("kept", "kept-wal", "kept-shm") }
    try DatabaseCopy.make(of: database, at: path)
    try DatabaseFile.remove(database)
    #expect(try DatabaseCopy.replace(database, with: path, keepingAs: kept) == nil)
    #expect(try count(database) == 20_000)
    #expect(DatabaseFile.isThere(kept + "-wal"))
  }
}
