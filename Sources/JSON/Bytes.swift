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
  package static func equal(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    var at = 0
    while at < a.count {
      guard Word(a, at: at) == Word(b, at: at) else { return false }
      at += 8
    }
    return true
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
