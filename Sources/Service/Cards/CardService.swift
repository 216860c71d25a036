import API
import Domain
import JSON
import RPC
import Storage

/// `cards.*`: the cards on file. Reading is here, the rest beside it.
enum CardService {
  static func register(in routes: inout Routes) {
    routes.write(Endpoints.cardsBind, bind)
    routes.read(recorded: Endpoints.cardsGet, writing: get)
    routes.read(recorded: Endpoints.cardsList, writing: list)
    routes.write(Endpoints.cardsUpdate, update)
    routes.write(Endpoints.cardsSignal, signal)
    routes.read(recorded: Endpoints.cardsHistory, history)
    routes.slow(Endpoints.cardsScreen, prepare: screen, write: noteScreening)
    routes.write(Endpoints.cardsPrepareUnbind, prepareUnbind)
    routes.slow(
      Endpoints.cardsConfirmUnbind, prepare: proveConfirmation, write: confirmUnbind)
    routes.stream(Endpoints.cardsImportTemplate, importTemplate)
    routes.stream(Endpoints.cardsImport, `import`)
    routes.stream(Endpoints.cardsImportReport, importReport)
    routes.write(Endpoints.cardsImportUndo, importUndo)
    routes.stream(Endpoints.cardsExport, export)
  }

  /// Answers `CardResult`.
  @Sendable private static func get(
    _ params: CardsGetParams, _ context: ReadContext, _ writer: inout JSON.Writer
  ) throws(Refusal) {
    let site = try context.enter(.cardsRead, .card(params.card))
    writer.beginObject()
    writer.name("\"card\":")
    let isFound = try context.service.cards[context.call.loop].write(
      params.card, within: site.reach, context.views(site), to: &writer)
    guard isFound else { throw Refusal(.notFound) }
    writer.endObject()
  }

  /// Answers `CardListResult`.
  @Sendable private static func list(
    _ params: CardsListParams, _ context: ReadContext, _ writer: inout JSON.Writer
  ) throws(Refusal) {
    let site = try context.enter(
      .cardsRead, .merchant(params.tenant, store: params.store))
    var query = try CardQuery(
      reach: site.reach, status: params.status, health: params.health,
      store: params.store, in: context.snapshot)
    query.brand = params.brand
    query.expiringWithinDays = params.expiringWithinDays
    query.binding = params.binding
    query.lastFour = try params.last4.map { text throws(Refusal) in
      try CardRow.lastFour(text, in: "last4")
    }
    query.order = params.orderBy ?? .boundAt
    let page = try Page(
      params.pageSize, params.pageToken, of: listName(params, context), context.service.keys)
    query.after = page.after
    query.limit = page.limit
    writer.beginObject()
    writer.name("\"cards\":")
    let next = try writePage(page, query, (context, site), &writer)
    if let next {
      writer.name("\"nextPageToken\":")
      writer.string(next)
    }
    writer.name("\"scope\":")
    API.Scope(site).write(to: &writer)
    writer.endObject()
  }

  /// Writes the cards of a page; returns the token of the next, if there is one.
  private static func writePage(
    _ page: Page, _ query: CardQuery, _ place: (ReadContext, Site), _ writer: inout JSON.Writer
  ) throws(Refusal) -> String? {
    let (context, site) = place
    let (views, tenant) = (context.views(site), site.tenant)
    var last: (Int64, Int64) = (0, 0)
    var count = 0
    writer.beginArray()
    try context.snapshot.each(query.encodedRows(of: tenant, on: views.today)) {
      row throws(Refusal) in
      count += 1
      guard count <= page.size else { return false }
      let card = EncodedCardRow(row, of: tenant)
      last = query.sortKeys(card)
      try views.write(card, to: &writer)
      return true
    }
    writer.endArray()
    return count > page.size ? page.token(behind: last) : nil
  }

  /// What a page token is bound to: the caller and the filters, without the page itself.
  private static func listName(_ params: CardsListParams, _ context: ReadContext) -> String {
    var filters = params
    filters.pageSize = nil
    filters.pageToken = nil
    return "cards.list \(context.principal.account.text) "
      + String(copying: filters.json.span)
  }

  @Sendable private static func history(
    _ params: CardsHistoryParams, _ context: ReadContext
  ) throws(Refusal) -> CardHistoryResult {
    let site = try context.enter(.cardsRead, .card(params.card))
    guard let card = try context.snapshot.card(params.card, within: site.reach) else {
      throw Refusal(.notFound)
    }
    let page = try Page(
      params.pageSize, params.pageToken, of: "cards.history \(card.id.text)",
      context.service.keys)
    var rows = try context.snapshot.all(
      """
      SELECT id, body FROM card_transitions WHERE tenant = ? AND card = ? AND id > ?
      ORDER BY id LIMIT ?
      """, .id(card.tenant), .id(card.id), .int(page.after.first), .int(page.limit),
      row: { (id: Int64($0.int(0)), body: $0.blob(1)) })
    let next = page.cut(&rows) { ($0.id, 0) }
    let transitions = rows.compactMap { CardTransition(stored: $0.body) }
    return CardHistoryResult(
      transitions: site.isMasked ? transitions.map(\.masked) : transitions, nextPageToken: next)
  }
}
