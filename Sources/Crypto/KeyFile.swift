import Glibc

/// How a key file is read and made durable.
enum KeyFile {
  private static let bytesMax = 1 << 16

  static func read(_ path: String, owner: uid_t) throws(KeyFileFault) -> SecretBytes {
    // O_NONBLOCK: opening a FIFO must not wait for its writer.
    let file = try FileDescriptor(opening: path, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    let status = try file.status()
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
    guard status.st_uid == owner else {
      throw .foreignOwner(uid: status.st_uid, expected: owner)
    }
    guard status.st_mode & 0o077 == 0 else { throw .exposed(mode: status.st_mode & 0o777) }
    guard status.st_size <= bytesMax else {
      throw .malformed(line: 1, problem: "the file is too large")
    }
    return try SecretBytes(count: Int(status.st_size)) {
      (bytes: inout MutableSpan<UInt8>) throws(KeyFileFault) in try file.read(into: &bytes)
    }
  }

  /// A new name is durable once its directory is, fsync(2).
  static func syncDirectory(of path: String) throws(KeyFileFault) {
    let directory =
      switch path.lastIndex(of: "/") {
      case nil: "."
      case path.startIndex: "/"
      case .some(let slash): String(path[..<slash])
      }
    try FileDescriptor(opening: directory, flags: O_RDONLY | O_DIRECTORY).sync()
  }
}

/// A key file in the making: gone again unless it is published.
struct KeyFileDraft: ~Copyable {
  private let path: String
  private let file: FileDescriptor
  private var isPublished = false

  /// Claims `path`, which must not exist.
  init(at path: String) throws(KeyFileFault) {
    self.path = path
    // 0600 from the start: there is no moment at which others could open the file.
    file = try FileDescriptor(
      opening: path, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
  }

  /// Durable under `target`, which it replaces, when this returns.
  consuming func publish(_ text: SecretBytes, as target: String) throws(KeyFileFault) {
    try file.write(text.span)
    try file.sync()
    if target != path {
      guard unsafe rename(path, target) == 0 else { throw .system(call: "rename", errno: errno) }
    }
    isPublished = true
    try KeyFile.syncDirectory(of: target)
  }

  deinit {
    if !isPublished { _ = unsafe unlink(path) }
  }
}
