import API
import Foundation
import RPC

/// Where an object lies, seen from the tenant and the store that the matrix is about.
enum Place: String, CaseIterable {
  /// In the caller's store; of the account itself.
  case own
  /// In another store of the same tenant; of another account of it.
  case sibling
  case foreign
  case absent
}

/// Two tenants, one of them with two stores, and somebody of every role.
final class World {
  let installation: Installation
  let server: Server
  /// For what has to be done around the calls under test.
  let admin: Client
  private var clients: [Actor: Client] = [:]
  private var people: [Actor: Person] = [:]
  private var ids: [Object: [Place: String]] = [:]
  /// Objects that every actor has its own of.
  private var ownIDs: [Actor: [Object: String]] = [:]

  init() throws {
    installation = try Installation()
    server = try installation.serve()
    let (adminPerson, client) = try Seeding.admin(of: installation, on: server)
    admin = client
    people[.admin] = adminPerson
    clients[.nobody] = try server.connect()
    let merchants = try makeMerchants()
    try makePeople(merchants)
    try makeCards(merchants)
    try makePayments(merchants)
    try makeSessions()
  }

  func client(of actor: Actor) throws -> Client {
    try clients[actor] ?? server.connect()
  }

  func password(of actor: Actor) -> String { people[actor]?.password ?? "" }

  func id(of object: Object, at place: Place, for actor: Actor) -> String {
    let own = place == .own ? ownIDs[actor]?[object] : nil
    return own ?? ids[object]?[place] ?? Self.absent[object] ?? ""
  }

  /// Of the right form, and given to nobody.
  private static let absent: [Object: String] = [
    .tenant: "tnt_0000000000zzz", .store: "sto_0000000000zzz", .account: "acc_0000000000zzz",
    .card: "card_0000000000zzz", .payment: "pay_0000000000zzz", .attempt: "att_0000000000zzz",
    .session: "ses_0000000000zzz",
    .confirmation: "cnf_0000000000zzz", .consent: "con_0000000000zzz",
    .subject: "acc_0000000000zzz", .alert: "alr_0000000000zzz",
  ]
}

extension World {
  private struct Merchants {
    let acme: TenantID
    let other: TenantID
    let stores: [Place: StoreID]
  }

  private var seeding: Seeding { Seeding(client: admin) }

  private func makeMerchants() throws -> Merchants {
    let (acme, other) = (try seeding.tenant("Acme"), try seeding.tenant("Other"))
    let stores: [Place: StoreID] = [
      .own: try seeding.store("S1", of: acme), .sibling: try seeding.store("S2", of: acme),
      .foreign: try seeding.store("S1", of: other),
    ]
    ids[.tenant] = [.own: acme.text, .sibling: acme.text, .foreign: other.text]
    ids[.store] = stores.mapValues(\.text)
    let spares: [(Place, TenantID, String)] = [
      (.own, acme, "spare-1"), (.sibling, acme, "spare-2"), (.foreign, other, "spare-1"),
    ]
    for (place, tenant, name) in spares {
      ids[.account, default: [:]][place] =
        try seeding.account(name, .service, of: tenant).1.text
    }
    ids[.subject] = ids[.account]
    return Merchants(acme: acme, other: other, stores: stores)
  }

  private func makePeople(_ merchants: Merchants) throws {
    guard let own = merchants.stores[.own] else { return }
    clients[.admin] = try server.connect()
    let new: [(Actor, Role, TenantID?, [StoreID]?)] = [
      (.store, .store, merchants.acme, [own]), (.chain, .chain, merchants.acme, nil),
      (.support, .support, nil, nil), (.service, .service, merchants.acme, nil),
    ]
    for (actor, role, tenant, stores) in new {
      let (person, id) = try seeding.account(actor.rawValue, role, of: tenant, stores: stores)
      ownIDs[actor, default: [:]][.subject] = id.text
      let client = try server.connect()
      try person.settle(on: client)
      (people[actor], clients[actor]) = (person, client)
    }
    if let client = clients[.admin] { try people[.admin]?.login(on: client) }
  }

