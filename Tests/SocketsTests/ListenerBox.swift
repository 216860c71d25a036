import Synchronization

@testable import Sockets

/// A listener for the thread of a test's server.
final class ListenerBox: Sendable {
  private let listener: Mutex<Listener>

  init(_ listener: consuming Listener) {
    self.listener = Mutex(listener)
  }

  /// Waits for a peer and returns its bytes until it half-closes.
  func echoOnePeer() {
    do throws(SocketError) {
      try listener.withLock { (listener) throws(SocketError) in try Self.serve(&listener) }
    } catch {
      fatalError("\(error)")
    }
  }

  private static func serve(_ listener: inout Listener) throws(SocketError) {
    var loop = try EventLoop()
    try loop.register(listener.descriptor, token: 0, interests: .read)
    while true {
      _ = try loop.wait(timeout: nil)
      guard case .connection(let peer, _) = try listener.accept() else { continue }
      return try echo(peer)
    }
  }

  private static func echo(_ peer: borrowing Descriptor) throws(SocketError) {
    var loop = try EventLoop()
    try loop.register(peer, token: 1, interests: .read)
    var buffer = ByteBuffer()
    while true {
      _ = try loop.wait(timeout: nil)
      let transfer = try peer.read(into: &buffer)
      _ = try peer.write(from: &buffer)
      try loop.modify(peer, token: 1, interests: buffer.isEmpty ? .read : [.read, .write])
      if transfer == .closed, buffer.isEmpty { return }
    }
  }
}
