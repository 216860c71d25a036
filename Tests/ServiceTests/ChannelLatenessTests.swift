import API
import RPC
import Testing

@Suite struct ChannelLatenessTests {
  private let merchant: Merchant
  private let teller: Person
  private var clock: Clock { merchant.bench.clock }

  init() throws {
    merchant = try Merchant()
    teller = try merchant.teller()
    try merchant.register("app", for: teller)
  }

  /// The state of the alerts about channels.
  private func alerts() throws -> [AlertState] {
    try merchant.alerts().filter { $0.kind == .channelLate }.map(\.state)
  }

  @Test("a channel is late when the ten minutes are over, and not a moment before")
  func tenMinutes() throws {
    let card = try merchant.unbound(0)
    clock.advance(.milliseconds(599_999))
    merchant.runChores()
    #expect(try merchant.statusTexts(card) == ["app pending"])
    #expect(try merchant.channels().map(\.late) == [false])
    #expect(try alerts().isEmpty)
    clock.advance(.milliseconds(1))
    #expect(try merchant.statusTexts(card) == ["app late"])
    #expect(try merchant.channels().map(\.late) == [true])
    merchant.runChores()
    #expect(try alerts() == [.open])
    #expect(try merchant.events(of: "app") == ["channel.registered", "channel.late"])
    #expect(try merchant.card(card).binding == .unbinding)
  }

  @Test(
    "that a channel is late is told once, however many cards wait and however often it is looked")
  func once() throws {
    for number in 0..<3 { _ = try merchant.unbound(number) }
    clock.advance(.seconds(600))
    for _ in 0..<3 { merchant.runChores() }
    _ = try merchant.unbound(3)
    clock.advance(.seconds(600))
    for _ in 0..<3 { merchant.runChores() }
    #expect(try alerts() == Array(repeating: .open, count: 4))
    #expect(try merchant.events(of: "app") == ["channel.registered", "channel.late"])
  }

  @Test("the first acknowledgement of a channel that comes back settles everything")
  func comingBack() throws {
    let cards = try (0..<3).map { try merchant.unbound($0) }
    clock.advance(.seconds(800))
    merchant.runChores()
    let position = try merchant.channels()[0].position
    let missed = try teller.desk.call(
      Endpoints.eventsList, EventsListParams(after: position, types: ["card.unbinding"]))
    #expect(missed.events.map(\.subject) == cards.map(\.text))
    #expect(try merchant.acknowledge("app", upTo: missed.last, by: teller).acked == 3)
    #expect(try cards.map { try merchant.card($0).binding }.allSatisfy { $0 == .unbound })
    #expect(try alerts() == Array(repeating: .settled, count: 3))
    #expect(
      try merchant.events(of: "app")
        == ["channel.registered", "channel.late", "channel.caught_up"])
    #expect(try merchant.channels().map(\.late) == [false])
  }

  @Test("a channel that is still behind with a late unbinding has not caught up")
  func stillBehind() throws {
    _ = try merchant.unbound(0)
    let between = try merchant.lastEvent()
    _ = try merchant.unbound(1)
    clock.advance(.seconds(600))
    merchant.runChores()
    try merchant.acknowledge("app", upTo: between, by: teller)
    #expect(try merchant.channels().map(\.late) == [true])
    #expect(try alerts() == [.settled, .open])
    #expect(try merchant.events(of: "app") == ["channel.registered", "channel.late"])
  }

  @Test("removing a late channel settles its alerts")
  func removing() throws {
    _ = try merchant.unbound(0)
    clock.advance(.seconds(600))
    merchant.runChores()
    try merchant.remove("app")
    #expect(try alerts() == [.settled])
    merchant.runChores()
    #expect(try alerts() == [.settled])
  }

  @Test("what one acknowledgement leaves over of many cards is done by the clock")
  func many() throws {
    let count = 501
    let cards = try (0..<count).map { try merchant.bind(cardNumber($0)).card.id }
    try merchant.confirm(merchant.prepare(Array(cards.prefix(500)))) { $0.typed = 500 }
    try merchant.confirm(merchant.prepare(Array(cards.suffix(1))))
    #expect(try merchant.acknowledge("app", by: teller).acked == Int64(count))
    let left = try merchant.list(CardsListParams(binding: .unbinding)).cards
    #expect(left.map(\.sync?.pending) == [[]])
    merchant.runChores()
    #expect(try merchant.list(CardsListParams(binding: .unbinding)).cards.isEmpty)
    let unbound = try merchant.bench.rows("SELECT count(*) FROM cards WHERE binding = 2") {
      $0.int(0)
    }
    #expect(unbound == [count])
  }
}
