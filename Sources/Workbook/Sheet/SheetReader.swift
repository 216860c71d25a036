/// Reads a sheet row by row. Its memory is one row with the content of as many columns as the
/// limits allow; cells without content cost nothing.
struct SheetReader {
  private enum State { case before, inRows, after, ended }

  private static let mergedRangesMax = 10_000
  private static let columnGroupsMax = 16_384

  var xml: XMLReader
  let strings: SharedStrings
  let styles: Styles
  let limits: WorkbookLimits
  /// The number of the last row that was read, from 1, whether it had content or not.
  private(set) var rowNumber = 0
  private var state = State.before
  private var contentRows = 0
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  private(set) var mergedRanges: [MergedRange] = []

  init(
    _ xml: XMLReader, _ strings: SharedStrings, _ styles: Styles, _ limits: WorkbookLimits
  ) {
    self.xml = xml
    self.strings = strings
    self.styles = styles
    self.limits = limits
  }

  var malformed: WorkbookError {
    .damaged(part: xml.source.name, .content(row: rowNumber == 0 ? nil : rowNumber))
  }

  /// The next row with content. Behind the last one the part is read to its end, so that the merged
  /// ranges are known and the checksum has been compared.
  mutating func next() throws(WorkbookError) -> Row? {
    while state != .ended {
      guard let event = try xml.next() else {
        state = .ended
        break
      }
      switch event {
      case .start(let element):
        if let row = try read(element) { return row }
      case .end where state == .inRows: state = .after
      case .end, .text: break
      }
    }
    return nil
  }

  private mutating func read(_ element: XMLElement) throws(WorkbookError) -> Row? {
    if state == .inRows {
      guard element.isSheet("row") else {
        try xml.skip()
        return nil
      }
      return try readRow(element)
    }
    if element.isSheet("sheetData") {
      guard state == .before else { throw malformed }
      state = .inRows
    } else if element.isSheet("col"), element.isTrue("hidden") {
      try addHiddenColumns(element)
    } else if element.isSheet("mergeCell") {
      try addMergedRange(element)
    }
    return nil
  }

  private mutating func addHiddenColumns(_ element: XMLElement) throws(WorkbookError) {
    guard let first = element["min"].flatMap({ Int($0) }),
      let last = element["max"].flatMap({ Int($0) }),
      first >= 1, first <= last, last <= CellReference.columnsMax
    else { throw malformed }
    guard hiddenColumns.count < Self.columnGroupsMax else { throw .tooLarge(.columns) }
    hiddenColumns.append(first - 1...last - 1)
  }

  private mutating func addMergedRange(_ element: XMLElement) throws(WorkbookError) {
    guard let range = element["ref"].flatMap({ MergedRange($0) }) else { throw malformed }
    guard mergedRanges.count < Self.mergedRangesMax else { throw .tooLarge(.mergedRanges) }
    mergedRanges.append(range)
  }

  /// The row whose start was read last; nil if it has no content.
  private mutating func readRow(_ element: XMLElement) throws(WorkbookError) -> Row? {
    let number = element["r"].map { Int($0) ?? 0 } ?? rowNumber + 1
    guard number > rowNumber, number <= CellReference.rowsMax else { throw malformed }
    rowNumber = number
    let cells = try readCells()
    guard !cells.isEmpty else { return nil }
    contentRows += 1
    guard contentRows <= limits.rowsMax else { throw .tooLarge(.rows) }
    return Row(number: number, isHidden: element.isTrue("hidden"), cells: cells)
  }

  private mutating func readCells() throws(WorkbookError) -> [Cell] {
    var cells: [Cell] = []
    var column = -1
    while let event = try xml.next() {
      switch event {
      case .end: return cells
      case .text: break
      case .start(let element):
        guard element.isSheet("c") else {
          try xml.skip()
          break
        }
        column = try self.column(of: element, after: column)
        guard let content = try readContent(of: element) else { break }
        guard column < limits.columnsMax else { throw .tooLarge(.columns) }
        cells.append(Cell(column: column, kind: content.kind, text: content.text))
      }
    }
    throw malformed
  }

  /// Where the cell says that it stands, which is to the right of the one before; a cell that says
  /// nothing stands next to it.
  private func column(
    of element: XMLElement, after previous: Int
  ) throws(WorkbookError) -> Int {
    guard let text = element["r"] else {
      guard previous + 1 < CellReference.columnsMax else { throw malformed }
      return previous + 1
    }
    guard let reference = CellReference(text), reference.row == rowNumber - 1,
      reference.column > previous
    else { throw malformed }
    return reference.column
  }
}
