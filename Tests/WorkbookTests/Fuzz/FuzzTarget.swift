// Compiled together with the module's sources by Scripts/fuzz, which says how.

/// What the fuzzer calls with each input. The first byte chooses the reader; nothing may trap, and
/// nothing may be given out beyond the limits.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ pointer: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let input = unsafe [UInt8](UnsafeBufferPointer(start: pointer + 1, count: count - 1))
  switch unsafe pointer.pointee % 6 {
  case 0: FuzzInput.open(input)
  case 1: FuzzInput.open(FuzzInput.book(["xl/worksheets/sheet1.xml": input]))
  case 2: FuzzInput.open(FuzzInput.book(["xl/sharedStrings.xml": input]))
  case 3: FuzzInput.open(FuzzInput.book(["xl/styles.xml": input]))
  case 4: FuzzInput.open(FuzzInput.book(["xl/workbook.xml": input]))
  default: FuzzInput.roundTrip(input)
  }
  return 0
}

enum FuzzInput {
  private static var limits: WorkbookLimits {
    var limits = WorkbookLimits()
    limits.rowsMax = 20
    limits.columnsMax = 8
    limits.cellBytesMax = 256
    limits.sharedStringBytesMax = 4_096
    limits.inflatedBytesMax = 1 << 20
    return limits
  }

  /// Reads all that there is in a file, and checks what was promised of it.
  static func open(_ file: [UInt8]) {
    do throws(WorkbookError) {
      let workbook = try WorkbookFile(file, limits: limits)
      for sheet in workbook.sheets {
        var reader = try workbook.rows(of: sheet)
        var rowCount = 0
        var number = 0
        while let row = try reader.next() {
          rowCount += 1
          precondition(rowCount <= limits.rowsMax && row.number > number)
          number = row.number
          check(row)
        }
      }
    } catch {
      // Being refused is what most inputs are for.
    }
  }

  private static func check(_ row: Row) {
    precondition(!row.cells.isEmpty)
    var column = -1
    for cell in row.cells {
      precondition(cell.column > column && cell.column < limits.columnsMax)
      precondition(cell.text.utf8.count <= limits.cellBytesMax)
      column = cell.column
    }
  }

  /// A book whose parts are plain but for those that are given.
  static func book(_ parts: [String: [UInt8]]) -> [UInt8] {
    var writer = ZipWriter()
    let sheet = #"<worksheet xmlns="\#(WorkbookMarkup.mainNamespace)"/>"#
    let plain = [
      "[Content_Types].xml": WorkbookMarkup.contentTypes(sheetCount: 1),
      "_rels/.rels": WorkbookMarkup.rootRelationships,
      "xl/workbook.xml": WorkbookMarkup.workbook([SheetLayout(name: "a", columns: [])]),
      "xl/_rels/workbook.xml.rels": relationships, "xl/styles.xml": WorkbookMarkup.styles,
      "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": sheet,
    ]
    for (name, markup) in plain.sorted(by: { $0.key < $1.key }) {
      writer.beginEntry(name)
      writer.write(parts[name] ?? Array(markup.utf8))
      writer.endEntry()
    }
    writer.finish()
    return writer.takeOutput()
  }

  private static let relationships = WorkbookMarkup.relationships([
    ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"),
    ("sharedStrings", "sharedStrings.xml"),
  ])

  /// Any text that is written is read again as it was, in both formats.
  static func roundTrip(_ input: [UInt8]) {
    let text = String(decoding: input.prefix(200), as: UTF8.self)
    guard !text.isEmpty, !text.utf8.contains(0) else { return }
    var csv = CSVWriter()
    csv.append(["a", text])
    let isBinary = text.utf8.contains { $0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 13 }
    precondition(isBinary || last(csv.takeOutput()) == text)
    var writer = WorkbookWriter([SheetLayout(name: "a", columns: [])])
    try? writer.append([TextCell(text)])
    writer.finish()
    precondition(last(writer.takeOutput()) == text)
  }

  private static func last(_ file: [UInt8]) -> String? {
    guard let workbook = try? WorkbookFile(file),
      var reader = try? workbook.rows(of: workbook.sheets[0])
    else { return nil }
    return (try? reader.next())?.cells.last?.text
  }
}
