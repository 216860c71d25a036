/// Bytes as JSON texts carry them: base64 of RFC 4648, section 4, with padding.
package enum Base64 {
  private static let symbols = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")
  private static let none: UInt8 = 255

  /// By symbol; `none` for what is none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: none, count: 256)
    for (value, symbol) in symbols.enumerated() { values[Int(symbol)] = UInt8(value) }
    return values
  }()

  package static func encode(_ bytes: Span<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      let group = (0..<3).reduce(0 as UInt32) { group, place in
        group << 8 | (place < count ? UInt32(bytes[start + place]) : 0)
      }
      for place in 0..<4 {
        let value = Int(group >> UInt32(18 - 6 * place)) & 0x3F
        text.append(place <= count ? symbols[value] : padding)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Strict, with padding or without: one text for each value, apart from that; nil for every other.
  package static func decode(_ text: String) -> [UInt8]? {
    var text = Array(text.utf8)
    if text.last == padding {
      guard text.count.isMultiple(of: 4) else { return nil }
      let whole = text.count
      while text.last == padding { text.removeLast() }
      guard whole - text.count <= 2 else { return nil }
    }
    guard text.count % 4 != 1 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var (pending, pendingBits): (UInt32, UInt32) = (0, 0)
    for symbol in text {
      let value = values[Int(symbol)]
      guard value != none else { return nil }
      (pending, pendingBits) = (pending << 6 | UInt32(value), pendingBits + 6)
      guard pendingBits >= 8 else { continue }
      pendingBits -= 8
      bytes.append(UInt8(truncatingIfNeeded: pending >> pendingBits))
      pending &= (1 << pendingBits) - 1
    }
    // What stands behind the last byte is nothing, or there would be two texts for it.
    return pending == 0 ? bytes : nil
  }
}
