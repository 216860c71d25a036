extension Reader {
  /// A string's meaning.
  @_lifetime(self: copy self)
  package mutating func string() -> String? {
    guard next == UInt8(ascii: "\"") else { return refuse() }
    let (inside, escaped) = skipString()
    let raw = text.extracting(inside)
    guard escaped else { return String(copying: raw) }
    var bytes: [UInt8] = []
    Bytes.unescape(raw, into: &bytes)
    return String(copying: bytes.span)
  }

  /// The place of the next string in `table`; nil if it is not there or no string.
  @_lifetime(self: copy self)
  package mutating func name(in table: NameTable) -> Int? {
    guard next == UInt8(ascii: "\"") else { return refuse() }
    return index(of: skipString(), in: table)
  }

  /// Where the inside of the next string stands, if it was written without escapes.
  @_lifetime(self: copy self)
  package mutating func plainString() -> Range<Int>? {
    guard next == UInt8(ascii: "\"") else { return refuse() }
    let (inside, escaped) = skipString()
    return escaped ? nil : inside
  }

  /// `true` or `false`.
  @_lifetime(self: copy self)
  package mutating func bool() -> Bool? {
    guard kind == .bool else { return refuse() }
    let isTrue = next == UInt8(ascii: "t")
    skipScalar()
    return isTrue
  }

  /// An integer, exact; nil for fractions, exponents and what 64 bits do not hold.
  @_lifetime(self: copy self)
  package mutating func integer() -> Int64? {
    guard kind == .number else { return refuse() }
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { at &+= 1 }
    let first = at
    var magnitude: UInt64 = 0
    while Bytes.isDigit(next) {
      magnitude = magnitude &* 10 &+ UInt64(next & 15)
      at &+= 1
    }
    let end = at
    skipScalar()
    // Nineteen digits fit 64 bits, and twenty without a leading zero are beyond `Int64`.
    guard at == end, end - first <= 19 else { return nil }
    if isNegative { return Int64(exactly: Int128(magnitude) * -1) }
    return Int64(exactly: magnitude)
  }

  /// Passes an integer of at most 15 digits, which every number format holds exactly; returns where it
  /// stands. Nil, and nothing is passed, if another value is next.
  @_lifetime(self: copy self)
  package mutating func passShortInteger() -> Range<Int>? {
    let first = next == UInt8(ascii: "-") ? at + 1 : at
    var count = Word.countBefore(Word(text, at: first).nonDigits)
    if count == 8 { count += Word.countBefore(Word(text, at: first + 8).nonDigits) }
    let end = first + count
    guard 1...15 ~= count, Word(text, at: end).scalarEnds & 0x80 != 0 else { return nil }
    defer { at = end }
    return at..<end
  }

  /// The meaning of a name or a string whose inside stands at `range`.
  package func text(at range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    Bytes.unescape(text.extracting(range), into: &bytes)
    return String(copying: bytes.span)
  }

  /// Passes over a value of a kind that was not asked for.
  @_lifetime(self: copy self)
  private mutating func refuse<Value>() -> Value? {
    skip()
    return nil
  }

  /// The place of a string that has been passed.
  @inline(__always)
  func index(
    of string: (inside: Range<Int>, escaped: Bool), in table: NameTable, from likely: Int = 0
  ) -> Int? {
    let raw = text.extracting(string.inside)
    guard string.escaped else {
      let head = Word(text, at: string.inside.lowerBound).prefix(raw.count)
      return table.index(of: raw, head: head, from: likely)
    }
    var bytes: [UInt8] = []
    Bytes.unescape(raw, into: &bytes)
    return table.index(of: bytes.span)
  }
}

extension String {
  /// A copy of bytes that are known to be UTF-8.
  package init(copying bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

extension [UInt8] {
  /// A copy of bytes.
  package init(copying bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
  }
}
