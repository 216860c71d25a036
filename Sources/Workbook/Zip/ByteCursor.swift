/// Reads little-endian numbers from a file's bytes; past the end it throws instead of reading.
struct ByteCursor {
  private let bytes: [UInt8]
  private(set) var position: Int

  init(_ bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// A number of 2, 4 or 8 bytes.
  mutating func number(bytes count: Int) throws(WorkbookError) -> UInt64 {
    var value: UInt64 = 0
    for byte in try take(count).reversed() { value = value << 8 | UInt64(byte) }
    return value
  }

  mutating func take(_ count: Int) throws(WorkbookError) -> ArraySlice<UInt8> {
    guard position >= 0, count >= 0, count <= bytes.count - position else { throw .container }
    defer { position += count }
    return bytes[position..<position + count]
  }
}

extension WorkbookError {
  /// The zip contradicts itself.
  static let container = WorkbookError.damaged(part: "", .container)
}
