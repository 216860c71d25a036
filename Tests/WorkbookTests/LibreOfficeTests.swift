import Foundation
import SheetTesting
import Testing

@testable import Workbook

/// One after the other: LibreOffice takes its time to start.
@Suite(.serialized, .enabled(if: Office.hasLibreOffice, "there is no soffice here"))
struct LibreOfficeTests {
  @Test("what LibreOffice writes is read, and a number that it destroyed is seen as a number")
  func reading() throws {
    try Office.inFolder { folder in
      let made = "number,6222020000000000123,2031-08-01\n,'x,\" a \",08/31\n"
      try Data(made.utf8).write(to: folder.appending(path: "made.csv"))
      #expect(try Office.convert("made.csv", to: "xlsx", in: folder))
      let file = try [UInt8](Data(contentsOf: folder.appending(path: "out/made.xlsx")))
      #expect(try WorkbookFile(file).sheets.map(\.name) == ["made"])
      let found = try rows(file)
      #expect(found.map(\.number) == [1, 2])
      let cells = found[0].cells
      #expect(cells.map(\.kind) == [.text, .number, .date])
      #expect(cells[0].text == "number")
      #expect(cells[1].text.hasPrefix("6.22202") || cells[1].text.hasPrefix("62220200000000001"))
      #expect(cells[1].text != "6222020000000000123")
      #expect(found[1].cells.map(\.column) == [1, 2, 3])
      #expect(found[1][2]?.text == " a ")
    }
  }

  /// A formula, which LibreOffice takes from a document alone.
  private static let document = """
    <?xml version="1.0" encoding="UTF-8"?>
    <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
      xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"
      office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
    <office:body><office:spreadsheet><table:table table:name="卡片"><table:table-row>
    <table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>
    </table:table-row></table:table></office:spreadsheet></office:body></office:document>
    """

  @Test("a formula that LibreOffice writes is seen as one")
  func formulas() throws {
    try Office.inFolder { folder in
      try Data(Self.document.utf8).write(to: folder.appending(path: "made.fods"))
      #expect(try Office.convert("made.fods", to: "xlsx", in: folder))
      let file = try [UInt8](Data(contentsOf: folder.appending(path: "out/made.xlsx")))
      #expect(try WorkbookFile(file).sheets.map(\.name) == ["卡片"])
      #expect(try rows(file).flatMap(\.cells) == [Cell(column: 0, kind: .formula, text: "2")])
    }
  }

  @Test("what LibreOffice writes in other formats is refused by name")
  func otherFormats() throws {
    try Office.inFolder { folder in
      try Data("a,b\n1,2\n".utf8).write(to: folder.appending(path: "made.csv"))
      for (format, expected) in [
        ("xls", WorkbookError.Format.compoundFile), ("ods", .openDocument),
      ] {
        #expect(try Office.convert("made.csv", to: format, in: folder))
        let file = try [UInt8](Data(contentsOf: folder.appending(path: "out/made.\(format)")))
        #expect(refusal(file) == .otherFormat(expected))
      }
    }
  }

  @Test("LibreOffice opens what is written, and finds texts where formulas could be")
  func writing() throws {
    try Office.inFolder { folder in
      try Data(try WriterTests.file()).write(to: folder.appending(path: "written.xlsx"))
      #expect(
        try Office.convert(
          "written.xlsx", to: "csv:Text - txt - csv (StarCalc):44,34,76", in: folder))
      let text = try String(contentsOf: folder.appending(path: "out/written.csv"), encoding: .utf8)
      #expect(text.contains("新增,=1+1"))
      #expect(text.contains("新增,6222020000000000123"))
      #expect(text.contains("新增,1/2"))
    }
  }
}
