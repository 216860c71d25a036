import Sockets

/// SIGINT, SIGTERM or SIGHUP, as an error where the work is waiting: it leaves by the same way as
/// any other, and what was started is ended on that way.
final class Interruption {
  private let signals: SignalSource

  /// Make it first thing, as `SignalSource` says.
  init() throws(BenchError) {
    signals = try bench { () throws(SocketError) in try SignalSource() }
  }

  func register(in loop: borrowing EventLoop, token: UInt64) throws(BenchError) {
    try bench { () throws(SocketError) in
      try loop.register(signals.descriptor, token: token, interests: .read)
    }
  }

  func check() throws(BenchError) {
    let signal = try bench { () throws(SocketError) in try signals.next() }
    if signal != nil { throw .interrupted }
  }
}
