import Glibc
import Synchronization

/// Runs asynchronous work on the thread that waits for it: a program of one thread can use what is
/// asynchronous, and its signals still reach that thread alone.
package final class CallingThread: TaskExecutor {
  private let jobs: Mailbox<UnownedJob>
  private let interruption: Interruption

  /// What interrupts the work.
  package enum Interruption: Sendable {
    /// Nothing but what always does.
    case none
    /// SIGINT cancels the task, which then comes to its end in order.
    case interrupt
  }

  private init(_ waker: Waker, _ interruption: Interruption) {
    jobs = Mailbox(waker: waker)
    self.interruption = interruption
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    jobs.post(UnownedJob(job))
  }

  /// Runs `body` to its end, with all that it awaits.
  ///
  /// - Parameter heard: whether a result shows that the task was cancelled. One that was done by then has
  ///   not heard of it: the signal is left for whoever waits for it next.
  /// - Throws: `system` if the system has no room for an event loop.
  package static func run<Result: Sendable>(
    interruption: Interruption = .none, heard: (Result) -> Bool = { _ in true },
    _ body: @escaping @Sendable () async -> Result
  ) throws(SocketError) -> Result {
    let loop = try EventLoop()
    let executor = CallingThread(loop.waker, interruption)
    let result = Mutex<Result?>(nil)
    let task = Task(executorPreference: executor) {
      let value = await body()
      result.withLock { $0 = value }
    }
    let wasInterrupted = try executor.work(
      loop, until: { result.withLock { $0 != nil } }, interrupted: task.cancel)
    guard let value = result.withLock({ $0 }) else {
      preconditionFailure("the work has ended without a result")
    }
    if wasInterrupted, !heard(value) { _ = raise(SIGINT) }
    return value
  }

  /// - Returns: whether it was interrupted.
  private func work(
    _ events: consuming EventLoop, until isDone: () -> Bool, interrupted: () -> Void
  ) throws(SocketError) -> Bool {
    var events = events
    var wasInterrupted = false
    var waiting: [UnownedJob] = []
    let signals: SignalSource? =
      interruption == .none
      ? nil : try SignalSource([.interrupt], ignoresBrokenPipes: false)
    try signals?.register(in: events, token: 0)
    while !isDone() {
      for _ in try events.wait(timeout: nil) {
        if try signals?.next() != nil {
          wasInterrupted = true
          interrupted()
        }
      }
      jobs.drain(into: &waiting)
      for job in waiting { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
    return wasInterrupted
  }
}
