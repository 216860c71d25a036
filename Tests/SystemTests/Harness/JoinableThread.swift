import Foundation

/// A thread that waits for sockets, which tasks must not do.
final class JoinableThread {
  private let ended = DispatchSemaphore(value: 0)

  init(_ body: @escaping @Sendable () -> Void) {
    let ended = ended
    let thread = Thread {
      body()
      ended.signal()
    }
    thread.start()
  }

  func join() { ended.wait() }
}
