/// Eight bytes of a text side by side, the first in the lowest bits: what one step looks at instead of
/// one byte (Knuth, The Art of Computer Programming 4A, §7.1.3: "broadword").
struct Word: Equatable {
  var bits: UInt64

  @inline(__always)
  private init(bits: UInt64) { self.bits = bits }

  /// The bytes from `at`, which is no further than the text's end; zeros stand for those behind it.
  @inline(__always)
  init(_ text: Span<UInt8>, at: Int) {
    let missing = at &+ 8 &- text.count
    if missing <= 0 {
      bits = Self.whole(text, at: at)
    } else if text.count >= 8 {
      // In two steps, for one shifts by 63 bits at most.
      let bytes = Self.whole(text, at: text.count &- 8)
      bits = (bytes &>> UInt64(truncatingIfNeeded: 8 &* (missing &- 1))) &>> 8
    } else {
      bits = Self.gather(text, from: at)
    }
  }

  /// The eight bytes from `at`, all of which the text has: whoever calls has made sure.
  @inline(__always)
  static func whole(_ text: Span<UInt8>, at: Int) -> UInt64 {
    // Any eight bytes are a number.
    let bits = unsafe text.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: at, as: UInt64.self)
    return UInt64(littleEndian: bits)
  }

  /// The same for a text that has no eight bytes: two loads that may overlap cover four or more, three
  /// cover fewer.
  private static func gather(_ text: Span<UInt8>, from start: Int) -> UInt64 {
    let count = text.count - start
    if count >= 4 {
      let last = half(text, at: text.count - 4) &<< UInt64(truncatingIfNeeded: 8 * (count - 4))
      return half(text, at: start) | last
    }
    guard count > 0 else { return 0 }
    let middle = UInt64(text[start + count / 2]) << UInt64(8 * (count / 2))
    let last = UInt64(text[text.count - 1]) << UInt64(8 * (count - 1))
    return UInt64(text[start]) | middle | last
  }

  private static func half(_ text: Span<UInt8>, at: Int) -> UInt64 {
    // Any four bytes are a number, and the load checks its bounds.
    let bits = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt32.self)
    return UInt64(UInt32(littleEndian: bits))
  }

  /// The first `count` bytes, zeros behind them.
  @inline(__always)
  func prefix(_ count: Int) -> UInt64 {
    count >= 8 ? bits : bits & ((1 &<< UInt64(truncatingIfNeeded: 8 &* count)) &- 1)
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

  /// What may follow a number or a literal: a comma, a closing bracket, space, the text's end.
  @inline(__always)
  var scalarEnds: UInt64 {
    // The brackets differ from others in a bit that no space has: `]` and `}` are 0x20 apart.
    let folded = Word(bits: bits | Self.each(0x20))
    return equal(to: UInt8(ascii: ",")) | folded.equal(to: UInt8(ascii: "}"))
      | ((bits &- Self.each(0x21)) & ~bits & Self.each(0x80))
  }

  @inline(__always)
  var nonASCII: UInt64 { bits & Self.each(0x80) }

  /// All but the digits.
  @inline(__always)
  var nonDigits: UInt64 {
    // A digit becomes its value; what is above nine reaches the highest bit.
    let values = bits ^ Self.each(UInt8(ascii: "0"))
    return ((values & Self.each(0x7F)) &+ Self.each(0x76) | values) & Self.each(0x80)
  }

  @inline(__always)
  private func equal(to byte: UInt8) -> UInt64 {
    let difference = bits ^ Self.each(byte)
    return (difference &- Self.each(0x01)) & ~difference & Self.each(0x80)
  }

  @inline(__always)
  private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
