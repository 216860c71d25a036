@testable import Workbook

/// All rows of the first sheet.
func rows(
  _ file: [UInt8], limits: WorkbookLimits = WorkbookLimits()
) throws(WorkbookError) -> [Row] {
  let workbook = try WorkbookFile(file, limits: limits)
  var reader = try workbook.rows(of: workbook.sheets[0])
  var rows: [Row] = []
  while let row = try reader.next() { rows.append(row) }
  return rows
}

/// The texts of all rows of the first sheet, empty cells left out.
func texts(_ file: [UInt8]) throws(WorkbookError) -> [[String]] {
  try rows(file).map { $0.cells.map(\.text) }
}

/// Why the file is refused; nil if it can be read to its end.
func refusal(_ file: [UInt8], limits: WorkbookLimits = WorkbookLimits()) -> WorkbookError? {
  do throws(WorkbookError) {
    _ = try rows(file, limits: limits)
    return nil
  } catch {
    return error
  }
}
