import API
import RPC
import SchemaTesting
import Storage
import Testing

/// An installation with rows in every table, as if its server had been killed at work: an attempt runs, an
/// import has rows to go, an unbinding waits for its channel, and another has only to be completed.
struct FullInstallation {
  private let cashier: Cashier
  private var merchant: Merchant { cashier.merchant }
  var bench: Bench { merchant.bench }

  init() throws {
    cashier = try Cashier()
    try makePeople()
    try makeCards()
    try makeRoles()
    try makeSupport()
    try makeUnbindings()
    try makeImports()
    try makeConsumer()
    // Begun last, since what runs has a time.
    try cashier.begin("o-3")
  }

  private func makePeople() throws {
    _ = try merchant.boss.desk.call(
      Endpoints.accountsBindPeer, AccountsBindPeerParams(account: cashier.service.id, uid: 7001))
    // An offer of one-time codes that nobody has confirmed.
    try merchant.clerk.offer()
  }

  /// Cards in the states that the clock does not change, and payments with one of them.
  private func makeCards() throws {
    let card = try merchant.bind(meta: Meta(key: "first")) {
      ($0.expMonth, $0.expYear, $0.funding) = (nil, nil, .debit)
      ($0.usage, $0.gatewayToken) = (.both, Secret(KeptSchema.gatewayToken))
    }.card
    try merchant.bind("6222020000000001") {
      ($0.expMonth, $0.expYear, $0.funding, $0.label) = (nil, nil, .debit, "till")
    }
    try merchant.bind(cardNumber(1)) { ($0.store, $0.bank) = (merchant.sibling, "Example Bank") }
    let lost = try merchant.bind(cardNumber(2)).card
    try merchant.signal(lost.id, "41", by: cashier.service)
    let near = try merchant.bind(cardNumber(3)) { ($0.expMonth, $0.expYear) = (8, 2026) }.card
    _ = try merchant.update(near) { $0.label = "old" }
    try cashier.pay("o-1", with: card.id, "51")
    try cashier.pay("o-2", with: card.id, nil)
    let alert = try #require(
      try merchant.boss.desk.call(Endpoints.alertsList, AlertsListParams()).alerts.first)
    _ = try merchant.boss.desk.call(
      Endpoints.alertsAcknowledge, AlertsAcknowledgeParams(alerts: [alert.id]))
  }

  private func makeRoles() throws {
    try merchant.boss.makeRole("cashier", .store, ["cards.read", "payments.read"])
    try merchant.boss.revoke("cards.unbind", from: "store")
    let person = try merchant.boss.create(
      "kassa", "cashier", of: merchant.tenant, stores: [merchant.store])
    try person.settle()
  }

  private func makeSupport() throws {
    let support = try merchant.admin.create("zhou", .support)
    try support.settle()
    _ = try merchant.boss.desk.call(
      Endpoints.supportGrant, SupportGrantParams(hours: 4, permissions: ["cards.read"]))
    let card = try #require(try merchant.list().cards.first)
    _ = try support.desk.call(
      Endpoints.cardsGet, CardsGetParams(card: card.id), meta: Supporter.why)
  }

  /// One before there are channels, one that a channel has been late to take, and one that all have taken
  /// but that was one too many for their acknowledgement's transaction.
  private func makeUnbindings() throws {
    _ = try merchant.unbound(4)
    try merchant.register("gateway", for: cashier.service)
    _ = try merchant.unbound(5)
    try cashier.advance(.seconds(11 * 60))
    merchant.runChores()
    let card = Value.int(Int(try merchant.unbound(6).rawValue))
    try bench.tamper(
      SQL("UPDATE card_syncs SET acknowledged_at = since WHERE card = ?", card),
      SQL("INSERT INTO settled_syncs SELECT tenant, card FROM card_syncs WHERE card = ?", card))
    _ = try merchant.prepare([try #require(try merchant.list().cards.first).id])
  }

  private func makeImports() throws {
    let importer = Importer(merchant: merchant)
    try importer.apply(
      Importer.file([Importer.add(cardNumber(7), reference: "r-7"), Importer.add("4111")]))
    _ = try importer.leave(Importer.file([Importer.add(cardNumber(8), reference: "r-8")]))
  }

  private func makeConsumer() throws {
    let stream = try merchant.boss.desk.open(
      Endpoints.eventsWatch, EventsWatchParams(after: 0, consumer: "books"))
    _ = try stream.pull()
    try stream.push(#"{"ack":3}"#)
    try bench.settle()
  }
}
