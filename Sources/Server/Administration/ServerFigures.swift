import RPC

/// What the server's surroundings tell when they are asked, from whatever thread.
package struct Surroundings: Sendable {
  /// The database and its writer.
  package struct Storage: Sendable {
    package var dataBytes = 0
    package var logBytes = 0
    /// Writes that wait.
    package var queued = 0
    /// Groups of writes committed, and the writes in them.
    package var commits = 0
    package var writes = 0
    package var largestGroup = 0
    /// Groups of up to so many writes; the last bound is that of all.
    package var groupSizes: [(upTo: Int, count: Int)] = []

    package init() {}
  }

  /// The merchants' channels.
  package struct Channels: Sendable {
    package var unbindingsWaiting = 0
    package var late = 0

    package init() {}
  }

  let storage: @Sendable () -> Storage
  let channels: @Sendable () -> Channels
  let workers: Workers
  let log: Log

  package init(
    storage: @escaping @Sendable () -> Storage, channels: @escaping @Sendable () -> Channels,
    workers: Workers, log: Log
  ) {
    self.storage = storage
    self.channels = channels
    self.workers = workers
    self.log = log
  }
}

/// Everything that is counted, at one moment, of all loops together.
struct ServerFigures: Sendable {
  let uptime: Duration
  let startedAt: Timestamp
  let version: String
  let methods: [StaticString]
  let loops: LoopReport
  let admission: Admission.Counts
  let storage: Surroundings.Storage
  let channels: Surroundings.Channels
  let workers: Workers.Load
  let logLinesLeftOut: Int

  /// The counts that are not zero, in the order of the methods.
  var calls: [(method: StaticString, status: StaticString, count: Int)] {
    var rows: [(StaticString, StaticString, Int)] = []
    for method in 0...methods.count {
      var sums: [Int] = Array(repeating: 0, count: Status.places)
      for place in 0..<Status.places {
        let count = loops.counters.calls[method * Status.places + place]
        sums[Self.firstPlaceOfSameName[place]] += count
      }
      for place in 0..<Status.places where sums[place] > 0 {
        rows.append((name(of: method), Status.name(at: place), sums[place]))
      }
    }
    return rows
  }

  /// The methods that were called, with how long their calls took.
  var durations: [(method: StaticString, sumNanoseconds: Int, buckets: [Int])] {
    let places = DurationBuckets.places
    return (0...methods.count).compactMap { method in
      let buckets = loops.counters.durations[method * places..<(method + 1) * places]
      guard buckets.contains(where: { $0 > 0 }) else { return nil }
      return (name(of: method), loops.counters.durationSums[method], Array(buckets))
    }
  }

  var limitsReached: [String: Int] {
    loops.counters.limitsReached.merging(admission.limitsReached, uniquingKeysWith: +)
  }

  private func name(of method: Int) -> StaticString {
    method < methods.count ? methods[method] : "unknown"
  }

  /// Several codes have one name.
  private static let firstPlaceOfSameName: [Int] = (0..<Status.places).map { place in
    let name = "\(Status.name(at: place))"
    return (0..<Status.places).first { "\(Status.name(at: $0))" == name } ?? place
  }
}
