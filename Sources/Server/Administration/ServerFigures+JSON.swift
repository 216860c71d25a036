import API
import RPC

extension ServerFigures {
  /// As the contract shows them.
  var view: ServerStats {
    ServerStats(
      uptimeMs: uptime.milliseconds, connections: Int64(admission.all),
      connectionsBeforeLogin: Int64(admission.anonymous),
      connectionsAccepted: Int64(admission.accepted),
      connectionsRefused: Self.rows(admission.refused), inFlight: Int64(loops.inFlight),
      streams: Int64(loops.streams), queuedBytes: Int64(loops.queuedBytes),
      calls: calls.map {
        CallCount(method: "\($0.method)", status: "\($0.status)", count: Int64($0.count))
      },
      durations: durations.map { Self.view($0.method, $0.sumNanoseconds, $0.buckets) },
      refusals: Self.rows(loops.counters.refusals), limitsReached: Self.rows(limitsReached),
      notificationsDropped: Int64(loops.counters.notificationsDropped),
      framesCutOff: Int64(loops.counters.framesCutOff),
      receivedBytes: Int64(loops.counters.receivedBytes),
      sentBytes: Int64(loops.counters.sentBytes), logLinesLeftOut: Int64(logLinesLeftOut),
      storage: storage.view,
      workers: WorkerStats(running: Int64(workers.running), waiting: Int64(workers.waiting)),
      channels: ChannelStats(
        unbindingsWaiting: Int64(channels.unbindingsWaiting), late: Int64(channels.late)))
  }

  private static func rows(_ counts: [String: Int]) -> [NamedCount] {
    counts.sorted { $0.key < $1.key }.map { NamedCount(name: $0.key, count: Int64($0.value)) }
  }

  private static func view(
    _ method: StaticString, _ sumNanoseconds: Int, _ buckets: [Int]
  ) -> CallDurations {
    var total: Int64 = 0
    let cumulated = buckets.enumerated().map { place, count in
      total += Int64(count)
      let isLast = place == DurationBuckets.bounds.count
      return DurationBucket(
        upToUs: isLast ? nil : Int64(DurationBuckets.bounds[place]), count: total)
    }
    return CallDurations(
      method: "\(method)", count: total, totalUs: Int64(sumNanoseconds / 1_000),
      buckets: cumulated)
  }
}

extension Surroundings.Storage {
  fileprivate var view: StorageStats {
    StorageStats(
      dataBytes: Int64(dataBytes), logBytes: Int64(logBytes), queued: Int64(queued),
      commits: Int64(commits), writes: Int64(writes), largestGroup: Int64(largestGroup))
  }
}
