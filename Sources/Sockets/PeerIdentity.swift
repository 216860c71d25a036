import CLinux
import Glibc

/// Who is at the other end, as the kernel recorded it when the peer connected (unix(7)).
package struct PeerIdentity: Hashable, Sendable {
  package let uid: UInt32
  package let gid: UInt32
  /// For log lines only: a pid can be reused and never authorizes.
  package let pid: Int32
  /// Supplementary groups; empty where the kernel does not tell (before Linux 4.13).
  package let groups: [UInt32]

  package init(uid: UInt32, gid: UInt32, pid: Int32, groups: [UInt32]) {
    self.uid = uid
    self.gid = gid
    self.pid = pid
    self.groups = groups
  }

  /// This process itself.
  package static var own: PeerIdentity {
    PeerIdentity(uid: geteuid(), gid: getegid(), pid: getpid(), groups: [])
  }

  /// Asks the kernel once; nothing the peer does later changes the answer.
  package init(of socket: borrowing Descriptor) throws(SocketError) {
    let number = socket.number
    var credentials = clinux_credentials()
    var size = socklen_t(MemoryLayout<clinux_credentials>.size)
    _ = try systemCall {
      unsafe getsockopt(number, SOL_SOCKET, SO_PEERCRED, &credentials, &size)
    }.get("getsockopt SO_PEERCRED")
    self.init(
      uid: credentials.uid, gid: credentials.gid, pid: credentials.pid,
      groups: try Self.groups(of: number))
  }

  /// Most peers fit the first guess; ERANGE tells the size of the others.
  private static func groups(of number: CInt) throws(SocketError) -> [UInt32] {
    var groups = [UInt32](repeating: 0, count: 32)
    while true {
      let room = socklen_t(groups.count * MemoryLayout<gid_t>.size)
      var size = room
      let reply = systemCall {
        unsafe getsockopt(number, SOL_SOCKET, SO_PEERGROUPS, &groups, &size)
      }
      switch reply {
      case .value: return Array(groups.prefix(Int(size) / MemoryLayout<gid_t>.size))
      case .error(ERANGE) where size > room:
        groups = [UInt32](repeating: 0, count: Int(size) / MemoryLayout<gid_t>.size)
      case .error(ENOPROTOOPT), .error(ENODATA): return []
      case .error(let code):
        throw .system(operation: "getsockopt SO_PEERGROUPS", path: nil, code: code)
      }
    }
  }
}
