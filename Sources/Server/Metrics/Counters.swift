import RPC

/// What a loop has counted since the start. It belongs to the loop's thread, so that counting is adding;
/// others ask for a copy.
struct Counters: Sendable {
  /// By method and outcome: `Status.places` for each method, and for what is no method.
  private(set) var calls: [Int]
  /// By method and duration: `Histogram.places` for each.
  private(set) var durations: [Int]
  /// In nanoseconds, by method.
  private(set) var durationSums: [Int]
  private(set) var refusals: [String: Int] = [:]
  private(set) var limitsReached: [String: Int] = [:]
  /// Notifications that led to nothing: writes among them, which are not carried out unheard.
  var notificationsDropped = 0
  /// Frames that ended early or took too long.
  var framesCutOff = 0
  var receivedBytes = 0
  var sentBytes = 0

  init(methods: Int) {
    calls = Array(repeating: 0, count: (methods + 1) * Status.places)
    durations = Array(repeating: 0, count: (methods + 1) * DurationBuckets.places)
    durationSums = Array(repeating: 0, count: methods + 1)
  }

  /// Under what calls are counted: a method's place and an outcome, in one number.
  struct Key: Equatable {
    private let value: Int

    var method: Int { value >> 8 }
    var status: Int { value & 0xff }

    @inline(__always)
    init(method: Int, _ status: Status?) { value = method << 8 | (status?.place ?? 0) }
  }

  mutating func add(_ count: Int, at key: Key) {
    calls[key.method * Status.places + key.status] += count
  }

  mutating func add(_ count: Int, at key: Key, lasting nanoseconds: Int, bucket: Int) {
    add(count, at: key)
    durations[key.method * DurationBuckets.places + bucket] += count
    durationSums[key.method] += nanoseconds * count
  }

  mutating func note(_ refusal: Refusal) {
    refusals["\(refusal.reason.name)", default: 0] += 1
    if let limit = refusal.limit { limitsReached["\(limit.slot)", default: 0] += 1 }
  }

  static func += (sum: inout Counters, other: Counters) {
    for index in sum.calls.indices { sum.calls[index] += other.calls[index] }
    for index in sum.durations.indices { sum.durations[index] += other.durations[index] }
    for index in sum.durationSums.indices { sum.durationSums[index] += other.durationSums[index] }
    sum.refusals.merge(other.refusals, uniquingKeysWith: +)
    sum.limitsReached.merge(other.limitsReached, uniquingKeysWith: +)
    sum.notificationsDropped += other.notificationsDropped
    sum.framesCutOff += other.framesCutOff
    sum.receivedBytes += other.receivedBytes
    sum.sentBytes += other.sentBytes
  }
}

/// How durations of calls are told apart.
enum DurationBuckets {
  /// The upper bounds, in microseconds; beyond the last there is one more.
  static let bounds = [
    50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
    1_000_000, 2_500_000, 10_000_000,
  ]
  static let places = bounds.count + 1

  static func place(of nanoseconds: Int) -> Int {
    bounds.firstIndex { nanoseconds <= $0 * 1_000 } ?? bounds.count
  }
}

/// The calls that were answered in one turn of a connection: their answers go out together, so their time
/// is taken once. Nearly always they are of one kind.
struct Tally {
  private var key = Counters.Key(method: 0, nil)
  private var count = 0
  private var others: [(key: Counters.Key, count: Int)] = []

  var isEmpty: Bool { count == 0 }

  @inline(__always)
  mutating func add(_ key: Counters.Key) {
    if key == self.key { count += 1 } else { change(to: key) }
  }

  private mutating func change(to key: Counters.Key) {
    if count > 0 { others.append((self.key, count)) }
    (self.key, count) = (key, 1)
  }

  /// Counts all, and is empty then.
  mutating func settle(_ nanoseconds: Int, into counters: inout Counters) {
    let bucket = DurationBuckets.place(of: nanoseconds)
    counters.add(count, at: key, lasting: nanoseconds, bucket: bucket)
    count = 0
    guard !others.isEmpty else { return }
    for (key, count) in others {
      counters.add(count, at: key, lasting: nanoseconds, bucket: bucket)
    }
    others.removeAll(keepingCapacity: true)
  }
}
