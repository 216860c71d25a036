import Testing

@testable import Domain

@Suite struct CardSheetTests {
  /// 2026-11-24.
  private static let today = Day(year: 2026, month: 11, day: 24)
  private static let columns = CardColumn.allCases

  private func header(_ texts: [String]) throws(CardHeader.Fault) -> CardHeader {
    try CardHeader(texts.enumerated().map { (place: $0.offset, text: $0.element) })
  }

  private func refusal(_ texts: [String]) -> CardHeader.Fault? {
    do throws(CardHeader.Fault) {
      _ = try header(texts)
      return nil
    } catch { return error }
  }

  private static let added: [CardColumn: SheetCell] = [
    .action: SheetCell(.text, "新增"), .storeCode: SheetCell(.text, "HZ-01"),
    .cardNumber: SheetCell(.text, "4111 1111 1111 1111"), .holderName: SheetCell(.text, "LIN MEI"),
    .expiryMonth: SheetCell(.text, "08"), .expiryYear: SheetCell(.number, "2031"),
    .cardType: SheetCell(.text, "贷记卡"), .usage: SheetCell(.text, "both"),
  ]

  private func plan(
    _ changes: [CardColumn: SheetCell?]
  ) throws -> (action: RowAction?, faults: [RowFault]) {
    var cells = Self.added
    for (column, cell) in changes { cells[column] = cell }
    let placed = Self.columns.enumerated().compactMap { place, column in
      cells[column].map { (place: place, cell: $0) }
    }
    let header = try header(Self.columns.map(\.rawValue))
    return CardSheetRow(number: 7, cells: placed, header: header).plan(on: Self.today)
  }

  /// Column, reason and severity of each fault.
  private func faults(_ changes: [CardColumn: SheetCell?]) throws -> [String] {
    try plan(changes).faults.map { "\($0.column?.rawValue ?? "") \($0.reason) \($0.severity)" }
  }

  @Test(
    "kinds and uses are taken in the words in which they are shown, and as people call them",
    arguments: [("信用卡", "支付和扣款"), ("credit", "收银台支付"), ("Credit", "自动扣款")])
  func words(kind: String, usage: String) throws {
    let cells = [CardColumn.cardType: SheetCell(.text, kind), .usage: SheetCell(.text, usage)]
    #expect(try faults(cells).isEmpty)
  }

  @Test("headers match in both languages, any order, width and case")
  func headers() throws {
    let header = try header(["　卡号　", "ＡＣＴＩＯＮ ", "Holder Name", "开⼾银⾏", "mine", "\u{FEFF}exp-month"])
    #expect(header.places[.action] == 1)
    #expect(header.places[.holderName] == 2)
    #expect(header.places[.bankName] == 3)
    #expect(header.places[.expiryMonth] == 5)
    #expect(header.places[.cardNumber] == 0)
    #expect(header.unknown == ["mine"])
  }

  @Test("every column is found by each of its headers, and none by another's")
  func everyHeader() {
    for column in CardColumn.allCases {
      for language in Language.allCases {
        #expect(CardColumn(header: " \(column.header[language])\t") == column)
      }
    }
  }

  @Test(
    "a header for a security code or a PIN refuses the file",
    arguments: [
      "CVV", "cvv2", "C V V", "ＣＶＣ", "card-cvn", "安全码", "卡片安全码（三位）", "PIN", "pin_code", "交易密码",
      "Security Code", "PIN码",
    ])
  func forbidden(text: String) {
    #expect(refusal(["action", "card_number", text]) == .forbidden(place: 2))
  }

  @Test(
    "words that only look like one are no such header",
    arguments: ["shipping", "opinion", "PINYIN"])
  func harmless(text: String) {
    #expect(refusal(["action", "card_number", text]) == nil)
  }

  @Test("a column that stands twice or is missing refuses the file")
  func refusedHeaders() {
    #expect(refusal(["action", "卡号", "card_number"]) == .doubled(.cardNumber, place: 2))
    #expect(refusal(["card_number"]) == .missing(.action))
    #expect(refusal(["action"]) == .missing(.cardNumber))
    #expect(refusal(["action", "card_id"]) == nil)
  }

  @Test("a whole row becomes an addition, whose number stays in its cell")
  func addition() throws {
    let (action, faults) = try plan([
      .currency: SheetCell(.text, "cny"), .priority: SheetCell(.number, "3"),
      .remark: SheetCell(.text, " front desk "),
    ])
    #expect(faults.isEmpty)
    guard case .add(let addition) = action else {
      Issue.record("not an addition")
      return
    }
    #expect(addition.storeCode == "HZ-01")
    #expect(addition.funding == .credit)
    #expect(addition.usage == .both)
    #expect(addition.expiry == (try Expiry(year: 2031, month: 8)))
    #expect(addition.details.currency == "CNY")
    #expect(addition.details.priority == 3)
    #expect(addition.details.remark == "front desk")
  }

