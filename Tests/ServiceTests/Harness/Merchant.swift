import API
import RPC

/// A tenant with two stores and somebody of each of its roles.
struct Merchant {
  let bench: Bench
  let admin: Person
  let tenant: TenantID
  let store: StoreID
  let sibling: StoreID
  /// Of the whole tenant.
  let boss: Person
  /// Of the first store alone.
  let clerk: Person

  init(
    _ name: String = "Acme", zone: String? = nil, admin: Person? = nil, at start: String? = nil
  ) throws {
    let bench = try admin?.desk.bench ?? start.map { try Bench(at: $0) } ?? Bench()
    let admin = try admin ?? Person.admin(bench)
    let tenant = try admin.desk.call(
      Endpoints.tenantsCreate, TenantsCreateParams(name: name, timeZone: zone)
    ).tenant.id
    let stores = try ["S1", "S2"].map { code in
      try admin.desk.call(
        Endpoints.storesCreate, StoresCreateParams(tenant: tenant, code: code, name: code)
      ).store.id
    }
    (self.bench, self.admin, self.tenant) = (bench, admin, tenant)
    (store, sibling) = (stores[0], stores[1])
    boss = try admin.create("boss", .chain, of: tenant)
    clerk = try admin.create("clerk", .store, of: tenant, stores: [store])
    try boss.settle()
    try clerk.settle()
  }

  /// Another merchant on the same server.
  func neighbour() throws -> Merchant { try Merchant("Other", admin: admin) }

  // MARK: Cards

  /// What binds a valid credit card in the first store.
  func params(_ number: String = "4111111111111111") -> CardsBindParams {
    CardsBindParams(
      store: store, number: Secret(number), holder: "Li Xiaofeng", expMonth: 12, expYear: 2030,
      funding: .credit, usage: .checkout)
  }

  @discardableResult
  func bind(
    _ number: String = "4111111111111111", by person: Person? = nil, meta: Meta = Meta(),
    _ change: (inout CardsBindParams) -> Void = { _ in }
  ) throws -> BindResult {
    var params = params(number)
    change(&params)
    return try (person ?? boss).desk.call(Endpoints.cardsBind, params, meta: meta)
  }

  func card(_ id: CardID, by person: Person? = nil) throws -> Card {
    try (person ?? boss).desk.call(Endpoints.cardsGet, CardsGetParams(card: id)).card
  }

  func list(_ params: CardsListParams = CardsListParams()) throws -> CardListResult {
    try boss.desk.call(Endpoints.cardsList, params)
  }

  func update(
    _ card: Card, by person: Person? = nil, _ change: (inout CardsUpdateParams) -> Void
  ) throws -> Card {
    var params = CardsUpdateParams(card: card.id, version: card.version)
    change(&params)
    return try (person ?? boss).desk.call(Endpoints.cardsUpdate, params).card
  }

  func history(_ card: CardID) throws -> [CardTransition] {
    try boss.desk.call(Endpoints.cardsHistory, CardsHistoryParams(card: card)).transitions
  }

  // MARK: Unbinding

  func prepare(
    _ cards: [CardID], by person: Person? = nil,
    _ change: (inout CardsPrepareUnbindParams) -> Void = { _ in }
  ) throws -> PrepareUnbindResult {
    var params = CardsPrepareUnbindParams(cards: cards)
    change(&params)
    return try (person ?? boss).desk.call(Endpoints.cardsPrepareUnbind, params)
  }

  /// Confirms with the password, unless told otherwise.
  @discardableResult
  func confirm(
    _ prepared: PrepareUnbindResult, by person: Person? = nil,
    _ change: (inout CardsConfirmUnbindParams) -> Void = { _ in }
  ) throws -> [Card] {
    let person = person ?? boss
    var params = CardsConfirmUnbindParams(
      confirmation: prepared.confirmation, password: Secret(person.password))
    change(&params)
    return try person.desk.call(Endpoints.cardsConfirmUnbind, params).cards
  }
}

/// The n-th number of a row of valid Visa numbers (ISO/IEC 7812-1 annex B gives the last digit).
func cardNumber(_ n: Int) -> String {
  let digits = "4" + String(String(100_000_000_000_000 + n).dropFirst())
  let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
    let value = digit.element.wholeNumberValue ?? 0
    guard digit.offset.isMultiple(of: 2) else { return sum + value }
    return sum + (value > 4 ? value * 2 - 9 : value * 2)
  }
  return digits + String((10 - sum % 10) % 10)
}
