import SheetTesting
import Testing

@testable import Workbook

@Suite struct SheetTests {
  private static let refused = WorkbookError.damaged(
    part: "xl/worksheets/sheet1.xml", .content(row: 1))

  private func cells(_ maker: BookMaker) throws -> [Cell] {
    try rows(maker.file()).flatMap(\.cells)
  }

  @Test("each type of cell has its kind, and its text is the file's, digit by digit")
  func kinds() throws {
    let maker = BookMaker(
      sheetData: """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>in</t></is></c>
        <c r="C1"><v>6.2220200000000005E+18</v></c><c r="D1" t="n"><v>6222020000000000123</v></c>
        <c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#DIV/0!</v></c>
        <c r="G1"><f>1+1</f><v>2</v></c><c r="H1" t="str"><f>"a"</f><v>a</v></c>
        <c r="I1"><f t="shared" si="0"/></c><c r="J1" t="str"><v>plain</v></c>
        <c r="K1" t="d"><v>2031-08-01</v></c><c r="L1" s="1"/><c r="M1"><v></v></c></row>
        """,
      strings: "<si><t>shared</t></si>")
    let found = try cells(maker).map { "\($0.column) \($0.kind) \($0.text)" }
    #expect(
      found == [
        "0 text shared", "1 text in", "2 number 6.2220200000000005E+18",
        "3 number 6222020000000000123", "4 boolean 1", "5 error #DIV/0!", "6 formula 2",
        "7 formula a", "8 formula ", "9 text plain", "10 date 2031-08-01",
      ])
  }

  @Test("a number is a date if its format shows one: by the format's number, or by its code")
  func dates() throws {
    let codes = [
      "yyyy-mm-dd", "General", #""day" 0"#, "[Red]0", "[h]:mm", #"yyyy"年""#, #"0\d"#, "_d0", "mmm",
    ]
    let formats = codes.enumerated().map {
      #"<numFmt numFmtId="\#(164 + $0)" formatCode="\#($1.replacing("\"", with: "&quot;"))"/>"#
    }
    let ids = [0, 1, 14, 22, 23, 45, 49, 57] + (164..<164 + codes.count)
    var maker = BookMaker()
    maker.styles = """
      <numFmts>\(formats.joined())</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>\
      \(ids.map { #"<xf numFmtId="\#($0)"/>"# }.joined())</cellXfs>
      """
    let styled = ids.indices.map { #"<c s="\#($0)"><v>45000</v></c>"# }
    maker.sheetData = #"<row>\#(styled.joined())</row>"#
    let dates = try cells(maker).filter { $0.kind == .date }.map { ids[$0.column] }
    #expect(dates == [14, 22, 45, 57, 164, 168, 169, 172])
  }

  @Test("runs of a text are joined, and how it is pronounced is left out")
  func richText() throws {
    var maker = BookMaker(sheetData: #"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>"#)
    maker.strings = """
      <si><r><rPr><b/></rPr><t>开户</t></r><r><t xml:space="preserve"> 银行</t></r>\
      <rPh sb="0" eb="1"><t>kaihu</t></rPh><phoneticPr fontId="1"/></si><si/>
      """
    #expect(try cells(maker) == [Cell(column: 0, kind: .text, text: "开户 银行")])
  }

  @Test("white space at the ends counts where the file says so")
  func whiteSpace() throws {
    let maker = BookMaker(
      sheetData: """
        <row><c t="inlineStr"><is><t> a </t></is></c>
        <c t="inlineStr"><is><t xml:space="preserve"> a_x000D_\n</t></is></c></row>
        """)
    #expect(try cells(maker).map(\.text) == ["a", " a\r\n"])
  }

  @Test("rows and cells stand where they say, and next to one another where they say nothing")
  func places() throws {
    let maker = BookMaker(
      sheetData: """
        <row><c><v>1</v></c><c><v>2</v></c></row><row r="4" hidden="1"><c r="C4"><v>3</v></c>
        <c><v>4</v></c></row><row/><row r="6"><c r="A6" s="0"/></row><row><c><v>5</v></c></row>
        """)
    let found = try rows(maker.file())
    #expect(found.map(\.number) == [1, 4, 7])
    #expect(found.map(\.isHidden) == [false, true, false])
    #expect(found[1].cells.map(\.column) == [2, 3])
    #expect(found[1][2]?.text == "3")
    #expect(found[1][0] == nil)
  }

  @Test("hidden columns, merged ranges, hidden sheets and days from 1904 are told")
  func facts() throws {
    var maker = BookMaker(sheetData: row(1, ["a"]))
    maker.beforeData = #"<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols>"#
    maker.afterData = #"<mergeCells><mergeCell ref="A1:B2"/></mergeCells>"#
    maker.workbookProperties = #"date1904="true""#
    maker.sheetState = #"state="veryHidden""#
    let workbook = try WorkbookFile(maker.file())
    #expect(workbook.format == .xlsx)
    #expect(workbook.usesDates1904)
    #expect(workbook.sheets.map(\.name) == ["Cards"])
    #expect(workbook.sheets.map(\.visibility) == [.veryHidden])
    var reader = try workbook.rows(of: workbook.sheets[0])
    #expect(try reader.next() != nil)
    #expect(reader.hiddenColumns == [1...2])
    #expect(try reader.next() == nil)
    #expect(reader.mergedRanges.map(\.first.description) == ["A1"])
    #expect(reader.mergedRanges.map(\.last.description) == ["B2"])
  }

  @Test(
    "a row that contradicts itself is refused, and told by its number",
    arguments: [
      #"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#,
      #"<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#,
      #"<row r="1"><c r="A2"><v>1</v></c></row>"#,
      #"<row r="1"><c r="XFE1"><v>1</v></c></row>"#,
      #"<row r="1"><c r="-A1"><v>1</v></c></row>"#,
      #"<row r="1"><c r="A0"><v>1</v></c></row>"#,
      #"<row r="1"><c r="AAAAAAAAAAAA1"><v>1</v></c></row>"#,
      #"<row r="1"><c t="s"><v>1</v></c></row>"#,
      #"<row r="1"><c t="s"><v>-1</v></c></row>"#,
      #"<row r="1"><c t="s"><v>99999999999999999999</v></c></row>"#,
      #"<row r="1"><c t="x"><v>1</v></c></row>"#,
      #"<row r="1"><c t="b"><v>2</v></c></row>"#,
      #"<row r="1"><c><v>NaN</v></c></row>"#,
      #"<row r="1"><c s="-1"><v>1</v></c></row>"#,
      #"<row r="1"/><row r="1"/>"#,
    ])
  func contradictions(sheetData: String) {
    let maker = BookMaker(sheetData: sheetData, strings: "<si><t>a</t></si>")
    #expect(refusal(maker.file()) == Self.refused)
  }

  @Test(
    "a row number that no sheet has is refused",
    arguments: ["0", "-1", "1048577", "x", "99999999999999999999"])
  func rowNumbers(number: String) {
    let maker = BookMaker(sheetData: #"<row r="\#(number)"/>"#)
    #expect(
      refusal(maker.file()) == .damaged(part: "xl/worksheets/sheet1.xml", .content(row: nil)))
  }

  @Test("references are read and written alike")
  func references() {
    for text in ["A1", "Z9", "AA10", "AZ1", "ZZ1", "XFD1048576"] {
      #expect(CellReference(text)?.description == text)
    }
    for text in ["", "A", "1", "a1", "A01", "$A$1", "A1048577", "XFE1", "A1 "] {
      #expect(CellReference(text) == nil, "\(text)")
    }
  }
}
