import Glibc
import Testing

@testable import Storage

@Suite struct DatabaseTests {
  private func configuration(
    _ folder: Folder, create: Bool = true, id: Int32 = Fixture.applicationID
  ) -> Database.Configuration {
    Database.Configuration(path: folder.database, applicationID: id, create: create)
  }

  private func open(
    _ configuration: Database.Configuration, _ migrations: [Migration]
  ) throws(StorageError) -> Database {
    try Database(configuration, migrations: migrations, onFatal: { _ in })
  }

  @Test("a missing database is not made unless asked for")
  func missing() throws {
    let folder = Folder()
    #expect(throws: StorageError.missing(path: folder.database)) {
      try open(configuration(folder, create: false), [])
    }
    #expect(folder.mode("") == 0)
    let database = try open(configuration(folder), [])
    database.close()
    _ = try open(configuration(folder, create: false), [])
  }

  @Test("a folder that is not there cannot hold a database")
  func noFolder() {
    let path = "/nowhere/at/all/test.db"
    let error = #expect(throws: StorageError.self) {
      try open(.init(path: path, applicationID: 1, create: true), [])
    }
    guard case .cannotOpen = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("all files of the database are the owner's alone")
  func modes() throws {
    let fixture = try Fixture()
    try fixture.add(1)
    for suffix in ["", "-wal", "-shm"] { #expect(fixture.folder.mode(suffix) == 0o600) }
  }

  @Test("closing empties the log, and closing again does nothing")
  func close() throws {
    let fixture = try Fixture()
    try fixture.add(1)
    fixture.database.close()
    fixture.database.close()
    #expect(fixture.folder.size("-wal") == 0)
    #expect(throws: StorageError.closed) { try fixture.add(2) }
    let isTaken = fixture.writer.submit({ _ in {} }, failed: { _ in })
    #expect(!isTaken)
    let again = try Fixture(folder: fixture.folder)
    let reader = try again.database.makeReader()
    #expect(try reader.read { (s) throws(StorageError) in try s.noteCount() } == 1)
  }

  @Test("another program's database is refused and stays as it is")
  func foreign() throws {
    let folder = Folder()
    try open(configuration(folder, id: 99), []).close()
    let error = #expect(throws: StorageError.self) { try open(configuration(folder), []) }
    guard case .foreignFile = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    try open(configuration(folder, id: 99), []).close()
  }

  @Test("a file that is no database is refused")
  func noDatabase() throws {
    let folder = Folder()
    let descriptor = unsafe Glibc.open(folder.database, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    let text = String(repeating: "not a database. ", count: 100)
    #expect(unsafe write(descriptor, text, text.utf8.count) == text.utf8.count)
    Glibc.close(descriptor)
    let error = #expect(throws: StorageError.self) { try open(configuration(folder), []) }
    guard case .foreignFile = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
