import Glibc

/// Where a server listens: the path of a Unix socket that fits the system's address.
package struct SocketPath: Hashable, Sendable, CustomStringConvertible {
  /// `sun_path` has 108 bytes, the last of them NUL (unix(7)).
  package static let bytesMax = 107

  package let path: String

  /// - Throws: `pathMalformed`, `pathTooLong`.
  package init(_ path: String) throws(SocketError) {
    let bytes = path.utf8
    guard !bytes.isEmpty, !bytes.contains(0) else { throw .pathMalformed(path: path) }
    guard bytes.count <= Self.bytesMax else {
      throw .pathTooLong(path: path, bytes: bytes.count)
    }
    self.path = path
  }

  /// The order on which client and server agree: the explicit path, `CARDD_SOCKET`,
  /// `$XDG_RUNTIME_DIR/cardd/cardd.sock`, `/run/cardd/cardd.sock`. An empty variable counts as
  /// absent; a relative `XDG_RUNTIME_DIR` too, as the XDG Base Directory Specification asks.
  /// - Throws: `pathMalformed`, `pathTooLong`.
  package static func resolve(
    explicit: String?, environment: (String) -> String?
  ) throws(SocketError) -> SocketPath {
    if let explicit { return try SocketPath(explicit) }
    switch source(explicit: explicit, environment: environment) {
    case .variable("XDG_RUNTIME_DIR"):
      return try SocketPath("\(environment("XDG_RUNTIME_DIR") ?? "")/cardd/cardd.sock")
    case .variable(let name): return try SocketPath(environment(name) ?? "")
    case .explicit, .standard: return try SocketPath(standardPath)
    }
  }

  /// What decided a path.
  package enum Source: Equatable, Sendable {
    /// The caller's own word.
    case explicit
    /// This variable of the environment.
    case variable(String)
    /// Nothing: it is the path of a system's service.
    case standard
  }

  /// What decides the path that `resolve` returns.
  package static func source(explicit: String?, environment: (String) -> String?) -> Source {
    if explicit != nil { return .explicit }
    if environment("CARDD_SOCKET")?.isEmpty == false { return .variable("CARDD_SOCKET") }
    if environment("XDG_RUNTIME_DIR")?.hasPrefix("/") == true {
      return .variable("XDG_RUNTIME_DIR")
    }
    return .standard
  }

  /// Where the service of a system listens.
  package static let standardPath = "/run/cardd/cardd.sock"

  package var description: String { path }

  /// The directory that holds the socket.
  package var directory: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The file whose lock says who serves this path.
  package var lockPath: String { path + ".lock" }
}

extension SocketPath {
  /// Hands `body` the path as the address that bind(2) and connect(2) take.
  func withAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // The initializer checked that the bytes fit and leave a NUL behind them.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
    return unsafe withUnsafePointer(to: address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