  @Test("the other actions need the card's id, and a mark its reason")
  func otherActions() throws {
    let card = SheetCell(.text, "card_1")
    #expect(
      try plan([.action: SheetCell(.text, "UNBIND"), .cardID: card]).action
        == .unbind(card: "card_1"))
    #expect(
      try plan([
        .action: SheetCell(.text, "标记失效"), .cardID: card, .invalidReason: SheetCell(.text, "挂失"),
      ]).action == .markInvalid(card: "card_1", .lost))
    #expect(
      try faults([.action: SheetCell(.text, "mark invalid"), .cardID: card])
        == ["invalid_reason VALUE_MISSING error"])
    #expect(
      try faults([.action: SheetCell(.text, "update")]) == ["card_id VALUE_MISSING error"])
    #expect(try faults([.action: nil]) == ["action VALUE_MISSING error"])
    #expect(try faults([.action: SheetCell(.text, "remove")]) == ["action VALUE_UNKNOWN error"])
  }

  @Test(
    "a number that a spreadsheet has destroyed is an error, though its check digit may be right",
    arguments: [
      SheetCell(.number, "4111111111111111"), SheetCell(.number, "6.22202E+18"),
      SheetCell(.number, "6222020000000001000"), SheetCell(.text, "6.22202E+18"),
      SheetCell(.text, "６.２２e18"), SheetCell(.number, "4.1E5"),
    ])
  func lostDigits(cell: SheetCell) throws {
    let (action, faults) = try plan([.cardNumber: cell])
    #expect(action == nil)
    #expect(faults.map(\.reason) == ["CELL_DIGITS_LOST"])
  }

  @Test("a number of 15 digits is whole, as a spreadsheet keeps them")
  func wholeNumber() throws {
    #expect(try plan([.cardNumber: SheetCell(.number, "378282246310005")]).faults.isEmpty)
  }

  @Test("dates, formulas and errors are no values in any column")
  func kinds() throws {
    #expect(try faults([.expiryMonth: SheetCell(.date, "45000")]) == ["exp_month CELL_DATE error"])
    #expect(try faults([.remark: SheetCell(.formula, "")]) == ["remark CELL_FORMULA error"])
    #expect(try faults([.bankName: SheetCell(.error, "#N/A")]) == ["bank_name CELL_ERROR error"])
    #expect(
      try faults([.externalReference: SheetCell(.number, "1234567890123456")])
        == ["external_ref CELL_DIGITS_LOST error"])
  }

  @Test("every error of a row is told, not the first alone")
  func everyFault() throws {
    #expect(
      try faults([
        .storeCode: nil, .cardNumber: SheetCell(.text, "4111111111111112"),
        .expiryMonth: SheetCell(.text, "13"), .cardType: SheetCell(.text, "gold"),
        .currency: SheetCell(.text, "yuan"), .priority: SheetCell(.text, "1000"),
        .remark: SheetCell(.text, String(repeating: "字", count: 65)),
      ]) == [
        "card_number CARD_NUMBER_CHECKSUM error", "store_code VALUE_MISSING error",
        "exp_month EXPIRY_MONTH_INVALID error", "currency VALUE_MALFORMED error",
        "priority VALUE_MALFORMED error", "remark VALUE_TOO_LONG error",
        "card_type VALUE_UNKNOWN error",
      ])
  }

  @Test("expiries: past ones are taken with a warning, far ones and halves are refused")
  func expiries() throws {
    let dates = { (month: String?, year: String?) in
      try self.plan([
        .expiryMonth: month.map { SheetCell(.text, $0) },
        .expiryYear: year.map { SheetCell(.text, $0) },
      ])
    }
    let past = try dates("10", "26")
    #expect(past.action != nil)
    #expect(past.faults.map(\.severity) == [.warning])
    #expect(try dates("11", "26").faults.isEmpty)
    #expect(try dates("12", "2046").faults.map(\.reason) == ["EXPIRY_TOO_FAR"])
    #expect(try dates("12", nil).faults.map(\.reason) == ["EXPIRY_INCOMPLETE"])
    #expect(try dates(nil, nil).faults.map(\.reason) == ["EXPIRY_REQUIRED"])
    #expect(
      try plan([.expiryMonth: nil, .expiryYear: nil, .cardType: SheetCell(.text, "借记卡")])
        .faults.isEmpty)
  }

  @Test("no fault shows a card number or a name, whichever cell it stands in")
  func masks() throws {
    let wrong = "4111111111111112"
    let cells: [CardColumn: SheetCell?] = [
      .cardNumber: SheetCell(.text, wrong), .remark: SheetCell(.formula, "'\(wrong)"),
      .cardType: SheetCell(.text, wrong), .holderName: SheetCell(.error, "张三丰"),
      .bankName: SheetCell(.text, "4111 1111 1111 1111"),
    ]
    let faults = try plan(cells).faults
    #expect(faults.count >= 5)
    let shown = faults.map { $0.valueMasked ?? "" }
    #expect(shown.contains("•••• 1112"))
    #expect(shown.contains("**丰"))
    #expect(shown.allSatisfy { !$0.contains("41111") && !$0.contains("张") })
    #expect(faults.map(\.row) == faults.map { _ in 7 })
  }

  @Test("a row without known content is blank; white space is no content")
  func blank() throws {
    let header = try header(["action", "card_number", "other"])
    let row = CardSheetRow(
      number: 2, cells: [(0, SheetCell(.text, " 　")), (2, SheetCell(.text, "x"))], header: header)
    #expect(row.isBlank)
    let cells = [(place: 1, cell: SheetCell(.text, " 1234 "))]
    #expect(CardSheetRow(number: 2, cells: cells, header: header).cardNumber == "1234")
  }
}
