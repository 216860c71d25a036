import Glibc

/// What a system call answered: its value, or the `errno` it left.
enum SystemReply {
  case value(Int)
  case error(Int32)

  /// The value, or `SocketError.system`.
  func get(_ operation: StaticString, path: String? = nil) throws(SocketError) -> Int {
    switch self {
    case .value(let value): return value
    case .error(let code): throw .system(operation: "\(operation)", path: path, code: code)
    }
  }
}

/// Makes the call again while signals interrupt it, and reads `errno` before anything can change
/// it.
@inline(__always)
func systemCall(_ call: () -> Int) -> SystemReply {
  while true {
    let value = call()
    if value >= 0 { return .value(value) }
    let code = errno
    if code != EINTR { return .error(code) }
  }
}

@inline(__always)
func systemCall(_ call: () -> Int32) -> SystemReply {
  systemCall { Int(call()) }
}
