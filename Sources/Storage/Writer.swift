import Synchronization

/// The one writer of a database: a thread that takes all jobs that wait, runs each in a savepoint
/// of its own, commits them together with one sync, and only then tells their callers.
package final class Writer: Sendable {
  /// What is to happen once the job is committed. Runs on the writer's thread; it must not block.
  package typealias Release = @Sendable () -> Void
  /// What is to happen when the job failed. Runs on the writer's thread; it must not block.
  package typealias Failure = @Sendable (StorageError) -> Void

  package struct Limits: Sendable {
    package var queuedJobsMax = 4_096
    package var groupJobsMax = 256

    package init() {}
  }

  package struct Statistics: Sendable, Equatable {
    /// Groups committed, and the jobs in them, since the start.
    package var commits = 0
    package var jobs = 0
    package var largestGroup = 0
    /// How many groups had up to so many jobs, and more than the bound before allows.
    package var groupSizes = Statistics.bounds.map { GroupSize(upTo: $0, count: 0) }
    /// Jobs that wait now.
    package var queued = 0

    /// A group's jobs are told apart by powers of two.
    private static let bounds = [1, 2, 4, 8, 16, 32, 64, 128, 256, Int.max]

    /// Groups of a size.
    package struct GroupSize: Sendable, Equatable {
      package let upTo: Int
      package internal(set) var count: Int
    }
  }

  private let queue: Mutex<WriterQueue>
  private let thread = Mutex<Thread?>(nil)
  private let wakeup = Semaphore()

  init(limits: Limits) { queue = Mutex(WriterQueue(limits: limits)) }

  package var statistics: Statistics { queue.withLock { $0.statistics } }

  /// Hands in a job; false when the queue is full or the writer stops, and then nothing is called.
  ///
  /// Jobs of different lanes take turns, so that many of one do not hold up a few of another.
  ///
  /// `work` runs once, never again. What it returns is called after the commit. When it throws,
  /// what it wrote is undone; then, and when the group cannot be committed, `failed` is called.
  package func submit(
    lane: Int = 0,
    _ work: @escaping @Sendable (Transaction) throws(StorageError) -> Release,
    failed: @escaping Failure
  ) -> Bool {
    append(
      WriterJob(
        lane: lane,
        attempt: { transaction in
          do throws(StorageError) {
            return .kept(try work(transaction))
          } catch {
            return .undone { failed(error) }
          }
        },
        failed: failed))
  }

  /// Runs `body` as a job and waits until it is committed. What it wrote is undone when it throws.
  ///
  /// Never called on the writer's own thread, which would wait for itself. Throws `busy` when the
  /// queue is full, `closed` when the writer has stopped.
  @discardableResult
  package func perform<R: Sendable, E: ExpressibleByStorageError>(
    _ body: @escaping @Sendable (Transaction) throws(E) -> R
  ) throws(E) -> R {
    try runJob(body)
  }

  /// The same for a body that throws what the storage throws.
  @discardableResult
  package func perform<R: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws(StorageError) -> R
  ) throws(StorageError) -> R {
    try runJob(body)
  }

  private func runJob<R: Sendable, E: ExpressibleByStorageError>(
    _ body: @escaping @Sendable (Transaction) throws(E) -> R
  ) throws(E) -> R {
    let outcome = Outcome<R, E>()
    let job = WriterJob(
      lane: 0,
      attempt: { transaction in
        do throws(E) {
          let result = try body(transaction)
          return .kept { outcome.settle(.success(result)) }
        } catch {
          return .undone { outcome.settle(.failure(error)) }
        }
      },
      failed: { outcome.settle(.failure(E(storage: $0))) })
    guard append(job) else {
      throw E(storage: queue.withLock { $0.isAccepting } ? .busy : .closed)
    }
    return try outcome.wait()
  }
}

// The side of the writer's thread and of the database that owns it.
extension Writer {
  func start(_ loop: sending WriterLoop) throws(StorageError) {
    let started = try Thread.start { loop.run() }
    thread.withLock { $0 = started }
  }

  /// Takes no more jobs, and returns when those that wait are done.
  func stop() {
    if queue.withLock({ $0.stop() }) { wakeup.signal() }
    let stopped = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    stopped?.join()
  }

  /// Waits for jobs: the next group, or nil when the writer has stopped and none is left.
  func nextGroup() -> [WriterJob]? {
    while true {
      switch queue.withLock({ $0.takeGroup() }) {
      case .group(let jobs): return jobs
      case .stopped: return nil
      case .empty: wakeup.wait()
      }
    }
  }

  func recordCommit(jobs count: Int, _ durations: WriterPace.Durations) {
    queue.withLock { $0.recordCommit(jobs: count, durations) }
  }

  /// Takes no more jobs and fails those that wait.
  func abandon(with error: StorageError) {
    for job in queue.withLock({ $0.abandon() }) { job.failed(error) }
  }

  private func append(_ job: WriterJob) -> Bool {
    let (isTaken, wakes) = queue.withLock { $0.append(job) }
    if wakes { wakeup.signal() }
    return isTaken
  }
}

/// The result of a job that another thread waits for.
private final class Outcome<R: Sendable, E: Error>: Sendable {
  private let result = Mutex<Result<R, E>?>(nil)
  private let settled = Semaphore()

  func settle(_ result: Result<R, E>) {
    self.result.withLock { $0 = result }
    settled.signal()
  }

  func wait() throws(E) -> R {
    settled.wait()
    guard let result = result.withLock({ $0 }) else { preconditionFailure("settled") }
    return try result.get()
  }
}
