import API
import JSON
import RPC
import Sockets

/// One call of a client, over all of its attempts.
final class Exchange: Sendable {
  let client: Client
  private let request: Request
  private let sendsSession: Bool
  /// How long the caller waits, all attempts together, if it says so.
  private let timeout: Duration?
  /// When the caller stops waiting, in nanoseconds of the monotonic clock.
  private let end: UInt64

  init(_ client: Client, _ operation: Operation, _ options: CallOptions, isStream: Bool) {
    self.client = client
    var request = Request(operation: operation, meta: options.meta, isStream: isStream)
    request.meta.window = max(1, options.window)
    if operation.takesIdempotencyKey, options.idempotencyKey == nil,
      client.configuration.retry.attemptsMax > 1
    {
      request.meta.idempotencyKey = IdempotencyKey.random()
    }
    self.request = request
    timeout = options.timeout
    // An old session in hand would be refused before the new login is looked at.
    sendsSession = options.sendsSession && operation.index != Endpoints.sessionLogin.index
    let nanoseconds = timeout.map(\.nanoseconds) ?? Self.nanosecondsDefault
    end = MonotonicClock.nanoseconds() &+ nanoseconds
  }

  private static let nanosecondsDefault = Meta.timeoutDefault.nanoseconds

  /// How many connections may end under a call before that counts as a failure.
  private static let movesMax = 3

  private var isRepeatable: Bool {
    let operation = request.operation
    return operation.isRead
      || operation.takesIdempotencyKey && request.meta.idempotencyKey != nil
  }

  /// What the caller's deadline leaves.
  private var remaining: Duration {
    let now = MonotonicClock.nanoseconds()
    return .nanoseconds(end > now ? Int64(end - now) : 0)
  }

  /// Makes attempts until one succeeds, or none is left.
  ///
  /// - Parameter attempt: gets the timeout that it has to tell the server, if there is one.
  func repeated<Result>(
    _ attempt: (Duration?) async throws(CallFailure) -> Result
  ) async throws(ClientError) -> Result {
    do throws(CallFailure) {
      return try await attempt(timeout)
    } catch {
      return try await repeated(after: error, attempt)
    }
  }

  private func repeated<Result>(
    after first: CallFailure, _ attempt: (Duration?) async throws(CallFailure) -> Result
  ) async throws(ClientError) -> Result {
    var attempts = Attempts(client.configuration.retry, isRepeatable: isRepeatable)
    var moves = 0
    var failure = first
    while true {
      if case .notAccepted = failure, moves < Self.movesMax {
        // The connection ended before it took the call: another one is at hand at once.
        moves += 1
      } else {
        try await Self.pause(&attempts, after: failure, remaining)
      }
      do throws(CallFailure) {
        return try await attempt(timeout == nil ? nil : remaining)
      } catch {
        failure = error
      }
    }
  }

  private static func pause(
    _ attempts: inout Attempts, after failure: CallFailure, _ remaining: Duration
  ) async throws(ClientError) {
    let jitter = Double.random(in: 0...1)
    guard let pause = attempts.pause(after: failure, remaining: remaining, jitter: jitter) else {
      throw failure.error
    }
    do {
      try await Task.sleep(for: pause)
    } catch {
      throw .cancelled
    }
  }
}

extension Exchange {
  /// The connection for this attempt.
  func lease() throws(CallFailure) -> Transport.Lease {
    guard !Task.isCancelled else { throw .failed(.cancelled, mayHaveRun: false) }
    do throws(ClientError) {
      let lease = try client.transport.lease()
      guard !sendsSession else { return lease }
      return Transport.Lease(connection: lease.connection, session: nil)
    } catch {
      throw .failed(error, mayHaveRun: false)
    }
  }

  /// Sends the call and waits for its answer.
  func send(
    _ params: some Message, on lease: Transport.Lease, within timeout: Duration?
  ) async throws(CallFailure) -> [UInt8] {
    let attempt = Request.Attempt(session: lease.session, timeout: timeout)
    var outcome: Outcome
    repeat {
      outcome = await lease.connection.call(deadline: deadline, tellsCaller: tellsCaller(lease)) {
        request.write(params, attempt, id: $0, to: &$1)
      }
    } while try await isIntroduced(after: outcome, on: lease)
    return try outcome.get()
  }

  /// Opens a stream, and waits for its acknowledgement.
  ///
  /// - Returns: the stream, and what the acknowledgement tells.
  func open(
    _ params: some Message, on lease: Transport.Lease, within timeout: Duration?
  ) async throws(CallFailure) -> (call: StreamCall, opening: [UInt8]) {
    let limit = client.configuration.frameBytesMax
    let attempt = Request.Attempt(session: lease.session, timeout: timeout)
    var call: StreamCall
    var outcome: Outcome
    repeat {
      call = StreamCall(lease.connection, window: request.meta.window, frameBytesMax: limit)
      outcome = await call.open(
        deadline: deadline, isOpenEnded: timeout == nil, tellsCaller: tellsCaller(lease)
      ) { request.write(params, attempt, id: $0, to: &$1) }
    } while try await isIntroduced(after: outcome, on: lease)
    return (call, try outcome.get())
  }

  /// Before a long frame the server has to know who sends it. If that is why nothing was sent, makes it
  /// known.
  ///
  /// - Returns: whether that was why; then the call can be made again.
  private func isIntroduced(
    after outcome: Outcome, on lease: Transport.Lease
  ) async throws(CallFailure) -> Bool {
    guard case .failure(.introductionNeeded) = outcome else { return false }
    let operation = Operation(Endpoints.sessionWhoami.index)
    let introduction = Request(operation: operation, meta: Meta(), isStream: false)
    let attempt = Request.Attempt(session: lease.session, timeout: nil)
    let whoami = await lease.connection.call(deadline: deadline, tellsCaller: true) {
      introduction.write(SessionWhoamiParams(), attempt, id: $0, to: &$1)
    }
    _ = try whoami.get()
    return true
  }

  /// Whether the server knows who calls once it has answered this.
  private func tellsCaller(_ lease: Transport.Lease) -> Bool {
    lease.session != nil || request.operation.index == Endpoints.sessionLogin.index
  }

  /// When the answer is waited for no longer.
  private var deadline: UInt64 { end &+ client.slackNanoseconds }
}

extension CallFailure {
  /// What the caller is told when there are no more attempts.
  fileprivate var error: ClientError {
    switch self {
    case .failed(let error, _): error
    case .notAccepted, .introductionNeeded: .disconnected(.closedByPeer)
    }
  }
}

extension Duration {
  var nanoseconds: UInt64 {
    let (seconds, attoseconds) = components
    // Beyond a century it makes no difference, and nothing overflows.
    let bounded = UInt64(max(0, min(seconds, 100 * 366 * 86_400)))
    return bounded * 1_000_000_000 + UInt64(max(0, attoseconds) / 1_000_000_000)
  }
}

/// Keys by which a server knows a repeated write again.
enum IdempotencyKey {
  /// 128 random bits.
  static func random() -> String {
    let halves = [UInt64.random(in: 0...UInt64.max), UInt64.random(in: 0...UInt64.max)]
    return halves.map { String($0, radix: 36) }.joined(separator: "-")
  }
}
