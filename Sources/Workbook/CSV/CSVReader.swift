/// Reads a text file record by record (RFC 4180): lines may end in CR LF, LF or CR, fields may be
/// quoted, and in a quoted field a quote is doubled and line ends are text. A quote inside of a
/// field that does not begin with one is text.
struct CSVReader {
  private static let quote = UInt8(ascii: "\"")

  let dialect: CSVDialect
  private let bytes: [UInt8]
  private let separator: UInt8
  private let limits: WorkbookLimits
  private var position: Int
  /// The line at the cursor, from 1, for errors.
  private var line = 1
  private var recordNumber = 0
  private var contentRows = 0

  init(_ file: [UInt8], _ limits: WorkbookLimits) throws(WorkbookError) {
    let text = try TextDecoder(file)
    bytes = text.bytes
    self.limits = limits
    let found = SeparatorSearch(bytes)
    separator = found.separator
    position = found.start
    dialect = CSVDialect(
      encoding: text.encoding, separator: Character(Unicode.Scalar(separator)))
    if found.start > 0 {
      line = 2
      recordNumber = 1
    }
  }

  /// The next record with content; its number counts records as a spreadsheet counts rows.
  mutating func next() throws(WorkbookError) -> Row? {
    while position < bytes.count {
      recordNumber += 1
      let cells = try readRecord()
      guard !cells.isEmpty else { continue }
      contentRows += 1
      guard contentRows <= limits.rowsMax else { throw .tooLarge(.rows) }
      return Row(number: recordNumber, isHidden: false, cells: cells)
    }
    return nil
  }

  private mutating func readRecord() throws(WorkbookError) -> [Cell] {
    var cells: [Cell] = []
    var column = 0
    repeat {
      let text = try readField()
      if !text.isEmpty {
        guard column < limits.columnsMax else { throw .tooLarge(.columns) }
        cells.append(Cell(column: column, kind: .text, text: NeutralText.restored(text)))
      }
      column += 1
    } while takeSeparator()
    takeLineEnd()
    return cells
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func takeSeparator() -> Bool {
    guard byte == separator else { return false }
    position += 1
    return true
  }

  private mutating func takeLineEnd() {
    if byte == 13 { position += 1 }
    if byte == 10 { position += 1 }
    line += 1
  }

  /// One field up to its separator or line end. Separators and quotes are ASCII, so that fields
  /// begin and end between characters.
  private mutating func readField() throws(WorkbookError) -> String {
    if byte == Self.quote { return try readQuoted() }
    let start = position
    while let byte, byte != separator, byte != 10, byte != 13 { position += 1 }
    return try text(bytes[start..<position])
  }

  private mutating func readQuoted() throws(WorkbookError) -> String {
    let openLine = line
    var field: [UInt8] = []
    position += 1
    while let byte {
      position += 1
      if byte != Self.quote {
        if byte == 10 || byte == 13 && self.byte != 10 { line += 1 }
        field.append(byte)
      } else if self.byte == Self.quote {
        position += 1
        field.append(byte)
      } else {
        guard self.byte == nil || self.byte == separator || self.byte == 10 || self.byte == 13
        else { throw .malformedText(line: line, .textAfterQuote) }
        return try text(field[...])
      }
      guard field.count <= limits.cellBytesMax else { throw .tooLarge(.cellText) }
    }
    throw .malformedText(line: openLine, .unterminatedQuote)
  }

  private func text(_ field: ArraySlice<UInt8>) throws(WorkbookError) -> String {
    guard field.count <= limits.cellBytesMax else { throw .tooLarge(.cellText) }
    return String(decoding: field, as: UTF8.self)
  }
}
