import API
import Foundation
import RPC
import Synchronization
import Testing

/// A card that is in memory is shown as if it were read each time. What a list shows is read each time.
@Suite("Cards in memory")
struct CardCacheTests {
  let merchant: Merchant
  let card: Card

  init() throws {
    merchant = try Merchant()
    card = try merchant.bind(cardNumber(1)).card
    for number in 2...4 { try merchant.bind(cardNumber(number)) }
  }

  /// Every card as it is shown alone, and as it is shown in lists.
  private func expectSame(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let listed =
      try merchant.list().cards + merchant.list(CardsListParams(binding: .unbound)).cards
    let shown = try listed.map { try merchant.card($0.id) }
    #expect(listed.count == 4, sourceLocation: sourceLocation)
    #expect(shown.map(\.json) == listed.map(\.json), sourceLocation: sourceLocation)
  }

  @Test("a card is shown as it is after every kind of change")
  func everyChange() throws {
    try expectSame()
    _ = try merchant.update(merchant.card(card.id)) { $0.label = "till 1" }
    try expectSame()
    _ = try merchant.update(merchant.card(card.id)) { $0.holder = "Wang Fang" }
    try expectSame()
    try merchant.bind(cardNumber(1)) { $0.expYear = 2032 }
    try expectSame()
    try merchant.confirm(merchant.prepare([card.id]))
    try expectSame()
    #expect(try merchant.card(card.id).binding == .unbound)
  }

  @Test("a write that is refused leaves what is shown as it is")
  func refused() throws {
    try expectSame()
    _ = try refusal { try merchant.update(card) { ($0.expMonth, $0.expYear) = (1, 2020) } }
    try expectSame()
  }

  @Test("a card in memory is not found by whom it does not concern")
  func reach() throws {
    let neighbour = try merchant.neighbour()
    let foreign = try neighbour.bind().card
    let sibling = try merchant.bind(cardNumber(9)) { $0.store = merchant.sibling }.card
    for _ in 1...2 {
      #expect(try merchant.card(sibling.id).id == sibling.id)
      #expect(try merchant.card(card.id, by: merchant.clerk).id == card.id)
      #expect(try reason { try merchant.card(sibling.id, by: merchant.clerk) } == "NOT_FOUND")
      #expect(try reason { try neighbour.card(card.id) } == "NOT_FOUND")
      #expect(try reason { try merchant.card(foreign.id) } == "NOT_FOUND")
      #expect(try neighbour.card(foreign.id).id == foreign.id)
    }
  }

  @Test("nobody is shown a card older than what was acknowledged or listed, on whatever loop")
  func neverStale() throws {
    let race = Race(card)
    let writer = merchant.boss.desk
    let readers = try [0, 1].map { loop in
      let reader = merchant.boss.elsewhere(loop: loop)
      try reader.login()
      return reader.desk
    }
    let done = DispatchSemaphore(value: 0)
    let tasks: [@Sendable () throws -> Void] =
      readers.map { desk in { try race.read(on: desk) } } + [{ try race.update(on: writer) }]
    for task in tasks {
      Thread.detachNewThread {
        do {
          try task()
        } catch {
          race.end()
          Issue.record(error)
        }
        done.signal()
      }
    }
    for _ in tasks { done.wait() }
  }
}

/// One counts a card's priority up while others look at it.
private final class Race: Sendable {
  private let card: Card
  private let acknowledged = Mutex<Int64>(0)

  private static let end: Int64 = 300

  init(_ card: Card) { self.card = card }

  func end() { acknowledged.withLock { $0 = Self.end } }

  func update(on desk: Desk) throws {
    var version = card.version
    for priority in 1...Self.end {
      let params = CardsUpdateParams(card: card.id, version: version, priority: priority)
      version = try desk.call(Endpoints.cardsUpdate, params).card.version
      acknowledged.withLock { $0 = priority }
    }
  }

  func read(on desk: Desk) throws {
    var least: Int64 = 0
    while least < Self.end {
      least = max(least, acknowledged.withLock { $0 })
      let shown = try desk.call(Endpoints.cardsGet, CardsGetParams(card: card.id)).card.priority
      try #require(shown >= least)
      let cards = try desk.call(Endpoints.cardsList, CardsListParams()).cards
      least = try #require(cards.first { $0.id == card.id }).priority
      try #require(least >= shown)
    }
  }
}
