import Crypto
import Glibc
import Synchronization

extension Random {
  /// The same bytes on every run (SplitMix64).
  static func seeded(_ seed: UInt64) -> Random {
    let state = SeededState(seed)
    return Random { bytes in
      for index in bytes.indices { bytes[index] = UInt8(truncatingIfNeeded: state.next()) }
    }
  }

  static func constant(_ byte: UInt8) -> Random {
    Random { bytes in
      for index in bytes.indices { bytes[index] = byte }
    }
  }
}

private final class SeededState: Sendable {
  private let value: Mutex<UInt64>

  init(_ seed: UInt64) { value = Mutex(seed) }

  func next() -> UInt64 {
    value.withLock { value in
      value &+= 0x9e37_79b9_7f4a_7c15
      var mixed = value
      mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
      return mixed ^ mixed >> 31
    }
  }
}

/// Milliseconds that a test sets by hand.
final class ManualClock: Sendable {
  private let value: Mutex<Int64>

  init(_ milliseconds: Int64) { value = Mutex(milliseconds) }

  var milliseconds: Int64 { value.withLock { $0 } }

  func set(_ milliseconds: Int64) { value.withLock { $0 = milliseconds } }
}

/// Hex with any white space, as the standards print it.
func hex(_ text: String) -> [UInt8] {
  let digits = text.filter { !$0.isWhitespace }
  return stride(from: 0, to: digits.count, by: 2).compactMap { offset in
    UInt8(digits.dropFirst(offset).prefix(2), radix: 16)
  }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

extension SecretBytes {
  var copy: [UInt8] { span.indices.map { span[$0] } }

  convenience init(_ bytes: [UInt8]) { self.init(copying: bytes.span) }
}

/// A folder that is gone when its test is.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/crypto-tests-XXXXXX".utf8CString)
    let path = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) }.map { unsafe String(cString: $0) }
    }
    guard let path else { throw POSIXFailure(code: errno) }
    self.path = path
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String, mode: mode_t = 0o600) throws -> String {
    let path = file(name)
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw POSIXFailure(code: errno) }
    defer { _ = close(descriptor) }
    let count = unsafe Glibc.write(descriptor, text, text.utf8.count)
    guard count == text.utf8.count, fchmod(descriptor, mode) == 0 else {
      throw POSIXFailure(code: errno)
    }
    return path
  }

  func read(_ name: String) throws -> String {
    let descriptor = unsafe open(file(name), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw POSIXFailure(code: errno) }
    defer { _ = close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  var names: [String] {
    guard let directory = unsafe opendir(path) else { return [] }
    defer { _ = unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  deinit {
    for name in names { _ = unsafe unlink(file(name)) }
    _ = unsafe rmdir(path)
  }
}

struct POSIXFailure: Error {
  let code: Int32
}
