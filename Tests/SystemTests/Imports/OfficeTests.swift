import API
import Foundation
import SheetTesting
import Testing

/// Workbooks that other programs wrote, sent to a server. One after the other: LibreOffice takes its time.
@Suite("Workbooks of other programs", .serialized, .timeLimit(.minutes(30)))
struct OfficeTests {
  private static let numbers = (0..<9).map(cardNumber)

  /// What a script writes into `made.xlsx`, with a merchant's rows in `good` and the cells in `sheet`.
  private func openpyxl(_ script: String) throws -> [UInt8] {
    let making = """
      import datetime, openpyxl
      book = openpyxl.Workbook()
      sheet = book.active
      sheet.title = "卡片清单"
      sheet.append(["用途", "备注", "操作", "门店编码", "卡号", "holder_name", "有效期月", "有效期年", "卡类型", "合计"])
      def good(number):
        return ["收银台支付", None, "新增", "S1", number, "Li Xiaofeng", 12, 2040, "贷记卡", None]
      numbers = "\(Self.numbers.joined(separator: " "))".split()
      \(script)
      book.save("made.xlsx")
      """
    return try Office.inFolder { folder in
      let made = try Office.python(making, in: folder)
      #expect(made.status == 0, "\(made.all)")
      return try [UInt8](Data(contentsOf: folder.appending(path: "made.xlsx")))
    }
  }

  private static let traps = """
    sheet.append(good(numbers[0]))
    sheet.append(good(6222020000000000123))
    sheet.append(good(float(numbers[1])))
    sheet.append(good(numbers[2])); sheet["G5"] = datetime.date(2031, 8, 1)
    sheet.append(good("=1+1"))
    sheet.append(good(numbers[3])); sheet.row_dimensions[7].hidden = True
    sheet.append(good(numbers[4])); sheet.merge_cells("A8:B8")
    sheet.append(good(numbers[0]))
    sheet.append(good(378282246310005))
    """

