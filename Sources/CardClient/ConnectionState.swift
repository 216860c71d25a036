import JSON
import RPC

/// What a connection knows of its calls: plain state, without a socket, a clock or a thread. Each change
/// says what is to be done about it once no lock is held.
struct ConnectionState: ~Copyable {
  enum Phase {
    /// Frames gather until there is a socket.
    case connecting
    case open
    /// The server wants no new calls here.
    case draining
    case closed
  }

  struct Limits: Sendable {
    /// The longest frame that the server takes after login.
    var frameBytesMax = Frame.defaultBytesMax
    /// Calls that are under way at once; more wait in line. The server refuses those beyond its own limit,
    /// a few of which are left for calls that nobody waits for any more.
    var inFlightMax = CallLimits.inFlightMax - 8
  }

  private(set) var phase = Phase.connecting
  /// Why there never was a socket, if that is so: another connection would fare no better.
  private var connectFailure: ClientError?
  private let limits: Limits
  private var calls: [Int64: PendingCall] = [:]
  /// Calls that nobody waits for any more, and that the server will answer all the same.
  private var abandoned: Set<Int64> = []
  /// Calls that wait until the server has answered others, with their frames.
  private var line = Queue<(id: Int64, frame: [UInt8])>()
  private var waitingInLine = 0
  /// What waits to be sent.
  private var output = Writer(capacity: 16 << 10)
  /// How many bytes were taken from `output` before.
  private var taken: UInt64 = 0
  private var isFlushDue = false
  /// Whether the server knows who calls, and so takes frames of full length.
  private var isKnown = false
  /// No call's time is up before this.
  private(set) var earliestDeadline: UInt64?

  init(_ limits: Limits = Limits()) { self.limits = limits }

  var isIdle: Bool { calls.isEmpty }
  private var inFlight: Int { calls.count - waitingInLine + abandoned.count }

  // MARK: From callers

  /// Takes up a call, whose frame `write` appends. Nil if it is under way; else why it is not.
  mutating func start(
    _ id: Int64, _ call: PendingCall, _ write: @Sendable (inout Writer) -> Void
  ) -> CallFailure? {
    guard phase == .connecting || phase == .open else {
      return connectFailure.map { .failed($0, mayHaveRun: false) } ?? .notAccepted
    }
    let start = output.count
    write(&output)
    let bytes = output.count - start - Frame.prefixBytes
    if let failure = check(bytes, call) {
      output.truncate(to: start)
      return failure
    }
    var call = call
    call.frameBytes = bytes
    if waitingInLine > 0 || inFlight >= limits.inFlightMax {
      line.append((id, [UInt8](copying: output.bytes.extracting(start...))))
      output.truncate(to: start)
      waitingInLine += 1
    } else {
      call.place = taken + UInt64(start)
    }
    calls[id] = call
    note(call.deadline)
    return nil
  }

  private func check(_ frameBytes: Int, _ call: PendingCall) -> CallFailure? {
    guard frameBytes <= limits.frameBytesMax else {
      let error = ClientError.frameTooLarge(bytes: frameBytes, bytesMax: limits.frameBytesMax)
      return .failed(error, mayHaveRun: false)
    }
    let isLong = frameBytes > Frame.anonymousBytesMax
    return isLong && call.tellsCaller && !isKnown ? .introductionNeeded : nil
  }

  /// Stops waiting for a call, and tells the server so.
  mutating func abandon(_ id: Int64, _ error: ClientError) -> Delivery? {
    guard let call = calls.removeValue(forKey: id) else { return nil }
    if call.place == nil {
      waitingInLine -= 1
    } else {
      abandoned.insert(id)
      cancel(id)
    }
    return .finish(
      call.waiter, .failure(.failed(error, mayHaveRun: call.place != nil)))
  }

  /// Appends a notification about a call that is under way. False if it is not: nobody would listen.
  mutating func signal(_ id: Int64, _ write: @Sendable (inout Writer) -> Void) -> Bool {
    guard calls[id] != nil else { return false }
    write(&output)
    return true
  }

  private mutating func cancel(_ id: Int64) {
    output.signal("\"rpc.cancel\"", id: Array("\(id)".utf8))
  }

  // MARK: From the socket

  mutating func connected() {
    if phase == .connecting { phase = .open }
  }

