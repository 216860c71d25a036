/// A member's name as the scanner remembers it until its object closes.
struct MemberName {
  /// Where it stands: in the text, or in `Scanner.unescaped`.
  var start: Int
  var count: Int
  var isUnescaped: Bool
  /// Its first eight bytes, zero-filled, or in a large object its fingerprint: decides nearly every
  /// comparison.
  var head: UInt64
}

extension Scanner {
  /// Beyond this many members, names are sorted rather than compared pair by pair.
  private static var pairwiseMax: Int { 16 }

  mutating func name(_ text: Span<UInt8>) throws(ScanError) -> MemberName {
    guard peek(text) == UInt8(ascii: "\"") else { throw malformed }
    let start = at + 1
    guard try string(text) else {
      let count = at - 1 - start
      return MemberName(
        start: start, count: count, isUnescaped: false,
        head: Word(text, at: start).prefix(count))
    }
    let unescapedStart = unescaped.count
    Bytes.unescape(text.extracting(start..<at - 1), into: &unescaped)
    return MemberName(
      start: unescapedStart, count: unescaped.count - unescapedStart, isUnescaped: true,
      head: Word(unescaped.span, at: unescapedStart).bits)
  }

  /// Refuses an object of which two names have the same bytes. Time is n log n at worst, whatever the
  /// names are, so that no input can make it slow.
  mutating func refuseDuplicates(_ text: Span<UInt8>, from first: Int) throws(ScanError) {
    if names.count - first > Self.pairwiseMax {
      return try refuseDuplicatesSorted(text, from: first)
    }
    for index in first..<names.count {
      for other in first..<index where names[index].head == names[other].head {
        if order(names[index], names[other], text) == 0 { throw .duplicateMember(offset: at - 1) }
      }
    }
  }

  private mutating func refuseDuplicatesSorted(
    _ text: Span<UInt8>, from first: Int
  ) throws(ScanError) {
    // Names often begin alike, so that their heads would not tell them apart.
    for index in first..<names.count { names[index].head = fingerprint(names[index], text) }
    let sorted = names[first...].sorted { order($0, $1, text) < 0 }
    for index in 1..<sorted.count where order(sorted[index - 1], sorted[index], text) == 0 {
      throw .duplicateMember(offset: at - 1)
    }
  }

  /// A number that depends on every byte. Names made to share it are compared further, no more.
  private func fingerprint(_ name: MemberName, _ text: Span<UInt8>) -> UInt64 {
    var mixed = name.head
    var offset = 8
    while offset < name.count {
      mixed = (mixed ^ (mixed >> 29) ^ word(name, offset, text)) &* 0x9E37_79B9_7F4A_7C15
      offset += 8
    }
    return mixed
  }

  /// Negative, zero or positive: some total order of names, zero only for the same bytes.
  private func order(_ a: MemberName, _ b: MemberName, _ text: Span<UInt8>) -> Int {
    if a.head != b.head { return a.head < b.head ? -1 : 1 }
    if a.count != b.count { return a.count < b.count ? -1 : 1 }
    var offset = 0
    while offset < a.count {
      let (left, right) = (word(a, offset, text), word(b, offset, text))
      if left != right { return left < right ? -1 : 1 }
      offset += 8
    }
    return 0
  }

  private func word(_ name: MemberName, _ offset: Int, _ text: Span<UInt8>) -> UInt64 {
    let place = name.start + offset
    let word = name.isUnescaped ? Word(unescaped.span, at: place) : Word(text, at: place)
    return word.prefix(name.count - offset)
  }
}
