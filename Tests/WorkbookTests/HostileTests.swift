import SheetTesting
import Testing

@testable import Workbook

/// Files that somebody made to do harm, or that were harmed.
@Suite struct HostileTests {
  private static let sheetPart = "xl/worksheets/sheet1.xml"

  @Test("other formats are told apart, so that a person knows what to do")
  func formats() {
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let stream: [UInt8] = "EEncryptedPackage".utf8.flatMap { [$0, 0] }
    #expect(refusal(compound + [0, 1, 2]) == .otherFormat(.compoundFile))
    #expect(refusal(compound + stream) == .otherFormat(.encrypted))
    let openDocument = ZipMaker(entries: [.init("mimetype", "application/vnd.oasis")])
    #expect(refusal(openDocument.file()) == .otherFormat(.openDocument))
    #expect(refusal(ZipMaker(entries: [.init("a", "b")]).file()) == .otherFormat(.unknown))
    var maker = BookMaker()
    maker.workbookType = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    #expect(refusal(maker.file()) == .otherFormat(.binaryWorkbook))
    maker.workbookType =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    #expect(refusal(maker.file()) == .otherFormat(.otherDocument))
  }

  @Test("macros are refused, by what the file says and by what it holds")
  func macros() {
    var maker = BookMaker()
    maker.workbookType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    #expect(refusal(maker.file()) == .forbidden(.macros))
    maker = BookMaker()
    maker.moreEntries = [.init("xl/vbaProject.bin", "x")]
    #expect(refusal(maker.file()) == .forbidden(.macros))
    maker = BookMaker()
    maker.moreTypes = """
      <Override PartName="/xl/m.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>
      """
    #expect(refusal(maker.file()) == .forbidden(.macros))
  }

  @Test("links to what lies outside of the file are refused")
  func externalLinks() {
    var maker = BookMaker()
    maker.moreRelationships = """
      <Relationship Id="x" Type="x/anything" Target="http://example.com" TargetMode="External"/>
      """
    #expect(refusal(maker.file()) == .forbidden(.externalLinks))
    maker.moreRelationships = #"<Relationship Id="x" Type="x/externalLink" Target="a.xml"/>"#
    #expect(refusal(maker.file()) == .forbidden(.externalLinks))
    maker = BookMaker()
    maker.moreTypes = """
      <Override PartName="/xl/connections.xml" ContentType="x.spreadsheetml.connections+xml"/>
      """
    #expect(refusal(maker.file()) == .forbidden(.externalLinks))
  }

  @Test("a part that is named and not there is told by its name")
  func missingPart() {
    var maker = ZipMaker(entries: BookMaker().entries)
    maker.entries.removeAll { $0.name == Self.sheetPart }
    #expect(refusal(maker.file()) == .damaged(part: Self.sheetPart, .missing))
    var escaping = BookMaker()
    escaping.moreRelationships = #"<Relationship Id="x" Type="x/y" Target="../../../a"/>"#
    #expect(
      refusal(escaping.file())
        == .damaged(part: "xl/_rels/workbook.xml.rels", .content(row: nil)))
  }

  @Test("entities and document types are refused in every part")
  func entities() {
    var maker = BookMaker(sheetData: row(1, ["&a;"]))
    maker.prolog = #"<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>"#
    #expect(refusal(maker.file()) == .forbidden(.documentType))
    maker.prolog = ""
    #expect(refusal(maker.file()) == .damaged(part: Self.sheetPart, .markup))
  }

  @Test("a sheet of spaces that inflates a thousand times over is refused unread")
  func bomb() {
    let maker = BookMaker(sheetData: String(repeating: " ", count: 4 << 20))
    #expect(refusal(maker.file()) == .tooLarge(.inflationRatio))
  }

  @Test("rows, columns, texts, sheets and shared strings are bounded by what is handed in")
  func limits() {
    var maker = BookMaker(sheetData: (1...5_001).map { row($0, ["a\($0 * $0)"]) }.joined())
    #expect(refusal(maker.file()) == nil)
    maker.sheetData += row(5_002, ["a"])
    #expect(refusal(maker.file()) == .tooLarge(.rows))
    maker.sheetData = row(1, [String](repeating: "a", count: 64)).replacing(
      "</row>", with: #"<c r="XFD1" s="0"/></row>"#)
    #expect(refusal(maker.file()) == nil)
    maker.sheetData = row(1, [String](repeating: "a", count: 65))
    #expect(refusal(maker.file()) == .tooLarge(.columns))
    var limits = WorkbookLimits()
    limits.cellBytesMax = 3
    maker.sheetData = row(1, ["aaaa"])
    #expect(refusal(maker.file(), limits: limits) == .tooLarge(.cellText))
    limits.sharedStringsMax = 1
    maker = BookMaker(sheetData: "", strings: "<si><t>a</t></si><si><t>b</t></si>")
    #expect(refusal(maker.file(), limits: limits) == .tooLarge(.sharedStrings))
    limits.sharedStringsMax = 2
    limits.sharedStringBytesMax = 1
    #expect(refusal(maker.file(), limits: limits) == .tooLarge(.sharedStrings))
    limits.sheetsMax = 0
    #expect(refusal(BookMaker().file(), limits: limits) == .tooLarge(.sheets))
  }

  /// A book with every kind of part.
  private static var whole: BookMaker {
    var maker = BookMaker(
      sheetData: row(1, ["a", "b"]) + #"<row><c t="s"><v>0</v></c><c s="1"><v>1</v></c></row>"#)
    maker.strings = "<si><t>shared</t></si>"
    maker.styles = #"<cellXfs><xf/><xf numFmtId="14"/></cellXfs>"#
    return maker
  }

  @Test("a file that ends too early is refused, wherever it ends")
  func truncation() {
    let file = Self.whole.file()
    #expect(refusal(file) == nil)
    for end in stride(from: 4, to: file.count, by: 3) {
      #expect(refusal(Array(file[..<end])) == .container, "\(end) bytes")
    }
  }

  @Test("a flipped bit is refused or changes nothing of the rows that are read")
  func bitFlips() throws {
    let file = Self.whole.file()
    let expected = try rows(file)
    var random = SeededGenerator(seed: 7)
    var refusals = 0
    for _ in 0..<3_000 {
      var damaged = file
      let position = Int.random(in: 4..<file.count, using: &random)
      damaged[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      do throws(WorkbookError) {
        #expect(try rows(damaged) == expected, "byte \(position)")
      } catch { refusals += 1 }
    }
    #expect(refusals > 2_000)
  }

  @Test("markup cut anywhere is refused, though its zip is whole")
  func cutMarkup() {
    var entries = Self.whole.entries
    let index = entries.firstIndex { $0.name == Self.sheetPart } ?? 0
    let markup = entries[index].content
    for end in 0..<markup.count {
      entries[index].content = Array(markup[..<end])
      #expect(
        refusal(ZipMaker(entries: entries).file()) == .damaged(part: Self.sheetPart, .markup),
        "\(end) bytes")
    }
  }
}
