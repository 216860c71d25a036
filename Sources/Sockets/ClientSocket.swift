import Glibc

/// A client's connection for one thread that waits: every operation is complete, failed or timed
/// out when it returns.
package struct ClientSocket: ~Copyable {
  /// Nonblocking; for reads and writes that do not wait.
  package let descriptor: Descriptor

  /// - Throws: `noServer`, `staleSocket`, `denied`, `notASocket`, `timedOut`, `system`.
  package init(
    connectingTo path: SocketPath, timeout: Duration
  ) throws(SocketError) {
    let socket = try Descriptor.unixStream(nonblocking: false)
    // While the server's backlog is full connect(2) waits no longer than this (socket(7)).
    try socket.setSendTimeout(timeout)
    let number = socket.number
    let reply = unsafe path.withAddress { address, size in
      systemCall { unsafe connect(number, address, size) }
    }
    if case .error(let code) = reply { throw Self.connectFailure(code, path) }
    try socket.setNonblocking(true)
    descriptor = socket
  }

  /// Gives the connection away, to be driven by an event loop.
  package consuming func intoDescriptor() -> Descriptor {
    descriptor
  }

  /// Closes the connection, as letting go of it does.
  package consuming func close() {}

  /// Sends all of `bytes`.
  /// - Throws: `timedOut`, `closedByPeer`, `system`.
  package borrowing func sendAll(
    _ bytes: Span<UInt8>, by deadline: Deadline
  ) throws(SocketError) {
    var sent = 0
    while sent < bytes.count {
      switch try descriptor.write(bytes.extracting(sent...)) {
      case .bytes(let count): sent += count
      case .wouldBlock: try waitUntil(POLLOUT, by: deadline, operation: "send")
      case .closed: throw .closedByPeer
      }
    }
  }

  /// Waits for bytes and appends what has come, at least one.
  /// - Returns: false at the end of what the peer sends.
  /// - Throws: `timedOut`, `system`.
  package borrowing func receive(
    into buffer: inout ByteBuffer, by deadline: Deadline
  ) throws(SocketError) -> Bool {
    while true {
      switch try descriptor.read(into: &buffer) {
      case .bytes: return true
      case .closed: return false
      case .wouldBlock: try waitUntil(POLLIN, by: deadline, operation: "receive")
      }
    }
  }

  private borrowing func waitUntil(
    _ events: CInt, by deadline: Deadline, operation: String
  ) throws(SocketError) {
    let remaining = deadline.remaining
    guard remaining != .zero else { throw .timedOut(operation: operation) }
    var entry = pollfd(fd: descriptor.number, events: Int16(events), revents: 0)
    let ready = unsafe poll(&entry, 1, remaining?.pollMilliseconds ?? -1)
    let code = ready < 0 ? errno : 0
    // Interrupted or too early: the caller tries again and the deadline decides.
    guard code == 0 || code == EINTR else {
      throw .system(operation: "poll", path: nil, code: code)
    }
  }
}

extension ClientSocket {
  private static func connectFailure(_ code: CInt, _ path: SocketPath) -> SocketError {
    switch code {
    case ENOENT, ENOTDIR: .noServer(path: path.path)
    case ECONNREFUSED: connectRefused(path)
    case EACCES: .denied(path: path.path, component: deniedComponent(of: path))
    case EAGAIN: .timedOut(operation: "connect to \(path.path)")
    default: .system(operation: "connect", path: path.path, code: code)
    }
  }

  /// Linux answers ECONNREFUSED for a file that is no socket as well.
  private static func connectRefused(_ path: SocketPath) -> SocketError {
    var status = stat()
    guard unsafe stat(path.path, &status) == 0, status.st_mode & S_IFMT != S_IFSOCK else {
      return .staleSocket(path: path.path)
    }
    return .notASocket(path: path.path)
  }

  /// The first directory on the way that may not be entered; else the socket itself, whose write
  /// permission connect(2) needs.
  private static func deniedComponent(of path: SocketPath) -> String {
    let bytes = path.path
    for slash in bytes.indices.dropFirst() where bytes[slash] == "/" {
      let directory = String(bytes[..<slash])
      if unsafe faccessat(AT_FDCWD, directory, X_OK, AT_EACCESS) != 0 { return directory }
    }
    return path.path
  }
}

extension Descriptor {
  /// How long a send or a connect may wait (socket(7)).
  borrowing func setSendTimeout(_ timeout: Duration) throws(SocketError) {
    // A zero timeval means no limit (socket(7)).
    let bounded = max(timeout, .milliseconds(1))
    let (seconds, attoseconds) = bounded.components
    var value = timeval(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
    let number = number
    let size = socklen_t(MemoryLayout<timeval>.size)
    _ = try systemCall {
      unsafe setsockopt(number, SOL_SOCKET, SO_SNDTIMEO, &value, size)
    }.get("setsockopt SO_SNDTIMEO")
  }
}
