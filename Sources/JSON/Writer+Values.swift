extension Writer {
  // MARK: Structure

  package mutating func beginObject() { open(UInt8(ascii: "{")) }
  package mutating func endObject() { close(UInt8(ascii: "}")) }
  package mutating func beginArray() { open(UInt8(ascii: "[")) }
  package mutating func endArray() { close(UInt8(ascii: "]")) }

  /// A member's name, given as it stands on the wire: quoted, with its colon (`"\"id\":"`).
  package mutating func name(_ quoted: StaticString) {
    separate(quoted.utf8CodeUnitCount)
    put(Bytes.span(of: quoted))
    expectComma(false)
  }

  /// A member's name that is only known at run time.
  package mutating func name(unquoted name: String) {
    string(name)
    append(UInt8(ascii: ":"))
    expectComma(false)
  }

  // MARK: Values

  /// One JSON value, given as text.
  package mutating func raw(_ json: Span<UInt8>) {
    separate(json.count)
    put(json)
    expectComma(true)
  }

  /// One JSON value, given as text.
  package mutating func raw(_ json: StaticString) { raw(Bytes.span(of: json)) }

  /// One JSON value, which stands in another writer from `start` to its end.
  package mutating func raw(_ other: borrowing Writer, from start: Int = 0) {
    raw(other.bytes.extracting(start..<other.count))
  }

  package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }
  package mutating func null() { raw("null") }

  package mutating func integer(_ value: Int64) {
    separate(20)
    if value < 0 { put(UInt8(ascii: "-")) }
    put(digits: value.magnitude)
    expectComma(true)
  }

  package mutating func string(_ value: String) { string(value.utf8Span.span) }

  /// A string whose characters need no escapes (names of enum values, ids).
  package mutating func string(plain value: StaticString) {
    separate(value.utf8CodeUnitCount + 2)
    put(UInt8(ascii: "\""))
    put(Bytes.span(of: value))
    put(UInt8(ascii: "\""))
    expectComma(true)
  }

  /// A string of two parts whose characters need no escapes.
  package mutating func string(plain prefix: StaticString, _ rest: Span<UInt8>) {
    separate(prefix.utf8CodeUnitCount + rest.count + 2)
    put(UInt8(ascii: "\""))
    put(Bytes.span(of: prefix))
    put(rest)
    put(UInt8(ascii: "\""))
    expectComma(true)
  }

  /// A string, given as its UTF-8.
  package mutating func string(_ value: Span<UInt8>) {
    separate(value.count + 2)
    put(UInt8(ascii: "\""))
    escape(value)
    put(UInt8(ascii: "\""))
    expectComma(true)
  }

  // MARK: Bytes that are no JSON of their own

  /// Appends bytes as they are, for callers that frame what they write.
  package mutating func append(_ bytes: Span<UInt8>) {
    reserve(bytes.count)
    put(bytes)
  }

  /// Appends text as it is.
  package mutating func append(_ text: StaticString) { append(Bytes.span(of: text)) }

  /// Appends one byte as it is.
  package mutating func append(_ byte: UInt8) {
    reserve(1)
    put(byte)
  }
}

extension Writer {
  private mutating func open(_ bracket: UInt8) {
    separate(1)
    put(bracket)
    expectComma(false)
  }

  private mutating func close(_ bracket: UInt8) {
    reserve(1)
    put(bracket)
    expectComma(true)
  }

  /// A string's inside. There is room for it as it is, and for the closing quote.
  private mutating func escape(_ value: Span<UInt8>) {
    var start = 0
    var at = 0
    while at < value.count {
      let plain = Word.countBefore(Word(value, at: at).escapees)
      at = min(at + plain, value.count)
      guard plain < 8, at < value.count else { continue }
      put(value.extracting(start..<at))
      reserve(6 + value.count - at)
      escape(value[at])
      at += 1
      start = at
    }
    put(value.extracting(start..<at))
  }

  /// The short escapes that everyone knows, else `\u00XX` (RFC 8259 §7).
  private mutating func escape(_ byte: UInt8) {
    put(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): put(byte)
    case 0x09: put(UInt8(ascii: "t"))
    case 0x0A: put(UInt8(ascii: "n"))
    case 0x0D: put(UInt8(ascii: "r"))
    default:
      put(Bytes.span(of: "u00"))
      put(Self.hexDigit(byte >> 4))
      put(Self.hexDigit(byte & 15))
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
  }
}
