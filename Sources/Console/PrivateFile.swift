import Glibc

/// A small file that only its owner may read: made 0600 in a directory made 0700, replaced whole.
package struct PrivateFile: Sendable {
  package let path: String

  private static let bytesMax = 1 << 20

  /// - Parameter path: absolute.
  package init(_ path: String) {
    self.path = path
  }

  /// The file's bytes; nil if there is none.
  /// - Throws: `notPrivate` if anyone else could have read or written it, `tooLarge`, `system`.
  package func read() throws(ConsoleError) -> [UInt8]? {
    do throws(ConsoleError) {
      // O_NONBLOCK: opening a FIFO must not wait for its writer.
      let file = try FileDescriptor(opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
      let status = try file.status()
      guard status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 == 0,
        status.st_uid == geteuid()
      else { throw .notPrivate(path: path) }
      return try file.readAll(bytesMax: Self.bytesMax)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// Replaces the file in one step: a reader sees the old bytes or the new ones.
  package func replace(with bytes: [UInt8]) throws(ConsoleError) {
    try makeDirectories()
    let draft = "\(path).\(getpid()).new"
    do throws(ConsoleError) {
      let file = try FileDescriptor(
        opening: draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
      try file.writeAll(bytes.span)
      try file.sync()
      try systemCall("rename", path) { unsafe Int(rename(draft, path)) }
    } catch {
      _ = unsafe unlink(draft)
      throw error
    }
  }

  /// Removes the file, if there is one.
  package func remove() throws(ConsoleError) {
    do throws(ConsoleError) {
      try systemCall("unlink", path) { unsafe Int(unlink(path)) }
    } catch {
      if !error.isMissing { throw error }
    }
  }

  /// Makes what is missing of the directories above, 0700 as the XDG Base Directory Specification
  /// asks; what exists keeps its mode.
  private func makeDirectories() throws(ConsoleError) {
    for slash in path.indices.dropFirst() where path[slash] == "/" {
      let directory = String(path[..<slash])
      guard unsafe access(directory, F_OK) != 0 else { continue }
      do throws(ConsoleError) {
        try systemCall("mkdir", directory) { unsafe Int(mkdir(directory, 0o700)) }
      } catch .system(_, _, code: EEXIST) {
        // Someone else was faster.
      }
    }
  }
}
