import Glibc

/// Small files that a program reads whole.
package enum FileContents {
  /// All bytes of a regular file; symbolic links are followed.
  ///
  /// - Throws: `system` with `EFBIG` for one of more than `bytesMax`, and with `EINVAL` for what is no
  ///   regular file: a pipe could hold its reader up.
  package static func read(_ path: String, bytesMax: Int = 1 << 20) throws(SocketError) -> [UInt8] {
    // O_NONBLOCK: opening a FIFO must not wait for its writer.
    let reply = systemCall { unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    let file = Descriptor(owning: CInt(try reply.get("open", path: path)))
    var status = stat()
    let number = file.number
    _ = try systemCall { unsafe fstat(number, &status) }.get("fstat", path: path)
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .system(operation: "read", path: path, code: EINVAL)
    }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      let reply = unsafe part.withUnsafeMutableBytes { part in
        systemCall { unsafe Glibc.read(number, part.baseAddress, part.count) }
      }
      let count = Int(try reply.get("read", path: path))
      if count == 0 { return bytes }
      bytes += part[..<count]
      guard bytes.count <= bytesMax else {
        throw .system(operation: "read", path: path, code: EFBIG)
      }
    }
  }
}
