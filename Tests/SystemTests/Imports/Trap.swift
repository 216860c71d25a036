import SheetTesting

/// A file, and what a server says to it.
struct Trap {
  let name: String
  let file: [UInt8]
  /// Why it is refused, else what is wrong with its rows.
  let outcome: [String]

  init(_ name: String, _ outcome: String..., file: [UInt8]) {
    (self.name, self.file, self.outcome) = (name, file, outcome)
  }

  /// A workbook of these rows, and with changes to what is around them.
  private static func book(
    _ rows: String = "", _ change: (inout BookMaker) -> Void = { _ in }
  ) -> [UInt8] {
    var maker = BookMaker(sheetData: row(1, ImportStage.columns) + rows)
    change(&maker)
    return maker.file()
  }

  /// The same workbook whose sheet's entry lies.
  private static func lying(_ change: (inout ZipMaker.Entry) -> Void) -> [UInt8] {
    var zip = ZipMaker(entries: BookMaker(sheetData: row(1, ImportStage.columns)).entries)
    change(&zip.entries[zip.entries.count - 1])
    return zip.file()
  }

  // MARK: Files

  static let files = containers + contents + formats + sizes

  private static let containers = [
    Trap(
      "a bomb of blanks", "FILE_TOO_LARGE",
      file: book(String(repeating: " ", count: 20 << 20))),
    Trap(
      "a sheet that inflates to more than it says", "FILE_DAMAGED",
      file: lying {
        $0.content = [UInt8](repeating: 32, count: 8 << 20)
        $0.claimedBytes = 50_000
      }),
    Trap("a sheet that says 3 GiB", "FILE_TOO_LARGE", file: lying { $0.claimedBytes = 3 << 30 }),
    Trap("a sheet that says less than it has", "FILE_DAMAGED", file: lying { $0.claimedBytes = 9 }),
    Trap("another checksum", "FILE_DAMAGED", file: lying { $0.claimedChecksum = 7 }),
    Trap(
      "a name that leaves its folder", "FILE_DAMAGED",
      file: book { $0.moreEntries = [.init("../../etc/cron.d/x", "x")] }),
    Trap(
      "a name from the root", "FILE_DAMAGED",
      file: book { $0.moreEntries = [.init("/etc/passwd", "x")] }),
    Trap(
      "a part that is there twice", "FILE_DAMAGED",
      file: book { $0.moreEntries = [.init("XL/worksheets/sheet1.xml", "x")] }),
    Trap("a part that is encrypted", "FILE_ENCRYPTED", file: lying { $0.flags = 1 }),
    Trap("the first half of a workbook", "FILE_DAMAGED", file: Array(book().dropLast(300))),
  ]

  private static let contents = [
    Trap(
      "an external entity", "FILE_FORBIDDEN_CONTENT",
      file: book(row(2, ["&x;"])) {
        $0.prolog = #"<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>"#
      }),
    Trap(
      "entities that laugh", "FILE_FORBIDDEN_CONTENT",
      file: book(row(2, ["&i;"])) {
        let laughs = zip("abcdefgh", "bcdefghi").map {
          "<!ENTITY \($1) \"\(String(repeating: "&\($0);", count: 10))\">"
        }
        $0.prolog = "<!DOCTYPE x [<!ENTITY a \"ha\">\(laughs.joined())]>"
      }),
    Trap(
      "macros", "FILE_FORBIDDEN_CONTENT",
      file: book { $0.workbookType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }),
    Trap(
      "macros under another name", "FILE_FORBIDDEN_CONTENT",
      file: book { $0.moreEntries = [.init("xl/vbaProject.bin", "x")] }),
    Trap(
      "a link to another file", "FILE_FORBIDDEN_CONTENT",
      file: book {
        $0.moreRelationships =
          #"<Relationship Id="x" Type="x/externalLink" Target="file:///a" TargetMode="External"/>"#
      }),
  ]

  private static let oldMagic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private static let formats = [
    Trap(".xls", "FILE_OLD_WORKBOOK", file: oldMagic + [UInt8](repeating: 0, count: 4096)),
    Trap(
      "a workbook under a password", "FILE_ENCRYPTED",
      file: oldMagic + "EncryptedPackage".utf8.flatMap { [$0, 0] }),
    Trap(
      ".xlsb", "FILE_OLD_WORKBOOK",
      file: book { $0.workbookType = "application/vnd.ms-excel.sheet.binary.macroEnabled.main" }),
    Trap("a picture", "FILE_UNSUPPORTED", file: [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0]),
    Trap("nothing", "SHEET_EMPTY", file: []),
    Trap("a quote without end", "FILE_DAMAGED", file: Array("action,card_number\nadd,\"4".utf8)),
  ]

