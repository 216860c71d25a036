import API
import Domain
import RPC
import Storage

/// `payments.*`: which card a payment can use, and what came of it. No money is moved here.
enum PaymentService {
  static func register(in routes: inout Routes) {
    routes.read(recorded: Endpoints.paymentsOptions, options)
    routes.write(Endpoints.paymentsBegin, begin)
    routes.write(Endpoints.paymentsComplete, complete)
    routes.read(recorded: Endpoints.paymentsGet, get)
    routes.read(recorded: Endpoints.paymentsList, list)
    routes.read(recorded: Endpoints.paymentsExplain, explain)
  }

  /// Ranks the cards of a store for a use, and says of every other one why it is out.
  @Sendable private static func options(
    _ params: PaymentsOptionsParams, _ context: ReadContext
  ) throws(Refusal) -> PaymentOptionsResult {
    let site = try context.enter(.paymentsRead, .store(params.store))
    guard try context.snapshot.store(params.store, within: site.reach) != nil else {
      throw Refusal(.notFound)
    }
    try params.amount?.check()
    let views = context.views(site)
    let choice = try CardChoice(
      try context.snapshot.cards(of: params.store, in: site.tenant, on: views.today),
      for: CardChoice.Demand(usage: params.usage, amount: params.amount), context,
      on: views.today)
    var cards: [API.Card] = []
    for row in choice.usable { cards.append(try views.card(row)) }
    var excluded: [RefusedCard] = []
    for (row, exclusion) in choice.excluded {
      excluded.append(
        RefusedCard(
          card: try views.card(row), reason: exclusion.reason, notBefore: exclusion.notBefore,
          rule: exclusion.rule, edition: exclusion.rule.map { _ in choice.edition }))
    }
    return PaymentOptionsResult(cards: cards, excluded: excluded)
  }
}

extension Money {
  /// - Throws: for what is no currency by its form.
  func check() throws(Refusal) {
    guard currency.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
      throw Refusal(violations: [RPC.FieldViolation("amount.currency", .badFormat)])
    }
  }
}
