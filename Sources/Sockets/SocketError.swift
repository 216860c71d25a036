import Glibc

/// Why a socket operation failed: what, where, and (in `description`) what to do about it.
public enum SocketError: Error, Equatable {
  /// A Unix socket's path holds at most 107 bytes (unix(7)).
  case pathTooLong(path: String, bytes: Int)
  /// The path is empty or holds a NUL byte.
  case pathMalformed(path: String)
  /// Another server holds the lock of this path. `pid` is what it wrote there, for display only.
  case inUse(path: String, pid: Int32?)
  /// Something that is no socket stands at the path; it was left alone.
  case notASocket(path: String)
  /// Nothing exists at the path.
  case noServer(path: String)
  /// A socket exists, but nobody listens on it.
  case staleSocket(path: String)
  /// Access was refused by `component`: a directory on the way, or the socket itself.
  case denied(path: String, component: String)
  /// What a service manager passed on is not what it should be.
  case activation(problem: String)
  /// The deadline passed before the operation was complete.
  case timedOut(operation: String)
  /// The peer closed the connection before the operation was complete.
  case closedByPeer
  /// Any other failure of a system call; `code` is its `errno`.
  case system(operation: String, path: String?, code: Int32)
}

extension SocketError: CustomStringConvertible {
  /// What happened and what to do about it, in one sentence.
  public var description: String {
    switch self {
    case .pathTooLong(let path, let bytes):
      "socket path \(path) has \(bytes) bytes, the system's limit is \(SocketPath.bytesMax); "
        + "choose a shorter one"
    case .pathMalformed: "socket path is empty or holds a NUL byte; give another one"
    case .inUse(let path, let pid):
      "another server\(pid.map { " (pid \($0))" } ?? "") already serves \(path); "
        + "stop it or choose another path"
    case .notASocket(let path): "\(path) is not a socket and was left alone; move it away"
    case .noServer(let path): "no socket at \(path); is the server running, is the path right?"
    case .staleSocket(let path): "nobody listens on \(path); start the server"
    case .denied(let path, let component): Self.describeDenied(path, component)
    case .activation(let problem):
      "socket activation: \(problem); pass one listening Unix stream socket with a path"
    case .timedOut(let operation): "\(operation) timed out; the server is overloaded or stuck"
    case .closedByPeer: "the peer closed the connection"
    case .system(let operation, let path, let code):
      "\(operation)\(path.map { " \($0)" } ?? ""): \(errorText(code))"
    }
  }

  private static func describeDenied(_ path: String, _ component: String) -> String {
    path == component
      ? "permission denied on socket \(path); ask for membership in its group"
      : "permission denied on \(path): directory \(component) may not be entered; "
        + "ask for membership in its group"
  }
}

/// strerror(3), in the form that is safe among threads.
private func errorText(_ code: Int32) -> String {
  var text = [CChar](repeating: 0, count: 128)
  let status = unsafe strerror_r(code, &text, text.count)
  guard status == 0, let end = text.firstIndex(of: 0) else { return "error \(code)" }
  return String(decoding: text[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
