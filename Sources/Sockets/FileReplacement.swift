import Glibc

/// Files that others read while they are renewed.
package enum FileReplacement {
  /// Puts a file with these bytes in the place of what stood at the path, so that whoever reads sees the
  /// old or the new one and never a part: rename(2). It is readable for all.
  package static func write(_ bytes: [UInt8], to path: String) throws(SocketError) {
    let temporary = path + ".new"
    do throws(SocketError) {
      try writeAll(bytes, to: temporary)
      _ = try systemCall { unsafe rename(temporary, path) }.get("rename", path: path)
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
  }

  private static func writeAll(_ bytes: [UInt8], to path: String) throws(SocketError) {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
    let reply = systemCall { unsafe open(path, flags, 0o644) }
    let file = Descriptor(owning: CInt(try reply.get("open", path: path)))
    let number = file.number
    // Whatever the umask is.
    _ = try systemCall { fchmod(number, 0o644) }.get("fchmod", path: path)
    var written = 0
    while written < bytes.count {
      let rest = bytes[written...]
      let reply = unsafe rest.withUnsafeBytes { rest in
        systemCall { unsafe Glibc.write(number, rest.baseAddress, rest.count) }
      }
      written += try reply.get("write", path: path)
    }
  }
}
