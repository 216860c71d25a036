import Synchronization

/// A reader that several threads may use in turn: nearly always one and the same, so that its lock is
/// free.
///
/// Unchecked because the compiler cannot see that a body does not keep the snapshot that it is lent: it
/// is not `Sendable` and tied to the call. The reader itself is touched under the lock alone.
package final class SharedReader: @unchecked Sendable {
  private let lock = Mutex(())
  private let reader: Reader

  package init(_ reader: consuming sending Reader) {
    self.reader = reader
  }

  /// Reads through a snapshot that sees every commit acknowledged before the call. Not re-entrant.
  /// It is not generic, so that callers in other modules need no metadata at run time.
  ///
  /// - Parameter time: how long it may take; nil: as long as it likes.
  package func read(
    within time: Duration? = nil, _ body: (Snapshot) -> Void
  ) throws(StorageError) {
    var failure: StorageError?
    lock.withLock { _ in
      reader.allow(time)
      do throws(StorageError) {
        try reader.read { snapshot throws(StorageError) in body(snapshot) }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Ends the open snapshot, so that the log can be emptied.
  package func rest() {
    lock.withLock { _ in reader.rest() }
  }
}
