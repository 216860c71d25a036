// The same as in `Snapshot` and `Transaction`, for callers that gather the values themselves.

extension Snapshot {
  /// Calls `each` with the rows in order until it returns false.
  @inlinable
  package func query(
    _ sql: StaticString, values: [Value], each: (borrowing Row) throws(StorageError) -> Bool
  ) throws(StorageError) {
    try connection.statement(sql, values).forEachRow(each)
  }
}

extension Transaction {
  /// Runs one statement to its end: the number of rows it changed.
  @discardableResult
  package func run(_ sql: StaticString, values: [Value]) throws(StorageError) -> Int {
    try connection.statement(sql, values).runToEnd()
    return connection.changeCount
  }
}
