/// Names that a reader looks for, each known by its place in the table: member names, enum values.
package struct NameTable: Sendable {
  private let names: [StaticString]
  /// Each name's first eight bytes: they decide nearly every comparison.
  private let heads: [UInt64]

  package init(_ names: StaticString...) {
    self.names = names
    heads = names.map { Word(Bytes.span(of: $0), at: 0).bits }
  }

  package var count: Int { names.count }

  /// The name at a place of the table.
  package subscript(index: Int) -> StaticString { names[index] }

  /// The place of `text`, compared over bytes; nil if the table lacks it.
  package func index(of text: Span<UInt8>) -> Int? {
    index(of: text, head: Word(text, at: 0).bits)
  }

  /// The same for a caller that knows the first eight bytes, zero-filled.
  func index(of text: Span<UInt8>, head: UInt64) -> Int? {
    for index in heads.indices where heads[index] == head {
      let name = names[index]
      guard name.utf8CodeUnitCount == text.count else { continue }
      if text.count <= 8 || Bytes.equal(text, name) { return index }
    }
    return nil
  }
}
