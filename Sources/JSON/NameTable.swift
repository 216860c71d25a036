/// Names that a reader looks for, each known by its place in the table: member names, enum values.
package struct NameTable: Sendable {
  private struct Entry {
    /// The name's first eight bytes: they decide nearly every comparison.
    let head: UInt64
    let name: StaticString
  }

  private let entries: [Entry]

  package init(_ names: StaticString...) {
    entries = names.map { Entry(head: Word(Bytes.span(of: $0), at: 0).bits, name: $0) }
  }

  package var count: Int { entries.count }

  /// The name at a place of the table.
  package subscript(index: Int) -> StaticString { entries[index].name }

  /// The place of `text`, compared over bytes; nil if the table lacks it.
  package func index(of text: Span<UInt8>) -> Int? {
    index(of: text, head: Word(text, at: 0).bits, from: 0)
  }

  /// The same for a caller that knows the first eight bytes, zero-filled, and where to look first.
  @inline(__always)
  func index(of text: Span<UInt8>, head: UInt64, from likely: Int) -> Int? {
    let start = min(likely, entries.count)
    return index(of: text, head, in: start..<entries.count) ?? index(of: text, head, in: 0..<start)
  }

  @inline(__always)
  private func index(of text: Span<UInt8>, _ head: UInt64, in places: Range<Int>) -> Int? {
    for index in places where entries[index].head == head {
      let name = entries[index].name
      guard name.utf8CodeUnitCount == text.count else { continue }
      if text.count <= 8 || Bytes.equal(text, name) { return index }
    }
    return nil
  }

  /// How long the name at `index` is, if there is one and `text` goes on at `at` with it and a quote.
  @inline(__always)
  func length(of index: Int, quotedIn text: Span<UInt8>, at: Int) -> Int? {
    guard index < entries.count else { return nil }
    let name = entries[index].name
    let count = name.utf8CodeUnitCount
    guard count < text.count &- at, text[at &+ count] == UInt8(ascii: "\""),
      Word(text, at: at).prefix(count) == entries[index].head
    else { return nil }
    return count <= 8 || Bytes.starts(text, at: at, with: name) ? count : nil
  }
}
