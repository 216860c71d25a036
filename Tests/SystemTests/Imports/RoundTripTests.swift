import API
import Testing
import Workbook

@Suite("A workbook's way there and back", .timeLimit(.minutes(30)))
struct RoundTripTests {
  private static let rows = 5_000
  private static let remarks = [
    "", "=1+1", "+86 571", "-", "@SUM(A1)", "＝1", "'quoted", "\"a\",b", "前台", " a b ",
  ]

  @Test(
    "5 000 rows of a filled-in template are imported, exported and imported again without any change"
  )
  func roundTrip() throws {
    let stage = try ImportStage()
    let template = try stage.client.download(
      "cards.importTemplate", #"{"format":"xlsx","locale":"en"}"#)
    let imported = try stage.client.applying(try filled(template))
    #expect(imported.state == .done && imported.actions.add == Self.rows)
    for format in ["xlsx", "csv"] {
      let export = try stage.client.download("cards.export", #"{"format":"\#(format)"}"#)
      try checkExport(export)
      // As it is, and with an update asked for in each row.
      #expect(try stage.client.applying(export).actions.unchanged == Self.rows)
      let updates = try stage.client.importing(Self.text(try Self.table(export, action: "update")))
      #expect(updates.actions.unchanged == Self.rows && updates.failed == 0)
    }
    let records = try stage.records()
    #expect(try records.numbers("SELECT max(version) FROM cards") == [1])
    #expect(try records.numbers("SELECT count(*) FROM cards") == [Self.rows])
    #expect(try stage.server.stop() == 0)
  }

  private static func remark(_ index: Int) -> String { remarks[index % remarks.count] }

  /// The template with a card in each row, as another program would write it.
  private func filled(_ template: [UInt8]) throws -> [UInt8] {
    let columns = try #require(try Self.table(template).first)
    var writer = WorkbookWriter([SheetLayout(name: "Cards", columns: [])])
    try writer.append(columns.map { TextCell($0) })
    for index in 0..<Self.rows {
      let cells = [
        "action": "add", "store_code": index % 2 == 0 ? "S1" : "S2",
        "card_number": cardNumber(index), "holder_name": "Li Xiaofeng", "exp_month": "12",
        "exp_year": "2040", "card_type": "credit", "usage": "checkout",
        "external_ref": "row-\(index)", "remark": Self.remark(index),
      ]
      try writer.append(columns.map { TextCell(cells[$0] ?? "") })
    }
    writer.finish()
    return writer.takeOutput()
  }

  /// The first sheet's texts.
  private static func table(_ file: [UInt8], action: String? = nil) throws -> [[String]] {
    let book = try WorkbookFile(file)
    var reader = try book.rows(of: book.sheets[0])
    var table: [[String]] = []
    while let row = try reader.next() {
      var texts = Array(repeating: "", count: 15)
      for cell in row.cells { texts[cell.column] = cell.text }
      if let action, !table.isEmpty { texts[0] = action }
      table.append(texts)
    }
    return table
  }

  private static func text(_ table: [[String]]) -> [UInt8] {
    var writer = CSVWriter()
    for row in table { writer.append(row) }
    return writer.takeOutput()
  }

  /// Every card once, with the last four digits as they were and texts that no program runs.
  private func checkExport(_ file: [UInt8]) throws {
    let rows = try Self.table(file).dropFirst()
    #expect(rows.count == Self.rows && Set(rows.map { $0[2] }).count == Self.rows)
    let expected = (0..<Self.rows).map { index in
      ["•••• \(cardNumber(index).suffix(4))", trimmed(Self.remark(index))]
    }
    #expect(rows.map { [$0[3], $0[14]] } == expected)
    #expect(expected.contains { $0[0].hasPrefix("•••• 00") })
    let book = try WorkbookFile(file)
    var reader = try book.rows(of: book.sheets[0])
    while let row = try reader.next() { #expect(row.cells.allSatisfy { $0.kind == .text }) }
    if case .csv = book.format {
      let fields = String(decoding: file, as: UTF8.self).split { ",\r\n\"".contains($0) }
      #expect(!fields.contains { "=+-@＝".contains($0.first ?? " ") })
    }
  }

  private func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
