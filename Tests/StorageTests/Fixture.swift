import Glibc
import Synchronization
import Testing

@testable import Storage

/// A temporary folder, gone with its last user.
final class Folder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/storage-tests-XXXXXX".utf8CString)
    guard let made = unsafe mkdtemp(&template) else { preconditionFailure("mkdtemp failed") }
    path = unsafe String(cString: made)
  }

  deinit {
    for suffix in ["", "-wal", "-shm"] { unsafe unlink(path + "/test.db" + suffix) }
    unsafe rmdir(path)
  }

  var database: String { path + "/test.db" }

  func size(_ suffix: String) -> Int {
    var status = stat()
    return unsafe stat(database + suffix, &status) == 0 ? Int(status.st_size) : 0
  }

  func mode(_ suffix: String) -> UInt32 {
    var status = stat()
    return unsafe stat(database + suffix, &status) == 0 ? status.st_mode & 0o777 : 0
  }
}

/// A database in a folder of its own, with one table of notes.
struct Fixture {
  static let applicationID: Int32 = 0x7465_7374
  static let schema = Migration(
    1, "notes",
    sql: """
      CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
      CREATE TABLE replies (
        id INTEGER PRIMARY KEY, note INTEGER NOT NULL REFERENCES notes (id),
        later INTEGER REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED,
        size INTEGER CHECK (size > 0)) STRICT;
      CREATE TABLE anything (value ANY) STRICT;
      """)

  let folder: Folder
  let database: Database
  let fatal = Collected<StorageError>()

  init(
    folder: Folder = Folder(), migrations: [Migration] = [Fixture.schema],
    adjust: (inout Database.Configuration) -> Void = { _ in },
    readersShouldRest: @escaping @Sendable () -> Void = {}
  ) throws {
    self.folder = folder
    var configuration = Database.Configuration(
      path: folder.database, applicationID: Self.applicationID, create: true)
    adjust(&configuration)
    let fatal = fatal
    database = try Database(
      configuration, migrations: migrations, readersShouldRest: readersShouldRest,
      onFatal: { fatal.append($0) })
  }

  var writer: Writer { database.writer }

  func add(_ id: Int, _ body: String = "x") throws(StorageError) {
    try writer.perform { (tx) throws(StorageError) in
      try tx.run("INSERT INTO notes VALUES (?, ?)", .int(id), .text(body))
    }
  }
}

extension Snapshot {
  func noteCount() throws(StorageError) -> Int {
    try first("SELECT count(*) FROM notes") { $0.int(0) } ?? -1
  }
}

/// What several threads hand in, in order.
final class Collected<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])

  func append(_ element: Element) { elements.withLock { $0.append(element) } }
  var all: [Element] { elements.withLock { $0 } }
}

extension Writer {
  /// Holds the writer inside a job until `body` has handed in its jobs, so that they form one
  /// group, and returns when they are done.
  func group(_ body: () -> Void) {
    let entered = Semaphore()
    let gate = Semaphore()
    let done = Semaphore()
    _ = submit(
      { _ in
        entered.signal()
        gate.wait()
        return {}
      }, failed: { _ in })
    entered.wait()
    body()
    _ = submit({ _ in { done.signal() } }, failed: { _ in done.signal() })
    gate.signal()
    done.wait()
  }
}
