import API
import RPC
import Service
import Testing

@Suite struct ChannelTests {
  private let merchant: Merchant
  private let teller: Person

  init() throws {
    merchant = try Merchant()
    teller = try merchant.teller()
  }

  // MARK: Registering

  @Test("a channel has a name of its own and a service account of the merchant's")
  func registering() throws {
    let channel = try merchant.register("gateway-1.cn_north", for: teller)
    #expect(channel.account == teller.id && channel.behind == 0 && channel.pending == 0)
    #expect(try merchant.channels().map(\.json) == [channel.json])
    #expect(try reason { try merchant.register(channel.name, for: teller) } == "CHANNEL_NAME_TAKEN")
    for name in ["Gateway", "", "a b", "网关", String(repeating: "a", count: 65)] {
      #expect(try violations { try merchant.register(name, for: teller) }.count == 1, "\(name)")
    }
    #expect(
      try reason { try merchant.register("4111111111111111", for: teller) }
        == "SENSITIVE_DATA_FORBIDDEN")
    let boss = merchant.boss
    #expect(try reason { try merchant.register("app", for: boss) } == "NOT_A_SERVICE_ACCOUNT")
    let stranger = try merchant.neighbour().teller()
    #expect(try reason { try merchant.register("app", for: stranger) } == "NOT_FOUND")
    let denied = try reason { try merchant.register("app", for: teller, by: teller) }
    #expect(denied == "ROLE_LACKS_PERMISSION")
  }

  @Test("a merchant has 64 channels and no more, and is told the limit")
  func limit() throws {
    for number in 0..<64 { try merchant.register("c\(number)", for: teller) }
    let refused = try #require(try refusal { try merchant.register("c64", for: teller) })
    #expect(refused.reason.name.description == "TOO_MANY_CHANNELS")
    #expect(refused.limit?.max == 64 && refused.limit?.used == 64)
    try merchant.remove("c0")
    try merchant.register("c64", for: teller)
  }

  @Test("a new channel owes nothing of before")
  func owesNothing() throws {
    let before = try merchant.unbound(0)
    try merchant.register("app", for: teller)
    #expect(try merchant.channels().map(\.pending) == [0])
    #expect(try merchant.status(before).isEmpty)
    #expect(try merchant.card(before).binding == .unbound)
  }

  @Test(
    "an unbinding that was under way does not wait for a newer channel, nor for one of an old name")
  func newerChannel() throws {
    try merchant.register("gateway", for: teller)
    let card = try merchant.unbound(0)
    try merchant.register("app", for: teller)
    #expect(try merchant.statusTexts(card) == ["gateway pending"])
    try merchant.remove("gateway")
    try merchant.register("gateway", for: teller)
    #expect(try merchant.channels().map(\.pending) == [0, 0])
    #expect(try merchant.card(card).binding == .unbound)
  }

  // MARK: Unbinding

  @Test("without channels a card is unbound at once")
  func withoutChannels() throws {
    let card = try merchant.bind().card
    let result = try merchant.boss.desk.call(
      Endpoints.cardsConfirmUnbind,
      CardsConfirmUnbindParams(
        confirmation: merchant.prepare([card.id]).confirmation,
        password: Secret(merchant.boss.password)))
    #expect(result.cards.map(\.binding) == [.unbound])
    #expect(result.cards.first?.sync == nil)
    #expect(result.sync.pending.isEmpty && result.sync.until == result.sync.since)
    #expect(try merchant.events(of: card.id.text) == ["card.bound", "card.unbound"])
  }

  @Test("a card leaves every choice at the commit, and is unbound with the last acknowledgement")
  func lastAcknowledgement() throws {
    try merchant.register("app", for: teller)
    try merchant.register("gateway", for: teller)
    let card = try merchant.bind().card
    let now = merchant.bench.clock.now
    let result = try merchant.boss.desk.call(
      Endpoints.cardsConfirmUnbind,
      CardsConfirmUnbindParams(
        confirmation: merchant.prepare([card.id]).confirmation,
        password: Secret(merchant.boss.password)))
    let sync = Sync(pending: ["app", "gateway"], since: now, until: now + .seconds(600))
    #expect(result.sync.json == sync.json && result.cards.map(\.sync?.json) == [sync.json])
    let options = try merchant.boss.desk.call(
      Endpoints.paymentsOptions, PaymentsOptionsParams(store: merchant.store, usage: .checkout))
    #expect(options.cards.isEmpty)
    #expect(options.excluded.map(\.reason) == ["CARD_UNBINDING"])
    #expect(try merchant.acknowledge("gateway", by: teller).acked == 1)
    #expect(try merchant.card(card.id).sync?.pending == ["app"])
    #expect(try merchant.statusTexts(card.id) == ["app pending", "gateway acked"])
    #expect(try merchant.list().cards.map(\.sync?.pending) == [["app"]])
    try merchant.acknowledge("app", by: teller)
    let gone = try merchant.card(card.id)
    #expect(gone.binding == .unbound && gone.sync == nil && gone.version == 3)
    #expect(try merchant.history(card.id).map(\.kind) == [.bound, .unbinding, .unbound])
    #expect(
      try merchant.events(of: card.id.text) == ["card.bound", "card.unbinding", "card.unbound"])
  }

  @Test("an acknowledgement takes all that lie at or before it, and nothing behind it")
  func upTo() throws {
    try merchant.register("app", for: teller)
    let cards = try (0..<3).map { try merchant.unbound($0) }
    let events = try merchant.boss.desk.call(
      Endpoints.eventsList, EventsListParams(types: ["card.unbinding"])
    ).events.map(\.sequence)
    #expect(try merchant.acknowledge("app", upTo: events[1] - 1, by: teller).acked == 1)
    #expect(try merchant.acknowledge("app", upTo: events[1], by: teller).acked == 1)
    #expect(try cards.map { try merchant.card($0).binding } == [.unbound, .unbound, .unbinding])
    #expect(try merchant.channels().map(\.pending) == [1])
  }

  @Test(
    "an acknowledgement may be repeated and never goes back, and what has not happened is refused")
  func monotone() throws {
    try merchant.register("app", for: teller)
    _ = try merchant.unbound(0)
    let last = try merchant.lastEvent()
    let first = try merchant.acknowledge("app", upTo: last, by: teller)
    #expect(first.channel.position == last)
    let again = try merchant.acknowledge("app", upTo: last, by: teller)
    let earlier = try merchant.acknowledge("app", upTo: 0, by: teller)
    #expect(again.json == earlier.json && again.acked == 0 && again.channel.position == last)
    #expect(
      try violations { try merchant.acknowledge("app", upTo: 1000, by: teller) }
        == ["upTo TOO_LARGE"])
  }

  @Test("only the account that a channel is registered for acknowledges for it")
  func whose() throws {
    try merchant.register("app", for: teller)
    let other = try merchant.teller("other")
    let stranger = try merchant.neighbour().teller()
    for person in [other, stranger] {
      #expect(try reason { try merchant.acknowledge("app", upTo: 0, by: person) } == "NOT_FOUND")
    }
    #expect(
      try reason { try merchant.acknowledge("app", upTo: 0, by: merchant.boss) }
        == "ROLE_LACKS_PERMISSION")
    #expect(try reason { try merchant.remove("none") } == "NOT_FOUND")
  }

  @Test("a store's people see who is awaited for their cards, and not for others")
  func scope() throws {
    try merchant.register("app", for: teller)
    let card = try merchant.unbound(0)
    #expect(try merchant.status(card, by: merchant.clerk).map(\.state) == [.pending])
    let foreign = try merchant.bind(cardNumber(1)) { $0.store = merchant.sibling }.card.id
    #expect(try reason { try merchant.status(foreign, by: merchant.clerk) } == "NOT_FOUND")
  }

  // MARK: Late updates, and the same number again

  @Test("nothing that comes late brings a card back")
  func lateUpdates() throws {
    try merchant.register("app", for: teller)
    let card = try merchant.unbound(0)
    let check = { (binding: Binding) in
      let signal = try merchant.signal(card, "00", by: teller)
      #expect(signal.outcome == .offFile && signal.card.binding == binding)
      #expect(
        try reason { try merchant.update(merchant.card(card)) { $0.label = "x" } }
          == "CARD_NOT_BOUND")
      let again = try merchant.prepare([card])
      #expect(again.cards.isEmpty)
      #expect(
        again.impact.refusals.map(\.reason)
          == [binding == .unbound ? "ALREADY_UNBOUND" : "CARD_UNBINDING"])
      #expect(try merchant.card(card).binding == binding)
    }
    try check(.unbinding)
    try merchant.acknowledge("app", by: teller)
    merchant.bench.clock.advance(.seconds(1))
    try check(.unbound)
  }

  @Test("the same number is refused while it is being unbound, and then is a new card")
  func sameNumber() throws {
    try merchant.register("app", for: teller)
    let card = try merchant.unbound(0)
    #expect(try reason { try merchant.bind(cardNumber(0)) } == "STILL_UNBINDING")
    try merchant.acknowledge("app", by: teller)
    let new = try merchant.bind(cardNumber(0))
    #expect(new.outcome == .created && new.card.previousCard == card)
  }

  // MARK: Removing

  @Test(
    "a channel that is removed holds nothing: what waited for it alone is unbound, the rest waits on"
  )
  func removing() throws {
    try merchant.register("app", for: teller)
    let alone = try merchant.unbound(0)
    try merchant.register("gateway", for: teller)
    let both = try merchant.unbound(1)
    let removed = try merchant.remove("app")
    #expect(removed.released == 2 && removed.channel.pending == 2)
    #expect(try merchant.card(alone).binding == .unbound)
    #expect(try merchant.card(both).sync?.pending == ["gateway"])
    #expect(try reason { try merchant.acknowledge("app", upTo: 0, by: teller) } == "NOT_FOUND")
    let line = try merchant.bench.rows(
      "SELECT target, before FROM audit WHERE method = 'channels.remove'"
    ) { (target: $0.text(0), before: $0.text(1)) }
    #expect(line.map(\.target) == ["app"])
    #expect(line.first?.before.contains("\"pending\":2") == true)
  }
}