  @Test(
    "what openpyxl writes is read as it is meant: headers of both languages in any order, and every trap",
    .enabled(
      if: Office.hasOpenpyxl, "there is no Python with openpyxl here; CARDD_PYTHON may name one"))
  func traps() throws {
    let stage = try ImportStage()
    let summary = try stage.client.importing(try openpyxl(Self.traps))
    #expect(
      ImportStage.problems(summary) == [
        "1 COLUMN_UNKNOWN", "3 card_number CELL_DIGITS_LOST", "4 card_number CELL_DIGITS_LOST",
        "5 exp_month CELL_DATE", "6 card_number CELL_FORMULA", "7 ROW_HIDDEN", "8 CELLS_MERGED",
        "9 CARD_REPEATED",
      ])
    #expect(summary.rows == 9 && summary.actions.add == 3 && summary.failed == 6)
  }

  @Test(
    "a report that was corrected in openpyxl is imported",
    .enabled(
      if: Office.hasOpenpyxl, "there is no Python with openpyxl here; CARDD_PYTHON may name one"))
  func corrected() throws {
    let stage = try ImportStage()
    let summary = try stage.client.applying(try openpyxl(Self.traps))
    #expect(summary.actions.add == 3)
    for (locale, errors) in [("en", "errors"), ("zh-CN", "错误说明")] {
      let report = try stage.client.download(
        "cards.importReport", #"{"job":"\#(summary.job.text)","format":"xlsx"}"#, locale: locale)
      let sent = try Office.inFolder { folder in
        try Data(report).write(to: folder.appending(path: "report.xlsx"))
        let fixed = try Office.python(
          Self.correction(errors, Self.numbers[5...]), in: folder)
        #expect(fixed.status == 0, "\(fixed.all)")
        return try [UInt8](Data(contentsOf: folder.appending(path: "report.xlsx")))
      }
      let again = try stage.client.importing(sent)
      #expect(again.problems.isEmpty && again.actions.add == 4 && again.rows == 4)
    }
  }

  /// Checks that each row says what is wrong and has it marked, and writes what is right.
  private static func correction(_ errors: String, _ numbers: ArraySlice<String>) -> String {
    """
    import openpyxl
    book = openpyxl.load_workbook("report.xlsx")
    sheet = book.worksheets[0]
    names = {cell.value: cell.column for cell in sheet[1]}
    rows = list(sheet.iter_rows(min_row=2))
    assert len(rows) == 6, len(rows)
    numbers = "\(numbers.joined(separator: " "))".split()
    for row, number in zip(rows, numbers):
      marked = [sheet.cell(1, cell.column).value for cell in row if cell.fill.fgColor.rgb == "FFFFC7CE"]
      told = row[names["\(errors)"] - 1].value
      assert told and (": " in told) == bool(marked), (told, marked)
      assert all(told.find(name + ": ") >= 0 for name in marked), (told, marked)
      row[3].value = number
      row[5].value, row[6].value = "12", "2040"
    for row in rows[4:]: sheet.delete_rows(row[0].row)
    sheet.delete_rows(6, 9)
    book.save("report.xlsx")
    """
  }

  private static let made = """
    action,store_code,card_number,holder_name,exp_month,exp_year,card_type,usage
    add,S1,\(numbers[0]),LI XIAOFENG,12,2040,credit,checkout
    add,S1,6222020000000000123,LI XIAOFENG,12,2040,debit,checkout
    add,S1,378282246310005,LI XIAOFENG,2031-08-01,2040,credit,checkout

    """

  private func libreOffice(_ name: String, _ text: String, to format: String) throws -> [UInt8] {
    try Office.inFolder { folder in
      try Data(text.utf8).write(to: folder.appending(path: name))
      #expect(try Office.convert(name, to: format, in: folder))
      let made = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out")
      return try [UInt8](
        Data(contentsOf: folder.appending(path: "out/\(try #require(made.first))")))
    }
  }

  @Test(
    "what LibreOffice makes of a text file is seen: numbers that it destroyed, and dates",
    .enabled(if: Office.hasLibreOffice, "there is no soffice here"))
  func opened() throws {
    let stage = try ImportStage()
    let file = try libreOffice("made.csv", Self.made, to: "xlsx")
    let outcome = try stage.outcome(of: file)
    #expect(
      outcome == [
        "2 card_number CELL_DIGITS_LOST", "3 card_number CELL_DIGITS_LOST",
        "4 exp_month CELL_DATE",
      ])
  }

  @Test(
    "its other formats are refused by name, and GB18030 text is read",
    .enabled(if: Office.hasLibreOffice, "there is no soffice here"))
  func formats() throws {
    let stage = try ImportStage()
    for format in ["xls", "ods"] {
      let file = try libreOffice("made.csv", Self.made, to: format)
      #expect(try stage.outcome(of: file) == ["FILE_OLD_WORKBOOK"])
    }
    // Comma, quote, GB18030, from the first line on.
    let chinese = try libreOffice(
      "made.fods", Self.document, to: "csv:Text - txt - csv (StarCalc):44,34,85,1")
    #expect(String(validating: chinese, as: UTF8.self) == nil)
    #expect(
      try stage.outcome(of: chinese) == ["3 card_number CARD_NUMBER_MASKED", "4 CARD_REPEATED"])
  }

  /// Cells of text, a formula, and rows that are hidden.
  private static var document: String {
    let cell = { (text: String) in
      #"<table:table-cell office:value-type="string"><text:p>\#(text)</text:p></table:table-cell>"#
    }
    let row = { (texts: [String]) in
      "<table:table-row>\(texts.map(cell).joined())</table:table-row>"
    }
    let columns = ["操作", "门店编码", "卡号", "持卡人姓名", "有效期月", "有效期年", "卡类型", "用途"]
    let good = ["新增", "S1", numbers[0], "李小丰", "12", "2040", "贷记卡", "收银台支付"]
    let masked = ["新增", "S1", "•••• 1111", "李小丰", "12", "2040", "贷记卡", "收银台支付"]
    let formula =
      #"<table:table-cell table:formula="of:=&quot;add&quot;" office:value-type="string" "#
      + #"office:string-value="add"><text:p>add</text:p></table:table-cell>"#
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"
        office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
      <office:body><office:spreadsheet><table:table table:name="卡片清单">\(row(columns))\(row(good))
      \(row(masked))<table:table-row>\(formula)\(good.dropFirst().map(cell).joined())
      </table:table-row></table:table></office:spreadsheet></office:body></office:document>
      """
  }

  @Test(
    "a formula that LibreOffice keeps is an error; long numbers that were text stay whole",
    .enabled(if: Office.hasLibreOffice, "there is no soffice here"))
  func document() throws {
    let stage = try ImportStage()
    let file = try libreOffice("made.fods", Self.document, to: "xlsx")
    #expect(
      try stage.outcome(of: file) == [
        "3 card_number CARD_NUMBER_MASKED", "4 action CELL_FORMULA",
      ])
  }

  @Test(
    "LibreOffice opens template, export and report, and what it saves of them comes back unchanged",
    .enabled(if: Office.hasLibreOffice, "there is no soffice here"))
  func reopened() throws {
    let stage = try ImportStage()
    let bad = ImportStage.add("4111111111111112", remark: "=cmd|' /C calc'!A0")
    let rows = (0..<3).map { ImportStage.add(cardNumber($0), remark: "-\($0)+@SUM(1)") }
    let done = try stage.client.applying(ImportStage.text(rows + [bad]))
    #expect(done.actions.add == 3 && done.failed == 1)
    let report = #"{"job":"\#(done.job.text)","format":"xlsx"}"#
    for (method, params, expected) in [
      ("cards.importTemplate", #"{"format":"xlsx","locale":"zh-CN"}"#, []),
      ("cards.export", #"{"format":"xlsx","locale":"zh-CN"}"#, []),
      ("cards.importReport", report, ["2 card_number CARD_NUMBER_MASKED"]),
    ] {
      let file = try stage.client.download(method, params)
      let saved = try Office.inFolder { folder in
        try Data(file).write(to: folder.appending(path: "file.xlsx"))
        #expect(try Office.convert("file.xlsx", to: "xlsx", in: folder))
        return try [UInt8](Data(contentsOf: folder.appending(path: "out/file.xlsx")))
      }
      #expect(try stage.outcome(of: saved) == expected, "\(method)")
    }
  }
}
