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

  /// Moving averages, in nanoseconds.
  private var jobTime: UInt64 = 0
  private var commitTime: UInt64 = 0
  private var commits: UInt64 = 0
  /// The lane that wrote last, and at which commit another one did.
  private var lastLane: Int?
  private var lastChange: UInt64?

  /// For so many commits after two lanes have taken turns they count as writing side by side.
  private static let memoryCommits: UInt64 = 1_000
  /// Every group moves an average by an eighth.
  private static let weight: UInt64 = 8
  /// However quick the disk, a group of fewer would only make more of them.
  private static let sharedJobsMin = 4

  mutating func note(lane: Int) {
    if let lastLane, lastLane != lane { lastChange = commits }
    lastLane = lane
  }

  mutating func note(jobs: Int, _ durations: Durations) {
    commits += 1
    guard jobs > 0 else { return }
    Self.move(&jobTime, to: durations.work / UInt64(jobs))
    Self.move(&commitTime, to: durations.commit)
  }

  func groupJobs(atMost max: Int) -> Int {
    guard let lastChange, commits - lastChange < Self.memoryCommits, jobTime > 0 else {
      return max
    }
    return min(max, Swift.max(Self.sharedJobsMin, Int(commitTime / jobTime)))
  }

  private static func move(_ average: inout UInt64, to value: UInt64) {
    average = average == 0 ? value : (average * (weight - 1) + value) / weight
  }
}
