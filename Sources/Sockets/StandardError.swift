import Glibc

/// The process's standard error.
package enum StandardError {
  package static func write(_ text: String) { writeAll(Array(text.utf8)) }

  /// Writes all of it, and waits as long as it takes. Nobody can be told when it fails.
  package static func writeAll(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let rest = bytes[sent...]
      let reply = unsafe rest.withUnsafeBytes { rest in
        systemCall { unsafe Glibc.write(STDERR_FILENO, rest.baseAddress, rest.count) }
      }
      switch reply {
      case .value(let count): sent += count
      case .error(EAGAIN): waitForRoom()
      case .error: return
      }
    }
  }

  /// Somebody may have set `O_NONBLOCK` for the open file, which is not ours alone.
  private static func waitForRoom() {
    var entry = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&entry, 1, -1)
  }

  /// Whether it goes to the system's journal, which then reads levels before lines:
  /// `JOURNAL_STREAM` in systemd.exec(5) names the file by device and inode.
  package static var isJournal: Bool {
    guard let stream = ProcessEnvironment.value("JOURNAL_STREAM") else { return false }
    var status = stat()
    guard unsafe fstat(STDERR_FILENO, &status) == 0 else { return false }
    return stream == "\(status.st_dev):\(status.st_ino)"
  }
}
