import Synchronization

/// Counts the commits of one database, so that a reader knows without a system call whether its
/// open snapshot is still the latest one.
final class CommitGeneration: Sendable {
  private let value = Atomic<UInt64>(0)

  var current: UInt64 { value.load(ordering: .acquiring) }

  /// Called after a COMMIT and before anyone is told of it.
  func advance() { value.wrappingAdd(1, ordering: .releasing) }
}
