import API
import Domain
import RPC
import Workbook

/// What a card workbook looks like in one language: the sheet of the cards, the guide, the dictionary.
struct CardSheet {
  let language: Domain.Language
  /// The stores that the dictionary lists.
  let stores: [Store]

  static let sheetNames = Wording("Cards", zh: "卡片清单")
  private static let guideName = Wording("Guide", zh: "填写说明")
  private static let dictionaryName = Wording("Dictionary", zh: "字典")
  private static let storeName = Wording("store_name", zh: "门店名称")

  /// - Parameter extra: columns behind those of the cards, by their headers.
  func layouts(with extra: [Wording] = []) -> [SheetLayout] {
    let cards = CardColumn.allCases.map { column in
      ColumnLayout(width: Self.width(of: column), choices: choices(column))
    }
    return [
      SheetLayout(
        name: Self.sheetNames[language],
        columns: cards + extra.map { _ in ColumnLayout(width: 60) }),
      SheetLayout(
        name: Self.guideName[language], columns: [ColumnLayout(width: 100)], freezesHeader: false),
      SheetLayout(
        name: Self.dictionaryName[language],
        columns: (0...Self.listed.count).map { _ in ColumnLayout(width: 24) }),
    ]
  }

  func header(with extra: [Wording] = []) -> [TextCell] {
    (CardColumn.allCases.map(\.header) + extra).map { TextCell($0[language], .header) }
  }

  /// The sheets behind that of the cards.
  func writeCompanions(to file: inout SheetFile) throws(Refusal) {
    file.endSheet()
    for line in Self.guide { try file.append([TextCell(line[language], .wrapped)]) }
    file.endSheet()
    let columns = Self.listed.map(words)
    try file.append(
      (Self.listed.map(\.header) + [Self.storeName]).map { TextCell($0[language], .header) })
    for row in 0..<(columns.map(\.count).max() ?? 0) {
      var cells = columns.map { TextCell(row < $0.count ? $0[row] : "") }
      cells.append(TextCell(row < stores.count ? stores[row].name : ""))
      try file.append(cells)
    }
    file.endSheet()
  }

  // MARK: Words

  /// The columns whose values the dictionary lists, in its order.
  private static let listed: [CardColumn] = [
    .action, .cardType, .usage, .invalidReason, .storeCode,
  ]

  private func words(_ column: CardColumn) -> [String] {
    switch column {
    case .action: RowAction.Kind.allCases.map { $0.label[language] }
    case .cardType: Domain.Funding.allCases.map { $0.label[language] }
    case .usage: Domain.Usage.allCases.map { $0.label[language] }
    case .invalidReason: Domain.Health.markable.map { $0.label[language] }
    case .storeCode: stores.map(\.code)
    default: []
    }
  }

  private func choices(_ column: CardColumn) -> Choices? {
    let count = words(column).count
    guard count > 0, let index = Self.listed.firstIndex(of: column) else { return nil }
    return .cells(sheet: Self.dictionaryName[language], column: index, rows: 2...count + 1)
  }

  /// In characters: room for the header, and for what most cells hold.
  private static func width(of column: CardColumn) -> Int {
    switch column {
    case .expiryMonth, .expiryYear, .priority, .currency: 12
    case .action, .storeCode, .cardType: 13
    case .cardID, .cardNumber: 22
    case .bankName, .remark: 24
    default: 17
    }
  }
}

extension CardSheet {
  fileprivate static let guide: [Wording] = [
    Wording(
      "One row is one card. Write the action that you want; a row without an action changes nothing.",
      zh: "每行一张卡片。请填写所需操作；未填写操作的行不作任何更改。"),
    Wording(
      "add: store_code, card_number, holder_name, card_type and usage are needed, and the expiry unless it is a debit card.",
      zh: "新增：须填写门店编码、卡号、持卡人姓名、卡类型和用途；除借记卡外还须填写有效期。"),
    Wording(
      "update: card_id, and what is to change. Empty cells, and names with * in them, leave things as they are. A bank cannot be changed.",
      zh: "更新：填写卡片编号和要更改的内容。空单元格以及带 * 的姓名表示不变。开户银行不能更改。"),
    Wording(
      "mark_invalid: card_id and invalid_reason.", zh: "标记失效：填写卡片编号和失效原因。"),
    Wording(
      "unbind: card_id. The whole import is confirmed once, with your password or one-time code.",
      zh: "解绑：填写卡片编号。整次导入只需用密码或动态码确认一次。"),
    Wording(
      "Keep every column formatted as text: a spreadsheet destroys long numbers otherwise. Never use formulas.",
      zh: "请将所有列保持为文本格式，否则表格软件会破坏长数字。请勿使用公式。"),
    Wording(
      "Never write a security code or a PIN into a file. A file with such a column is refused as a whole.",
      zh: "切勿在文件中填写安全码或密码。含有此类列的文件将被整体拒绝。"),
    Wording(
      "Card numbers are not kept: what comes back to you shows their last four digits. Enter the whole number again before you send a failed row of a new card.",
      zh: "系统不保存完整卡号，返回的文件只显示后四位。重新提交新增失败的行之前，请重新填写完整卡号。"),
    Wording(
      "external_ref is your own number of a row: a row with one that was carried out before is not carried out again.",
      zh: "外部流水号是您自己的行编号：同一流水号已执行过的行不会再次执行。"),
    Wording(
      "currency is checked and not kept yet. At most 5000 rows and 10 MiB.",
      zh: "币种仅校验，暂不保存。最多 5000 行、10 MiB。"),
  ]
}

extension Domain.Language {
  /// The language that is asked for by a param, else that of the call.
  init(_ locale: Locale?, _ call: Call) {
    self =
      switch locale {
      case .zhCN: .zhCN
      case nil: call.language == .english ? .en : .zhCN
      default: .en
      }
  }
}

extension API.Locale {
  init(_ language: Domain.Language) { self = language == .en ? .en : .zhCN }
}
