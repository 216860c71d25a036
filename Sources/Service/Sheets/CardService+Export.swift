import API
import Domain
import RPC
import Storage
import Workbook

extension CardService {
  @Sendable static func importTemplate(
    _ params: CardsImportTemplateParams, _ context: ReadContext, _ port: StreamPort
  ) throws(Refusal) -> any StreamHandler {
    let site = try context.site(.cardsImport, .tenant(nil))
    let sheet = CardSheet(
      language: Domain.Language(params.locale, context.call),
      stores: try context.snapshot.openStores(within: site.reach))
    return try WorkbookStream(context.service, params.format, sheet, NoRows())
  }

  @Sendable static func export(
    _ params: CardsExportParams, _ context: ReadContext, _ port: StreamPort
  ) throws(Refusal) -> any StreamHandler {
    let site = try context.site(.cardsExport, .tenant(nil))
    let language = Domain.Language(params.locale, context.call)
    let query = try CardQuery(params.filter ?? CardFilter(), within: site.reach, context.snapshot)
    let rows = ExportedRows(query, site, language, try context.snapshot.storeCodes(of: site.tenant))
    let sheet = CardSheet(
      language: language, stores: try context.snapshot.openStores(within: site.reach))
    let record = ReadRecord(
      context.service, context.call,
      AuditRecord(
        tenant: site.tenant, target: site.tenant.text, after: params.filter?.json), port)
    return try WorkbookStream(context.service, params.format, sheet, rows, record: record)
  }
}

extension CardQuery {
  init(_ filter: CardFilter, within reach: Reach, _ snapshot: Snapshot) throws(Refusal) {
    try self.init(
      reach: reach, status: filter.status, health: filter.health, store: filter.store, in: snapshot)
    brand = filter.brand
    expiringWithinDays = filter.expiringWithinDays
    lastFour = try filter.last4.map { text throws(Refusal) in
      try CardRow.lastFour(text, in: "filter.last4")
    }
  }
}

extension Snapshot {
  func openStores(within reach: Reach) throws(Refusal) -> [Store] {
    guard let tenant = reach.tenant else { return [] }
    let stores = try all(
      """
      SELECT id, tenant, code, name, state FROM stores WHERE tenant = ? AND state = 0 ORDER BY code
      """, .id(tenant), row: { Store($0) })
    return stores.filter { reach.covers($0.id) }
  }

  fileprivate func storeCodes(of tenant: TenantID) throws(Refusal) -> [StoreID: String] {
    let rows = try all(
      "SELECT id, code FROM stores WHERE tenant = ?", .id(tenant),
      row: { ($0.id(0, StoreID.self), $0.text(1)) })
    return Dictionary(uniqueKeysWithValues: rows)
  }
}

/// Cards as rows of a sheet, oldest first, read a page at a time: one that changes meanwhile is exported
/// as it is when its page is read.
private struct ExportedRows: SheetRows {
  private var query: CardQuery
  private let tenant: TenantID
  private let zone: Zone
  private let language: Domain.Language
  private let codes: [StoreID: String]

  private static let pageSize = 100

  init(_ query: CardQuery, _ site: Site, _ language: Domain.Language, _ codes: [StoreID: String]) {
    (self.query, tenant, zone) = (query, site.tenant, site.zone)
    (self.language, self.codes) = (language, codes)
    self.query.limit = Self.pageSize
  }

  mutating func next(_ service: Service, _ call: Call) throws(Refusal) -> [[TextCell]]? {
    guard let principal = call.caller as? Principal else { throw Refusal(.sessionRequired) }
    query.reach = principal.reach(.cardsExport)
    let today = zone.today(at: service.now).day
    let sql = query.rows(of: tenant, on: today)
    let cards = try service.read(call.loop) { snapshot throws(Refusal) in
      try snapshot.all(sql, row: { CardRow($0) })
    }
    guard let last = cards.last else { return nil }
    query.after.first = Int(last.id.rawValue)
    return cards.map { card in
      CardColumn.allCases.map { TextCell(text($0, of: card, on: today)) }
    }
  }

  private func text(_ column: CardColumn, of card: CardRow, on today: Day) -> String {
    switch column {
    // Not kept of a card, or nothing that is asked for.
    case .action, .currency, .externalReference: ""
    case .storeCode: codes[card.store] ?? ""
    case .cardID: card.id.text
    case .cardNumber: "•••• \(card.lastFourText)"
    case .holderName: card.holderMasked
    case .expiryMonth: card.expiry.map { "\($0.month)" } ?? ""
    case .expiryYear: card.expiry.map { "\($0.year)" } ?? ""
    case .cardType: Domain.Funding(card.funding).label[language]
    case .bankName: card.bank ?? ""
    case .usage: Domain.Usage(card.usage).label[language]
    case .priority: "\(card.priority)"
    case .invalidReason: invalidReason(card, on: today)
    case .remark: card.label ?? ""
    }
  }

  private func invalidReason(_ card: CardRow, on today: Day) -> String {
    let health = card.state.health(on: today)
    return health.status == .invalid ? health.label[language] : ""
  }
}
