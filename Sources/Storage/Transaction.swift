import CSQLite

/// A job's part of the writer's transaction, inside a savepoint of its own. It lives within the
/// call that handed it out, on the writer's thread.
@usableFromInline
package struct Transaction {
  @usableFromInline let connection: Connection

  @inlinable init(connection: Connection) { self.connection = connection }

  /// Reads see what this and earlier jobs wrote. `INSERT … RETURNING` goes through it too.
  @inlinable package var snapshot: Snapshot { Snapshot(connection: connection) }

  /// Runs one statement to its end: the number of rows it inserted, updated or deleted itself,
  /// without those of foreign key actions and triggers.
  @discardableResult
  package func run(_ sql: StaticString, _ values: Value...) throws(StorageError) -> Int {
    try connection.statement(sql, values).runToEnd()
    return connection.changeCount
  }

  @discardableResult
  package func run(_ sql: SQL) throws(StorageError) -> Int {
    try connection.statement(sql).runToEnd()
    return connection.changeCount
  }

  /// The rowid of the last row inserted into a table that has one.
  package var lastInsertedRowID: Int { connection.lastInsertedRowID }

  /// Undoes what was written since the innermost open savepoint began, which stays open: the job
  /// may go on and write something else.
  package func rollback() throws(StorageError) {
    // The name finds the innermost savepoint: https://sqlite.org/lang_savepoint.html
    try connection.run("ROLLBACK TO job")
  }

  /// Runs `body` in a savepoint inside this one; what it wrote is undone when it throws.
  @inlinable
  package func savepoint<R>(
    _ body: (Transaction) throws(StorageError) -> R
  ) throws(StorageError) -> R {
    try connection.beginSavepoint()
    do {
      let result = try body(self)
      try connection.releaseSavepoint()
      return result
    } catch {
      connection.abandonSavepoint()
      throw error
    }
  }

  @inlinable
  package func savepoint<R, E: ExpressibleByStorageError>(
    _ body: (Transaction) throws(E) -> R
  ) throws(E) -> R {
    do { try connection.beginSavepoint() } catch { throw E(storage: error) }
    let result: R
    do { result = try body(self) } catch {
      connection.abandonSavepoint()
      throw error
    }
    do { try connection.releaseSavepoint() } catch {
      connection.abandonSavepoint()
      throw E(storage: error)
    }
    return result
  }
}

extension Connection {
  var changeCount: Int { Int(unsafe sqlite3_changes64(handle)) }
  var lastInsertedRowID: Int { Int(unsafe sqlite3_last_insert_rowid(handle)) }

  @usableFromInline func beginSavepoint() throws(StorageError) { try run("SAVEPOINT job") }
  @usableFromInline func releaseSavepoint() throws(StorageError) { try run("RELEASE job") }

  /// Undoes and ends the innermost savepoint. When that fails, SQLite has ended the whole
  /// transaction, which the writer finds by `isInTransaction`.
  @usableFromInline func abandonSavepoint() {
    do throws(StorageError) {
      try run("ROLLBACK TO job")
      try run("RELEASE job")
    } catch {
      rollbackAll()
    }
  }

  /// Ends the transaction, if SQLite did not do so, and undoes all of it.
  func rollbackAll() {
    guard isInTransaction else { return }
    _ = unsafe sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
  }
}
