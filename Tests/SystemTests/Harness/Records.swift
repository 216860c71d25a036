@testable import Storage

/// One snapshot of a database, beside the server that works with it.
struct Records {
  private let connection: Connection

  init(_ path: String) throws(StorageError) {
    connection = try Connection.open(path: path, vfs: nil)
    try connection.run("PRAGMA query_only = ON")
    try connection.run("BEGIN DEFERRED")
  }

  func numbers(_ sql: StaticString) throws(StorageError) -> [Int] {
    try Snapshot(connection: connection).all(sql, map: { $0.int(0) })
  }

  func texts(_ sql: StaticString) throws(StorageError) -> [String] {
    try Snapshot(connection: connection).all(sql, map: { $0.text(0) })
  }
}
