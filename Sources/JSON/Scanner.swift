/// Checks that bytes are exactly one JSON text, to the letter of RFC 8259 and within limits.
///
/// Everything that reads the wire relies on this pass: `Reader` walks only texts that it accepted. One
/// scanner serves many texts; it keeps its scratch memory.
package struct Scanner: ~Copyable {
  package let limits: Limits
  var at = 0
  var valuesLeft = 0
  /// Names of the objects that are open now, innermost last.
  var names: [MemberName] = []
  /// Unescaped bytes of names that were written with escapes.
  var unescaped: [UInt8] = []

  package init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// Accepts `text` or says what is wrong with it and where.
  package mutating func check(_ text: Span<UInt8>) throws(ScanError) {
    at = 0
    valuesLeft = limits.valuesMax
    names.removeAll(keepingCapacity: names.capacity <= 1024)
    unescaped.removeAll(keepingCapacity: unescaped.capacity <= 4096)
    skipSpace(text)
    try value(text, depth: 0)
    skipSpace(text)
    guard at == text.count else { throw malformed }
  }

  var malformed: ScanError { .malformed(offset: at) }

  mutating func skipSpace(_ text: Span<UInt8>) {
    while true {
      switch peek(text) {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  /// The next byte, or NUL (which is valid nowhere outside of strings) at the end.
  func peek(_ text: Span<UInt8>) -> UInt8 {
    at < text.count ? unsafe text[unchecked: at] : 0
  }

  private mutating func value(_ text: Span<UInt8>, depth: Int) throws(ScanError) {
    guard valuesLeft > 0 else { throw .tooComplex(offset: at) }
    valuesLeft -= 1
    switch peek(text) {
    case UInt8(ascii: "{"): try object(text, depth: depth + 1)
    case UInt8(ascii: "["): try array(text, depth: depth + 1)
    case UInt8(ascii: "\""): _ = try string(text)
    case UInt8(ascii: "t"): try literal("true", text)
    case UInt8(ascii: "f"): try literal("false", text)
    case UInt8(ascii: "n"): try literal("null", text)
    default: try number(text)
    }
  }

  private mutating func object(_ text: Span<UInt8>, depth: Int) throws(ScanError) {
    guard depth <= limits.depthMax else { throw .tooComplex(offset: at) }
    let firstName = names.count
    at += 1
    skipSpace(text)
    if peek(text) == UInt8(ascii: "}") {
      at += 1
      return
    }
    while true {
      names.append(try name(text))
      skipSpace(text)
      try expect(UInt8(ascii: ":"), text)
      skipSpace(text)
      try value(text, depth: depth)
      skipSpace(text)
      guard peek(text) == UInt8(ascii: ",") else { break }
      at += 1
      skipSpace(text)
    }
    try expect(UInt8(ascii: "}"), text)
    try refuseDuplicates(text, from: firstName)
    while names.count > firstName { names.removeLast() }
  }

  private mutating func array(_ text: Span<UInt8>, depth: Int) throws(ScanError) {
    guard depth <= limits.depthMax else { throw .tooComplex(offset: at) }
    at += 1
    skipSpace(text)
    if peek(text) == UInt8(ascii: "]") {
      at += 1
      return
    }
    while true {
      try value(text, depth: depth)
      skipSpace(text)
      guard peek(text) == UInt8(ascii: ",") else { break }
      at += 1
      skipSpace(text)
    }
    try expect(UInt8(ascii: "]"), text)
  }

  private mutating func expect(_ byte: UInt8, _ text: Span<UInt8>) throws(ScanError) {
    guard peek(text) == byte else { throw malformed }
    at += 1
  }

  private mutating func literal(_ word: StaticString, _ text: Span<UInt8>) throws(ScanError) {
    guard Bytes.starts(text, at: at, with: word) else { throw malformed }
    at += word.utf8CodeUnitCount
  }

  private mutating func number(_ text: Span<UInt8>) throws(ScanError) {
    if peek(text) == UInt8(ascii: "-") { at += 1 }
    if peek(text) == UInt8(ascii: "0") {
      at += 1
    } else {
      try digits(text)
    }
    if peek(text) == UInt8(ascii: ".") {
      at += 1
      try digits(text)
    }
    if peek(text) | 0x20 == UInt8(ascii: "e") {
      at += 1
      if peek(text) == UInt8(ascii: "+") || peek(text) == UInt8(ascii: "-") { at += 1 }
      try digits(text)
    }
  }

  /// One digit or more.
  private mutating func digits(_ text: Span<UInt8>) throws(ScanError) {
    let start = at
    while Bytes.isDigit(peek(text)) { at += 1 }
    guard at > start else { throw malformed }
  }
}
