import Dispatch
import RPC
import Synchronization

/// Deferred calls on their way: the test sees them come and answers them when it likes.
final class Desk: Sendable {
  private struct State {
    var waiting: [(key: String, reply: Reply)] = []
    var waitingMax = 0
    var executed: [String] = []
    var ports: [StreamPort] = []
    var isRevoked = false
  }

  private let state = Mutex(State())
  private let arrivals = DispatchSemaphore(value: 0)

  private let release = DispatchSemaphore(value: 0)

  struct NothingCame: Error {}

  /// Waits, on the thread of a loop, for `letGo`.
  func hang() {
    arrivals.signal()
    release.wait()
  }

  func letGo() { release.signal() }

  func put(_ key: String, _ reply: Reply) {
    state.withLock { state in
      state.waiting.append((key, reply))
      state.waitingMax = max(state.waitingMax, state.waiting.count)
    }
    arrivals.signal()
  }

  /// Waits until so many more calls have come.
  func expect(_ count: Int = 1) throws {
    for _ in 0..<count {
      guard arrivals.wait(timeout: .now() + .seconds(60)) == .success else { throw NothingCame() }
    }
  }

  /// Answers the oldest call with this key; without one, the oldest of all.
  func answer(_ key: String? = nil, _ outcome: Outcome = .result(Array("{}".utf8))) {
    let reply = state.withLock { state -> Reply? in
      guard let index = state.waiting.firstIndex(where: { key == nil || $0.key == key }) else {
        return nil
      }
      return state.waiting.remove(at: index).reply
    }
    reply?(outcome)
  }

  /// Begins the oldest call's work; false if nobody wants it any more.
  func begins() -> Bool {
    let ticket = state.withLock { $0.waiting.first?.reply.ticket }
    return (try? ticket?.begin()) != nil
  }

  /// The keys of the calls that wait, oldest first.
  var waiting: [String] { state.withLock { $0.waiting.map(\.key) } }
  /// How many calls have ever waited at once.
  var waitingMax: Int { state.withLock { $0.waitingMax } }

  /// Remembers a stream, to be woken.
  func put(_ port: StreamPort) { state.withLock { $0.ports.append(port) } }

  func wakeStreams() {
    for port in state.withLock(\.ports) { port.wake() }
  }

  /// From now on nobody may go on with a stream that needs a login.
  func revoke() {
    state.withLock { $0.isRevoked = true }
    wakeStreams()
  }

  var isRevoked: Bool { state.withLock(\.isRevoked) }

  /// Notes that a handler ran.
  func note(_ method: StaticString) { state.withLock { $0.executed.append("\(method)") } }

  /// The handlers that ran, in order.
  var executed: [String] { state.withLock { $0.executed } }
}