  /// Takes what the server has sent.
  ///
  /// - Returns: what is wrong with it; then the connection is of no more use.
  mutating func receive(
    _ incoming: [Incoming], upTo lastID: Int64, into deliveries: inout [Delivery]
  ) -> ClientError? {
    for frame in incoming {
      switch frame {
      case .result(let id, let text):
        guard answer(id, .success(text), into: &deliveries) else { return .malformedAnswer(.id) }
      case .error(let id?, let error):
        let outcome = Outcome.failure(.failed(.refused(error), mayHaveRun: true))
        guard answer(id, outcome, into: &deliveries) else { return .malformedAnswer(.id) }
      case .error(nil, let error): refuseUnread(error, into: &deliveries)
      case .item(let id, let sequence, let value):
        guard id <= lastID else { return .malformedAnswer(.id) }
        take(value, sequence, id, into: &deliveries)
      case .grant(let id, let count):
        if case .stream(let call)? = calls[id]?.waiter { deliveries.append(.grant(call, count)) }
      case .goaway: drain(into: &deliveries)
      case .unknown: break
      }
    }
    advanceLine()
    return nil
  }

  /// False for the answer to a call that was never made, or was answered before.
  private mutating func answer(
    _ id: Int64, _ outcome: Outcome, into deliveries: inout [Delivery]
  ) -> Bool {
    guard let call = calls.removeValue(forKey: id) else { return abandoned.remove(id) != nil }
    guard call.place != nil else {
      calls[id] = call
      return false
    }
    if call.tellsCaller, case .success = outcome { isKnown = true }
    deliveries.append(.finish(call.waiter, outcome))
    return true
  }

  /// An error without an id concerns a frame that the server could not read. The longest one is the
  /// likeliest.
  private mutating func refuseUnread(_ error: RemoteError, into deliveries: inout [Delivery]) {
    let sent = calls.filter { $0.value.place != nil }
    guard let (id, call) = sent.max(by: { $0.value.frameBytes < $1.value.frameBytes }) else {
      return
    }
    calls[id] = nil
    deliveries.append(
      .finish(call.waiter, .failure(.failed(.refused(error), mayHaveRun: false))))
  }

  private mutating func take(
    _ value: [UInt8], _ sequence: Int64, _ id: Int64, into deliveries: inout [Delivery]
  ) {
    switch calls[id]?.waiter {
    case .stream(let call)?:
      if sequence == 0, calls[id]?.isOpenEnded == true { calls[id]?.deadline = nil }
      deliveries.append(.item(call, sequence: sequence, value))
    case .call?:
      if let delivery = abandon(id, .malformedAnswer(.stream)) { deliveries.append(delivery) }
    case nil: break
    }
  }

  /// Nothing new from now on. What waits in line goes to another connection.
  private mutating func drain(into deliveries: inout [Delivery]) {
    guard phase == .open || phase == .connecting else { return }
    phase = .draining
    while let (id, _) = line.popFirst() {
      guard let call = calls.removeValue(forKey: id) else { continue }
      deliveries.append(.finish(call.waiter, .failure(.notAccepted)))
    }
    waitingInLine = 0
  }

  private mutating func advanceLine() {
    while inFlight < limits.inFlightMax, let (id, frame) = line.popFirst() {
      guard calls[id] != nil else { continue }
      calls[id]?.place = taken + UInt64(output.count)
      waitingInLine -= 1
      output.append(frame.span)
    }
  }

  // MARK: To the socket

  /// Whether the I/O thread has to be told that there is something to send; it is told once.
  mutating func needsFlush() -> Bool {
    guard !isFlushDue, output.count > 0 else { return false }
    isFlushDue = true
    return true
  }

  /// All that waits to be sent; `tookOutput` follows.
  var waitingOutput: Span<UInt8> {
    @_lifetime(borrow self)
    get { output.bytes }
  }

  mutating func tookOutput() {
    isFlushDue = false
    taken += UInt64(output.count)
    output.truncate(to: 0)
  }

  // MARK: Ends

  /// Stops waiting for the calls whose time is up.
  mutating func expire(_ now: UInt64, into deliveries: inout [Delivery]) {
    guard let earliest = earliestDeadline, earliest <= now else { return }
    earliestDeadline = nil
    for (id, call) in calls {
      guard let deadline = call.deadline else { continue }
      if deadline > now {
        note(deadline)
      } else if let delivery = abandon(id, .timedOut) {
        deliveries.append(delivery)
      }
    }
    advanceLine()
  }

  /// The connection is over.
  ///
  /// - Parameter sent: how many bytes have gone into the socket.
  mutating func close(_ error: ClientError, sent: UInt64, into deliveries: inout [Delivery]) {
    if phase == .connecting { connectFailure = error }
    phase = .closed
    for (_, call) in calls {
      let mayHaveRun = call.place.map { $0 < sent } ?? false
      deliveries.append(.finish(call.waiter, .failure(.failed(error, mayHaveRun: mayHaveRun))))
    }
    calls = [:]
    abandoned = []
    line.removeAll()
    waitingInLine = 0
    earliestDeadline = nil
    output.truncate(to: 0)
  }

  private mutating func note(_ deadline: UInt64?) {
    guard let deadline else { return }
    earliestDeadline = min(earliestDeadline ?? deadline, deadline)
  }
}
