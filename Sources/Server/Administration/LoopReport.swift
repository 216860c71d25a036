import API
import RPC

/// What a loop tells of itself when it is asked.
struct LoopReport: Sendable {
  var counters: Counters
  var inFlight = 0
  var streams = 0
  /// Bytes that wait for peers to read.
  var queuedBytes = 0

  static func += (sum: inout LoopReport, other: LoopReport) {
    sum.counters += other.counters
    sum.inFlight += other.inFlight
    sum.streams += other.streams
    sum.queuedBytes += other.queuedBytes
  }
}

// Each is asked on the loop's own thread.
extension Loop {
  func report() -> LoopReport {
    var report = LoopReport(counters: counters)
    for connection in connections.values {
      report.inFlight += connection.calls.count
      report.streams += connection.streamCount
      report.queuedBytes += connection.output.count
    }
    return report
  }

  /// Its connections that are not older than one, oldest first.
  func connections(after number: Int, atMost count: Int) -> [ServerConnection] {
    connections.values.filter { $0.admission.number > number }
      .sorted { $0.admission.number < $1.admission.number }
      .prefix(count).map { $0.view(loop: self.number) }
  }

  /// The calls that have run longest, and how many there are.
  func runningCalls(atMost count: Int) -> (total: Int, calls: [RunningCall]) {
    let all = connections.values.flatMap { connection in
      connection.calls.values.map { (connection.admission.number, $0) }
    }
    let oldest = all.sorted { $0.1.started < $1.1.started }.prefix(count)
    return (all.count, oldest.map { $1.view(connection: $0, at: moment) })
  }
}

extension Connection {
  fileprivate var streamCount: Int { calls.values.count { $0.isStream } }

  fileprivate func view(loop: Int) -> ServerConnection {
    let identity = peer.caller?.identity
    return ServerConnection(
      id: Int64(admission.number), loop: Int64(loop),
      peer: API.Peer(pid: Int64(peer.pid), uid: Int64(peer.uid), gid: Int64(peer.gid)),
      account: identity.map { AccountID(text: $0.account) },
      tenant: identity?.tenant.map { TenantID(text: $0) }, since: since,
      calls: Int64(lastCall), inFlight: Int64(calls.count), streams: Int64(streamCount),
      receivedBytes: Int64(receivedBytes), sentBytes: Int64(sentBytes),
      queuedBytes: Int64(output.count))
  }
}

extension PendingCall {
  fileprivate func view(connection: Int, at moment: UInt64) -> RunningCall {
    let identity = call.caller?.identity
    let isEndless = isStream && call.meta.explicitTimeout == nil
    return RunningCall(
      method: "\(call.method.name)", connection: Int64(connection),
      account: identity.map { AccountID(text: $0.account) },
      tenant: identity?.tenant.map { TenantID(text: $0) },
      runningMs: Int64((moment - started) / 1_000_000), deadline: isEndless ? nil : call.deadline,
      stream: isStream)
  }
}