  private func makeCards(_ merchants: Merchants) throws {
    let (sibling, _) = try seeding.account(
      "sibling", .store, of: merchants.acme, stores: merchants.stores[.sibling].map { [$0] })
    let (stranger, _) = try seeding.account("stranger", .chain, of: merchants.other)
    var owners: [Place: Client] = [.own: try client(of: .store)]
    for (place, person) in [(Place.sibling, sibling), (.foreign, stranger)] {
      let client = try server.connect()
      try person.settle(on: client)
      owners[place] = client
      ids[.session, default: [:]][place] = try session(of: client)
    }
    for place in Place.allCases {
      guard let owner = owners[place], let store = merchants.stores[place] else { continue }
      let card = try owner.bind("4242424242424242", in: store).card.id
      ids[.card, default: [:]][place] = card.text
      ids[.confirmation, default: [:]][place] = try prepare(card, owner)
      ids[.alert, default: [:]][place] = try makeAlert(store, owner)
    }
    let (own, foreign) = try (clients[.chain].map(makeConsent), owners[.foreign].map(makeConsent))
    ids[.consent] = [.own: own, .sibling: own, .foreign: foreign].compactMapValues(\.self)
    if let card = ids[.card]?[.own].map({ CardID(text: $0) }) {
      ownIDs[.chain, default: [:]][.confirmation] = try prepare(card, client(of: .chain))
    }
  }

  /// A declined payment in every store.
  private func makePayments(_ merchants: Merchants) throws {
    let (stranger, _) = try seeding.account("payments", .service, of: merchants.other)
    let foreign = try server.connect()
    try stranger.settle(on: foreign)
    let own = try client(of: .service)
    for (place, client) in [(Place.own, own), (.sibling, own), (.foreign, foreign)] {
      guard let store = merchants.stores[place] else { continue }
      let begun = try client.call(
        Endpoints.paymentsBegin,
        PaymentsBeginParams(
          order: "o-\(place.rawValue)", store: store, amount: Money(amount: 1, currency: "CNY"),
          usage: .checkout, channel: "web"))
      _ = try client.call(
        Endpoints.paymentsComplete,
        PaymentsCompleteParams(attempt: begun.attempt, approved: false, code: "51"))
      ids[.payment, default: [:]][place] = begun.payment.id.text
      ids[.attempt, default: [:]][place] = begun.attempt.text
    }
  }

  /// Of a card that expires this month, in which at most 30 days are left.
  private func makeAlert(_ store: StoreID, _ client: Client) throws -> String {
    let now = Calendar(identifier: .gregorian).dateComponents(
      in: TimeZone(identifier: "Asia/Shanghai") ?? .gmt, from: Date())
    let card = CardsBindParams(
      store: store, number: Secret(cardNumber(77)), holder: "Li Xiaofeng",
      expMonth: now.month.map { Int64($0) }, expYear: now.year.map { Int64($0) }, funding: .credit,
      usage: .checkout)
    _ = try client.call(Endpoints.cardsBind, card)
    let alerts = try client.call(Endpoints.alertsList, AlertsListParams(store: store)).alerts
    return alerts.first?.id.text ?? ""
  }

  /// A consent that has ended, so that support has none.
  private func makeConsent(_ client: Client) throws -> String {
    let params = SupportGrantParams(hours: 1, permissions: ["cards.read"])
    let consent = try client.call(Endpoints.supportGrant, params).consent.id
    _ = try client.call(Endpoints.supportRevoke, SupportRevokeParams(consent: consent))
    return consent.text
  }

  private func prepare(_ card: CardID, _ client: Client) throws -> String {
    try client.call(Endpoints.cardsPrepareUnbind, CardsPrepareUnbindParams(cards: [card]))
      .confirmation.text
  }

  private func session(of client: Client) throws -> String {
    let who = try client.call(Endpoints.sessionWhoami, SessionWhoamiParams())
    return who.session?.id.text ?? ""
  }

  /// A second session of everybody's, to be revoked.
  private func makeSessions() throws {
    for actor in Actor.allCases {
      guard let person = people[actor] else { continue }
      let client = try server.connect()
      try person.login(on: client)
      ownIDs[actor, default: [:]][.session] = try session(of: client)
    }
  }
}
