/// How many jobs make a group.
///
/// One lane alone gets groups as large as they come: that is the most work for each sync. Where several
/// lanes write, a group's work takes about as long as its commit, so that nobody's few jobs wait long
/// behind another's many: at worst for the rest of one group and for their own.
struct WriterPace {
  /// What the last group took, in nanoseconds.
  struct Durations {
    var work: UInt64
    var commit: UInt64
  }

  /// A moving average, in nanoseconds.
  private var jobTime: UInt64 = 0
  /// What a commit costs at least, in nanoseconds. Not what it costs on average: a large group takes longer
  /// to commit, and by that measure the next would be larger still.
  private var commitTime: UInt64 = 0
  private var commits: UInt64 = 0
  /// The lane that wrote last, and at which commit another one did.
  private var lastLane: Int?
  private var lastChange: UInt64?

  /// For so many commits after two lanes have taken turns they count as writing side by side.
  private static let memoryCommits: UInt64 = 1_000
  /// However quick the disk, a group of fewer would only make more of them.
  private static let sharedJobsMin = 4

  mutating func note(lane: Int) {
    if let lastLane, lastLane != lane { lastChange = commits }
    lastLane = lane
  }

  mutating func note(jobs: Int, _ durations: Durations) {
    commits += 1
    guard jobs > 0 else { return }
    jobTime = Self.average(jobTime, durations.work / UInt64(jobs), over: 8)
    let isQuicker = durations.commit < commitTime
    commitTime = Self.average(commitTime, durations.commit, over: isQuicker ? 2 : 256)
  }

  func groupJobs(atMost max: Int) -> Int {
    guard let lastChange, commits - lastChange < Self.memoryCommits, jobTime > 0 else {
      return max
    }
    return min(max, Swift.max(Self.sharedJobsMin, Int(commitTime / jobTime)))
  }

  /// The average when another value has come, which counts as one of so many.
  private static func average(_ former: UInt64, _ value: UInt64, over count: UInt64) -> UInt64 {
    former == 0 ? value : (former * (count - 1) + value) / count
  }
}
