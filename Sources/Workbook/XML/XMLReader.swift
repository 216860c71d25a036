/// Reads XML 1.0 piece by piece, as much of it as a workbook may have: UTF-8, elements, attributes,
/// text, CDATA. Comments and processing instructions are passed over. A document type is refused,
/// so that there are no entities but the five of XML and numbers. Its memory is one piece of the
/// source, one tag and the names of the open elements, whatever the document claims.
struct XMLReader {
  enum Event {
    case start(XMLElement)
    case end
    /// Part of a text, not longer than `textBytesMax`; a text may come in several parts, and they
    /// may part inside of a character.
    case text([UInt8])
  }

  static let depthMax = 64
  static let nameBytesMax = 128
  static let attributesMax = 64
  static let tagBytesMax = 64 << 10
  static let textBytesMax = 8 << 10

  let source: any ByteSource
  private var buffer: [UInt8] = []
  private var position = 0
  private var hasBegun = false
  var scope = XMLScope()
  /// An empty-element tag was read; its end is told next.
  var isEndPending = false
  var hasRoot = false

  init(_ source: any ByteSource) {
    self.source = source
  }

  var malformed: WorkbookError { .damaged(part: source.name, .markup) }

  /// Whether white space at the ends of the current element's text counts.
  var preservesSpace: Bool { scope.preservesSpace }

  /// The next event; nil at the document's end.
  mutating func next() throws(WorkbookError) -> Event? {
    if !hasBegun { try begin() }
    if isEndPending {
      isEndPending = false
      scope.close()
      return .end
    }
    while let byte = try peek() {
      if byte == UInt8(ascii: "<") {
        advance()
        if let event = try readMarkup() { return event }
      } else if let text = try readText() {
        return .text(text)
      }
    }
    guard hasRoot, scope.isEmpty else { throw malformed }
    return nil
  }

  /// Passes over the byte order mark and, at this place alone, the XML declaration.
  private mutating func begin() throws(WorkbookError) {
    hasBegun = true
    guard try peek() == 0xEF else { return }
    for byte: UInt8 in [0xEF, 0xBB, 0xBF] { try expect(byte) }
  }

  // MARK: Bytes

  /// The byte at the cursor; nil at the end. A control character that XML does not have is refused.
  mutating func peek() throws(WorkbookError) -> UInt8? {
    if position == buffer.count {
      buffer = try source.next()
      position = 0
      guard !buffer.isEmpty else { return nil }
    }
    let byte = buffer[position]
    guard byte >= 0x20 || byte == 9 || byte == 10 || byte == 13 else { throw malformed }
    return byte
  }

  mutating func advance() { position += 1 }

  /// The byte at the cursor, which is moved on; a document that ends here is malformed.
  mutating func take() throws(WorkbookError) -> UInt8 {
    guard let byte = try peek() else { throw malformed }
    advance()
    return byte
  }

  mutating func expect(_ byte: UInt8) throws(WorkbookError) {
    guard try take() == byte else { throw malformed }
  }

  /// Whether there was any white space.
  @discardableResult
  mutating func skipSpace() throws(WorkbookError) -> Bool {
    var hasSpace = false
    while let byte = try peek(), byte.isXMLSpace {
      advance()
      hasSpace = true
    }
    return hasSpace
  }

  // MARK: Text

  /// Text up to the next markup or the length of a part. Outside of the root there is only white
  /// space, which is nil.
  private mutating func readText() throws(WorkbookError) -> [UInt8]? {
    var text: [UInt8] = []
    while text.count < Self.textBytesMax, let byte = try peek(), byte != UInt8(ascii: "<") {
      advance()
      switch byte {
      case UInt8(ascii: "&"): text += try readReference()
      case 13: try appendLineEnd(to: &text)
      default: text.append(byte)
      }
    }
    if scope.isEmpty {
      guard text.allSatisfy(\.isXMLSpace) else { throw malformed }
      return nil
    }
    return text
  }

  /// A carriage return, alone or before a line feed, is one line feed (XML 1.0, 2.11).
  mutating func appendLineEnd(to text: inout [UInt8]) throws(WorkbookError) {
    text.append(10)
    if try peek() == 10 { advance() }
  }
}

extension UInt8 {
  var isXMLSpace: Bool { self == 0x20 || self == 9 || self == 10 || self == 13 }
}
