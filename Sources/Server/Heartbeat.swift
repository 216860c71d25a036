import Sockets
import Synchronization

/// Tells a watchdog that all loops answer, and stays silent as soon as one does not.
struct Heartbeat {
  private let interval: Duration
  private let beat: @Sendable () -> Void
  /// The loops that have not answered the last question.
  private let silent: SilentLoops
  private var due = Deadline.after(.zero)
  private var hasAsked = false

  /// - Parameter beat: called once for each interval in which every loop has answered.
  init(every interval: Duration, loops: Int, _ beat: @escaping @Sendable () -> Void) {
    self.interval = interval
    self.beat = beat
    silent = SilentLoops(0..<loops)
  }

  /// How long the caller may sleep.
  var remaining: Duration? { due.remaining }

  /// Beats if it is time and all have answered, and asks again.
  mutating func tick(_ loops: [Mailbox<Loop.Message>]) {
    guard due.isPast else { return }
    due = .after(interval)
    // Whoever did not answer has the question still before it.
    guard silent.isEmpty else { return }
    if hasAsked { beat() }
    hasAsked = true
    ask(loops)
  }

  /// A loop that has run to its end is not asked any more.
  func end(_ loop: Int) { silent.end(loop) }

  private func ask(_ loops: [Mailbox<Loop.Message>]) {
    let silent = silent
    for number in silent.beginRound() { loops[number].post(.ask { _ in silent.answered(number) }) }
  }
}

private final class SilentLoops: Sendable {
  private let state: Mutex<(running: Set<Int>, silent: Set<Int>)>

  init(_ loops: Range<Int>) { state = Mutex((Set(loops), [])) }

  var isEmpty: Bool { state.withLock { $0.silent.isEmpty } }

  /// Waits for all that run.
  func beginRound() -> Set<Int> {
    state.withLock { state in
      state.silent = state.running
      return state.running
    }
  }

  func answered(_ loop: Int) { state.withLock { _ = $0.silent.remove(loop) } }

  func end(_ loop: Int) {
    state.withLock { state in
      state.running.remove(loop)
      state.silent.remove(loop)
    }
  }
}
