/// Which of a reader's snapshots one is. Whoever keeps what was read through one snapshot asks a later one
/// what has changed since.
@usableFromInline
package struct SnapshotVersion: Sendable, Equatable {
  /// Counts the reader's snapshots.
  fileprivate(set) var number = 0
  /// A generation whose commits it holds, all of them and perhaps later ones.
  fileprivate(set) var generation: UInt64 = 0

  /// Older than every snapshot.
  package init() {}

  /// The version of the reader's next snapshot.
  func next(at generation: UInt64) -> SnapshotVersion {
    var next = SnapshotVersion()
    (next.number, next.generation) = (number + 1, generation)
    return next
  }
}

extension Snapshot {
  /// Another one of the same reader has another version.
  package var version: SnapshotVersion { connection.version }

  /// The objects that differ between this snapshot and an earlier one of the same reader, and perhaps more;
  /// nil if it may be all of them. An object is known by the number that the writing jobs noted.
  package func changes(since earlier: SnapshotVersion) -> [Int]? {
    connection.changeLog?.changes(after: earlier.generation)
  }
}

extension Transaction {
  /// Notes that this job changes an object that exists already, so that readers who keep it drop it.
  package func noteChange(of object: Int) { connection.changed.append(object) }
}
