import API
import Domain
import RPC
import Storage

/// `payments.*`: which card a payment can use.
enum PaymentService {
  static func register(in routes: inout Routes) {
    routes.read(recorded: Endpoints.paymentsOptions, options)
  }

  /// Ranks the cards of a store for a use, and says of every other one why it is out.
  @Sendable private static func options(
    _ params: PaymentsOptionsParams, _ context: ReadContext
  ) throws(Refusal) -> PaymentOptionsResult {
    let site = try context.enter(.paymentsRead, .store(params.store))
    var query = try CardQuery(
      reach: site.reach, status: nil, health: nil, store: params.store, in: context.snapshot)
    query.limit = Int.max
    let views = context.views(site)
    let rows = try context.snapshot.all(
      query.rows(of: site.tenant, on: views.today), row: { CardRow($0) })
    let demand = Routing.Demand(
      params.usage == .checkout ? .checkout : .autoDebit, now: context.now.milliseconds,
      today: views.today)
    let ranking = Routing.rank(rows.map(Routing.Candidate.init), for: demand)
    let byID = Dictionary(uniqueKeysWithValues: rows.map { ($0.id.rawValue, $0) })
    var cards: [API.Card] = []
    for candidate in ranking.usable {
      if let row = byID[candidate.id] { cards.append(try views.card(row)) }
    }
    var excluded: [RefusedCard] = []
    for (candidate, exclusion) in ranking.excluded {
      guard let row = byID[candidate.id] else { continue }
      excluded.append(RefusedCard(card: try views.card(row), reason: exclusion.reason))
    }
    return PaymentOptionsResult(cards: cards, excluded: excluded)
  }
}

extension Routing.Candidate {
  fileprivate init(_ row: CardRow) {
    self.init(
      id: row.id.rawValue, binding: Domain.Binding(row.binding), state: row.state,
      usage: Domain.Usage(row.usage))
    priority = row.priority == 0 ? nil : row.priority
  }
}

extension Domain.Usage {
  init(_ usage: CardUsage) {
    self =
      switch usage {
      case .checkout: .checkout
      case .autoDebit: .autoDebit
      case .both: .both
      case .unrecognized: preconditionFailure("params and rows hold known values only")
      }
  }
}
