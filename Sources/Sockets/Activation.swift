import Glibc

/// A listening socket that a service manager opened and passed on: sd_listen_fds(3).
package enum Activation {
  /// The number of the first descriptor that is passed.
  private static let first: CInt = 3

  /// Takes the socket, and takes the variables that announced it away: a program that this one starts
  /// is not to believe that they are meant for it.
  /// - Returns: nil if nothing was passed to this process.
  /// - Throws: `activation` for anything but one listening Unix stream socket.
  package static func take() throws(SocketError) -> Descriptor? {
    let (pid, count) = (
      ProcessEnvironment.value("LISTEN_PID"), ProcessEnvironment.value("LISTEN_FDS")
    )
    for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] { ProcessEnvironment.remove(name) }
    guard let pid, let count, Int32(pid) == getpid() else { return nil }
    guard count == "1" else {
      throw .activation(problem: "LISTEN_FDS is \(count), and one socket is wanted")
    }
    try check()
    // Only what has been checked is owned, and closed some day.
    let socket = Descriptor(owning: first)
    _ = try systemCall { fcntl(first, F_SETFD, FD_CLOEXEC) }.get("fcntl F_SETFD")
    try socket.setNonblocking(true)
    return socket
  }

  private static func check() throws(SocketError) {
    var status = stat()
    guard unsafe fstat(first, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else {
      throw .activation(problem: "descriptor \(first) is no socket")
    }
    guard try option(SO_DOMAIN) == AF_UNIX, try option(SO_TYPE) == CInt(SOCK_STREAM.rawValue)
    else { throw .activation(problem: "the socket is no Unix stream socket") }
    guard try option(SO_ACCEPTCONN) == 1 else {
      throw .activation(problem: "the socket does not listen")
    }
  }

  private static func option(_ name: CInt) throws(SocketError) -> CInt {
    var value: CInt = 0
    var size = socklen_t(MemoryLayout<CInt>.size)
    _ = try systemCall {
      unsafe getsockopt(first, SOL_SOCKET, name, &value, &size)
    }.get("getsockopt")
    return value
  }
}

extension Descriptor {
  /// The path that a socket is bound to (getsockname(2)); nil for one without a file.
  borrowing func boundPath() throws(SocketError) -> SocketPath? {
    var address = sockaddr_un()
    var size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let number = number
    let reply = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        systemCall { unsafe getsockname(number, pointer, &size) }
      }
    }
    _ = try reply.get("getsockname")
    let bytes = unsafe withUnsafeBytes(of: &address.sun_path) { unsafe [UInt8]($0) }
    let path = bytes.prefix { $0 != 0 }
    return path.isEmpty ? nil : try SocketPath(String(decoding: path, as: UTF8.self))
  }
}
