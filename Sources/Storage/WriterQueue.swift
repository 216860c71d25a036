/// A job as the writer keeps it: exactly one of its two ends is called, exactly once.
struct WriterJob: Sendable {
  /// Jobs of different lanes take turns.
  let lane: Int
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
  private var lanes: [Int: Lane] = [:]
  /// The lanes that have jobs, in the order of their turns.
  private var turns: [Int] = []
  private(set) var isAccepting = true
  private var isWriterAsleep = false
  private(set) var statistics = Writer.Statistics()
  private var pace = WriterPace()

  /// The jobs of one lane, oldest first.
  private struct Lane {
    private var jobs: [WriterJob] = []
    private var taken = 0

    var isEmpty: Bool { taken == jobs.count }

    mutating func append(_ job: WriterJob) { jobs.append(job) }

    mutating func take(_ count: Int) -> ArraySlice<WriterJob> {
      let end = taken + min(count, jobs.count - taken)
      defer {
        taken = end
        // Each job moves at most once for each that was taken before it.
        if taken * 2 >= jobs.count {
          jobs.removeFirst(taken)
          taken = 0
        }
      }
      return jobs[taken..<end]
    }
  }

  init(limits: Writer.Limits) { self.limits = limits }

  /// Whether the job was taken, and whether the writer must be woken for it.
  mutating func append(_ job: WriterJob) -> (isTaken: Bool, wakes: Bool) {
    guard isAccepting, statistics.queued < limits.queuedJobsMax else { return (false, false) }
    if lanes[job.lane, default: Lane()].isEmpty { turns.append(job.lane) }
    pace.note(lane: job.lane)
    lanes[job.lane, default: Lane()].append(job)
    statistics.queued += 1
    defer { isWriterAsleep = false }
    return (true, isWriterAsleep)
  }

  /// The next group. After `empty` the writer sleeps until it is woken.
  mutating func takeGroup() -> Next {
    guard !turns.isEmpty else {
      isWriterAsleep = isAccepting
      return isAccepting ? .empty : .stopped
    }
    let group = takeJobs(pace.groupJobs(atMost: limits.groupJobsMax))
    statistics.queued -= group.count
    return .group(group)
  }

  /// An equal share of each lane that has jobs; what some leave is for the others. Whoever had a turn
  /// and wants another goes behind those that had none.
  private mutating func takeJobs(_ count: Int) -> [WriterJob] {
    var group: [WriterJob] = []
    while group.count < count, !turns.isEmpty {
      let share = max(1, (count - group.count) / turns.count)
      let round = turns
      turns.removeAll(keepingCapacity: true)
      for (index, lane) in round.enumerated() {
        guard group.count < count else {
          turns.insert(contentsOf: round[index...], at: 0)
          break
        }
        group += lanes[lane, default: Lane()].take(min(share, count - group.count))
        if lanes[lane]?.isEmpty == false { turns.append(lane) } else { lanes[lane] = nil }
      }
    }
    return group
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
    statistics.queued = 0
    return takeJobs(.max)
  }

  mutating func recordCommit(jobs count: Int, _ durations: WriterPace.Durations) {
    pace.note(jobs: count, durations)
    statistics.commits += 1
    statistics.jobs += count
    statistics.largestGroup = max(statistics.largestGroup, count)
    if let size = statistics.groupSizes.firstIndex(where: { count <= $0.upTo }) {
      statistics.groupSizes[size].count += 1
    }
  }
}
