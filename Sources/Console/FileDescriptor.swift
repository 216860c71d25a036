import Glibc

/// An open file, for reading or writing all of it at once.
struct FileDescriptor: ~Copyable {
  let number: CInt
  private let path: String

  init(opening path: String, _ flags: CInt, mode: mode_t = 0) throws(ConsoleError) {
    let number = try systemCall("open", path) {
      unsafe Int(Glibc.open(path, flags | O_CLOEXEC, mode))
    }
    self.number = CInt(number)
    self.path = path
  }

  deinit { _ = Glibc.close(number) }

  borrowing func status() throws(ConsoleError) -> stat {
    var status = stat()
    try systemCall("stat", path) { unsafe Int(fstat(number, &status)) }
    return status
  }

  borrowing func sync() throws(ConsoleError) {
    try systemCall("fsync", path) { Int(fsync(number)) }
  }

  borrowing func readAll(bytesMax: Int) throws(ConsoleError) -> [UInt8] {
    try Descriptors.readAll(number, path, bytesMax: bytesMax)
  }

  borrowing func writeAll(_ bytes: Span<UInt8>) throws(ConsoleError) {
    try Descriptors.writeAll(number, path, bytes)
  }
}

/// Reads and writes on descriptors that someone else closes.
enum Descriptors {
  /// The bytes of one read(2), `bytesMax` at most; none at the end.
  static func read(
    _ number: CInt, _ path: String, bytesMax: Int
  ) throws(ConsoleError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: bytesMax)
    let count = try systemCall("read", path) {
      unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(number, $0.baseAddress, $0.count) }
    }
    bytes.removeLast(bytesMax - count)
    return bytes
  }

  static func readAll(
    _ number: CInt, _ path: String, bytesMax: Int
  ) throws(ConsoleError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let chunk = try read(number, path, bytesMax: 16 << 10)
      if chunk.isEmpty { return bytes }
      bytes += chunk
      guard bytes.count <= bytesMax else { throw .tooLarge(path: path, bytesMax: bytesMax) }
    }
  }

  static func writeAll(
    _ number: CInt, _ path: String, _ bytes: Span<UInt8>
  ) throws(ConsoleError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = try systemCall("write", path) {
        unsafe rest.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
      }
      rest = rest.extracting(count...)
    }
  }
}
