import Foundation
import SheetTesting
import Testing

@testable import Workbook

@Suite(.enabled(if: Office.hasOpenpyxl, "python3 has no openpyxl here"))
struct OpenpyxlTests {
  private static let making = """
    import datetime, openpyxl
    from openpyxl.comments import Comment
    try:
        from openpyxl.cell.rich_text import CellRichText, TextBlock
        from openpyxl.cell.text import InlineFont
        runs = CellRichText("a ", TextBlock(InlineFont(b=True), "b"), " c")
    except ImportError:
        runs = "a b c"  # Before 3.1 it wrote no runs.
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "卡片清单"
    sheet.append(["卡号", 6222020000000000123, 62220200000000001.5, datetime.date(2031, 8, 1), True])
    sheet.append([" a\\r\\n", "=1+1", "#DIV/0!", datetime.time(1, 2), 0.5, datetime.timedelta(1)])
    sheet["A3"] = runs
    sheet["B3"].comment = Comment("who", "me")
    sheet["C3"] = 1
    sheet["C3"].number_format = '0.00 "days"'
    sheet["C4"].number_format = "yyyy"
    sheet.merge_cells("D3:E4")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet["A5"].hyperlink = "http://example.com"
    book.create_sheet("hidden").sheet_state = "hidden"
    book.create_chartsheet("chart")
    book.save("made.xlsx")
    """

  @Test("what openpyxl writes is read: kinds, digits, runs, merged and hidden parts")
  func reading() throws {
    try Office.inFolder { folder in
      let made = try Office.python(Self.making, in: folder)
      #expect(made.status == 0, "\(made.all)")
      let file = try [UInt8](Data(contentsOf: folder.appending(path: "made.xlsx")))
      let workbook = try WorkbookFile(file)
      #expect(workbook.usesDates1904)
      #expect(workbook.sheets.map(\.name) == ["卡片清单", "hidden"])
      #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden])
      var reader = try workbook.rows(of: workbook.sheets[0])
      var found: [String] = []
      var numbers: [String] = []
      while let row = try reader.next() {
        #expect(row.isHidden == (row.number == 2))
        for cell in row.cells where cell.kind == .number { numbers.append(cell.text) }
        found += row.cells.map { cell in
          // Some editions keep the carriage return, others write it as XML takes it away.
          let text = cell.text.replacing("\r\n", with: "\n")
          return "\(cell.column) \(cell.kind) \(cell.kind == .number ? "" : text)"
        }
      }
      #expect(
        found == [
          "0 text 卡号", "1 number ", "2 number ", "3 date 46599", "4 boolean 1", "0 text  a\n",
          "1 formula ", "2 error #DIV/0!", "3 date 0.04305555555555556", "4 number ", "5 date 1",
          "0 text a b c", "2 number ", "0 text http://example.com",
        ])
      // Some editions write a large number in scientific form and lose all but a few of its digits.
      #expect(["6.22202e+18", "6222020000000000123"].contains(numbers[0]))
      #expect(numbers.suffix(2) == ["0.5", "1"])
      #expect(reader.hiddenColumns == [1...1])
      #expect(reader.mergedRanges.map(\.last.description) == ["E4"])
    }
  }

  private static let checking = """
    import openpyxl
    book = openpyxl.load_workbook("written.xlsx")
    assert book.sheetnames == ["卡片清单 Cards", "填写说明 Guide", "字典 <&>"], book.sheetnames
    cards, guide, words = book.worksheets
    assert words.sheet_state == "hidden" and cards.sheet_state == "visible"
    assert cards.freeze_panes == "A2" and guide.freeze_panes is None
    assert cards.column_dimensions["B"].width == 24
    assert [cell.value for cell in cards[1]][:3] == ["操作", "卡号", "卡类型"]
    assert cards["A1"].font.b
    assert cards["B2"].value == "=1+1" and cards["B2"].data_type == "s", cards["B2"].data_type
    assert cards["B3"].value == "6222020000000000123"
    assert cards["B4"].value.endswith("_x0041_ ") or cards["B4"].value.endswith("A "), cards["B4"].value
    assert cards["B5"].value == "<&>\\"'"
    assert all(cell.number_format == "@" for row in cards for cell in row if cell.value)
    assert cards["B2"].fill.fgColor.rgb == "FFFFC7CE" and cards["B3"].fill.fgColor.rgb == "00000000"
    lists = {str(v.sqref): v.formula1 for v in cards.data_validations.dataValidation}
    assert lists == {"A2:A10000": '"新增,更新"', "C2:C10000": "'字典 <&>'!$A$1:$A$3"}, lists
    assert [row[0].value for row in words] == ["借记卡", "贷记卡", "预付卡"]
    """

  @Test("openpyxl reads what is written: texts as texts, formats, lists, marks and panes")
  func writing() throws {
    try Office.inFolder { folder in
      let file = try WriterTests.file()
      try Data(file).write(to: folder.appending(path: "written.xlsx"))
      let checked = try Office.python(Self.checking, in: folder)
      #expect(checked.status == 0, "\(checked.all)")
    }
  }
}