  private static let sizes = [
    Trap(
      "5 001 rows of text", "FILE_TOO_LARGE", file: ImportStage.additions(5_001)),
    Trap(
      "5 001 rows of a workbook", "FILE_TOO_LARGE",
      file: book((2...5_002).map { row($0, ["add", "S\($0 * $0)"]) }.joined())),
    Trap("65 columns", "FILE_TOO_LARGE", file: book(row(2, Array(repeating: "a", count: 65)))),
    Trap(
      "a column that stands there in both languages", "COLUMN_DOUBLED",
      file: ImportStage.text([], header: ["action", "card_number", "卡号"])),
    Trap(
      "no column of actions", "COLUMN_MISSING",
      file: ImportStage.text([], header: ["card_number", "store_code"])),
  ]

  // MARK: Cells

  static let cells = numbers + others + headers + repeated

  /// A row that adds a card, with these cells in the place of some.
  private static func add(_ cells: [Int: String]) -> String {
    let texts = ImportStage.add(cardNumber(1)).enumerated().map { column, text in
      cells[column] ?? #"<c t="inlineStr"><is><t>\#(text)</t></is></c>"#
    }
    return #"<row r="2">\#(texts.joined())</row>"#
  }

  private static let numbers = [
    Trap("a row without any fault", file: book(add([:]))),
    Trap(
      "19 digits as a number", "2 card_number CELL_DIGITS_LOST",
      file: book(add([2: "<c><v>6222020000000000123</v></c>"]))),
    Trap(
      "16 digits as a number, which still pass the check", "2 card_number CELL_DIGITS_LOST",
      file: book(add([2: "<c><v>\(cardNumber(1))</v></c>"]))),
    Trap(
      "a number in scientific form", "2 card_number CELL_DIGITS_LOST",
      file: book(add([2: "<c><v>6.2220200000000005E+18</v></c>"]))),
    Trap(
      "a text in scientific form", "2 card_number CELL_DIGITS_LOST",
      file: ImportStage.text([ImportStage.add("6.22202E+18")])),
    Trap("15 digits as a number are whole", file: book(add([2: "<c><v>378282246310005</v></c>"]))),
    Trap(
      "an expiry as numbers", file: book(add([4: "<c><v>12</v></c>", 5: "<c><v>2040</v></c>"]))),
  ]

  private static let dates = "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>"

  private static let others = [
    Trap(
      "an expiry that has become a date", "2 exp_month CELL_DATE",
      file: book(add([4: #"<c s="1"><v>46599</v></c>"#])) { $0.styles = dates }),
    Trap(
      "a formula", "2 card_number CELL_FORMULA",
      file: book(add([2: "<c><f>A1</f><v>4111111111111111</v></c>"]))),
    Trap(
      "a formula that leads to another file", "2 holder_name CELL_FORMULA",
      file: book(add([3: #"<c t="str"><f>[1]Sheet1!A1</f><v>LI</v></c>"#]))),
    Trap(
      "an error in a cell", "2 store_code CELL_ERROR",
      file: book(add([1: ##"<c t="e"><v>#REF!</v></c>"##]))),
    Trap(
      "merged cells", "2 CELLS_MERGED",
      file: book(add([:])) { $0.afterData = #"<mergeCells><mergeCell ref="A2:B3"/></mergeCells>"# }),
    Trap(
      "a hidden row", "2 ROW_HIDDEN",
      file: book(add([:]).replacing("<row ", with: #"<row hidden="1" "#))),
    Trap(
      "a text longer than any column takes", "2 remark VALUE_TOO_LONG",
      file: ImportStage.text([
        ImportStage.add(cardNumber(1), remark: String(repeating: "长", count: 40_000))
      ])),
    Trap(
      "a card number in a remark", "2 remark SENSITIVE_DATA_FORBIDDEN",
      file: ImportStage.text([ImportStage.add(cardNumber(1), remark: "was \(cardNumber(2))")])),
  ]

  private static let headers = [
    Trap(
      "headers in both languages, in another order, width and case", "1 COLUMN_UNKNOWN",
      file: ImportStage.text(
        [["收银台支付", "LI", "新增", "贷记卡", cardNumber(1), "12", "2040", "S1", "x"]],
        header: [
          "用途", " 持卡人姓名", "ＡＣＴＩＯＮ", "Card Type", "卡号", "EXP_MONTH", "有效期年", "门店编码", "合计",
        ])),
    Trap(
      "GB18030",
      file: [0xB2, 0xD9, 0xD7, 0xF7] + Array(",card_id\r\n".utf8)),
    Trap(
      "semicolons, and a last column of the report",
      file: Array("action;card_id;错误说明\r\n;card_1;x".utf8)),
  ]

  private static let repeated = [
    Trap(
      "rows that are there twice", "3 CARD_REPEATED",
      file: ImportStage.text([ImportStage.add(cardNumber(1)), ImportStage.add(cardNumber(1))])),
    Trap(
      "one card in two stores",
      file: ImportStage.text([
        ImportStage.add(cardNumber(1)), ImportStage.add(cardNumber(1), store: "S2"),
      ])),
    Trap(
      "a store that does not exist", "2 store_code STORE_NOT_FOUND",
      file: ImportStage.text([ImportStage.add(cardNumber(1), store: "S9")])),
  ]
}
