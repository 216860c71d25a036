import API
import Domain
import RPC
import Storage

extension CardService {
  private static let confirmationLife = Duration.seconds(5 * 60)
  private static let cardsMax = 500

  /// Says what unbinding would bring about, and keeps the choice for a confirmation.
  @Sendable static func prepareUnbind(
    _ params: CardsPrepareUnbindParams, _ context: inout WriteContext
  ) throws(Refusal) -> PrepareUnbindResult {
    try context.enter(.cardsUnbind, params.place)
    let chosen = try chosenCards(params, context)
    let request = UnbindRequest(
      cards: chosen, replaceWith: params.replaceWith,
      stopsAutoDebit: params.stopAutoDebit ?? false)
    let plan = try request.plan(context)
    let confirmation: ConfirmationID = context.nextID()
    let expiresAt = context.now + confirmationLife
    let leaving = chosen.filter { plan.accepted.contains($0.id.rawValue) }
    try keep(confirmation, leaving, request, until: expiresAt, context)
    context.record.target = confirmation.text
    let views = context.shownViews()
    var cards: [API.Card] = []
    for row in leaving { cards.append(try views.card(row)) }
    return PrepareUnbindResult(
      confirmation: confirmation, expiresAt: expiresAt, cards: cards,
      impact: try impact(plan, chosen, views), requires: try requiredFactor(context))
  }

  private static func chosenCards(
    _ params: CardsPrepareUnbindParams, _ context: WriteContext
  ) throws(Refusal) -> [CardRow] {
    let reach = context.reach(.cardsUnbind)
    switch (params.cards, params.filter) {
    case (let ids?, nil):
      var rows: [CardRow] = []
      for id in ids where !rows.contains(where: { $0.id == id }) {
        guard let row = try context.snapshot.card(id, within: reach) else {
          throw Refusal(.notFound)
        }
        rows.append(row)
      }
      return rows
    case (nil, let filter?): return try matching(filter, reach, context)
    default: throw Refusal(violations: [RPC.FieldViolation("cards", .exactlyOneRequired)])
    }
  }

  private static func matching(
    _ filter: CardFilter, _ reach: Reach, _ context: WriteContext
  ) throws(Refusal) -> [CardRow] {
    var query = try CardQuery(filter, within: reach, context.snapshot)
    query.binding = .bound
    query.limit = cardsMax + 1
    let sql = query.rows(of: context.tenant, on: context.views().today)
    let rows = try context.snapshot.all(sql, row: { CardRow($0) })
    guard rows.count <= cardsMax else {
      throw Refusal(.tooManyCards, .init("limit", "\(cardsMax)"))
    }
    return rows
  }

  private static func keep(
    _ id: ConfirmationID, _ cards: [CardRow], _ request: UnbindRequest, until expiresAt: Timestamp,
    _ context: WriteContext
  ) throws(Refusal) {
    let principal = context.principal
    try context.transaction.write(
      """
      INSERT INTO confirmations (tenant, id, account, session, expires_at, replace_with,
        stop_auto_debit) VALUES (?, ?, ?, ?, ?, ?, ?)
      """, .id(context.tenant), .id(id), .id(principal.account),
      principal.session.map { .id($0.id) } ?? 0, .time(expiresAt),
      request.replaceWith.map { .id($0) } ?? .null, Value(request.stopsAutoDebit))
    for card in cards {
      try context.transaction.write(
        """
        INSERT INTO confirmation_cards (tenant, confirmation, card, version) VALUES (?, ?, ?, ?)
        """, .id(context.tenant), .id(id), .id(card.id), .int(card.version))
    }
  }

  private static func impact(
    _ plan: Unbinding.Plan, _ chosen: [CardRow], _ views: CardViews
  ) throws(Refusal) -> Impact {
    var refusals: [RefusedCard] = []
    for refused in plan.refusals {
      guard let row = chosen.first(where: { $0.id.rawValue == refused.card }) else { continue }
      refusals.append(
        RefusedCard(card: try views.card(row), reason: refused.reason.asReason))
    }
    return Impact(
      openPayments: Int64(plan.openPayments), autoDebits: Int64(plan.autoDebits),
      lastUsable: plan.lastUsable.map { StoreID(rawValue: $0) }, refusals: refusals)
  }

  /// Whoever has a second factor confirms with it.
  private static func requiredFactor(_ context: WriteContext) throws(Refusal) -> Factor {
    let principal = context.principal
    let account = try context.snapshot.account(principal.account, in: principal.tenant)
    return account?.hasTOTP == true ? .totp : .password
  }
}

