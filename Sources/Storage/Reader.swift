/// A reading connection. It belongs to one thread at a time; its owner keeps it behind a lock.
///
/// Its snapshot stays open between reads and is renewed when there was a commit, so a read of a
/// quiet database takes no file lock. A reader that will not read for a while must `rest()`.
@usableFromInline
package final class Reader {
  @usableFromInline let connection: Connection
  private let generation: CommitGeneration
  private let limit = TimeLimit()

  init(connection: Connection, generation: CommitGeneration) throws(StorageError) {
    self.connection = connection
    self.generation = generation
    connection.changeLog = generation.changes
    try connection.run("PRAGMA query_only = ON")
    connection.obey(limit)
  }

  /// Lets the reads that follow take so long, nil as long as they like. Past it they throw `timedOut`.
  package func allow(_ time: Duration?) { limit.begin(time) }

  /// Reads through a snapshot that sees every commit acknowledged before the call. Not to be
  /// called again inside `body`.
  @inlinable
  package func read<R>(
    _ body: (Snapshot) throws(StorageError) -> R
  ) throws(StorageError) -> R {
    try renew()
    return try body(Snapshot(connection: connection))
  }

  @inlinable
  package func read<R, E: ExpressibleByStorageError>(
    _ body: (Snapshot) throws(E) -> R
  ) throws(E) -> R {
    do { try renew() } catch { throw E(storage: error) }
    return try body(Snapshot(connection: connection))
  }

  /// Ends the open snapshot, so that the writer can start its log anew.
  package func rest() { connection.rollbackAll() }

  @usableFromInline func renew() throws(StorageError) {
    // Loaded before BEGIN: a commit in between makes the snapshot newer than noted, never older.
    let latest = generation.current
    if latest == connection.version.generation && connection.isInTransaction { return }
    if connection.isInTransaction { try connection.run("COMMIT") }
    try begin()
    connection.version = connection.version.next(at: latest)
  }

  /// The first read takes the snapshot. It is taken at once, so that whoever asks what has changed since
  /// another asks when both are there.
  private func begin() throws(StorageError) {
    try connection.run("BEGIN DEFERRED")
    do throws(StorageError) {
      _ = try connection.first("SELECT 1 FROM sqlite_schema LIMIT 1") { _ in }
    } catch {
      connection.rollbackAll()
      throw error
    }
  }
}
