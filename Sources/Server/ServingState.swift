import API
import JSON
import RPC
import Synchronization

/// Whether the server takes calls, and who wants to hear when that changes.
package final class ServingState: Sendable {
  private struct State {
    var status = ServingStatus.serving
    var watchers: [Int: StreamPort] = [:]
    var lastWatcher = 0
  }

  private let state = Mutex(State())

  package init() {}

  var status: ServingStatus { state.withLock { $0.status } }

  /// From now on the server takes no calls.
  func stop() {
    let watchers = state.withLock { state in
      state.status = .notServing
      return state.watchers.values
    }
    for port in watchers { port.wake() }
  }

  fileprivate func add(_ port: StreamPort) -> Int {
    state.withLock { state in
      state.lastWatcher += 1
      state.watchers[state.lastWatcher] = port
      return state.lastWatcher
    }
  }

  fileprivate func remove(_ watcher: Int) {
    state.withLock { _ = $0.watchers.removeValue(forKey: watcher) }
  }
}

/// `rpc.health {watch: true}`: the status now, and again when it has changed.
final class HealthWatch: StreamHandler {
  private let state: ServingState
  private let service: String?
  private let watcher: Int
  private var told: ServingStatus?

  init(_ state: ServingState, _ port: StreamPort, _ service: String?) {
    self.state = state
    self.service = service
    watcher = state.add(port)
  }

  func acknowledge(_ writer: inout Writer) { HealthOpen(service: service).write(to: &writer) }

  func pull(_ items: inout ItemWriter, _ call: Call) throws(Refusal) -> Pull {
    let status = state.status
    guard status != told else { return .waiting }
    guard items.hasRoom else { return .more }
    items.begin()
    HealthResult(status: status).write(to: &items.writer)
    try items.end()
    told = status
    return .waiting
  }

  func close() { state.remove(watcher) }
}
