import CLinux
import Glibc

/// A listening Unix socket that owns its path: its directory, its lock and the file itself.
///
/// When it goes, it removes the socket's file if that is still its own; the lock file stays.
package struct Listener: ~Copyable {
  package static let backlogDefault: CInt = 1024

  /// What one `accept` came to.
  package enum Acceptance: ~Copyable {
    /// A peer, on a nonblocking descriptor.
    case connection(Descriptor, PeerIdentity)
    /// Nobody waits.
    case empty
    /// The peer left before it was accepted; more may wait.
    case aborted
    /// The process or the system is out of descriptors or memory. With `shed` the peer was accepted
    /// and closed; more may wait. Without, the listener stays readable: take its interests away
    /// until a connection has closed, or the loop will spin.
    case exhausted(shed: Bool)
  }

  package let descriptor: Descriptor
  package let path: SocketPath
  private let lock: PathLock
  private let identity: FileIdentity?
  /// Given up for a moment to accept and close a peer when no descriptor is left.
  private var reserve: Descriptor?

  /// Makes the directory (0750) if it is missing, but not its parents, takes the lock, removes a
  /// stale socket, binds (0660) and listens. The umask changes for a moment, so do this before
  /// other threads create files.
  /// - Throws: `inUse`, `notASocket`, `system`.
  package init(
    _ path: SocketPath, backlog: CInt = Listener.backlogDefault
  ) throws(SocketError) {
    try Self.makeDirectory(path.directory)
    let lock = try PathLock(path.lockPath, of: path.path)
    try Self.removeStaleSocket(path.path)
    let descriptor = try Descriptor.unixStream(nonblocking: true)
    let number = descriptor.number
    try Self.bind(number, path)
    let identity = try FileIdentity(at: path.path)
    _ = try systemCall { listen(number, backlog) }.get("listen", path: path.path)
    self.init(path: path, lock: lock, descriptor: descriptor, identity: identity)
  }

  private init(
    path: SocketPath, lock: consuming PathLock, descriptor: consuming Descriptor,
    identity: FileIdentity?
  ) {
    self.path = path
    self.lock = lock
    self.descriptor = descriptor
    self.identity = identity
    reserve = Self.openReserve()
  }

  deinit {
    // The lock is still held here, so nobody else can have bound the path in between.
    guard let identity, let current = try? FileIdentity(at: path.path) else { return }
    if current == identity { _ = unsafe unlink(path.path) }
  }

  /// Accepts one peer and reads once who it is.
  package mutating func accept() throws(SocketError) -> Acceptance {
    switch acceptOnce() {
    case .value(let number):
      let connection = Descriptor(owning: CInt(number))
      let peer = try PeerIdentity(of: connection)
      return .connection(connection, peer)
    case .error(EAGAIN): return .empty
    case .error(ECONNABORTED): return .aborted
    case .error(EMFILE), .error(ENFILE): return shed()
    case .error(ENOBUFS), .error(ENOMEM): return .exhausted(shed: false)
    case .error(let code): throw .system(operation: "accept", path: path.path, code: code)
    }
  }

  private func acceptOnce() -> SystemReply {
    let number = descriptor.number
    let flags = CInt(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    return systemCall { accept4(number, nil, nil, flags) }
  }

  /// accept(2) reports EMFILE even when nobody waits, so the queue may turn out to be empty.
  private mutating func shed() -> Acceptance {
    guard reserve != nil else {
      reserve = Self.openReserve()
      return .exhausted(shed: false)
    }
    reserve = nil
    defer { reserve = Self.openReserve() }
    switch acceptOnce() {
    case .value(let number):
      _ = Descriptor(owning: CInt(number))
      return .exhausted(shed: true)
    case .error(EAGAIN): return .empty
    case .error: return .exhausted(shed: false)
    }
  }
}

extension Listener {
  private static func openReserve() -> Descriptor? {
    switch systemCall({ unsafe open("/dev/null", O_RDONLY | O_CLOEXEC) }) {
    case .value(let number): Descriptor(owning: CInt(number))
    case .error: nil
    }
  }

  /// A directory that exists keeps its mode: it may be shared, such as /tmp.
  private static func makeDirectory(_ path: String) throws(SocketError) {
    switch withUmask(0o027, { systemCall { unsafe mkdir(path, 0o750) } }) {
    case .value, .error(EEXIST): return
    case .error(let code): throw .system(operation: "mkdir", path: path, code: code)
    }
  }

  /// Only under the lock: then no live server of ours can own what stands there.
  private static func removeStaleSocket(_ path: String) throws(SocketError) {
    guard let found = try FileIdentity(at: path) else { return }
    guard found.isSocket else { throw .notASocket(path: path) }
    _ = try systemCall { unsafe unlink(path) }.get("unlink", path: path)
  }

  /// bind(2) makes the file with all of 0777 that the umask leaves; here 0660, with no moment in
  /// which it is wider.
  private static func bind(_ number: CInt, _ path: SocketPath) throws(SocketError) {
    let reply = withUmask(0o117) {
      unsafe path.withAddress { address, size in
        systemCall { unsafe Glibc.bind(number, address, size) }
      }
    }
    _ = try reply.get("bind", path: path.path)
  }
}
