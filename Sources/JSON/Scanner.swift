/// Checks that bytes are exactly one JSON text, to the letter of RFC 8259 and within limits.
///
/// Everything that reads the wire relies on this pass: `Reader` walks only texts that it accepted. One
/// scanner serves many texts; it keeps its scratch memory.
package struct Scanner: ~Copyable {
  package let limits: Limits
  /// Where the value of the last member begins, if the last text was an object that has one.
  package private(set) var lastMember: Int?
  /// It never passes the text's end by more than a step, so nothing looks whether it overflows.
  var at = 0
  var valuesLeft = 0
  var names = MemberNames()
  /// Unescaped bytes of names that were written with escapes.
  var unescaped: [UInt8] = []

  package init(limits: Limits = Limits()) {
    self.limits = limits
  }

  /// Accepts `text` or says what is wrong with it and where.
  package mutating func check(_ text: Span<UInt8>) throws(ScanError) {
    at = 0
    valuesLeft = limits.valuesMax
    lastMember = nil
    names.removeAll()
    if !unescaped.isEmpty { unescaped.removeAll(keepingCapacity: unescaped.capacity <= 4096) }
    skipSpace(text)
    try value(text, depth: 0)
    guard at == text.count else { throw malformed }
  }

  var malformed: ScanError { .malformed(offset: at) }

  @inline(__always)
  mutating func skipSpace(_ text: Span<UInt8>) {
    while peek(text) <= 0x20 {
      switch peek(text) {
      case 0x20, 0x09, 0x0A, 0x0D: at &+= 1
      default: return
      }
    }
  }

  /// The next byte, or NUL (which is valid nowhere outside of strings) at the end.
  @inline(__always)
  func peek(_ text: Span<UInt8>) -> UInt8 {
    at < text.count ? unsafe text[unchecked: at] : 0
  }

  /// Moves behind `byte` and the space after it, if it is next.
  @inline(__always)
  private mutating func pass(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
    guard peek(text) == byte else { return false }
    at &+= 1
    skipSpace(text)
    return true
  }

  /// Passes over a value and the space after it.
  @inline(__always)
  private mutating func value(_ text: Span<UInt8>, depth: Int) throws(ScanError) {
    guard valuesLeft > 0 else { throw .tooComplex(offset: at) }
    valuesLeft -= 1
    switch peek(text) {
    case UInt8(ascii: "\""): _ = try string(text)
    case UInt8(ascii: "{"): try object(text, depth: depth + 1)
    case UInt8(ascii: "["): try array(text, depth: depth + 1)
    case UInt8(ascii: "t"): try literal("true", text)
    case UInt8(ascii: "f"): try literal("false", text)
    case UInt8(ascii: "n"): try literal("null", text)
    default: try number(text)
    }
    skipSpace(text)
  }

  private mutating func object(_ text: Span<UInt8>, depth: Int) throws(ScanError) {
    guard depth <= limits.depthMax else { throw .tooComplex(offset: at) }
    let firstName = names.count
    var last = 0
    at &+= 1
    skipSpace(text)
    if peek(text) == UInt8(ascii: "}") {
      at &+= 1
      return
    }
    repeat {
      try name(text)
      skipSpace(text)
      guard pass(UInt8(ascii: ":"), text) else { throw malformed }
      last = at
      try value(text, depth: depth)
    } while pass(UInt8(ascii: ","), text)
    try expect(UInt8(ascii: "}"), text)
    if depth == 1 { lastMember = last }
    try refuseDuplicates(text, from: firstName)
    names.truncate(to: firstName)
  }

  private mutating func array(_ text: Span<UInt8>, depth: Int) throws(ScanError) {
    guard depth <= limits.depthMax else { throw .tooComplex(offset: at) }
    at &+= 1
    skipSpace(text)
    if peek(text) == UInt8(ascii: "]") {
      at &+= 1
      return
    }
    repeat { try value(text, depth: depth) } while pass(UInt8(ascii: ","), text)
    try expect(UInt8(ascii: "]"), text)
  }

  @inline(__always)
  private mutating func expect(_ byte: UInt8, _ text: Span<UInt8>) throws(ScanError) {
    guard peek(text) == byte else { throw malformed }
    at &+= 1
  }

  private mutating func literal(_ word: StaticString, _ text: Span<UInt8>) throws(ScanError) {
    guard Bytes.starts(text, at: at, with: word) else { throw malformed }
    at &+= word.utf8CodeUnitCount
  }

  private mutating func number(_ text: Span<UInt8>) throws(ScanError) {
    if peek(text) == UInt8(ascii: "-") { at &+= 1 }
    if peek(text) == UInt8(ascii: "0") {
      at &+= 1
    } else {
      try digits(text)
    }
    if peek(text) == UInt8(ascii: ".") {
      at &+= 1
      try digits(text)
    }
    if peek(text) | 0x20 == UInt8(ascii: "e") {
      at &+= 1
      if peek(text) == UInt8(ascii: "+") || peek(text) == UInt8(ascii: "-") { at &+= 1 }
      try digits(text)
    }
  }

  /// One digit or more.
  @inline(__always)
  private mutating func digits(_ text: Span<UInt8>) throws(ScanError) {
    let start = at
    var count = 0
    repeat {
      count = Word.countBefore(Word(text, at: at).nonDigits)
      at &+= count
    } while count == 8
    guard at > start else { throw malformed }
  }
}
