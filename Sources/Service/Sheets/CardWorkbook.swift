import API
import Domain
import RPC
import Workbook

/// The rows of a card workbook, as far as they can be told without what is on file.
struct CardWorkbook {
  private(set) var rows: [CardSheetRow] = []
  /// What is wrong with where a row stands in the file, by its number.
  private(set) var placeFaults: [Int: [RowFault]] = [:]
  /// What is odd about the headers.
  private(set) var headerFaults: [RowFault] = []

  static let bytesMax = WorkbookLimits().fileBytesMax

  /// - Parameter format: what the file has to be; nil: what it is.
  /// - Throws: what is wrong with the file as a whole.
  init(_ bytes: [UInt8], _ format: API.WorkbookFormat?) throws(Refusal) {
    let file = try Self.reading { () throws(WorkbookError) in try WorkbookFile(bytes) }
    if let format, (file.format == .xlsx) != (format == .xlsx) {
      throw Refusal(.fileUnsupported)
    }
    let sheet = file.sheets.first(where: Self.isCards)
    guard let sheet = sheet ?? file.sheets.first(where: { $0.visibility == .visible }) else {
      throw Refusal(.sheetEmpty)
    }
    var reader = try Self.reading { () throws(WorkbookError) in try file.rows(of: sheet) }
    guard let first = try Self.reading({ () throws(WorkbookError) in try reader.next() }) else {
      throw Refusal(.sheetEmpty)
    }
    let header = try Self.header(first)
    headerFaults = header.faults(row: first.number)
    while let row = try Self.reading({ () throws(WorkbookError) in try reader.next() }) {
      take(row, header)
    }
    mark(reader.mergedRanges)
  }

  private static func reading<R>(_ body: () throws(WorkbookError) -> R) throws(Refusal) -> R {
    do throws(WorkbookError) {
      return try body()
    } catch {
      throw Refusal(workbook: error)
    }
  }

  /// A sheet that the template names so, among others that people add.
  private static func isCards(_ sheet: Workbook.Sheet) -> Bool {
    sheet.visibility == .visible
      && Domain.Language.allCases.contains { CardSheet.sheetNames[$0] == sheet.name }
  }

  private static func header(_ row: Workbook.Row) throws(Refusal) -> CardHeader {
    do throws(CardHeader.Fault) {
      return try CardHeader(row.cells.map { (place: $0.column, text: $0.text) })
    } catch {
      throw Refusal(header: error)
    }
  }

  private mutating func take(_ row: Workbook.Row, _ header: CardHeader) {
    let cells = row.cells.map { (place: $0.column, cell: SheetCell($0)) }
    let read = CardSheetRow(number: row.number, cells: cells, header: header)
    guard !read.isBlank else { return }
    rows.append(read)
    if row.isHidden { placeFaults[row.number, default: []].append(read.fault(.rowHidden)) }
  }

  /// Of merged cells all but the first are empty, whatever the person sees.
  private mutating func mark(_ ranges: [MergedRange]) {
    for row in rows where ranges.contains(where: { $0.covers(row.number) }) {
      placeFaults[row.number, default: []].append(row.fault(.cellsMerged))
    }
  }
}

extension MergedRange {
  /// Whether a row, from 1, is a part of it.
  fileprivate func covers(_ row: Int) -> Bool { first.row < row && row <= last.row + 1 }
}

extension SheetCell {
  fileprivate init(_ cell: Workbook.Cell) {
    let kind: Kind =
      switch cell.kind {
      case .text: .text
      case .number: .number
      case .date: .date
      case .boolean: .boolean
      case .error: .error
      case .formula: .formula
      }
    self.init(kind, cell.text)
  }
}

extension Refusal {
  /// Why a file is not taken. It names nothing that stands in the file.
  init(workbook error: WorkbookError) {
    switch error {
    case .tooLarge: self.init(.fileTooLarge)
    case .otherFormat(.encrypted): self.init(.fileEncrypted)
    case .otherFormat(.compoundFile), .otherFormat(.binaryWorkbook), .otherFormat(.openDocument):
      self.init(.fileOldWorkbook)
    case .otherFormat: self.init(.fileUnsupported)
    case .forbidden: self.init(.fileForbiddenContent)
    case .damaged, .malformedText: self.init(.fileDamaged)
    }
  }

  init(header fault: CardHeader.Fault) {
    switch fault {
    case .forbidden:
      self.init(violations: [RPC.FieldViolation("header", .sensitiveDataForbidden)])
    case .doubled(let column, _): self.init(.columnDoubled, Self.name(of: column))
    case .missing(let column): self.init(.columnMissing, Self.name(of: column))
    }
  }

  /// Both of its headers, since a file may have either.
  private static func name(of column: CardColumn) -> RPC.Reason.Argument {
    .init("column", "\(column.header.en) / \(column.header.zhCN)")
  }
}
