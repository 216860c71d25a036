import Glibc

/// What the system says about the program itself and its surroundings.
package enum Process {
  /// An environment variable; nil if it is not set.
  package static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The path without symbolic links and dots; as it is if nothing stands there.
  package static func absolutePath(_ path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// A file's bytes.
  /// - Throws: `tooLarge`, `system`.
  package static func readFile(_ path: String, bytesMax: Int) throws(ConsoleError) -> [UInt8] {
    try FileDescriptor(opening: path, O_RDONLY).readAll(bytesMax: bytesMax)
  }

  /// Whether anything stands at the path.
  package static func exists(_ path: String) -> Bool { kind(of: path) != nil }

  /// The type of the file at the path, behind links (stat(2)); nil if there is none.
  static func kind(of path: String) -> mode_t? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Writes a file whole, for whom the umask lets read it.
  ///
  /// - Parameter replaces: whether a file that is there already is written over; else it `isTaken`.
  package static func writeFile(
    _ path: String, _ bytes: [UInt8], replaces: Bool
  ) throws(ConsoleError) {
    let flags = O_WRONLY | O_CREAT | (replaces ? O_TRUNC : O_EXCL)
    try FileDescriptor(opening: path, flags, mode: 0o666).writeAll(bytes.span)
  }

  /// Shows times from now on as the clocks of a zone do (tzset(3)). Call it while nothing else runs.
  ///
  /// - Parameter zone: its name in the IANA database, such as `Asia/Shanghai`.
  /// - Returns: false if the machine does not know the zone: then nothing changes.
  @discardableResult
  package static func adopt(zone: String) -> Bool {
    let isName = zone.utf8.allSatisfy { byte in
      byte < 0x80
        && (Character(Unicode.Scalar(byte)).isLetter || Array("0123456789+-_/".utf8).contains(byte))
    }
    guard isName, !zone.hasPrefix("/"), unsafe access("/usr/share/zoneinfo/\(zone)", R_OK) == 0
    else {
      return false
    }
    _ = unsafe setenv("TZ", zone, 1)
    tzset()
    return true
  }
}
