import RPC
import Sockets

/// How often, and after what pauses, a call is tried again.
///
/// Only what changes nothing the second time is repeated: reads, and writes with an idempotency key. Any
/// call is repeated if it was certainly not sent. What the caller's deadline does not leave time for is
/// not tried.
public struct RetryPolicy: Sendable {
  /// Attempts in all; 1 means that nothing is repeated.
  public var attemptsMax = 5
  /// The pause before the second attempt; it doubles with each further one.
  public var pauseFirst = Duration.milliseconds(50)
  /// No pause is longer, unless the server asks for a longer one.
  public var pauseMax = Duration.seconds(2)

  public init() {}

  /// Each call is tried once.
  public static var never: RetryPolicy {
    var policy = RetryPolicy()
    policy.attemptsMax = 1
    return policy
  }
}

/// The attempts at one call: counts them, and decides whether there is another.
struct Attempts {
  let policy: RetryPolicy
  /// Whether the server may see the call twice.
  let isRepeatable: Bool
  private var count = 0

  init(_ policy: RetryPolicy, isRepeatable: Bool) {
    self.policy = policy
    self.isRepeatable = isRepeatable
  }

  /// How long to wait before the next attempt; nil if there is none.
  ///
  /// - Parameters:
  ///   - remaining: what the caller's deadline leaves.
  ///   - jitter: from 0 to 1. Pauses are spread over their upper half, so that callers who failed
  ///     together do not come back together.
  mutating func pause(
    after failure: CallFailure, remaining: Duration, jitter: Double
  ) -> Duration? {
    count += 1
    guard count < policy.attemptsMax, let least = leastPause(after: failure) else { return nil }
    let doubled = policy.pauseFirst * (1 << min(count - 1, 20))
    let pause = min(doubled, policy.pauseMax) * (0.5 + jitter / 2)
    let chosen = max(pause, least)
    return chosen < remaining ? chosen : nil
  }

  /// What the server asks for, or zero; nil if the call is not to be repeated.
  private func leastPause(after failure: CallFailure) -> Duration? {
    switch failure {
    case .notAccepted, .introductionNeeded: .zero
    case .failed(.connect(let error), _): error.mayPass ? .zero : nil
    case .failed(.disconnected, let mayHaveRun): isRepeatable || !mayHaveRun ? .zero : nil
    case .failed(.refused(let error), _): isRepeatable ? error.leastPause : nil
    case .failed: nil
    }
  }
}

extension RemoteError {
  /// How long to wait before the same call can succeed; nil if it never will.
  fileprivate var leastPause: Duration? {
    let asked = retryAfterMs.map { Duration.milliseconds(max(0, $0)) }
    return switch (code, reason) {
    case (1014, _): asked ?? .zero
    case (1008, _): asked
    case (1010, "IDEMPOTENCY_IN_PROGRESS"): asked ?? .zero
    default: nil
    }
  }
}

extension SocketError {
  /// Whether connecting may succeed a little later.
  fileprivate var mayPass: Bool {
    switch self {
    case .noServer, .staleSocket, .timedOut, .closedByPeer: true
    default: false
    }
  }
}
