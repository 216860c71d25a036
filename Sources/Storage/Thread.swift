import Glibc

/// A thread of the operating system that runs one function.
struct Thread: Sendable {
  private final class Start {
    let body: () -> Void

    init(body: @escaping () -> Void) { self.body = body }
  }

  private let id: pthread_t

  /// Starts `body`, with every signal left to the other threads.
  static func start(_ body: sending @escaping () -> Void) throws(StorageError) -> Thread {
    let start = unsafe Unmanaged.passRetained(Start(body: body))
    var all = sigset_t()
    var previous = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &previous)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &previous, nil) }
    var id = pthread_t()
    let result = unsafe pthread_create(&id, nil, Self.main, start.toOpaque())
    guard result == 0 else {
      unsafe start.release()
      throw .other(code: result, detail: "pthread_create failed")
    }
    return Thread(id: id)
  }

  private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    guard let argument = unsafe $0 else { return nil }
    let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
    start.body()
    return nil
  }

  /// Waits for the thread's end. The thread itself cannot wait, so it is let go instead.
  func join() {
    if pthread_equal(id, pthread_self()) != 0 {
      pthread_detach(id)
    } else {
      pthread_join(id, nil)
    }
  }
}
