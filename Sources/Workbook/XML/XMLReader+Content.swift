extension XMLReader {
  /// Passes over the rest of the element whose start was read last.
  mutating func skip() throws(WorkbookError) {
    var depth = 1
    while depth > 0 {
      switch try next() {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      case nil: throw malformed
      }
    }
  }

  /// The text of the element whose start was read last, which is read to its end. Elements inside
  /// are passed over. Without `xml:space` white space at the ends does not count.
  mutating func text(bytesMax: Int) throws(WorkbookError) -> String {
    let preservesSpace = preservesSpace
    var bytes: [UInt8] = []
    while let event = try next() {
      switch event {
      case .start: try skip()
      case .text(let part):
        guard bytes.count + part.count <= bytesMax else { throw .tooLarge(.cellText) }
        bytes += part
      case .end:
        guard
          let text = String(
            validating: preservesSpace ? bytes[...] : bytes.trimmed, as: UTF8.self)
        else { throw malformed }
        return text
      }
    }
    throw malformed
  }

  /// The text of a string item: its own, or its runs' one after the other. How it is pronounced
  /// (`rPh`) is no part of it.
  mutating func richText(bytesMax: Int) throws(WorkbookError) -> String {
    var text = ""
    var runs = 0
    while let event = try next() {
      switch event {
      case .start(let element) where element.isSheet("t"):
        text += try self.text(bytesMax: bytesMax - text.utf8.count)
      case .start(let element) where element.isSheet("r"): runs += 1
      case .start: try skip()
      case .text: break
      case .end:
        guard runs > 0 else { return EscapedText.decoded(text) }
        runs -= 1
      }
    }
    throw malformed
  }
}

extension [UInt8] {
  fileprivate var trimmed: ArraySlice<UInt8> {
    guard let last = lastIndex(where: { !$0.isXMLSpace }) else { return [] }
    return self[...last].drop(while: \.isXMLSpace)
  }
}
