import Sockets
import Synchronization

/// What work on a thread of its own comes to.
final class Future<Outcome: Sendable>: Sendable {
  private let result = Mutex<Result<Outcome, BenchError>?>(nil)

  private init() {}

  static func start(
    _ work: @escaping @Sendable () throws(BenchError) -> Outcome
  ) throws(BenchError) -> Future {
    let future = Future()
    _ = try bench { () throws(SocketError) in
      try Thread(name: "future", takesSignals: false) { future.perform(work) }
    }
    return future
  }

  var isReady: Bool { result.withLock { $0 != nil } }

  /// Waits for it, in turns with whoever else runs: it should be ready, or nearly.
  /// - Throws: what the work has thrown.
  func get() throws(BenchError) -> Outcome {
    while true {
      if let result = result.withLock({ $0 }) { return try result.get() }
      Thread.yield()
    }
  }

  private func perform(_ work: () throws(BenchError) -> Outcome) {
    let result: Result<Outcome, BenchError>
    do throws(BenchError) { result = .success(try work()) } catch { result = .failure(error) }
    self.result.withLock { $0 = result }
  }
}
