import Glibc

/// The exclusive lock of a path that one server at a time may serve, held while this value lives.
///
/// The lock file stays when the lock goes: removing it would let two servers hold locks on two files
/// of the same name.
package struct PathLock: ~Copyable {
  private let file: Descriptor

  /// - Parameters:
  ///   - path: the lock file, made with mode 0600 if it is missing.
  ///   - resource: what the lock stands for, for the error.
  /// - Throws: `inUse` when another process, or another owner in this one, holds it.
  package init(_ path: String, of resource: String) throws(SocketError) {
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    let reply = systemCall { unsafe open(path, flags, 0o600) }
    let file = Descriptor(owning: CInt(try reply.get("open", path: path)))
    let number = file.number
    switch systemCall({ flock(number, LOCK_EX | LOCK_NB) }) {
    case .value: break
    case .error(EWOULDBLOCK): throw .inUse(path: resource, pid: Self.readHolder(number))
    case .error(let code): throw .system(operation: "flock", path: path, code: code)
    }
    Self.writeHolder(number)
    self.file = file
  }

  /// The pid is a courtesy to whoever finds the path taken; failing to note it harms nobody.
  private static func writeHolder(_ number: CInt) {
    let text = Array("\(getpid())\n".utf8)
    _ = ftruncate(number, 0)
    _ = unsafe text.withUnsafeBytes { unsafe pwrite(number, $0.baseAddress, $0.count, 0) }
  }

  private static func readHolder(_ number: CInt) -> Int32? {
    var text = [UInt8](repeating: 0, count: 16)
    let count = unsafe text.withUnsafeMutableBytes {
      unsafe pread(number, $0.baseAddress, $0.count, 0)
    }
    guard count > 0 else { return nil }
    let digits = text[..<count].prefix { $0 != UInt8(ascii: "\n") }
    return Int32(String(decoding: digits, as: UTF8.self))
  }
}
