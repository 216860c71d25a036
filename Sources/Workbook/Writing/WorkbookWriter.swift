/// Writes an `.xlsx` row by row: the sheets in their order, each from top to bottom. What is ready
/// is taken away by `takeOutput`, so that memory holds no more than a caller lets pile up. The same
/// rows come out as the same bytes, if they are appended and taken alike or not.
package struct WorkbookWriter: ~Copyable {
  private let sheets: [SheetLayout]
  private var zip = ZipWriter()
  private var sheetIndex = 0
  private var rowCount = 0
  private var isSheetOpen = false

  /// Excel's: what a cell holds at most, in UTF-16 code units.
  package static let cellUnitsMax = 32_767

  package init(_ sheets: [SheetLayout]) {
    Self.check(sheets)
    self.sheets = sheets
    write("[Content_Types].xml", WorkbookMarkup.contentTypes(sheetCount: sheets.count))
    write("_rels/.rels", WorkbookMarkup.rootRelationships)
    write("xl/workbook.xml", WorkbookMarkup.workbook(sheets))
    write(
      "xl/_rels/workbook.xml.rels", WorkbookMarkup.workbookRelationships(sheetCount: sheets.count))
    write("xl/styles.xml", WorkbookMarkup.styles)
  }

  private static func check(_ sheets: [SheetLayout]) {
    precondition(!sheets.isEmpty && !sheets.allSatisfy(\.isHidden), "a workbook shows a sheet")
    precondition(
      Set(sheets.map { $0.name.lowercased() }).count == sheets.count, "names are unlike")
    for sheet in sheets {
      precondition(
        (1...31).contains(sheet.name.utf16.count)
          && !sheet.name.contains { "[]:*?/\\'".contains($0) }, "a name that Excel takes")
      precondition(sheet.columns.count <= CellReference.columnsMax, "columns that a sheet has")
    }
  }

  private mutating func write(_ part: String, _ markup: String) {
    zip.beginEntry(part)
    zip.write(Array(markup.utf8))
    zip.endEntry()
  }

  /// The next row of the sheet that is being written. Nothing is written for an empty plain cell.
  /// A text that is longer than a cell can be is refused, and the row with it.
  package mutating func append(_ cells: [TextCell]) throws(WorkbookError) {
    guard cells.allSatisfy({ $0.text.utf16.count <= Self.cellUnitsMax }) else {
      throw .tooLarge(.cellText)
    }
    guard rowCount < CellReference.rowsMax else { throw .tooLarge(.rows) }
    guard cells.count <= CellReference.columnsMax else { throw .tooLarge(.columns) }
    precondition(sheetIndex < sheets.count, "a sheet is open")
    openSheet()
    zip.write(Array(SheetMarkup.row(cells, at: rowCount, in: sheets[sheetIndex].columns).utf8))
    rowCount += 1
  }

  /// Ends the sheet; rows that follow belong to the next one.
  package mutating func endSheet() {
    precondition(sheetIndex < sheets.count, "a sheet is open")
    openSheet()
    zip.write(Array(SheetMarkup.end(sheets[sheetIndex]).utf8))
    zip.endEntry()
    isSheetOpen = false
    sheetIndex += 1
    rowCount = 0
  }

  private mutating func openSheet() {
    guard !isSheetOpen else { return }
    isSheetOpen = true
    zip.beginEntry("xl/worksheets/sheet\(sheetIndex + 1).xml")
    zip.write(Array(SheetMarkup.begin(sheets[sheetIndex], isFirst: sheetIndex == 0).utf8))
  }

  /// Ends all sheets and the file; nothing can be appended any more.
  package mutating func finish() {
    while sheetIndex < sheets.count { endSheet() }
    zip.finish()
  }

  /// The bytes that wait to be taken.
  package var outputByteCount: Int { zip.output.count }

  /// The file's next bytes, which may be none.
  package mutating func takeOutput() -> [UInt8] { zip.takeOutput() }
}
