import API
import RPC
import Workbook

/// A file of rows that is being written, in either format: the sheets in their order, each from top to
/// bottom. A text file has the first sheet alone; rows of others are dropped.
struct SheetFile: ~Copyable {
  private var book: WorkbookWriter?
  private var text: CSVWriter?
  private var sheetIndex = 0

  init(_ format: WorkbookFormat, _ sheets: [SheetLayout]) {
    switch format {
    case .csv: text = CSVWriter()
    default: book = WorkbookWriter(sheets)
    }
  }

  mutating func append(_ cells: [TextCell]) throws(Refusal) {
    if sheetIndex == 0 { text?.append(cells.map(\.text)) }
    do throws(WorkbookError) {
      try book?.append(cells)
    } catch {
      var refusal = Refusal(.internal)
      refusal.cause = "a row cannot be written: \(error)"
      throw refusal
    }
  }

  mutating func endSheet() {
    book?.endSheet()
    sheetIndex += 1
  }

  mutating func finish() { book?.finish() }

  /// The file's next bytes, which may be none.
  mutating func takeOutput() -> [UInt8] {
    if let bytes = text?.takeOutput() { return bytes }
    return book?.takeOutput() ?? []
  }
}
