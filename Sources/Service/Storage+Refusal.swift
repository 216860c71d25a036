package import RPC
package import Storage

// The one boundary at which what the storage says becomes an answer. SQL, paths and codes stay behind
// in `cause`, which goes to the log.

extension Refusal: ExpressibleByStorageError {
  package init(storage error: StorageError) {
    switch error {
    case .busy, .full, .io, .closed: self.init(.storageUnavailable)
    case .timedOut: self.init(.deadlineExceeded)
    default: self.init(.internal)
    }
    if error != .timedOut { cause = "\(error)" }
  }
}

extension Snapshot {
  /// The first row, mapped; nil when there is none.
  func first<R>(
    _ sql: StaticString, _ values: Value..., row: (borrowing Row) -> R
  ) throws(Refusal) -> R? {
    var result: R?
    try each(sql, values: values) { found throws(Refusal) in
      result = row(found)
      return false
    }
    return result
  }

  /// All rows, mapped. The query itself bounds their number.
  func all<R>(
    _ sql: StaticString, _ values: Value..., row: (borrowing Row) -> R
  ) throws(Refusal) -> [R] {
    var result: [R] = []
    try each(sql, values: values) { found throws(Refusal) in
      result.append(row(found))
      return true
    }
    return result
  }

  /// All rows of a query that was put together at run time.
  func all<R>(_ sql: SQL, row: (borrowing Row) -> R) throws(Refusal) -> [R] {
    var result: [R] = []
    try each(sql) { found throws(Refusal) in
      result.append(row(found))
      return true
    }
    return result
  }

  /// Whether the query has a row.
  func has(_ sql: StaticString, _ values: Value...) throws(Refusal) -> Bool {
    var isFound = false
    try each(sql, values: values) { _ throws(Refusal) in
      isFound = true
      return false
    }
    return isFound
  }

  /// Calls `body` with the rows in order until it returns false.
  func each(
    _ sql: StaticString, values: [Value], body: (borrowing Row) throws(Refusal) -> Bool
  ) throws(Refusal) {
    var refusal: Refusal?
    do throws(StorageError) {
      try query(sql, values: values) { row throws(StorageError) in
        do throws(Refusal) {
          return try body(row)
        } catch {
          refusal = error
          return false
        }
      }
    } catch {
      throw Refusal(storage: error)
    }
    if let refusal { throw refusal }
  }

  /// The same for a query that was put together at run time.
  func each(
    _ sql: SQL, body: (borrowing Row) throws(Refusal) -> Bool
  ) throws(Refusal) {
    var refusal: Refusal?
    do throws(StorageError) {
      try query(sql) { row throws(StorageError) in
        do throws(Refusal) {
          return try body(row)
        } catch {
          refusal = error
          return false
        }
      }
    } catch {
      throw Refusal(storage: error)
    }
    if let refusal { throw refusal }
  }
}

extension Transaction {
  /// Runs one statement; the number of rows that it changed.
  @discardableResult
  func write(_ sql: StaticString, _ values: Value...) throws(Refusal) -> Int {
    do throws(StorageError) {
      return try run(sql, values: values)
    } catch {
      throw Refusal(storage: error)
    }
  }

  /// Inserts a row; what a unique index forbids is refused with `taken`.
  func insert(
    _ sql: StaticString, _ values: Value..., taken: Reason
  ) throws(Refusal) {
    do throws(StorageError) {
      try run(sql, values: values)
    } catch {
      if case .constraint(.unique, _) = error { throw Refusal(taken) }
      throw Refusal(storage: error)
    }
  }
}

extension Value {
  static func id(_ identifier: some Identifier) -> Value { .int(Int(identifier.rawValue)) }
  static func time(_ time: Timestamp) -> Value { .int(Int(time.milliseconds)) }
  static func time(_ time: Timestamp?) -> Value { time.map { .time($0) } ?? .null }
  static func json(_ bytes: [UInt8]?) -> Value {
    bytes.map { .text(String(copying: $0.span)) } ?? .null
  }
}

extension Row {
  func time(_ column: Int) -> Timestamp { Timestamp(milliseconds: Int64(int(column))) }
  func optionalTime(_ column: Int) -> Timestamp? {
    optionalInt(column).map { Timestamp(milliseconds: Int64($0)) }
  }
  func id<I: Identifier>(_ column: Int, _ type: I.Type = I.self) -> I {
    I(rawValue: Int64(int(column)))
  }
  func optionalID<I: Identifier>(_ column: Int, _ type: I.Type = I.self) -> I? {
    optionalInt(column).map { I(rawValue: Int64($0)) }
  }
}
