import RPC
import Sockets
import Synchronization

/// A client's way to the server: one thread for all input and output, and the connection that new calls
/// go to. A lost connection is replaced when the next call needs one.
final class Transport: Sendable {
  private struct State {
    var current: Connection?
    var lastSerial: UInt64 = 0
    var session: Secret?
    /// The connection that the session was opened on: the server knows there whose calls they are.
    var boundTo: UInt64?
    var isClosed = false
  }

  /// A connection, and what a call on it has to say about its caller.
  struct Lease: Sendable {
    let connection: Connection
    let session: Secret?
  }

  private let mailbox: Mailbox<Loop.Command>
  private let limits: ConnectionState.Limits
  private let state = Mutex(State())

  /// Starts the thread; nothing is connected yet.
  init(
    _ path: SocketPath, connectTimeout: Duration, _ limits: ConnectionState.Limits
  ) throws(SocketError) {
    let loop = try EventLoop()
    let mailbox = Mailbox<Loop.Command>(waker: loop.waker)
    self.mailbox = mailbox
    self.limits = limits
    try Loop.start(loop, mailbox, path, connectTimeout: connectTimeout)
  }

  /// The connection for a new call.
  func lease() throws(ClientError) -> Lease {
    let lease = state.withLock { state -> Lease? in
      guard !state.isClosed else { return nil }
      let connection = connection(&state)
      let isBound = state.boundTo == connection.serial
      return Lease(connection: connection, session: isBound ? nil : state.session)
    }
    guard let lease else { throw .closed }
    return lease
  }

  private func connection(_ state: inout sending State) -> Connection {
    if let current = state.current, current.accepts { return current }
    state.lastSerial += 1
    let connection = Connection(state.lastSerial, mailbox, limits)
    state.current = connection
    mailbox.post(.connect(connection))
    return connection
  }

  var session: Secret? { state.withLock { $0.session } }

  /// - Parameter connection: where the session was opened; nil if elsewhere.
  func setSession(_ session: Secret?, boundTo connection: Connection? = nil) {
    state.withLock { state in
      state.session = session
      state.boundTo = connection?.serial
    }
  }

  /// Ends everything: calls that wait end with `closed`, and so does every later one.
  func close() {
    state.withLock { state in
      state.isClosed = true
      state.current = nil
    }
    mailbox.post(.stop)
  }
}
