import Glibc

/// An owned descriptor with the few calls that a key file needs.
struct FileDescriptor: ~Copyable {
  private let number: Int32

  init(opening path: String, flags: Int32, mode: mode_t = 0) throws(KeyFileFault) {
    var number: Int32
    var code: Int32
    repeat {
      number = unsafe open(path, flags | O_CLOEXEC, mode)
      code = errno
    } while number < 0 && code == EINTR
    guard number >= 0 else {
      switch code {
      case ENOENT: throw .missing
      case EEXIST: throw .exists
      case ELOOP: throw .notRegular
      default: throw .system(call: "open", errno: code)
      }
    }
    self.number = number
  }

  func status() throws(KeyFileFault) -> stat {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw .system(call: "fstat", errno: errno) }
    return status
  }

  func write(_ bytes: Span<UInt8>) throws(KeyFileFault) {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(number, $0.baseAddress, $0.count)
      }
      let code = errno
      guard count >= 0 || code == EINTR else { throw .system(call: "write", errno: code) }
      rest = rest.extracting(max(count, 0)...)
    }
  }

  /// Fills all of `bytes`.
  func read(into bytes: inout MutableSpan<UInt8>) throws(KeyFileFault) {
    try unsafe bytes.withUnsafeMutableBytes { (bytes) throws(KeyFileFault) in
      var filled = 0
      while filled < bytes.count {
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
        let count = unsafe Glibc.read(number, rest.baseAddress, rest.count)
        let code = errno
        guard count >= 0 || code == EINTR else { throw .system(call: "read", errno: code) }
        guard count != 0 else { throw .malformed(line: 1, problem: "the file shrank while read") }
        filled += max(count, 0)
      }
    }
  }

  func sync() throws(KeyFileFault) {
    guard fsync(number) == 0 else { throw .system(call: "fsync", errno: errno) }
  }

  deinit { _ = close(number) }
}
