import Synchronization

/// Counts the commits of one database, so that a reader knows without a system call whether its
/// open snapshot is still the latest one.
final class CommitGeneration: Sendable {
  private let value = Atomic<UInt64>(0)
  /// What the commits have changed.
  let changes = ChangeLog()

  var current: UInt64 { value.load(ordering: .acquiring) }

  /// Called before a COMMIT: notes what it will change.
  func prepare(_ objects: [Int]) { changes.note(objects, in: current + 1) }

  /// Called after a COMMIT and before anyone is told of it, by the writer's thread alone: between
  /// `prepare` and the COMMIT nobody else may count on.
  func advance() { value.wrappingAdd(1, ordering: .releasing) }
}
