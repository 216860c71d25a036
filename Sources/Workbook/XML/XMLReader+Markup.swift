extension XMLReader {
  /// What begins with the `<` before the cursor; nil if it tells the caller nothing.
  mutating func readMarkup() throws(WorkbookError) -> Event? {
    switch try peek() {
    case UInt8(ascii: "/"):
      advance()
      try readEndTag()
      return .end
    case UInt8(ascii: "?"):
      advance()
      try readInstruction()
      return nil
    case UInt8(ascii: "!"):
      advance()
      return try readDeclaration()
    default:
      return .start(try readStartTag())
    }
  }

  private mutating func readEndTag() throws(WorkbookError) {
    guard try readName() == scope.openName else { throw malformed }
    try skipSpace()
    try expect(UInt8(ascii: ">"))
    scope.close()
  }

  private mutating func readStartTag() throws(WorkbookError) -> XMLElement {
    guard scope.depth < Self.depthMax else { throw .tooLarge(.markup) }
    guard !hasRoot || !scope.isEmpty else { throw malformed }
    hasRoot = true
    let name = try readName()
    let attributes = try readAttributes()
    guard let element = scope.enter(name, attributes) else { throw malformed }
    return element
  }

  /// Attributes up to the end of the tag, which is read too.
  private mutating func readAttributes() throws(WorkbookError) -> [(name: String, value: String)] {
    var attributes: [(name: String, value: String)] = []
    var bytes = 0
    while true {
      let hasSpace = try skipSpace()
      switch try peek() {
      case UInt8(ascii: ">"):
        advance()
        return attributes
      case UInt8(ascii: "/"):
        advance()
        try expect(UInt8(ascii: ">"))
        isEndPending = true
        return attributes
      default:
        guard hasSpace else { throw malformed }
      }
      let attribute = try readAttribute(bytesMax: Self.tagBytesMax - bytes)
      bytes += attribute.name.utf8.count + attribute.value.utf8.count
      guard attributes.count < Self.attributesMax else { throw .tooLarge(.markup) }
      guard !attributes.contains(where: { $0.name == attribute.name }) else { throw malformed }
      attributes.append(attribute)
    }
  }

  private mutating func readAttribute(
    bytesMax: Int
  ) throws(WorkbookError) -> (name: String, value: String) {
    let name = try readName()
    try skipSpace()
    try expect(UInt8(ascii: "="))
    try skipSpace()
    let quote = try take()
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw malformed }
    var value: [UInt8] = []
    while true {
      let byte = try take()
      switch byte {
      case quote: return (name, try string(value))
      case UInt8(ascii: "<"): throw malformed
      case UInt8(ascii: "&"): value += try readReference()
      // White space in a value is a space (XML 1.0, 3.3.3).
      default: value.append(byte.isXMLSpace ? 0x20 : byte)
      }
      guard value.count <= bytesMax else { throw .tooLarge(.markup) }
    }
  }

  private mutating func readName() throws(WorkbookError) -> String {
    var name: [UInt8] = []
    while let byte = try peek(), byte.isXMLName {
      guard name.count < Self.nameBytesMax else { throw .tooLarge(.markup) }
      name.append(byte)
      advance()
    }
    guard let first = name.first, first.beginsXMLName else { throw malformed }
    return try string(name)
  }

  private func string(_ bytes: [UInt8]) throws(WorkbookError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw malformed }
    return text
  }

  /// Behind `<?`. The XML declaration may name no encoding but UTF-8.
  private mutating func readInstruction() throws(WorkbookError) {
    let isDeclaration = try readName() == "xml"
    guard !isDeclaration || !hasRoot else { throw malformed }
    var text: [UInt8] = []
    var previous: UInt8 = 0
    while true {
      let byte = try take()
      if previous == UInt8(ascii: "?"), byte == UInt8(ascii: ">") { break }
      if isDeclaration, text.count < Self.nameBytesMax { text.append(byte) }
      previous = byte
    }
    guard isDeclaration else { return }
    let declaration = String(decoding: text, as: UTF8.self).lowercased()
    guard !declaration.contains("encoding") || declaration.contains("utf-8") else {
      throw malformed
    }
  }

  /// Behind `<!`: a comment, CDATA, or a document type, which is refused.
  private mutating func readDeclaration() throws(WorkbookError) -> Event? {
    switch try take() {
    case UInt8(ascii: "-"):
      try expect(UInt8(ascii: "-"))
      try skipComment()
      return nil
    case UInt8(ascii: "["):
      for byte in "CDATA[".utf8 { try expect(byte) }
      guard !scope.isEmpty else { throw malformed }
      return .text(try readCharacterData())
    default:
      throw .forbidden(.documentType)
    }
  }

  private mutating func skipComment() throws(WorkbookError) {
    var dashes = 0
    while true {
      let byte = try take()
      if dashes >= 2 {
        guard byte == UInt8(ascii: ">") else { throw malformed }
        return
      }
      dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
    }
  }

  private mutating func readCharacterData() throws(WorkbookError) -> [UInt8] {
    var text: [UInt8] = []
    while !text.ends(with: "]]>") {
      let byte = try take()
      if byte == 13 { try appendLineEnd(to: &text) } else { text.append(byte) }
      guard text.count <= Self.tagBytesMax else { throw .tooLarge(.markup) }
    }
    return text.dropLast(3)
  }
}

extension [UInt8] {
  fileprivate func ends(with text: StaticString) -> Bool {
    suffix(text.utf8CodeUnitCount).elementsEqual("\(text)".utf8)
  }
}

extension UInt8 {
  /// What can stand in a name. Of letters beyond ASCII all are taken: none has a meaning here.
  fileprivate var isXMLName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"),
      UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }

  fileprivate var beginsXMLName: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): false
    default: true
    }
  }
}
