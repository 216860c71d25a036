import CLinux
import Glibc

/// A listening Unix socket. One that it made itself owns its path: its directory, its lock and the file,
/// which it removes when it goes if it is still its own; the lock file stays. One that was passed on
/// belongs to who made it.
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
    /// A peer for whom the last descriptor was given up, which is needed again: tell it and close.
    case surplus(Descriptor)
    /// The process or the system is out of descriptors or memory. The listener stays readable: take
    /// its interests away for a moment, or the loop will spin.
    case exhausted
  }

  package let descriptor: Descriptor
  package let path: SocketPath
  private let lock: PathLock?
  /// The socket's file; nil for one that belongs to somebody else.
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

  /// A socket that listens already, from `Activation`. Its directory and its file are left alone.
  ///
  /// The lock is taken all the same: it keeps a server that is started by hand from taking the file for
  /// a stale socket and removing it. Where the directory is not this user's to write in, no such
  /// server of this user can remove the file either, and it is done without.
  /// - Throws: `inUse`, `activation`, `system`.
  package init(passedOn descriptor: consuming Descriptor) throws(SocketError) {
    guard let path = try descriptor.boundPath() else {
      throw .activation(problem: "the socket has no path")
    }
    var lock: PathLock?
    do throws(SocketError) {
      lock = try PathLock(path.lockPath, of: path.path)
    } catch {
      guard case .system(_, _, let code) = error, [EACCES, EPERM, EROFS, ENOENT].contains(code)
      else { throw error }
    }
    self.init(path: path, lock: lock, descriptor: descriptor, identity: nil)
  }

  private init(
    path: SocketPath, lock: consuming PathLock?, descriptor: consuming Descriptor,
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
    if reserve == nil { reserve = Self.openReserve() }
    switch acceptOnce() {
    case .value(let number):
      let connection = Descriptor(owning: CInt(number))
      let peer = try PeerIdentity(of: connection)
      return .connection(connection, peer)
    case .error(EAGAIN): return .empty
    case .error(ECONNABORTED): return .aborted
    case .error(EMFILE), .error(ENFILE): return acceptWithReserve()
    case .error(ENOBUFS), .error(ENOMEM): return .exhausted
    case .error(let code): throw .system(operation: "accept", path: path.path, code: code)
    }
  }

  private func acceptOnce() -> SystemReply {
    let number = descriptor.number
    let flags = CInt(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    return systemCall { accept4(number, nil, nil, flags) }
  }

  /// accept(2) reports EMFILE even when nobody waits, so the queue may turn out to be empty.
  private mutating func acceptWithReserve() -> Acceptance {
    guard reserve != nil else { return .exhausted }
    reserve = nil
    switch acceptOnce() {
    case .value(let number): return .surplus(Descriptor(owning: CInt(number)))
    case .error(EAGAIN): return .empty
    case .error: return .exhausted
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
