import CSQLite

extension StorageError {
  /// The error of the connection's last failed call.
  init(handle: OpaquePointer?) {
    let code = unsafe sqlite3_extended_errcode(handle)
    let detail = unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) }
    self.init(code: code, detail: detail ?? "")
  }

  /// Sorts an extended result code (https://sqlite.org/rescode.html) by what a caller can do.
  init(code: Int32, detail: String) {
    // The low byte of an extended code is its primary code.
    self =
      switch code & 0xFF {
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_FULL: .full
      case SQLITE_INTERRUPT: .timedOut
      case SQLITE_CONSTRAINT: .constraint(Constraint(code: code), detail: detail)
      case SQLITE_IOERR: .io(code: code, detail: detail)
      case SQLITE_CORRUPT: .corrupt(detail)
      case SQLITE_NOTADB: .foreignFile(detail)
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .cannotOpen(detail)
      default: .other(code: code, detail: detail)
      }
  }
}

extension StorageError.Constraint {
  /// `SQLITE_CONSTRAINT_*` are C macros built from an expression, which Swift does not import.
  init(code: Int32) {
    self =
      switch code >> 8 {
      case 1: .check
      case 3: .foreignKey
      case 5: .notNull
      case 6, 8: .unique  // primary key, unique index
      default: .other
      }
  }
}
