import Glibc
import Synchronization
import Testing

@testable import Sockets

@Suite(.timeLimit(.minutes(30))) struct CallingThreadTests {
  @Test("an interruption that the work did not hear of is left for the work after it")
  func unheard() throws {
    let heard = Mutex([Bool]())
    // A thread of its own: signals stay blocked on it.
    let thread = try Thread(name: "interrupted") {
      _ = raise(SIGINT)
      for isLast in [false, true] {
        let result = try? CallingThread.run(interruption: .interrupt, heard: { _ in isLast }) {
          await Self.waitForCancellation()
        }
        heard.withLock { $0.append(result ?? false) }
      }
    }
    thread.join()
    #expect(heard.withLock { $0 } == [true, true])
  }

  /// False if it does not come within some seconds.
  private static func waitForCancellation() async -> Bool {
    for _ in 0..<5000 where !Task.isCancelled { try? await Task.sleep(for: .milliseconds(1)) }
    return Task.isCancelled
  }
}
