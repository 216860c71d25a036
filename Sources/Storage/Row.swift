import CSQLite

/// The row a query stands on. Columns are read by index from 0; an index past the last traps.
///
/// Numbers are 64 bits. Reading a NULL through a non-optional reader is a bug and traps.
@usableFromInline
@safe package struct Row: ~Copyable {
  private let statement: OpaquePointer

  init(statement: OpaquePointer) { unsafe self.statement = unsafe statement }

  package func isNull(_ column: Int) -> Bool {
    unsafe sqlite3_column_type(statement, checked(column)) == SQLITE_NULL
  }

  package func int(_ column: Int) -> Int {
    assert(!isNull(column), "column \(column) is NULL")
    return Int(unsafe sqlite3_column_int64(statement, checked(column)))
  }

  package func optionalInt(_ column: Int) -> Int? {
    isNull(column) ? nil : int(column)
  }

  package func bool(_ column: Int) -> Bool { int(column) != 0 }

  /// The column's text; bytes that are not UTF-8 come as U+FFFD.
  package func text(_ column: Int) -> String {
    unsafe String(decoding: required(column), as: UTF8.self)
  }

  package func optionalText(_ column: Int) -> String? {
    unsafe buffer(column).map { unsafe String(decoding: $0, as: UTF8.self) }
  }

  package func blob(_ column: Int) -> [UInt8] {
    unsafe Array(required(column))
  }

  package func optionalBlob(_ column: Int) -> [UInt8]? {
    unsafe buffer(column).map { unsafe Array($0) }
  }

  /// The bytes of a text or blob column as they are stored, without a copy; empty for NULL.
  @_lifetime(borrow self)
  package func bytes(_ column: Int) -> Span<UInt8> {
    let span = unsafe (buffer(column) ?? UnsafeBufferPointer(start: nil, count: 0)).span
    return unsafe _overrideLifetime(span, borrowing: self)
  }

  private func required(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    guard let buffer = unsafe buffer(column) else {
      preconditionFailure("column \(column) is NULL")
    }
    return unsafe buffer
  }

  /// `sqlite3_column_blob` gives text as it is stored, and unlike `sqlite3_column_text` it never
  /// moves bytes that were handed out before: https://sqlite.org/c3ref/column_blob.html
  private func buffer(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
    let index = checked(column)
    guard let start = unsafe sqlite3_column_blob(statement, index) else {
      // Also the answer for an empty value.
      return isNull(column) ? nil : unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
    let count = Int(unsafe sqlite3_column_bytes(statement, index))
    return unsafe UnsafeBufferPointer(
      start: start.assumingMemoryBound(to: UInt8.self), count: count)
  }

  private func checked(_ column: Int) -> Int32 {
    assert(column >= 0 && column < Int(unsafe sqlite3_data_count(statement)))
    return Int32(truncatingIfNeeded: column)
  }
}
