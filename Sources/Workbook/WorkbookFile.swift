/// A file of rows that people made: an `.xlsx` or a `.csv`, told apart by its bytes alone.
///
/// Opening it checks the container as a whole, reads what all sheets share, and refuses what must
/// not be opened. Rows are read one by one afterwards, and an error can come at any of them: a
/// caller must do nothing with the first rows that it cannot undo after the last.
package struct WorkbookFile {
  package enum Format: Equatable, Sendable {
    case xlsx
    case csv(CSVDialect)
  }

  private enum Content {
    case book(SpreadsheetBook)
    case text(CSVReader)
  }

  package let format: Format
  /// Those with rows, in the order of the workbook; a text file has one without a name.
  package let sheets: [Sheet]
  /// Whether the days of dates are counted from 1904 instead of 1900.
  package let usesDates1904: Bool
  private let content: Content

  private static let compoundMagic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  package init(
    _ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()
  ) throws(WorkbookError) {
    guard bytes.count <= limits.fileBytesMax else { throw .tooLarge(.fileBytes) }
    guard !bytes.starts(with: Self.compoundMagic) else {
      throw .otherFormat(Self.isEncrypted(bytes) ? .encrypted : .compoundFile)
    }
    if bytes.starts(with: ZipArchive.magic) {
      let book = try SpreadsheetBook(bytes, limits)
      format = .xlsx
      sheets = book.sheets
      usesDates1904 = book.usesDates1904
      content = .book(book)
    } else {
      let reader = try CSVReader(bytes, limits)
      format = .csv(reader.dialect)
      sheets = [Sheet(name: "", visibility: .visible, part: "")]
      usesDates1904 = false
      content = .text(reader)
    }
  }

  /// From the first row on, as often as it is called.
  package func rows(of sheet: Sheet) throws(WorkbookError) -> RowReader {
    switch content {
    case .book(let book): RowReader(.sheet(try book.rows(of: sheet)))
    case .text(let reader): RowReader(.text(reader))
    }
  }

  /// A compound file that wraps an encrypted document has a stream of this name (MS-OFFCRYPTO,
  /// 2.3.4), in UTF-16.
  private static func isEncrypted(_ bytes: [UInt8]) -> Bool {
    let name: [UInt8] = "EncryptedPackage".utf8.reduce(into: []) { $0 += [$1, 0] }
    var rest = bytes[...]
    while let start = rest.firstIndex(of: name[0]) {
      rest = rest[start...]
      if rest.starts(with: name) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
