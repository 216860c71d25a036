import API
import Domain
import RPC
import Storage

extension CardService {
  /// Examines all cards within reach. Few cards are counted as any other read of the workers; many wait
  /// for their turn with a connection of their own, so that nobody's login waits for them.
  @Sendable static func screen(
    _ params: CardsScreenParams, _ preparation: Preparation
  ) throws(Refusal) -> ScreenResult {
    let service = preparation.service
    let short = try preparation.read { snapshot throws(Refusal) -> ScreenResult? in
      let context = preparation.reading(snapshot)
      let site = try enter(params, context, preparation)
      guard try Screening.isShort(site.tenant, in: snapshot) else { return nil }
      return try examine(params, site, context)
    }
    if let short { return short }
    let isBusy = service.isScreening.exchange(true, ordering: .acquiringAndReleasing)
    guard !isBusy else { throw Refusal(.screeningRunning) }
    defer { service.isScreening.store(false, ordering: .releasing) }
    return try service.read(service.longReader, within: preparation.call.timeout) {
      snapshot throws(Refusal) in
      let context = preparation.reading(snapshot)
      return try examine(params, try enter(params, context, preparation), context)
    }
  }

  /// The audit line of a screening is all that it writes, if the caller may still see what it found.
  @Sendable static func noteScreening(
    _ params: CardsScreenParams, _ result: ScreenResult, _ context: inout WriteContext
  ) throws(Refusal) -> ScreenResult {
    try context.enter(.cardsRead, .merchant(params.tenant, store: params.store))
    context.record.target = params.store?.text ?? context.tenant.text
    return result
  }

  private static func enter(
    _ params: CardsScreenParams, _ context: ReadContext, _ preparation: Preparation
  ) throws(Refusal) -> Site {
    let site = try context.site(.cardsRead, .merchant(params.tenant, store: params.store))
    preparation.note(site)
    if let store = params.store,
      try context.snapshot.store(store, within: site.reach) == nil
    {
      throw Refusal(.notFound)
    }
    return site
  }

  private static func examine(
    _ params: CardsScreenParams, _ site: Site, _ context: ReadContext
  ) throws(Refusal) -> ScreenResult {
    let page = try Page(
      params.pageSize, params.pageToken,
      of: "cards.screen \(context.principal.account.text) \(site.tenant.text) "
        + (params.store?.text ?? "all"), context.service.keys)
    let screening = try Screening(of: site, params.store, at: context.now, in: context.snapshot)
    let attempts = try AttemptTally(
      of: site, params.store, until: context.now, context.service.ruleset, in: context.snapshot)
    var shown = screening.page(page)
    let next = page.cut(&shown) { $0.sortKeys }
    let (unbindable, replaceFirst) = screening.clearing(listsCards: !site.isMasked)
    return ScreenResult(
      at: context.now, totals: screening.totals.counts, openStores: screening.openStores,
      stores: shown.map(\.answer), nextPageToken: next, expiries: screening.expiries.answer,
      attempts: attempts.answer,
      withoutUsableCard: screening.openStores { $0.usable == 0 },
      withoutAutoDebitCard: screening.openStores {
        $0.hasAutoDebit && $0.usableForAutoDebit == 0
      }, unbindable: unbindable, replaceFirst: replaceFirst, scope: API.Scope(site))
  }
}

extension Screening {
  /// The stores of a page, and one more if there is one.
  fileprivate func page(_ page: Page) -> [StoreTally] {
    let after = (Int64(page.after.first), Int64(page.after.second))
    let rest = stores.filter { $0.healths.count > 0 && $0.sortKeys > after }
    return Array(rest.sorted { $0.sortKeys < $1.sortKeys }.prefix(page.limit))
  }
}
