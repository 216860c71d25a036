import Dispatch
import Synchronization

/// A small pool for slow work: password hashing and the like. What waits is bounded, so that callers
/// hear early that there is too much to do.
package final class Workers: Sendable {
  private let threadsMax: Int
  private let waitingMax: Int
  private let pool = DispatchQueue(label: "cardd-workers", attributes: .concurrent)
  private let state = Mutex(State())

  private struct State {
    var waiting: [@Sendable () -> Void] = []
    /// How many threads are at work.
    var running = 0
  }

  /// How much there is to do now.
  struct Load: Sendable {
    let running: Int
    let waiting: Int
  }

  var load: Load { state.withLock { Load(running: $0.running, waiting: $0.waiting.count) } }

  package init(threads: Int, waitingMax: Int = 256) {
    threadsMax = threads
    self.waitingMax = waitingMax
  }

  /// Runs `work` on a thread of the pool, in its turn. False, and nothing happens, if too much waits.
  package func run(_ work: @escaping @Sendable () -> Void) -> Bool {
    let (isTaken, needsThread) = state.withLock { state in
      guard state.waiting.count < waitingMax else { return (false, false) }
      state.waiting.append(work)
      guard state.running < threadsMax else { return (true, false) }
      state.running += 1
      return (true, true)
    }
    if needsThread { pool.async { self.drain() } }
    return isTaken
  }

  private func drain() {
    while let work = next() { work() }
  }

  private func next() -> (@Sendable () -> Void)? {
    state.withLock { state in
      if state.waiting.isEmpty {
        state.running -= 1
        return nil
      }
      return state.waiting.removeFirst()
    }
  }
}
