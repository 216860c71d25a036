/// A view of the database at one commit: whoever reads through it sees no later one. It lives
/// within the call that handed it out, on that thread.
@usableFromInline
package struct Snapshot {
  @usableFromInline let connection: Connection

  @inlinable init(connection: Connection) { self.connection = connection }

  /// Calls `each` with the rows in order until it returns false. A query may run inside `each`,
  /// also one of the same text.
  @inlinable
  package func query<E: ExpressibleByStorageError>(
    _ sql: StaticString, _ values: Value..., each: (borrowing Row) throws(E) -> Bool
  ) throws(E) {
    let statement: Statement
    do { statement = try connection.statement(sql, values) } catch { throw E(storage: error) }
    try statement.forEachRow(each)
  }

  @inlinable
  package func query<E: ExpressibleByStorageError>(
    _ sql: SQL, each: (borrowing Row) throws(E) -> Bool
  ) throws(E) {
    let statement: Statement
    do { statement = try connection.statement(sql) } catch { throw E(storage: error) }
    try statement.forEachRow(each)
  }

  @inlinable
  package func query(
    _ sql: StaticString, _ values: Value..., each: (borrowing Row) throws(StorageError) -> Bool
  ) throws(StorageError) {
    try connection.statement(sql, values).forEachRow(each)
  }

  @inlinable
  package func query(
    _ sql: SQL, each: (borrowing Row) throws(StorageError) -> Bool
  ) throws(StorageError) {
    try connection.statement(sql).forEachRow(each)
  }

  /// The first row, mapped; nil when there is none.
  @inlinable
  package func first<R>(
    _ sql: StaticString, _ values: Value..., map: (borrowing Row) throws(StorageError) -> R
  ) throws(StorageError) -> R? {
    try connection.statement(sql, values).first(map)
  }

  @inlinable
  package func first<R>(
    _ sql: SQL, map: (borrowing Row) throws(StorageError) -> R
  ) throws(StorageError) -> R? {
    try connection.statement(sql).first(map)
  }

  /// All rows, mapped. The query itself must bound their number.
  @inlinable
  package func all<R>(
    _ sql: StaticString, _ values: Value..., map: (borrowing Row) throws(StorageError) -> R
  ) throws(StorageError) -> [R] {
    try connection.statement(sql, values).all(map)
  }

  @inlinable
  package func all<R>(
    _ sql: SQL, map: (borrowing Row) throws(StorageError) -> R
  ) throws(StorageError) -> [R] {
    try connection.statement(sql).all(map)
  }

  /// Whether the query has a row.
  @inlinable
  package func exists(_ sql: StaticString, _ values: Value...) throws(StorageError) -> Bool {
    try connection.statement(sql, values).first { _ in true } ?? false
  }

  @inlinable
  package func exists(_ sql: SQL) throws(StorageError) -> Bool {
    try connection.statement(sql).first { _ in true } ?? false
  }
}
