extension Scanner {
  /// Passes over a string. Returns whether it holds escapes.
  @inline(__always)
  mutating func string(_ text: Span<UInt8>) throws(ScanError) -> Bool {
    at &+= 1
    // Most strings are plain and short: then the first word decides.
    let plain = Word(text, at: at).plainCount
    at &+= plain
    guard plain < 8, peek(text) == UInt8(ascii: "\"") else { return try restOfString(text) }
    at &+= 1
    return false
  }

  private mutating func restOfString(_ text: Span<UInt8>) throws(ScanError) -> Bool {
    var escaped = false
    while true {
      let plain = Word(text, at: at).plainCount
      at &+= plain
      if plain == 8 { continue }
      switch peek(text) {
      case UInt8(ascii: "\""):
        at &+= 1
        return escaped
      case UInt8(ascii: "\\"):
        escaped = true
        try escape(text)
      case 0x80...:
        try multibyte(text)
      default:
        throw malformed
      }
    }
  }

  /// A backslash and what follows; a high surrogate must bring its low one (RFC 8259 §7).
  private mutating func escape(_ text: Span<UInt8>) throws(ScanError) {
    at &+= 1
    switch peek(text) {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at &+= 1
    case UInt8(ascii: "u"):
      let unit = try hexUnit(text)
      if (0xDC00..<0xE000).contains(unit) { throw malformed }
      guard (0xD800..<0xDC00).contains(unit) else { return }
      guard peek(text) == UInt8(ascii: "\\") else { throw malformed }
      at &+= 1
      guard peek(text) == UInt8(ascii: "u") else { throw malformed }
      guard (0xDC00..<0xE000).contains(try hexUnit(text)) else { throw malformed }
    default:
      throw malformed
    }
  }

  /// `uXXXX`; stands behind the last digit afterwards.
  private mutating func hexUnit(_ text: Span<UInt8>) throws(ScanError) -> UInt16 {
    guard let unit = Bytes.hexUnit(text, at: at + 1) else { throw malformed }
    at &+= 5
    return unit
  }

  /// One scalar of two to four bytes, by the table of RFC 3629 §4.
  private mutating func multibyte(_ text: Span<UInt8>) throws(ScanError) {
    let lead = text[at]
    let second: ClosedRange<UInt8>
    let length: Int
    switch lead {
    case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
    case 0xE0: (second, length) = (0xA0...0xBF, 3)
    case 0xED: (second, length) = (0x80...0x9F, 3)
    case 0xE1...0xEF: (second, length) = (0x80...0xBF, 3)
    case 0xF0: (second, length) = (0x90...0xBF, 4)
    case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
    case 0xF4: (second, length) = (0x80...0x8F, 4)
    default: throw .invalidUTF8(offset: at)
    }
    guard at + length <= text.count, second.contains(text[at + 1]) else {
      throw .invalidUTF8(offset: at)
    }
    for next in at + 2..<at + max(length, 2) where text[next] & 0xC0 != 0x80 {
      throw .invalidUTF8(offset: at)
    }
    at &+= length
  }
}

extension Word {
  /// How many bytes stand before the first that ends a string or needs a closer look.
  @inline(__always)
  fileprivate var plainCount: Int { Self.countBefore(escapees | nonASCII) }
}
