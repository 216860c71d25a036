/// Walks a text that a `Scanner` accepted, value by value, without building a tree.
///
/// The reader stands before a value. Each reading function takes the whole value and moves behind it;
/// if the value is of another kind, it returns nil and moves behind it all the same. Over a text that
/// no scanner accepted, what it returns means nothing, and it may trap.
package struct Reader: ~Escapable {
  package let text: Span<UInt8>
  /// Where the next value, name or closing bracket begins, counted in bytes.
  package internal(set) var at = 0
  /// Where in its table the next member's name may well stand, for members mostly come in that order.
  var likelyMember = 0

  @_lifetime(copy text)
  package init(_ text: Span<UInt8>) {
    self.text = text
    skipSpace()
  }

  package enum Kind: Sendable {
    case object, array, string, number, bool, null
  }

  /// Whether the next value is a string.
  package var isAtString: Bool { next == UInt8(ascii: "\"") }

  /// What the next value is.
  package var kind: Kind {
    switch next {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// Passes over the next value; returns where it stands, so that it can be read or copied later.
  @discardableResult
  @_lifetime(self: copy self)
  package mutating func skip() -> Range<Int> {
    let start = at
    switch kind {
    case .object, .array: skipNested()
    case .string: _ = skipString()
    default: skipScalar()
    }
    return start..<at
  }

  /// Passes over a value that is known to be the last within the outermost object; returns where it
  /// stands. Its end need not be looked for.
  @_lifetime(self: copy self)
  package mutating func skipLast() -> Range<Int> {
    let start = at
    at = text.count
    trimSpace(downTo: start)
    if at > start { at &-= 1 }
    trimSpace(downTo: start)
    return start..<at
  }

  @_lifetime(self: copy self)
  private mutating func trimSpace(downTo start: Int) {
    while at > start, text[at &- 1] <= 0x20 { at &-= 1 }
  }
}

extension Reader {
  /// The next byte; NUL, which no value begins with, at the end.
  @inline(__always)
  var next: UInt8 { at < text.count ? text[at] : 0 }

  @inline(__always)
  @_lifetime(self: copy self)
  mutating func skipSpace() {
    while at < text.count, text[at] <= 0x20 { at &+= 1 }
  }

  /// Moves behind `byte` and the space after it, if it is next.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func pass(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at &+= 1
    skipSpace()
    return true
  }

  /// Moves behind a string; returns its inside and whether escapes stand in it.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func skipString() -> (inside: Range<Int>, escaped: Bool) {
    let start = at + 1
    var end = start
    var escaped = false
    while true {
      let plain = Word.countBefore(Word(text, at: end).delimiters)
      end &+= plain
      if plain == 8 {
        precondition(end <= text.count, "the text was scanned, so its strings end")
        continue
      }
      if text[end] == UInt8(ascii: "\"") { break }
      escaped = true
      end &+= 2
    }
    at = end + 1
    return (start..<end, escaped)
  }

  /// Moves behind a number, `true`, `false` or `null`.
  @_lifetime(self: copy self)
  mutating func skipScalar() {
    var count = 0
    repeat {
      count = Word.countBefore(Word(text, at: at).scalarEnds)
      at &+= count
    } while count == 8
  }

  @_lifetime(self: copy self)
  private mutating func skipNested() {
    var depth = 0
    repeat {
      switch text[at] {
      case UInt8(ascii: "\""):
        _ = skipString()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      at &+= 1
    } while depth > 0
  }
}
