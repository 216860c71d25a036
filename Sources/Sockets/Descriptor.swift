import Glibc
import Synchronization

/// An open file descriptor with one owner; it is closed when the owner lets go of it.
package struct Descriptor: ~Copyable, Sendable {
  /// The number, for calls that borrow it. Never close it and never keep it beyond the owner.
  package let number: CInt

  /// Takes ownership of an open descriptor.
  package init(owning number: CInt) {
    self.number = number
  }

  deinit {
    // On Linux the number is free again whatever close(2) answers, EINTR included.
    _ = Glibc.close(number)
  }

  /// Gives ownership away: the receiver closes the number.
  package consuming func release() -> CInt {
    let number = number
    discard self
    return number
  }
}

extension Descriptor {
  /// A Unix stream socket, not yet bound or connected.
  static func unixStream(nonblocking: Bool) throws(SocketError) -> Descriptor {
    let flags = SOCK_CLOEXEC.rawValue | (nonblocking ? SOCK_NONBLOCK.rawValue : 0)
    let type = CInt(SOCK_STREAM.rawValue | flags)
    return Descriptor(owning: CInt(try systemCall { socket(AF_UNIX, type, 0) }.get("socket")))
  }

  /// Two connected, nonblocking Unix stream sockets (socketpair(2)).
  package static func socketPair() throws(SocketError) -> SocketPair {
    let type = CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    var pair: (CInt, CInt) = (-1, -1)
    let reply = unsafe withUnsafeMutableBytes(of: &pair) { bytes in
      let numbers = unsafe bytes.assumingMemoryBound(to: CInt.self)
      return systemCall { unsafe socketpair(AF_UNIX, type, 0, numbers.baseAddress) }
    }
    _ = try reply.get("socketpair")
    return SocketPair(first: Descriptor(owning: pair.0), second: Descriptor(owning: pair.1))
  }

  /// Opens an existing file for reading.
  package static func open(reading path: String) throws(SocketError) -> Descriptor {
    let reply = systemCall { unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC) }
    return Descriptor(owning: CInt(try reply.get("open", path: path)))
  }

  /// Turns `O_NONBLOCK` on or off for the open file.
  package borrowing func setNonblocking(_ nonblocking: Bool) throws(SocketError) {
    let number = number
    let flags = CInt(try systemCall { fcntl(number, F_GETFL) }.get("fcntl"))
    let wanted = nonblocking ? flags | O_NONBLOCK : flags & ~O_NONBLOCK
    _ = try systemCall { fcntl(number, F_SETFL, wanted) }.get("fcntl")
  }
}

/// Two ends of one connection inside the process.
@frozen
package struct SocketPair: ~Copyable {
  package let first: Descriptor
  package let second: Descriptor
}

/// Carries a descriptor through a `Mailbox` to another thread: the first to ask gets it, and if
/// nobody asks it is closed with the handoff.
package final class Handoff: Sendable {
  private let slot: Mutex<Descriptor?>

  package init(_ descriptor: consuming Descriptor) {
    slot = Mutex(descriptor)
  }

  package func take() -> Descriptor? {
    slot.withLock { slot in slot.take() }
  }
}
