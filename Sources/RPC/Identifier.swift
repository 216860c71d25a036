package import JSON

/// An object's id: a prefix that names its kind, then 63 bits in 13 letters of Crockford's base 32.
/// Ids are opaque to clients; their text orders as their numbers do, which follow time.
package protocol Identifier: Hashable, Sendable {
  /// With its underscore: `card_`.
  static var prefix: StaticString { get }
  /// Positive; 0 stands for text that no id has, and is never found.
  var rawValue: Int64 { get }
  init(rawValue: Int64)
}

extension Identifier {
  /// The id's text on the wire.
  package var text: String {
    var writer = Writer(capacity: 64)
    writer.identifier(Self.prefix, rawValue)
    let bytes = writer.bytes
    return String(copying: bytes.extracting(1..<bytes.count - 1))
  }

  /// By its text; what no id looks like becomes 0.
  package init(text: String) {
    self.init(rawValue: Base32.value(text.utf8Span.span, behind: Self.prefix))
  }
}

/// Crockford's base 32 in lower case, without check symbol.
enum Base32 {
  static let width = 13

  /// The number behind the prefix; 0 for any other text.
  static func value(_ text: Span<UInt8>, behind prefix: StaticString) -> Int64 {
    let start = prefix.utf8CodeUnitCount
    guard text.count == start + width, Bytes.starts(text, at: 0, with: prefix) else { return 0 }
    let digits = Bytes.span(of: digits)
    var value: UInt64 = 0
    for index in start..<text.count {
      let place = Int(text[index]) - Int(UInt8(ascii: "0"))
      guard place >= 0, place < digits.count, digits[place] != UInt8(ascii: "~"), value >> 59 == 0
      else { return 0 }
      value = value << 5 | UInt64(digits[place] - UInt8(ascii: "0"))
    }
    return Int64(exactly: value) ?? 0
  }

  /// For each byte from `0` to `z` its value, moved up to `0`; `~` for those that are no letters here.
  private static let digits: StaticString =
    "0123456789~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~:;<=>?@A~BC~DE~FGHIJ~KLMNO"

  static func letter(_ digit: Int) -> UInt8 {
    if digit < 10 { return UInt8(ascii: "0") + UInt8(digit) }
    // A letter moves up by one for each that is left out before it.
    var place = UInt8(digit - 10)
    if place >= 8 { place += 1 }
    if place >= 11 { place += 1 }
    if place >= 14 { place += 1 }
    if place >= 20 { place += 1 }
    return UInt8(ascii: "a") + place
  }
}

extension Writer {
  /// An id as a JSON string.
  package mutating func identifier(_ prefix: StaticString, _ rawValue: Int64) {
    var text = InlineArray<13, UInt8>(repeating: 0)
    var rest = UInt64(bitPattern: rawValue)
    for index in stride(from: Base32.width - 1, through: 0, by: -1) {
      text[index] = Base32.letter(Int(rest & 31))
      rest >>= 5
    }
    string(plain: prefix, text.span)
  }

  /// A time as a JSON string.
  package mutating func timestamp(_ value: Timestamp) { value.write(to: &self) }
}
