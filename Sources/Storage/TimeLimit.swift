import CSQLite

/// Stops the statements of a connection that take too long. SQLite asks every few thousand steps of its
/// virtual machine, so a short query costs nothing and a scan of a large table ends between two rows:
/// https://sqlite.org/c3ref/progress_handler.html
final class TimeLimit {
  /// What a step is, is SQLite's own affair: some tens of nanoseconds each.
  fileprivate static let stepsBetweenChecks: Int32 = 4_000

  /// How long what runs now may take, counted from the first check; nil: as long as it likes.
  private var nanoseconds: UInt64?
  private var startedAt: UInt64?

  /// From here on statements may take so long together.
  func begin(_ limit: Duration?) {
    nanoseconds = limit.map { limit in
      let (seconds, attoseconds) = limit.components
      return UInt64(max(0, min(seconds, 1 << 30))) * 1_000_000_000
        + UInt64(max(0, attoseconds)) / 1_000_000_000
    }
    startedAt = nil
  }

  fileprivate var isPast: Bool {
    guard let nanoseconds else { return false }
    let now = MonotonicClock.nanoseconds()
    guard let startedAt else {
      startedAt = now
      return nanoseconds == 0
    }
    return now - startedAt >= nanoseconds
  }
}

extension Connection {
  /// Has `limit` stop statements of this connection, which must not outlive it.
  func obey(_ limit: TimeLimit) {
    let context = unsafe Unmanaged.passUnretained(limit).toOpaque()
    unsafe sqlite3_progress_handler(
      handle, TimeLimit.stepsBetweenChecks,
      { context in
        guard let context = unsafe context else { return 0 }
        return unsafe Unmanaged<TimeLimit>.fromOpaque(context).takeUnretainedValue().isPast ? 1 : 0
      }, context)
  }
}