extension CardsPrepareUnbindParams {
  /// What tells whose cards they are.
  fileprivate var place: Place {
    if tenant == nil, let card = cards?.first { return .card(card) }
    return .merchant(tenant, store: filter?.store)
  }
}

/// Where and when cards are to be unbound.
struct UnbindScene {
  let snapshot: Snapshot
  let reach: Reach
  let tenant: TenantID
  let today: Day
  let now: Timestamp
}

/// What somebody wants to unbind, and what they arranged for the debits that run on it.
struct UnbindRequest: Sendable {
  let cards: [CardRow]
  let replaceWith: CardID?
  let stopsAutoDebit: Bool

  /// Which cards may go today, and what it brings about.
  ///
  /// - Throws: `notFound` for a replacement out of reach.
  func plan(_ context: WriteContext) throws(Refusal) -> Unbinding.Plan {
    try plan(
      UnbindScene(
        snapshot: context.snapshot, reach: context.reach(.cardsUnbind), tenant: context.tenant,
        today: context.views().today, now: context.now))
  }

  func plan(_ context: UnbindScene) throws(Refusal) -> Unbinding.Plan {
    let today = context.today
    let stores = try Set(cards.map(\.store)).sorted { $0.rawValue < $1.rawValue }
      .map { store throws(Refusal) in try self.store(store, today, context) }
    var cards: [Unbinding.Card] = []
    for row in self.cards { cards.append(try Unbinding.Card(row, on: today, context)) }
    return Unbinding.plan(
      cards, of: stores,
      arrangement: try arrangement(today, context))
  }

  private func arrangement(
    _ today: Day, _ context: UnbindScene
  ) throws(Refusal) -> Unbinding.Arrangement {
    guard let replaceWith else { return stopsAutoDebit ? .stopAutoDebit : .none }
    guard
      let card = try context.snapshot.card(replaceWith, within: context.reach)
    else { throw Refusal(.notFound) }
    let isUsable = Unbinding.Card(card, on: today).isUsableForAutoDebit
    return .replace(with: replaceWith.rawValue, isUsable: isUsable)
  }

  /// What a store has on file today, the chosen cards included.
  private func store(
    _ id: StoreID, _ today: Day, _ context: UnbindScene
  ) throws(Refusal) -> Unbinding.Store {
    var query = try CardQuery(
      reach: Reach(tenant: context.tenant, stores: nil), status: nil, health: nil,
      store: nil, in: context.snapshot)
    query.store = id
    query.binding = .bound
    query.limit = Int.max
    let rows = try context.snapshot.all(
      query.rows(of: context.tenant, on: today), row: { CardRow($0) })
    let cards = rows.map { Unbinding.Card($0, on: today) }
    return Unbinding.Store(
      id: id.rawValue, hasAutoDebit: rows.contains { $0.usage != .checkout },
      usable: cards.count(where: \.isUsable),
      usableForAutoDebit: cards.count(where: \.isUsableForAutoDebit))
  }
}

extension Unbinding.Card {
  init(_ row: CardRow, on today: Day) {
    self.init(
      id: row.id.rawValue, store: row.store.rawValue, binding: Domain.Binding(row.binding))
    let isNormal = row.binding == .bound && row.state.status(on: today) == .normal
    isUsable = isNormal
    isUsableForAutoDebit = isNormal && row.usage != .checkout
  }

  /// So far back debits tell which of them a card serves: a month, whatever its length.
  private static let autoDebitSpan = Duration.seconds(31 * 86_400)

  /// The same with the payments that depend on the card. A card that is kept for auto-debit serves one at
  /// least, though it may not have been debited yet.
  fileprivate init(_ row: CardRow, on today: Day, _ context: UnbindScene) throws(Refusal) {
    self.init(row, on: today)
    guard row.binding == .bound else { return }
    let since = context.now + (.zero - Self.autoDebitSpan)
    let counts = try context.snapshot.payments(on: row, since: since, at: context.now)
    openPayments = counts.open
    autoDebits = row.usage == .checkout ? 0 : max(1, counts.autoDebits)
  }
}

extension Unbinding.Refusal {
  /// The contract's constant.
  var asReason: String {
    let reason: Reason =
      switch self {
      case .alreadyUnbound: .alreadyUnbound
      case .unbindingUnderWay: .cardUnbinding
      case .replacementIsLeaving, .replacementNotUsable: .replacementUnusable
      case .lastUsableWithAutoDebit: .lastUsableWithAutoDebit
      }
    return "\(reason.name)"
  }
}

extension Domain.Binding {
  init(_ binding: API.Binding) {
    self =
      switch binding {
      case .bound: .bound
      case .unbinding: .unbinding
      case .unbound: .unbound
      case .unrecognized: preconditionFailure("params and rows hold known values only")
      }
  }
}
