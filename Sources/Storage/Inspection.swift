/// A database that is only looked at, through one snapshot: nothing is migrated, repaired or written. It
/// can stand beside a server at work.
package final class Inspection {
  private let connection: Connection
  private let path: String
  /// The number of the last migration.
  package let schemaVersion: Int

  /// - Parameter schemaMax: the number of the last migration that this program knows.
  /// - Throws: `missing`, `foreignFile`, `newer`, or what the file itself fails with.
  package init(path: String, applicationID: Int32, schemaMax: Int) throws(StorageError) {
    try DatabaseFile.prepare(path: path, create: false)
    self.path = path
    connection = try Connection.open(path: path, vfs: nil, isReadOnly: true)
    try connection.run("PRAGMA query_only = ON")
    let owner = try connection.first("PRAGMA application_id") { $0.int(0) }
    guard owner == Int(applicationID) else {
      throw .foreignFile("application_id \(owner ?? 0), expected \(applicationID)")
    }
    try connection.run("BEGIN DEFERRED")
    schemaVersion = try connection.first("PRAGMA user_version") { $0.int(0) } ?? 0
    guard schemaVersion <= schemaMax else { throw .newer(found: schemaVersion, known: schemaMax) }
  }

  /// How long the file is, without its log.
  package var bytes: Int { DatabaseFile.bytes(path) }

  package func read<R, E: Error>(_ body: (Snapshot) throws(E) -> R) throws(E) -> R {
    try body(Snapshot(connection: connection))
  }

  /// What is wrong with the file, in SQLite's words; empty if nothing is:
  /// https://sqlite.org/pragma.html#pragma_integrity_check
  package func faults() throws(StorageError) -> [String] {
    let snapshot = Snapshot(connection: connection)
    let integrity = try snapshot.all("PRAGMA integrity_check") { $0.text(0) }
    let references = try snapshot.all("PRAGMA foreign_key_check") { row in
      "a row of \(row.text(0)) names a row of \(row.text(2)) that is not there"
    }
    return integrity.filter { $0 != "ok" } + references
  }
}
