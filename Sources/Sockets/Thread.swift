import CLinux
import Glibc

/// A POSIX thread. Join it; a thread whose owner lets go of it is detached.
package struct Thread: ~Copyable {
  /// What Linux keeps of a thread's name (pthread_setname_np(3)); the rest is cut off.
  package static let nameBytesMax = 15
  package static let stackBytesDefault = 512 << 10

  private let handle: pthread_t

  /// Starts `body`. It inherits the signal mask of the thread that starts it.
  /// - Parameters:
  ///   - stackBytes: rounded up to whole pages; at least 16 KiB (pthread_attr_setstacksize(3)).
  ///   - takesSignals: if not, signals to the process never act on this thread.
  package init(
    name: String, stackBytes: Int = Thread.stackBytesDefault, takesSignals: Bool = true,
    _ body: @escaping @Sendable () -> Void
  ) throws(SocketError) {
    let start = unsafe Unmanaged.passRetained(Start(name: name, body: body))
    let (code, handle) = Self.withSignals(takesSignals) {
      unsafe Self.create(stackBytes, start.toOpaque())
    }
    guard code == 0 else {
      unsafe start.release()
      throw .system(operation: "pthread_create", path: nil, code: code)
    }
    self.handle = handle
  }

  deinit {
    _ = pthread_detach(handle)
  }

  /// Lets other threads of this core run first, if any wait (sched_yield(2)).
  package static func yield() { _ = sched_yield() }

  /// Waits until the thread has ended.
  package consuming func join() {
    let handle = handle
    discard self
    _ = pthread_join(handle, nil)
  }

  /// Runs `body` with all signals blocked, unless they are to be taken (pthread_sigmask(3)).
  private static func withSignals<Result>(_ areTaken: Bool, _ body: () -> Result) -> Result {
    guard !areTaken else { return body() }
    var (all, former) = (sigset_t(), sigset_t())
    _ = unsafe sigfillset(&all)
    _ = unsafe pthread_sigmask(SIG_SETMASK, &all, &former)
    defer { _ = unsafe pthread_sigmask(SIG_SETMASK, &former, nil) }
    return body()
  }

  private static func create(
    _ stackBytes: Int, _ argument: UnsafeMutableRawPointer
  ) -> (code: CInt, handle: pthread_t) {
    var attributes = pthread_attr_t()
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    _ = unsafe pthread_attr_init(&attributes)
    defer { _ = unsafe pthread_attr_destroy(&attributes) }
    var handle = pthread_t()
    let stack = (stackBytes + page - 1) / page * page
    var code = unsafe pthread_attr_setstacksize(&attributes, stack)
    if code == 0 { code = unsafe pthread_create(&handle, &attributes, runThread, argument) }
    return (code, handle)
  }
}

/// What a new thread takes over.
private final class Start: Sendable {
  let name: String
  let body: @Sendable () -> Void

  init(name: String, body: @escaping @Sendable () -> Void) {
    self.name = String(decoding: name.utf8.prefix(Thread.nameBytesMax), as: UTF8.self)
    self.body = body
  }
}

private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument = unsafe argument else { return nil }
  let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
  _ = unsafe pthread_setname_np(pthread_self(), start.name)
  start.body()
  return nil
}
