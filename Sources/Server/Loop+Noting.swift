import JSON
import RPC
import Sockets

/// What a loop counts, and tells the log, of the calls that are answered.
extension Loop {
  /// A call was answered at once, with a result.
  func note(
    _ answered: Dispatcher.Answered, _ request: borrowing Dispatcher.Request,
    _ connection: Connection
  ) {
    tally.add(Counters.key(method: answered.method ?? counters.unknownMethod, nil))
    // Without a login there is nothing that could take long, and the clock costs as much as a ping.
    guard answered.caller != nil || log.tells(.debug) else { return }
    noteClosely(answered, nil, request, connection)
  }

  /// A call was refused at once.
  func note(
    _ answered: Dispatcher.Answered, _ refusal: Refusal, _ request: borrowing Dispatcher.Request,
    _ connection: Connection
  ) {
    let method = answered.method ?? counters.unknownMethod
    tally.add(Counters.key(method: method, refusal.reason.status))
    counters.note(refusal)
    noteClosely(answered, refusal, request, connection)
  }

  private func noteClosely(
    _ answered: Dispatcher.Answered, _ refusal: Refusal?,
    _ request: borrowing Dispatcher.Request, _ connection: Connection
  ) {
    let now = MonotonicClock.nanoseconds()
    let duration = now - accountedFor
    accountedFor = now
    guard let index = answered.method else { return }
    let method = dispatcher.method(at: index)
    let level = level(of: method, refusal, duration)
    guard log.tells(level) else { return }
    let call = LoggedCall(
      id: [UInt8](copying: request.id), method: method.name,
      identity: answered.caller?.identity, uid: connection.peer.uid, nanoseconds: duration,
      outcome: refusal?.reason.name ?? "OK", cause: refusal?.cause,
      traceparent: dispatcher.traceparent(of: request))
    log.write(LogLine(level: level, at: self.now, message: "call", call: call))
  }

  /// A call was answered that had waited for it, or it ended with its connection.
  func note(_ pending: PendingCall, _ refusal: Refusal?) {
    let call = pending.call
    let key = Counters.key(method: call.index, refusal?.reason.status)
    let duration = moment - pending.started
    if let refusal { counters.note(refusal) }
    if pending.isStream {
      // How long somebody listened is no measure of the server.
      counters.add(1, at: key)
    } else {
      counters.add(
        1, at: key, lasting: Int(duration), bucket: DurationBuckets.place(of: Int(duration)))
    }
    let level = level(of: call.method, refusal, pending.isStream ? 0 : duration)
    guard log.tells(level) else { return }
    let told = LoggedCall(
      id: pending.id, method: call.method.name, identity: call.caller?.identity,
      uid: call.peer.uid, nanoseconds: duration, outcome: refusal?.reason.name ?? "OK",
      cause: refusal?.cause, traceparent: call.meta.traceparent)
    log.write(LogLine(level: level, at: now, message: "call", call: told))
  }

  /// Takes the time of the calls that were answered in this turn.
  func settleTally() {
    tally.settle(Int(MonotonicClock.nanoseconds() - moment), into: &counters)
  }

  /// Faults of the server and what is slow are always told, writes as a rule, reads on demand.
  private func level(
    of method: Method, _ refusal: Refusal?, _ nanoseconds: UInt64
  ) -> Log.Level {
    if let reason = refusal?.reason, reason.status.isFault, reason != .shuttingDown {
      return .error
    }
    if .nanoseconds(Int64(nanoseconds)) > configuration.slowCall { return .warn }
    return method.effect == .read ? .debug : .info
  }
}
