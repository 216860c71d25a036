import CSQLite

// The write-ahead log: https://sqlite.org/wal.html

extension Connection {
  /// The frames (pages) in the log, and how many of them are in the database file already.
  struct LogExtent {
    var frames = 0
    var checkpointedFrames = 0

    var isCheckpointed: Bool { frames == checkpointedFrames }
  }

  /// Copies what readers allow from the log to the file, and waits for nobody.
  func checkpointPassively() throws(StorageError) -> LogExtent {
    try checkpoint(SQLITE_CHECKPOINT_PASSIVE)
  }

  /// Copies what readers allow and empties the log; false when one still reads from it.
  func checkpointAndTruncate() throws(StorageError) -> Bool {
    do throws(StorageError) { _ = try checkpoint(SQLITE_CHECKPOINT_TRUNCATE) } catch {
      guard error == .busy else { throw error }
      return false
    }
    return true
  }

  private func checkpoint(_ mode: Int32) throws(StorageError) -> LogExtent {
    var frames: Int32 = 0
    var checkpointed: Int32 = 0
    let result = unsafe sqlite3_wal_checkpoint_v2(handle, nil, mode, &frames, &checkpointed)
    guard result == SQLITE_OK else { throw lastError }
    return LogExtent(frames: Int(frames), checkpointedFrames: Int(checkpointed))
  }

  /// Switches the file to write-ahead logging, which it then stays in.
  func useLog() throws(StorageError) {
    let mode = try first("PRAGMA journal_mode = WAL") { $0.text(0) }
    guard mode == "wal" else { throw .cannotOpen("no write-ahead log here: \(mode ?? "")") }
  }

  /// Has `length` follow the log at every commit of this connection, which must not outlive it.
  func follow(_ length: LogLength) {
    let context = unsafe Unmanaged.passUnretained(length).toOpaque()
    _ = unsafe sqlite3_wal_hook(
      handle,
      { context, _, _, frames in
        guard let context = unsafe context else { return SQLITE_OK }
        unsafe Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue().frames = Int(frames)
        return SQLITE_OK
      }, context)
  }

  /// Whether rows written so far miss the row that a deferred foreign key names.
  var hasDeferredViolations: Bool {
    var current: Int32 = 0
    var highest: Int32 = 0
    _ = unsafe sqlite3_db_status(
      handle, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
    return current != 0
  }
}

/// The length of the log at the last commit, in frames.
final class LogLength {
  var frames = 0
}
