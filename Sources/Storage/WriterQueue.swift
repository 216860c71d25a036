/// A job as the writer keeps it: exactly one of its two ends is called, exactly once.
struct WriterJob: Sendable {
  /// What the job's body came to, and whom to tell once the group is committed.
  enum Attempt {
    case kept(Writer.Release)
    case undone(Writer.Release)
  }

  let attempt: @Sendable (Transaction) -> Attempt
  /// Told when the job did not run, or the group it was part of could not be committed.
  let failed: Writer.Failure
}

/// The jobs that wait for the writer, and whether it takes more.
struct WriterQueue {
  enum Next {
    case group([WriterJob])
    case empty
    case stopped
  }

  private let limits: Writer.Limits
  private var jobs: [WriterJob] = []
  private(set) var isAccepting = true
  private var isWriterAsleep = false
  private(set) var statistics = Writer.Statistics()

  init(limits: Writer.Limits) { self.limits = limits }

  /// Whether the job was taken, and whether the writer must be woken for it.
  mutating func append(_ job: WriterJob) -> (isTaken: Bool, wakes: Bool) {
    guard isAccepting, jobs.count < limits.queuedJobsMax else { return (false, false) }
    jobs.append(job)
    statistics.queued = jobs.count
    defer { isWriterAsleep = false }
    return (true, isWriterAsleep)
  }

  /// The next group. After `empty` the writer sleeps until it is woken.
  mutating func takeGroup() -> Next {
    guard !jobs.isEmpty else {
      isWriterAsleep = isAccepting
      return isAccepting ? .empty : .stopped
    }
    let group = Array(jobs.prefix(limits.groupJobsMax))
    jobs.removeFirst(group.count)
    statistics.queued = jobs.count
    return .group(group)
  }

  /// Takes no more jobs; whether the writer must be woken to see it.
  mutating func stop() -> Bool {
    isAccepting = false
    defer { isWriterAsleep = false }
    return isWriterAsleep
  }

  /// Takes no more jobs and gives back those that wait.
  mutating func abandon() -> [WriterJob] {
    isAccepting = false
    defer { jobs = [] }
    statistics.queued = 0
    return jobs
  }

  mutating func recordCommit(jobs count: Int) {
    statistics.commits += 1
    statistics.jobs += count
    statistics.largestGroup = max(statistics.largestGroup, count)
  }
}
