import CLinux
import Glibc

/// Turns the signals that steer a server into readable events of its loop (signalfd(2)).
package struct SignalSource: ~Copyable {
  package enum Signal: CaseIterable, Sendable {
    case terminate
    case interrupt
    case hangup

    var number: CInt {
      switch self {
      case .terminate: SIGTERM
      case .interrupt: SIGINT
      case .hangup: SIGHUP
      }
    }
  }

  /// Readable while a signal waits.
  package let descriptor: Descriptor

  /// Blocks the signals for this thread and those it starts later, and ignores SIGPIPE. Call it
  /// first thing: a thread that exists already would still die of them. What the parent had blocked is
  /// open again.
  /// - Parameter ignoresBrokenPipes: if not, SIGPIPE does what it always does.
  package init(
    _ signals: [Signal] = Signal.allCases, ignoresBrokenPipes: Bool = true
  ) throws(SocketError) {
    var set = sigset_t()
    _ = unsafe sigemptyset(&set)
    for signal in signals { _ = unsafe sigaddset(&set, signal.number) }
    let code = unsafe pthread_sigmask(SIG_SETMASK, &set, nil)
    guard code == 0 else { throw .system(operation: "pthread_sigmask", path: nil, code: code) }
    if ignoresBrokenPipes { _ = signal(SIGPIPE, SIG_IGN) }
    let reply = systemCall { unsafe signalfd(-1, &set, clinux_signalfd_flags) }
    descriptor = Descriptor(owning: CInt(try reply.get("signalfd")))
  }

  /// Reports waiting signals as `token`.
  package borrowing func register(
    in events: borrowing EventLoop, token: UInt64
  ) throws(SocketError) {
    try events.register(descriptor, token: token, interests: .read)
  }

  /// The next signal that waits, if any; equal ones that came meanwhile are one.
  package borrowing func next() throws(SocketError) -> Signal? {
    var record = signalfd_siginfo()
    let number = descriptor.number
    let reply = unsafe withUnsafeMutableBytes(of: &record) { bytes in
      systemCall { unsafe read(number, bytes.baseAddress, bytes.count) }
    }
    if case .error(EAGAIN) = reply { return nil }
    _ = try reply.get("read signalfd")
    return Signal.allCases.first { UInt32($0.number) == record.ssi_signo }
  }
}
