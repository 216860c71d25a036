import Testing

@testable import Workbook

@Suite struct CSVTests {
  @Test("fields, quotes, doubled quotes and line ends in quotes are read as RFC 4180 says")
  func fields() throws {
    let file = Array("a,\"b,\"\"c\"\"\",\"d\r\ne\"\r\n,,x\r\n\r\nlast".utf8)
    let found = try rows(file)
    #expect(found.map { $0.cells.map(\.text) } == [["a", "b,\"c\"", "d\r\ne"], ["x"], ["last"]])
    #expect(found.map(\.number) == [1, 2, 4])
    #expect(found[1].cells.map(\.column) == [2])
    #expect(found[0].cells.allSatisfy { $0.kind == .text })
  }

  @Test("lines end in CR LF, LF or CR", arguments: ["\r\n", "\n", "\r"])
  func lineEnds(end: String) throws {
    #expect(try texts(Array("a,b\(end)\"c\",d\(end)".utf8)) == [["a", "b"], ["c", "d"]])
  }

  @Test(
    "the separator is found in the first record",
    arguments: [
      ("a;b;c,d\n1;2;3", ";"), ("a\tb\n1,5\t2", "\t"), ("a\n1,2", ","), ("\"a;b;c\",d\n", ","),
      ("sep=;\r\na;b,c\n", ";"), ("sep=\t\na", "\t"),
    ])
  func separators(text: String, separator: Character) throws {
    let workbook = try WorkbookFile(Array(text.utf8))
    #expect(workbook.format == .csv(CSVDialect(encoding: .utf8, separator: separator)))
  }

  @Test("a file that names its separator counts that line as a row")
  func namedSeparator() throws {
    let found = try rows(Array("sep=;\r\na;b\r\n".utf8))
    #expect(found.map(\.number) == [2])
    #expect(found[0].cells.map(\.text) == ["a", "b"])
  }

  /// 卡号;备注 and 一, as other programs encode them.
  private static let chinese: [(CSVDialect.Encoding, [UInt8])] = [
    (.utf8, [0xEF, 0xBB, 0xBF] + Array("卡号;备注\n一".utf8)),
    (.utf8, Array("卡号;备注\n一".utf8)),
    (
      .gb18030,
      [0xBF, 0xA8, 0xBA, 0xC5, 0x3B, 0xB1, 0xB8, 0xD7, 0xA2, 0x0A, 0xD2, 0xBB]
    ),
    (
      .utf16,
      [0xFF, 0xFE] + "卡号;备注\n一".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    ),
    (
      .utf16,
      [0xFE, 0xFF] + "卡号;备注\n一".utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    ),
  ]

  @Test("the encoding is found out: UTF-8 with or without a mark, GB18030, UTF-16 with a mark")
  func encodings() throws {
    for (encoding, file) in Self.chinese {
      let workbook = try WorkbookFile(file)
      #expect(workbook.format == .csv(CSVDialect(encoding: encoding, separator: ";")))
      #expect(try texts(file) == [["卡号", "备注"], ["一"]])
    }
  }

  @Test("GB18030 of four bytes is read, for rare characters of names")
  func fourBytes() throws {
    // U+3400 and U+20000.
    #expect(
      try texts([0x81, 0x39, 0xEE, 0x39, 0x2C, 0x95, 0x32, 0x82, 0x36]) == [["㐀", "𠀀"]])
  }

  @Test(
    "what is no text is refused",
    arguments: [
      [0xFF], [0x61, 0], [0x1B], [0xEF, 0xBB, 0xBF, 0xFF], [0xFF, 0xFE, 0x61],
      [0xFE, 0xFF, 0xD8, 0],
      [0x81], [0xBF, 0xA8, 0xBA], [0x50, 0x4B, 5, 6],
    ] as [[UInt8]])
  func binary(file: [UInt8]) {
    #expect(refusal(file) == .otherFormat(.unknown))
  }

  @Test("a quote that does not end, or is followed by text, is told with its line")
  func quotes() {
    #expect(
      refusal(Array("a,b\n1,\"2\n3\n4".utf8)) == .malformedText(line: 2, .unterminatedQuote))
    #expect(
      refusal(Array("a\n\"1\r\n2\"x\n".utf8)) == .malformedText(line: 3, .textAfterQuote))
    #expect(refusal(Array("a,b\n5\" screen,x\n".utf8)) == nil)
  }

  @Test("rows, columns and cells are bounded; blank lines and blank columns count for nothing")
  func limits() {
    var limits = WorkbookLimits()
    limits.rowsMax = 2
    limits.columnsMax = 2
    limits.cellBytesMax = 3
    let check = { (text: String) in refusal(Array(text.utf8), limits: limits) }
    #expect(check("a,b,,,\n\n\n,\nc,ddd") == nil)
    #expect(check("a\nb\nc") == .tooLarge(.rows))
    #expect(check("a,b,c") == .tooLarge(.columns))
    #expect(check("a,dddd") == .tooLarge(.cellText))
    #expect(check("a,\"dd\"\"d\"") == .tooLarge(.cellText))
  }

  @Test("what is written is read, and nothing of it begins as a formula does")
  func roundTrip() throws {
    let texts = [
      "=1+1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠1", " =1", "　=1",
      "'=1", "''=1", "'plain", "plain", "a,b", "a;b", "\"q\"", "\"\u{301}", "'\u{301}=", "a\r\nb",
      "卡号", "6222020000000000123",
    ]
    var writer = CSVWriter()
    writer.append(["header"] + texts)
    writer.append(texts)
    let file = writer.takeOutput()
    #expect(writer.takeOutput().isEmpty)
    #expect(file.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(file.suffix(2) == [13, 10])
    #expect(try rows(file).last?.cells.map(\.text) == texts)
    let raw = String(decoding: file.dropFirst(3), as: UTF8.self)
    for start in ["=", "+", "-", "@", "＝"] { #expect(!raw.contains(",\(start)")) }
    #expect(raw.contains(",'=1+1,'+1,'-1,'@a,\"'\tx\","))
  }
}
