import API
import RPC
import Testing
import WireTesting

/// What the rules say of cards and channels, in sets.
private struct Model {
  private struct Debt {
    let card: CardID
    let event: Int64
  }

  /// What each registered channel has still to take.
  private var owed: [String: [Debt]] = [:]
  private(set) var bindings: [CardID: Binding] = [:]

  var channels: [String] { owed.keys.sorted() }

  /// Whom each card waits for that waits for somebody.
  var pending: Set<String> {
    Set(owed.flatMap { channel, debts in debts.map { "\(channel) \($0.card.text)" } })
  }

  mutating func register(_ channel: String) { owed[channel] = [] }

  mutating func unbind(_ card: CardID, at event: Int64) {
    bindings[card] = owed.isEmpty ? .unbound : .unbinding
    for channel in owed.keys { owed[channel]?.append(Debt(card: card, event: event)) }
  }

  mutating func acknowledge(_ channel: String, upTo event: Int64) {
    owed[channel]?.removeAll { $0.event <= event }
    settle()
  }

  mutating func remove(_ channel: String) {
    owed[channel] = nil
    settle()
  }

  private mutating func settle() {
    let waiting = Set(owed.values.joined().map(\.card))
    for (card, binding) in bindings where binding == .unbinding && !waiting.contains(card) {
      bindings[card] = .unbound
    }
  }
}

/// A merchant and the model of it, which take the same random steps.
private struct Walk {
  enum Step: CaseIterable {
    case unbind, unbindAgain, acknowledge, acknowledgeAgain, register, remove, wait, signal
  }

  let merchant: Merchant
  private let teller: Person
  private var model = Model()
  private var generator: SeededGenerator
  /// How many cards there were.
  private(set) var cards = 0

  init(seed: UInt64) throws {
    merchant = try Merchant()
    teller = try merchant.teller()
    generator = SeededGenerator(seed: seed)
  }

  mutating func step() throws -> Step {
    let step = Step.allCases.randomElement(using: &generator) ?? .wait
    switch step {
    case .unbind, .unbindAgain:
      cards += 1
      let card = try merchant.unbound(cards)
      model.unbind(card, at: try unbindingEvent(of: card))
    case .acknowledge, .acknowledgeAgain: try acknowledge()
    case .register: try register()
    case .remove:
      guard let channel = model.channels.randomElement(using: &generator) else { break }
      try merchant.remove(channel)
      model.remove(channel)
    case .wait:
      merchant.bench.clock.advance(.seconds(Int.random(in: 1...400, using: &generator)))
      merchant.runChores()
      _ = try teller.whoami()
    case .signal: try signal()
    }
    return step
  }

  private mutating func acknowledge() throws {
    guard let channel = model.channels.randomElement(using: &generator) else { return }
    let event = Int64.random(in: 0...(try merchant.lastEvent()), using: &generator)
    try merchant.acknowledge(channel, upTo: event, by: teller)
    model.acknowledge(channel, upTo: event)
  }

  private mutating func register() throws {
    let name = "c\(Int.random(in: 0..<5, using: &generator))"
    let isTaken = model.channels.contains(name)
    let outcome = try reason { try merchant.register(name, for: teller) }
    #expect(outcome == (isTaken ? "CHANNEL_NAME_TAKEN" : "OK"))
    if !isTaken { model.register(name) }
  }

  /// The bank approves a card, whether it is still on file or not.
  private mutating func signal() throws {
    let known = model.bindings.keys.sorted { $0.rawValue < $1.rawValue }
    guard let card = known.randomElement(using: &generator) else { return }
    merchant.bench.clock.advance(.milliseconds(1))
    try merchant.signal(card, "00", by: teller)
  }

  private func unbindingEvent(of card: CardID) throws -> Int64 {
    let events = try merchant.bench.rows(
      "SELECT sequence, subject, type FROM events ORDER BY sequence DESC"
    ) { (sequence: Int64($0.int(0)), subject: $0.text(1), type: $0.text(2)) }
    let event = events.first { $0.subject == card.text && $0.type.hasPrefix("card.unb") }
    return try #require(event).sequence
  }

  /// What the tables hold, and what calls show of it, is what the model says.
  func compare(_ what: String) throws {
    let cards = try merchant.bench.rows("SELECT id, binding FROM cards") {
      (CardID(rawValue: Int64($0.int(0))), $0.int(1))
    }
    for (card, binding) in cards {
      #expect(model.bindings[card]?.rawValue == binding, "\(what): \(card.text)")
    }
    let pending = try merchant.bench.rows(
      "SELECT channel, card FROM card_syncs WHERE acknowledged_at IS NULL"
    ) { "\($0.text(0)) \(CardID(rawValue: Int64($0.int(1))).text)" }
    #expect(Set(pending) == model.pending, "\(what)")
    #expect(try merchant.channels().map(\.name) == model.channels, "\(what)")
    // What loops keep in memory shows the same.
    for card in try merchant.list(CardsListParams(binding: .unbinding, pageSize: 500)).cards {
      let awaited = try merchant.card(card.id).sync?.pending ?? []
      #expect(Set(awaited.map { "\($0) \(card.id.text)" }).isSubset(of: model.pending), "\(what)")
      #expect(awaited == card.sync?.pending && !awaited.isEmpty, "\(what)")
    }
  }
}

@Suite("Channels against a model")
struct ChannelModelTests {
  @Test(
    "in whatever order things come, a card is unbound exactly when no channel of its time still owes",
    arguments: [3, 17, 101])
  func randomSteps(seed: UInt64) throws {
    var walk = try Walk(seed: seed)
    for number in 0..<150 {
      let step = try walk.step()
      try walk.compare("step \(number): \(step)")
    }
    #expect(walk.cards > 10)
  }
}
