import API
import RPC

/// A merchant with a card, and somebody of the platform's support.
struct Supporter {
  let merchant: Merchant
  let support: Person
  let card: Card

  static let why = Meta(reason: "request 4711")

  init() throws {
    merchant = try Merchant()
    support = try merchant.admin.create("zhou", .support)
    try support.settle()
    card = try merchant.bind { ($0.bank, $0.label) = ("Example Bank", "till 1") }.card
  }

  @discardableResult
  func grant(
    _ permissions: [String] = ["cards.read"], hours: Int64 = 4, by person: Person? = nil,
    note: String? = nil
  ) throws -> Consent {
    try (person ?? merchant.boss).desk.call(
      Endpoints.supportGrant,
      SupportGrantParams(hours: hours, permissions: permissions, note: note)
    ).consent
  }

  func revoke(_ consent: Consent, by person: Person? = nil) throws -> Consent {
    try (person ?? merchant.boss).desk.call(
      Endpoints.supportRevoke, SupportRevokeParams(consent: consent.id)
    ).consent
  }

  func get(_ card: CardID? = nil, meta: Meta = why) throws -> Card {
    try support.desk.call(
      Endpoints.cardsGet, CardsGetParams(card: card ?? self.card.id), meta: meta
    ).card
  }

  func list(_ change: (inout CardsListParams) -> Void = { _ in }) throws -> CardListResult {
    var params = CardsListParams()
    change(&params)
    return try support.desk.call(Endpoints.cardsList, params, meta: Self.why)
  }

  func accesses(of merchant: Merchant? = nil) throws -> [SupportAccess] {
    try (merchant ?? self.merchant).boss.desk.call(
      Endpoints.supportListAccesses, SupportListAccessesParams()
    ).accesses
  }

  func options(meta: Meta = why) throws -> PaymentOptionsResult {
    let params = PaymentsOptionsParams(store: merchant.store, usage: .checkout)
    return try support.desk.call(Endpoints.paymentsOptions, params, meta: meta)
  }

  func consents(of person: Person, tenant: TenantID? = nil) throws -> [Consent] {
    try person.desk.call(Endpoints.supportList, SupportListParams(tenant: tenant)).consents
  }
}
