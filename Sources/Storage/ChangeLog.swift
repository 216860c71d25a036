import Synchronization

/// Which objects the latest commits have changed, for readers that keep what they have read.
///
/// The writer notes a commit's changes before the commit happens, so that no snapshot holds a commit whose
/// changes are not here.
final class ChangeLog: Sendable {
  private struct State {
    /// In the order of generations.
    var changes: [(generation: UInt64, object: Int)] = []
    /// The latest generation of which a change was dropped.
    var forgotten: UInt64 = 0
  }

  /// Beyond this many, the older half is dropped.
  static let changesMax = 8_192

  private let state = Mutex(State())

  /// Notes what is about to be committed as `generation`. If that fails, the changes have been noted in
  /// vain, and do no harm.
  func note(_ objects: [Int], in generation: UInt64) {
    guard !objects.isEmpty else { return }
    state.withLock { state in
      state.changes += objects.map { (generation, $0) }
      let excess = state.changes.count - Self.changesMax
      guard excess > 0 else { return }
      let dropped = excess + Self.changesMax / 2
      state.forgotten = state.changes[dropped - 1].generation
      state.changes.removeFirst(dropped)
    }
  }

  /// What was changed in later generations than this, also in one that is being committed; nil if that is
  /// no longer known.
  func changes(after generation: UInt64) -> [Int]? {
    state.withLock { state in
      guard generation >= state.forgotten else { return nil }
      let first = state.changes.lastIndex { $0.generation <= generation }.map { $0 + 1 } ?? 0
      return state.changes[first...].map(\.object)
    }
  }
}
