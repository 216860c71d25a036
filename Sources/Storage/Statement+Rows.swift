// The generic ends of a query, inlinable so that a caller's closure is compiled into its loop.

extension Statement {
  @inlinable
  func forEachRow<E: ExpressibleByStorageError>(
    _ each: (borrowing Row) throws(E) -> Bool
  ) throws(E) {
    defer { reset() }
    while true {
      let hasRow: Bool
      do { hasRow = try step() } catch { throw E(storage: error) }
      guard hasRow, try each(row) else { return }
    }
  }

  @inlinable
  func first<R>(_ map: (borrowing Row) throws(StorageError) -> R) throws(StorageError) -> R? {
    defer { reset() }
    guard try step() else { return nil }
    return try map(row)
  }

  @inlinable
  func all<R>(_ map: (borrowing Row) throws(StorageError) -> R) throws(StorageError) -> [R] {
    defer { reset() }
    var rows: [R] = []
    while try step() { rows.append(try map(row)) }
    return rows
  }
}
