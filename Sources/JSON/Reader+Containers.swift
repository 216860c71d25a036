extension Reader {
  /// A member's name: its place in the table that was asked for, or where an unknown one stands.
  package enum Member: Sendable {
    case known(Int)
    case unknown(Range<Int>)
  }

  /// Steps into an object. False (and past the value) if the next value is none.
  ///
  ///     guard reader.enterObject() else { … }
  ///     while let member = reader.nextMember(in: names) { switch member { … read or skip … } }
  @_lifetime(self: copy self)
  package mutating func enterObject() -> Bool {
    likelyMember = 0
    return enter(UInt8(ascii: "{"))
  }

  /// Moves behind `word`, and the space after it, if the text goes on with these very bytes. For what is
  /// known to be usual: after `{"version":1,"name":`, say, the reader stands before the name's value.
  @_lifetime(self: copy self)
  package mutating func pass(_ word: StaticString) -> Bool {
    guard Bytes.starts(text, at: at, with: word) else { return false }
    at &+= word.utf8CodeUnitCount
    skipSpace()
    return true
  }

  /// Steps into an array. False (and past the value) if the next value is none.
  @_lifetime(self: copy self)
  package mutating func enterArray() -> Bool { enter(UInt8(ascii: "[")) }

  /// The next member's name; the reader then stands before its value, which has to be read or skipped.
  /// Nil, and behind the object, at its end.
  @_lifetime(self: copy self)
  package mutating func nextMember(in names: NameTable) -> Member? {
    separator()
    if at == text.count || pass(UInt8(ascii: "}")) { return nil }
    if let index = passLikelyName(in: names) { return .known(index) }
    let name = skipString()
    passColon()
    guard let index = index(of: name, in: names, from: likelyMember) else {
      return .unknown(name.inside)
    }
    likelyMember = index &+ 1
    return .known(index)
  }

  /// Passes the name that is expected next, if it is that one.
  @inline(__always)
  @_lifetime(self: copy self)
  private mutating func passLikelyName(in names: NameTable) -> Int? {
    let index = likelyMember
    guard let length = names.length(of: index, quotedIn: text, at: at &+ 1) else { return nil }
    at &+= length &+ 2
    passColon()
    likelyMember = index &+ 1
    return index
  }

  @inline(__always)
  @_lifetime(self: copy self)
  private mutating func passColon() {
    skipSpace()
    _ = pass(UInt8(ascii: ":"))
  }

  /// Whether another element follows, before which the reader then stands. False, and behind the
  /// array, at its end.
  @_lifetime(self: copy self)
  package mutating func nextElement() -> Bool {
    separator()
    return !pass(UInt8(ascii: "]"))
  }

  @_lifetime(self: copy self)
  private mutating func enter(_ bracket: UInt8) -> Bool {
    if pass(bracket) { return true }
    skip()
    return false
  }

  @inline(__always)
  @_lifetime(self: copy self)
  private mutating func separator() {
    skipSpace()
    _ = pass(UInt8(ascii: ","))
  }
}
