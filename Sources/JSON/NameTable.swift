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
    index(of: text, head: Word(text, at: 0).bits)
  }

  /// The same for a caller that knows the first eight bytes, zero-filled.
  @inline(__always)
  func index(of text: Span<UInt8>, head: UInt64) -> Int? {
    for index in entries.indices where entries[index].head == head {
      let name = entries[index].name
      guard name.utf8CodeUnitCount == text.count else { continue }
      if text.count <= 8 || Bytes.equal(text, name) { return index }
    }
    return nil
  }
}
