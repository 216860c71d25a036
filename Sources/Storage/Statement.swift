import CSQLite

/// A prepared statement: bound, stepped to its end or given up, and reset for its next use.
@usableFromInline
@safe final class Statement {
  private let pointer: OpaquePointer
  private let parameterCount: Int
  /// Whether the statement stands between `bind` and `reset`.
  private(set) var isRunning = false
  /// A second statement of the same text, for a query inside a query of the same text.
  var spare: Statement?

  /// Prepares the one statement of the NUL-terminated UTF-8 `text`.
  init(_ text: UnsafePointer<UInt8>, on handle: OpaquePointer) throws(StorageError) {
    var prepared: OpaquePointer?
    let result = unsafe UnsafeRawPointer(text).withMemoryRebound(to: CChar.self, capacity: 1) {
      unsafe sqlite3_prepare_v3(
        handle, $0, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    }
    guard result == SQLITE_OK, let prepared = unsafe prepared else {
      throw unsafe StorageError(handle: handle)
    }
    unsafe pointer = unsafe prepared
    parameterCount = Int(unsafe sqlite3_bind_parameter_count(prepared))
  }

  deinit { unsafe sqlite3_finalize(pointer) }

  /// The current row; valid until the next `step` or `reset`.
  @usableFromInline var row: Row { unsafe Row(statement: pointer) }

  /// Binds all parameters and begins the run, which `reset` ends. A failure begins none.
  func bind(_ values: [Value]) throws(StorageError) {
    precondition(values.count == parameterCount, "one value for each parameter")
    for index in values.indices {
      guard bind(values[index], at: Int32(truncatingIfNeeded: index + 1)) == SQLITE_OK else {
        throw unsafe StorageError(handle: sqlite3_db_handle(pointer))
      }
    }
    isRunning = true
  }

  private func bind(_ value: Value, at index: Int32) -> Int32 {
    switch value {
    case .null:
      unsafe sqlite3_bind_null(pointer, index)
    case .int(let int):
      unsafe sqlite3_bind_int64(pointer, index, Int64(int))
    case .text(var text):
      text.withUTF8 { bytes in
        unsafe csqlite_bind_text(pointer, index, bytes.baseAddress, UInt64(bytes.count))
      }
    case .blob(let blob):
      unsafe blob.withUnsafeBufferPointer { bytes in
        unsafe csqlite_bind_blob(pointer, index, bytes.baseAddress, UInt64(bytes.count))
      }
    }
  }

  /// Runs to the next row; false at the end.
  @usableFromInline func step() throws(StorageError) -> Bool {
    switch unsafe sqlite3_step(pointer) {
    case SQLITE_ROW: true
    case SQLITE_DONE: false
    default: throw unsafe StorageError(handle: sqlite3_db_handle(pointer))
    }
  }

  /// Steps to the end, over the rows if there are any, and resets.
  func runToEnd() throws(StorageError) {
    defer { reset() }
    while try step() {}
  }

  /// Ends the run. A failure of the run was already told by `step`, so the result is not read.
  @usableFromInline func reset() {
    unsafe sqlite3_reset(pointer)
    isRunning = false
  }
}
