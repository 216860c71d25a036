extension Scanner {
  /// Beyond this many members, names are sorted rather than compared pair by pair.
  private static var pairwiseMax: Int { 32 }

  /// Passes over a member's name and remembers it.
  @inline(__always)
  mutating func name(_ text: Span<UInt8>) throws(ScanError) {
    guard peek(text) == UInt8(ascii: "\"") else { throw malformed }
    let start = at + 1
    let head = Word(text, at: start)
    guard try string(text) else {
      let count = at - 1 - start
      return names.append(
        MemberName(start: start, count: count, isUnescaped: false, head: head.prefix(count)))
    }
    appendUnescaped(text.extracting(start..<at - 1))
  }

  private mutating func appendUnescaped(_ inside: Span<UInt8>) {
    let start = unescaped.count
    Bytes.unescape(inside, into: &unescaped)
    names.append(
      MemberName(
        start: start, count: unescaped.count - start, isUnescaped: true,
        head: Word(unescaped.span, at: start).bits))
  }

  /// Refuses an object of which two names have the same bytes. Time is n log n at worst, whatever the
  /// names are, so that no input can make it slow.
  mutating func refuseDuplicates(_ text: Span<UInt8>, from first: Int) throws(ScanError) {
    if names.count - first > Self.pairwiseMax {
      return try refuseDuplicatesSorted(text, from: first)
    }
    guard names.hasEqualHeads(from: first) else { return }
    for index in first..<names.count {
      let name = names[index]
      for other in first..<index where names[other].head == name.head {
        if order(name, names[other], text) == 0 { throw .duplicateMember(offset: at - 1) }
      }
    }
  }

  private mutating func refuseDuplicatesSorted(
    _ text: Span<UInt8>, from first: Int
  ) throws(ScanError) {
    // Names often begin alike, so that their heads would not tell them apart.
    for index in first..<names.count { names[index].head = fingerprint(names[index], text) }
    let sorted = (first..<names.count).map { names[$0] }.sorted { order($0, $1, text) < 0 }
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
