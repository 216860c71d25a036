import Testing

@testable import Workbook

@Suite struct WriterTests {
  static let sheets = [
    SheetLayout(
      name: "卡片清单 Cards",
      columns: [
        ColumnLayout(width: 12, choices: .values(["新增", "更新"])), ColumnLayout(width: 24),
        ColumnLayout(width: 10, choices: .cells(sheet: "字典 <&>", column: 0, rows: 1...3)),
      ]),
    SheetLayout(name: "填写说明 Guide", columns: [], freezesHeader: false),
    SheetLayout(name: "字典 <&>", columns: [ColumnLayout(width: 30)], isHidden: true),
  ]
  static let texts = ["=1+1", "6222020000000000123", " a\r\n\u{1}_x0041_ ", "<&>\"'", "1/2"]

  /// The three sheets with some rows; `take` takes the output away after each row.
  static func file(take: Bool = false) throws(WorkbookError) -> [UInt8] {
    var writer = WorkbookWriter(sheets)
    var file: [UInt8] = []
    try writer.append(["操作", "卡号", "卡类型"].map { TextCell($0, .header) })
    for index in 0..<50 {
      try writer.append([
        TextCell("新增"), TextCell(texts[index % texts.count], index % 2 == 0 ? .failed : .plain),
        TextCell(""), TextCell("", .failed),
      ])
      if take { file += writer.takeOutput() }
    }
    writer.endSheet()
    try writer.append([TextCell("How to fill in:\n1. …", .wrapped)])
    writer.endSheet()
    for text in ["借记卡", "贷记卡", "预付卡"] { try writer.append([TextCell(text)]) }
    writer.finish()
    return file + writer.takeOutput()
  }

  @Test("what is written is read again, as text, whatever it looks like")
  func roundTrip() throws {
    let workbook = try WorkbookFile(try Self.file())
    #expect(workbook.sheets.map(\.name) == Self.sheets.map(\.name))
    #expect(workbook.sheets.map(\.visibility) == [.visible, .visible, .hidden])
    var reader = try workbook.rows(of: workbook.sheets[0])
    #expect(try reader.next()?.cells.map(\.text) == ["操作", "卡号", "卡类型"])
    for index in 0..<50 {
      let row = try #require(try reader.next())
      #expect(row.number == index + 2)
      #expect(
        row.cells == [
          Cell(column: 0, kind: .text, text: "新增"),
          Cell(column: 1, kind: .text, text: Self.texts[index % Self.texts.count]),
        ])
    }
    #expect(try reader.next() == nil)
  }

  @Test("the same rows come out as the same bytes, taken piece by piece or at once")
  func determinism() throws {
    let whole = try Self.file()
    #expect(try Self.file() == whole)
    #expect(try Self.file(take: true) == whole)
  }

  @Test("what waits to be taken does not grow with the number of rows")
  func boundedOutput() throws {
    var writer = WorkbookWriter([SheetLayout(name: "a", columns: [])])
    var random = SeededGenerator(seed: 3)
    var most = 0
    for _ in 0..<2_000 {
      try writer.append((0..<10).map { _ in TextCell(String(random.next(), radix: 36)) })
      most = max(most, writer.outputByteCount)
      _ = writer.takeOutput()
    }
    #expect(most < 128 << 10)
  }

  @Test("a text that is longer than a cell can be is refused, and the file goes on without its row")
  func longText() throws {
    var writer = WorkbookWriter([SheetLayout(name: "a", columns: [])])
    let text = String(repeating: "a", count: WorkbookWriter.cellUnitsMax)
    try writer.append([TextCell(text)])
    #expect(throws: WorkbookError.tooLarge(.cellText)) { try writer.append([TextCell(text + "b")]) }
    writer.finish()
    #expect(try rows(writer.takeOutput()).map { $0.cells.map(\.text) } == [[text]])
  }

  @Test("a sheet without rows is a sheet")
  func emptySheet() throws {
    var writer = WorkbookWriter(Self.sheets)
    writer.finish()
    let workbook = try WorkbookFile(writer.takeOutput())
    #expect(workbook.sheets.count == 3)
    for sheet in workbook.sheets {
      var reader = try workbook.rows(of: sheet)
      #expect(try reader.next() == nil)
    }
  }
}
