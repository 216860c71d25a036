import API
import Domain
import RPC
import Storage

extension PaymentService {
  @Sendable static func get(
    _ params: PaymentsGetParams, _ context: ReadContext
  ) throws(Refusal) -> PaymentResult {
    let site = try context.enter(.paymentsRead, .payment(params.payment))
    guard let payment = try context.snapshot.payment(params.payment, within: site.reach) else {
      throw Refusal(.notFound)
    }
    return PaymentResult(
      payment: try context.snapshot.view(of: payment, isMasked: site.isMasked))
  }

  /// Newest first: what is added meanwhile stands before the first page and moves no other.
  @Sendable static func list(
    _ params: PaymentsListParams, _ context: ReadContext
  ) throws(Refusal) -> PaymentListResult {
    let site = try context.enter(.paymentsRead, .merchant(params.tenant, store: params.store))
    if let store = params.store,
      try context.snapshot.store(store, within: site.reach) == nil
    {
      throw Refusal(.notFound)
    }
    if let card = params.card, try context.snapshot.card(card, within: site.reach) == nil {
      throw Refusal(.notFound)
    }
    let page = try Page(
      params.pageSize, params.pageToken, of: listName(params, context), context.service.keys)
    var rows = try context.snapshot.all(
      Snapshot.payments(params, site, behind: page), row: { PaymentRow($0) })
    let next = page.cut(&rows) { ($0.id.rawValue, 0) }
    var payments: [API.Payment] = []
    for row in rows {
      payments.append(try context.snapshot.view(of: row, isMasked: site.isMasked))
    }
    return PaymentListResult(payments: payments, nextPageToken: next, scope: API.Scope(site))
  }

  /// What a page token is bound to: the caller and the filters, without the page itself.
  private static func listName(_ params: PaymentsListParams, _ context: ReadContext) -> String {
    var filters = params
    (filters.pageSize, filters.pageToken) = (nil, nil)
    return "payments.list \(context.principal.account.text) "
      + String(copying: filters.json.span)
  }
}

extension Snapshot {
  /// The payments of a page, and one more.
  fileprivate static func payments(
    _ params: PaymentsListParams, _ site: Site, behind page: Page
  ) -> SQL {
    var query = payments(of: site.tenant)
    if let store = params.store {
      query.append(" AND store = ?", .id(store))
    } else if let stores = site.reach.stores {
      query.append(" AND store IN ")
      query.append(list: stores.map { .id($0) })
    }
    if let order = params.order { query.append(" AND reference = ?", .text(order)) }
    if let card = params.card {
      query.append(
        """
         AND id IN (SELECT payment FROM attempts INDEXED BY attempts_by_card
          WHERE tenant = ? AND card = ?)
        """, .id(site.tenant), .id(card))
    }
    if let from = params.from { query.append(" AND begun_at >= ?", .time(from)) }
    if let to = params.to { query.append(" AND begun_at < ?", .time(to)) }
    if let outcome = params.outcome {
      query.append(" AND outcome = ?", .int(outcome.rawValue))
    }
    let last = page.after.first == 0 ? Int.max : page.after.first
    query.append(" AND id < ? ORDER BY id DESC LIMIT ?", .int(last), .int(page.limit))
    return query
  }
}
