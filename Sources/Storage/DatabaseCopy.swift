import CSQLite
import Glibc

/// Whole copies of a database. A copy is complete and on disk, or it is not there.
package enum DatabaseCopy {
  /// Copies what is committed, beside whoever works with the database. What was deleted is not in the copy,
  /// and no log belongs to it: https://sqlite.org/lang_vacuum.html#vacuuminto
  ///
  /// - Parameters:
  ///   - path: the new file, made readable by its owner alone; nothing may be there.
  ///   - time: how long it may take; nil: as long as it needs.
  /// - Throws: `exists`, `timedOut`, `missing`, or what either file fails with.
  package static func make(
    of source: String, at path: String, within time: Duration? = nil
  ) throws(StorageError) {
    guard !DatabaseFile.isThere(path) else { throw .exists(path: path) }
    let partial = path + ".partial"
    try DatabaseFile.remove(partial)
    do throws(StorageError) {
      try write(source, to: partial, within: time)
      try DatabaseFile.sync(partial)
      try DatabaseFile.rename(partial, to: path)
    } catch {
      try DatabaseFile.remove(partial)
      throw error
    }
  }

  private static func write(
    _ source: String, to partial: String, within time: Duration?
  ) throws(StorageError) {
    try DatabaseFile.prepare(path: source, create: false)
    try DatabaseFile.prepare(path: partial, create: true)
    let connection = try Connection.open(path: source, vfs: nil, isReadOnly: true)
    let limit = TimeLimit()
    limit.begin(time)
    connection.obey(limit)
    try connection.run("VACUUM INTO ?", .text(partial))
    withExtendedLifetime(limit) {}
  }

  /// Removes a copy that nobody is to find; none is no failure.
  package static func remove(_ path: String) throws(StorageError) { try DatabaseFile.remove(path) }

  /// Puts a copy in the place of a database that nobody has open. What stood there is kept beside it, with
  /// its log; when this is interrupted, do it again.
  ///
  /// - Returns: where the former database is now; nil if there was none.
  package static func replace(
    _ database: String, with copy: String, keepingAs kept: String
  ) throws(StorageError) -> String? {
    guard !DatabaseFile.isThere(kept) else { throw .exists(path: kept) }
    let isThere = DatabaseFile.isThere(database)
    if isThere { try DatabaseFile.rename(database, to: kept) }
    // SQLite would take a log that is left here for that of the copy.
    for suffix in ["-wal", "-shm"] where DatabaseFile.isThere(database + suffix) {
      try DatabaseFile.rename(database + suffix, to: kept + suffix)
    }
    try DatabaseFile.rename(copy, to: database)
    return isThere ? kept : nil
  }
}
