/// The escapes of RFC 8259 §7.
extension Bytes {
  /// Four hexadecimal digits at `at`, or nil.
  static func hexUnit(_ text: Span<UInt8>, at: Int) -> UInt16? {
    guard at + 4 <= text.count else { return nil }
    var unit: UInt16 = 0
    for index in at..<at + 4 {
      guard let digit = hexDigit(text[index]) else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Appends the meaning of a string's inside, of which the scanner has accepted every escape.
  static func unescape(_ text: Span<UInt8>, into output: inout [UInt8]) {
    output.reserveCapacity(output.count + text.count)
    var at = 0
    while at < text.count {
      if text[at] != UInt8(ascii: "\\") {
        output.append(text[at])
        at += 1
      } else if text[at + 1] == UInt8(ascii: "u") {
        let scalar = scalar(text, at: &at)
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      } else {
        output.append(control(text[at + 1]))
        at += 2
      }
    }
  }

  /// The scalar of `\uXXXX` or of a surrogate pair at `at`; moves `at` behind it.
  private static func scalar(_ text: Span<UInt8>, at: inout Int) -> Unicode.Scalar {
    let high = UInt32(hexUnit(text, at: at + 2) ?? 0)
    at += 6
    guard (0xD800..<0xDC00).contains(high), let low = hexUnit(text, at: at + 2) else {
      return Unicode.Scalar(high) ?? "\u{FFFD}"
    }
    at += 6
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + UInt32(low) - 0xDC00) ?? "\u{FFFD}"
  }

  private static func control(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }
}
