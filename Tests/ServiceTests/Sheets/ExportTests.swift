import API
import Domain
import RPC
import Service
import Testing
import Workbook

/// The template and the export of card workbooks.
@Suite struct ExportTests {
  private let merchant: Merchant

  init() throws { merchant = try Merchant() }

  private func export(
    _ format: WorkbookFormat = .xlsx, _ filter: CardFilter? = nil, _ locale: Locale? = nil
  ) throws -> Download {
    let stream = try merchant.boss.desk.open(
      Endpoints.cardsExport, CardsExportParams(format: format, filter: filter, locale: locale))
    try merchant.bench.settle()
    return try Download(stream)
  }

  private func template(_ format: WorkbookFormat, _ locale: Locale?) throws -> Download {
    try Download(
      merchant.boss.desk.open(
        Endpoints.cardsImportTemplate, CardsImportTemplateParams(format: format, locale: locale)))
  }

  @Test(
    "a template has the headers of its language, a guide, and a dictionary with the open stores")
  func template() throws {
    let english = try template(.xlsx, .en)
    #expect(try english.sheetNames() == ["Cards", "Guide", "Dictionary"])
    #expect(try english.rows() == [CardColumn.allCases.map(\.rawValue)])
    let chinese = try template(.xlsx, .zhCN)
    #expect(try chinese.sheetNames() == ["卡片清单", "填写说明", "字典"])
    #expect(try chinese.rows() == [CardColumn.allCases.map(\.header.zhCN)])
    let dictionary = try chinese.rows(ofSheet: 2)
    #expect(dictionary.contains { $0.first == "解绑" })
    #expect(dictionary.compactMap { $0.count > 5 ? $0[4] : nil } == ["门店编码", "S1", "S2"])
    #expect(chinese.end.rows == 0)
    #expect(Int(chinese.end.bytes) == chinese.bytes.count)
  }

  @Test("a template as text is one line")
  func textTemplate() throws {
    #expect(try template(.csv, .zhCN).rows() == [CardColumn.allCases.map(\.header.zhCN)])
  }

  @Test("an export has a row for each card, its number and holder masked, and no action")
  func rows() throws {
    let card = try merchant.bind { $0.label = "=1+1" }.card
    for format in [WorkbookFormat.xlsx, .csv] {
      let rows = try export(format, nil, .zhCN).rows()
      #expect(rows.count == 2)
      let row = Dictionary(uniqueKeysWithValues: zip(rows[0], rows[1]))
      #expect(row["操作"] == "")
      #expect(row["门店编码"] == "S1")
      #expect(row["卡片编号"] == card.id.text)
      #expect(row["卡号"] == "•••• 1111")
      #expect(row["持卡人姓名"] == card.holderMasked)
      #expect(row["有效期月"] == "12")
      #expect(row["有效期年"] == "2030")
      #expect(row["卡类型"] == "贷记卡")
      #expect(row["备注"] == "=1+1")
    }
  }

  @Test("an export keeps leading zeros, and to its filter")
  func filter() throws {
    try merchant.bind("4000000000000002") {
      $0.expYear = 2026; $0.expMonth = 8
    }
    try merchant.bind("4242424242420000")
    let all = try export().rows().dropFirst().map { $0[3] }
    #expect(all == ["•••• 0002", "•••• 0000"])
    let expiring = try export(.csv, CardFilter(health: [.expiring])).rows()
    #expect(expiring.dropFirst().map { $0[3] } == ["•••• 0002"])
  }

  @Test("an export of many cards has each of them once")
  func many() throws {
    for n in 0..<250 { try merchant.bind(cardNumber(n)) }
    let rows = try export().rows().dropFirst()
    #expect(Set(rows.map { $0[2] }).count == 250)
  }

  @Test("an export is on record before anything is sent")
  func audited() throws {
    try merchant.bind()
    let download = try export(.csv, CardFilter(status: .normal))
    #expect(download.end.rows == 1)
    let lines = try merchant.boss.desk.call(
      Endpoints.auditList, AuditListParams(method: "cards.export")
    ).lines
    #expect(lines.map(\.target) == [merchant.tenant.text])
  }

  @Test("what is another merchant's is in no export, and its stores are not found")
  func strangers() throws {
    let other = try merchant.neighbour()
    try other.bind()
    #expect(try export().rows().count == 1)
    #expect(
      try refusal { try export(.csv, CardFilter(store: other.store)) }?.reason == .notFound)
  }

  @Test("a store's clerk exports nothing and has no template")
  func clerk() throws {
    #expect(try !merchant.clerk.desk.mayUseStream(Endpoints.cardsExport))
    #expect(try !merchant.clerk.desk.mayUseStream(Endpoints.cardsImportTemplate))
  }
}

extension Desk {
  /// Whether the caller may open a stream.
  func mayUseStream<P: Message, O: Message, I: Message, U: Message, R: Message>(
    _ endpoint: StreamEndpoint<P, O, I, U, R>
  ) throws -> Bool { try discovers(endpoint.index) }
}
