/// Comparisons over bytes.
package enum Bytes {
  /// Whether `text` continues with `word` at `at`.
  package static func starts(_ text: Span<UInt8>, at: Int, with word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard length <= text.count - at else { return false }
    return equal(text.extracting(at..<at + length), span(of: word))
  }

  /// Whether `text` is `word`, byte by byte.
  package static func equal(_ text: Span<UInt8>, _ word: StaticString) -> Bool {
    equal(text, span(of: word))
  }

  /// Whether two runs of bytes are the same.
  @inline(__always)
  package static func equal(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    let last = a.count &- 8
    guard last > 0 else { return Word(a, at: 0) == Word(b, at: 0) }
    var at = 0
    while at < last {
      guard Word.whole(a, at: at) == Word.whole(b, at: at) else { return false }
      at &+= 8
    }
    // The last word may overlap the one before it.
    return Word.whole(a, at: last) == Word.whole(b, at: last)
  }

  /// A number that depends on every byte, for tables whose names no stranger chooses.
  package static func hash(_ text: Span<UInt8>) -> UInt64 {
    var mixed = UInt64(truncatingIfNeeded: text.count)
    var at = 0
    while at < text.count {
      mixed = (mixed ^ (mixed >> 29) ^ Word(text, at: at).bits) &* 0x9E37_79B9_7F4A_7C15
      at &+= 8
    }
    return mixed ^ (mixed >> 32)
  }

  /// Whether `byte` is an ASCII digit.
  package static func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }

  /// The bytes of a literal, which live as long as the program.
  @_lifetime(immortal)
  package static func span(of word: StaticString) -> Span<UInt8> {
    let span = unsafe Span(_unsafeStart: word.utf8Start, count: word.utf8CodeUnitCount)
    return unsafe _overrideLifetime(span, copying: ())
  }
}
