import CSQLite

/// One connection to the database, confined to its owner's thread or lock.
@usableFromInline
@safe final class Connection {
  static let busyTimeoutMilliseconds: Int32 = 5_000

  let handle: OpaquePointer
  private(set) var cache = StatementCache()
  /// What the jobs of a writer's open transaction have changed.
  var changed: [Int] = []
  /// Of a reader: which snapshot is open, and what commits have changed.
  var version = SnapshotVersion()
  var changeLog: ChangeLog?

  private init(handle: OpaquePointer) { unsafe self.handle = unsafe handle }

  /// Statements still in use keep the closed connection alive until they end.
  deinit { unsafe sqlite3_close_v2(handle) }

  /// Opens an existing file.
  static func open(
    path: String, vfs: String?, isReadOnly: Bool = false
  ) throws(StorageError) -> sending Connection {
    var handle: OpaquePointer?
    let flags =
      (isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX
      | SQLITE_OPEN_EXRESCODE
    let result =
      if let vfs {
        unsafe vfs.withCString { unsafe sqlite3_open_v2(path, &handle, flags, $0) }
      } else {
        unsafe sqlite3_open_v2(path, &handle, flags, nil)
      }
    guard result == SQLITE_OK, let handle = unsafe handle else {
      defer { unsafe sqlite3_close_v2(handle) }
      throw unsafe StorageError(handle: handle)
    }
    let connection = unsafe Connection(handle: handle)
    try connection.configure()
    return connection
  }

  /// The settings that every connection shares. None copies the log by itself: whether that is
  /// safe only the writer knows.
  private func configure() throws(StorageError) {
    let on = [
      SQLITE_DBCONFIG_ENABLE_FKEY, SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE,
    ]
    let off = [
      SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL,
    ]
    for option in on { unsafe csqlite_configure(handle, option, 1) }
    for option in off { unsafe csqlite_configure(handle, option, 0) }
    setBusyTimeout(milliseconds: Self.busyTimeoutMilliseconds)
    try run("PRAGMA synchronous = FULL")
    try run("PRAGMA wal_autocheckpoint = 0")
    // What is deleted is overwritten, not only unlinked.
    try run("PRAGMA secure_delete = ON")
    try run("PRAGMA temp_store = MEMORY")
    // What REPLACE takes away meets the triggers against removal as well.
    try run("PRAGMA recursive_triggers = ON")
    // A mapped page is not copied into the cache, which every commit empties. Its price, SIGBUS
    // when the disk fails, is the fate the process has chosen for such failures anyway.
    try run("PRAGMA mmap_size = 1073741824")
    try run("PRAGMA cache_size = -16384")
  }

  /// Whether a transaction is open. SQLite itself may have ended one after a failure.
  var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

  /// The error of the last failed call.
  var lastError: StorageError { unsafe StorageError(handle: handle) }

  func setBusyTimeout(milliseconds: Int32) {
    unsafe sqlite3_busy_timeout(handle, milliseconds)
  }

  /// The literal's statement with its values bound. The caller steps and resets it.
  @usableFromInline
  func statement(_ sql: StaticString, _ values: [Value]) throws(StorageError) -> Statement {
    try requireTransaction()
    return try boundStatement(sql, values)
  }

  private func boundStatement(
    _ sql: StaticString, _ values: [Value]
  ) throws(StorageError) -> Statement {
    let statement = try cache.statement(sql) { () throws(StorageError) in
      unsafe try Statement(sql.utf8Start, on: handle)
    }
    try statement.bind(values)
    return statement
  }

  /// The text's statement with its values bound. The caller steps and resets it.
  @usableFromInline
  func statement(_ sql: SQL) throws(StorageError) -> Statement {
    try requireTransaction()
    let statement = try cache.statement(sql.text) { () throws(StorageError) in
      unsafe try Statement(sql.text, on: handle)
    }
    try statement.bind(sql.values)
    return statement
  }

  /// After some failures SQLite ends the transaction by itself. What a caller does next must not
  /// become a transaction of its own, nor be read from another snapshot.
  private func requireTransaction() throws(StorageError) {
    guard isInTransaction else {
      throw .other(code: SQLITE_ABORT, detail: "the transaction has ended")
    }
  }

  /// Runs a statement that begins, ends or stands outside of transactions.
  func run(_ sql: StaticString, _ values: Value...) throws(StorageError) {
    try boundStatement(sql, values).runToEnd()
  }

  /// What a statement that stands outside of transactions answers.
  func first<R>(
    _ sql: StaticString, map: (borrowing Row) throws(StorageError) -> R
  ) throws(StorageError) -> R? {
    try boundStatement(sql, []).first(map)
  }

  /// Runs all statements of a script, which must hold no parameters.
  func run(script: String) throws(StorageError) {
    guard unsafe sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK else {
      throw lastError
    }
  }
}
