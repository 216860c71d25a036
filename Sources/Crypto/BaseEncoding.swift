/// The encodings of RFC 4648, without padding and decoded strictly: one text for each value.
struct BaseEncoding: Sendable {
  private let symbols: [UInt8]
  /// By symbol; 255 for what is none.
  private let values: [UInt8]
  private let bits: Int

  static let base16 = BaseEncoding(alphabet: "0123456789abcdef", bits: 4)
  static let base32 = BaseEncoding(alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", bits: 5)
  static let base64 = BaseEncoding(
    alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", bits: 6)
  static let base64url = BaseEncoding(
    alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", bits: 6)

  private init(alphabet: String, bits: Int) {
    symbols = Array(alphabet.utf8)
    var values = [UInt8](repeating: 255, count: 256)
    for (value, symbol) in symbols.enumerated() { values[Int(symbol)] = UInt8(value) }
    self.values = values
    self.bits = bits
  }

  func encode(_ bytes: Span<UInt8>) -> String {
    var text = ""
    text.reserveCapacity((bytes.count * 8 + bits - 1) / bits)
    var pending: UInt32 = 0
    var pendingBits = 0
    for index in bytes.indices {
      pending = pending << 8 | UInt32(bytes[index])
      pendingBits += 8
      while pendingBits >= bits {
        pendingBits -= bits
        text.unicodeScalars.append(symbol(pending >> pendingBits))
      }
    }
    if pendingBits > 0 {
      text.unicodeScalars.append(symbol(pending << (bits - pendingBits)))
    }
    return text
  }

  /// How many bytes a text of `count` symbols holds; nil when no bytes encode to that many.
  func decodedCount(_ count: Int) -> Int? {
    count * bits % 8 < bits ? count * bits / 8 : nil
  }

  /// Fills `bytes`; false for foreign symbols, a wrong length or set bits past the last byte.
  func decode(_ text: Span<UInt8>, into bytes: inout MutableSpan<UInt8>) -> Bool {
    guard decodedCount(text.count) == bytes.count else { return false }
    var pending: UInt32 = 0
    var pendingBits = 0
    var filled = 0
    for index in text.indices {
      let value = values[Int(text[index])]
      guard value != 255 else { return false }
      pending = pending << bits | UInt32(value)
      pendingBits += bits
      guard pendingBits >= 8 else { continue }
      pendingBits -= 8
      bytes[filled] = UInt8(truncatingIfNeeded: pending >> pendingBits)
      filled += 1
    }
    return pending & ((1 << pendingBits) - 1) == 0
  }

  func decode(_ text: Span<UInt8>) -> [UInt8]? {
    guard let count = decodedCount(text.count) else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    var span = bytes.mutableSpan
    return decode(text, into: &span) ? bytes : nil
  }

  private func symbol(_ value: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(symbols[Int(value & ((1 << bits) - 1))])
  }
}
