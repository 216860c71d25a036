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
    tally.add(Counters.Key(method: answered.method, nil))
    // Without a login there is nothing that could take long, and the clock costs as much as a ping.
    guard answered.isKnown || tellsReads else { return }
    tell(answered.method, nil, request, connection, nil)
  }

  /// A call was refused at once.
  func note(
    _ answered: Dispatcher.Answered, _ refusal: Refusal, _ request: borrowing Dispatcher.Request,
    _ connection: Connection, _ caller: (any Caller)? = nil
  ) {
    tally.add(Counters.Key(method: answered.method, refusal.reason.status))
    counters.note(refusal)
    guard answered.method < dispatcher.methodCount else { return }
    tell(answered.method, refusal, request, connection, caller)
  }

  /// Tells the log of a call that was answered at once, if it is worth a line.
  private func tell(
    _ method: Int, _ refusal: Refusal?, _ request: borrowing Dispatcher.Request,
    _ connection: Connection, _ caller: (any Caller)?
  ) {
    let now = MonotonicClock.nanoseconds()
    let duration = now - accountedFor
    accountedFor = now
    let level = level(of: dispatcher.effect(of: method), refusal, duration)
    guard log.tells(level) else { return }
    let call = dispatcher.call(request, of: method, from: origin(connection))
    let told = LoggedCall(
      call, caller ?? call.caller, id: [UInt8](copying: request.id), nanoseconds: duration,
      refusal)
    log.write(LogLine(level: level, at: self.now, message: "call", call: told))
  }

  /// A call was answered that had waited for it, or it ended with its connection.
  func note(_ pending: PendingCall, _ refusal: Refusal?) {
    let call = pending.call
    let key = Counters.Key(method: call.index, refusal?.reason.status)
    let duration = moment - pending.started
    if let refusal { counters.note(refusal) }
    if pending.isStream {
      // How long somebody listened is no measure of the server.
      counters.add(1, at: key)
    } else {
      counters.add(
        1, at: key, lasting: Int(duration), bucket: DurationBuckets.place(of: Int(duration)))
    }
    let level = level(of: call.method.effect, refusal, pending.isStream ? 0 : duration)
    guard log.tells(level) else { return }
    let told = LoggedCall(call, call.caller, id: pending.id, nanoseconds: duration, refusal)
    log.write(LogLine(level: level, at: now, message: "call", call: told))
  }

  /// Takes the time of the calls that were answered in this turn.
  func settleTally() {
    tally.settle(Int(MonotonicClock.nanoseconds() - moment), into: &counters)
  }

  /// Faults of the server and what is slow are always told, writes as a rule, reads on demand.
  private func level(
    of effect: Method.Effect, _ refusal: Refusal?, _ nanoseconds: UInt64
  ) -> Log.Level {
    if let reason = refusal?.reason, reason.status.isFault, reason != .shuttingDown {
      return .error
    }
    if .nanoseconds(Int64(nanoseconds)) > configuration.slowCall { return .warn }
    return effect == .read ? .debug : .info
  }
}
