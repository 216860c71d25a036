extension SheetReader {
  typealias Content = (kind: Cell.Kind, text: String)

  /// What the cell holds whose start was read last; nil if nothing.
  mutating func readContent(of cell: XMLElement) throws(WorkbookError) -> Content? {
    var value: String?
    var isFormula = false
    while let event = try xml.next() {
      switch event {
      case .start(let element) where element.isSheet("v"):
        value = try xml.text(bytesMax: limits.cellBytesMax)
      case .start(let element) where element.isSheet("is"):
        value = try xml.richText(bytesMax: limits.cellBytesMax)
      case .start(let element):
        isFormula = isFormula || element.isSheet("f")
        try xml.skip()
      case .text: break
      case .end:
        return try content(of: cell, value ?? "", isFormula)
      }
    }
    throw malformed
  }

  private func content(
    of cell: XMLElement, _ value: String, _ isFormula: Bool
  ) throws(WorkbookError) -> Content? {
    guard !value.isEmpty || isFormula else { return nil }
    var content = try content(type: cell["t"] ?? "n", value, style: cell["s"])
    if isFormula { content.kind = .formula }
    return content.text.isEmpty && !isFormula ? nil : content
  }

  /// By the cell's type (ECMA-376-1, 18.18.11).
  private func content(
    type: String, _ value: String, style: String?
  ) throws(WorkbookError) -> Content {
    switch type {
    case "s":
      guard let text = Int(value).flatMap({ strings[$0] }) else { throw malformed }
      return (.text, text)
    case "inlineStr": return (.text, value)
    case "str": return (.text, EscapedText.decoded(value))
    case "n":
      guard value.isNumeral else { throw malformed }
      return (try showsDate(style) ? .date : .number, value)
    case "d": return (.date, value)
    case "b":
      guard value == "0" || value == "1" else { throw malformed }
      return (.boolean, value)
    case "e": return (.error, value)
    default: throw malformed
    }
  }

  private func showsDate(_ style: String?) throws(WorkbookError) -> Bool {
    guard let style else { return false }
    guard let index = Int(style), index >= 0 else { throw malformed }
    // A file without styles may name one all the same.
    return styles.showsDate.indices.contains(index) && styles.showsDate[index]
  }
}

extension String {
  /// Whether this is made of what numbers are spelled with; empty is what a formula may have.
  fileprivate var isNumeral: Bool {
    utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "+"), UInt8(ascii: "E"), UInt8(ascii: "e"):
        true
      default: false
      }
    }
  }
}
