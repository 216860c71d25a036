/// Eight bytes of a text side by side, the first in the lowest bits: what one step looks at instead of
/// one byte (Knuth, The Art of Computer Programming 4A, §7.1.3: "broadword").
struct Word: Equatable {
  var bits: UInt64

  /// The bytes from `at`, which is no further than the text's end; zeros stand for those behind it.
  @inline(__always)
  init(_ text: Span<UInt8>, at: Int) {
    let missing = at + 8 - text.count
    if missing <= 0 {
      bits = Self.load(text, at: at)
    } else if text.count >= 8 {
      bits = Self.load(text, at: text.count - 8) >> UInt64(8 * missing)
    } else {
      bits = Self.gather(text, from: at)
    }
  }

  @inline(__always)
  private static func load(_ text: Span<UInt8>, at: Int) -> UInt64 {
    // Any eight bytes are a number, and the load checks its bounds.
    let bits = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)
    return UInt64(littleEndian: bits)
  }

  private static func gather(_ text: Span<UInt8>, from start: Int) -> UInt64 {
    var bits: UInt64 = 0
    for index in start..<text.count {
      bits |= UInt64(text[index]) << UInt64(8 * (index - start))
    }
    return bits
  }

  /// The first `count` bytes, zeros behind them.
  @inline(__always)
  func prefix(_ count: Int) -> UInt64 {
    count >= 8 ? bits : bits & ((1 << UInt64(8 * count)) &- 1)
  }
}

/// Each search marks the bytes it finds with their highest bit. A borrow may mark bytes above a find
/// too, never below, so the lowest mark, also of several searches together, is exact.
extension Word {
  /// How many bytes stand before the first mark: 8 if there is none.
  @inline(__always)
  static func countBefore(_ marks: UInt64) -> Int { marks.trailingZeroBitCount >> 3 }

  /// Quotes and backslashes.
  @inline(__always)
  var delimiters: UInt64 { equal(to: UInt8(ascii: "\"")) | equal(to: UInt8(ascii: "\\")) }

  /// What may stand in a string only as an escape (RFC 8259 §7): quote, backslash, below U+0020.
  @inline(__always)
  var escapees: UInt64 { delimiters | ((bits &- Self.each(0x20)) & ~bits & Self.each(0x80)) }

  @inline(__always)
  var nonASCII: UInt64 { bits & Self.each(0x80) }

  @inline(__always)
  private func equal(to byte: UInt8) -> UInt64 {
    let difference = bits ^ Self.each(byte)
    return (difference &- Self.each(0x01)) & ~difference & Self.each(0x80)
  }

  @inline(__always)
  private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
