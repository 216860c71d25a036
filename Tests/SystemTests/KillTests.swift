import API
import RPC
import Sockets
import Synchronization
import Testing

@Suite("A server that is killed", .timeLimit(.minutes(30)))
struct KillTests {
  private static let rounds = 50
  private static let connections = 64
  private static let threads = 4
  /// Within this many answers the server is killed.
  private static let answersMax = 300

  @Test("keeps every card that it acknowledged once, and none in part")
  func kill() throws {
    let installation = try Installation()
    let store = try seed(installation)
    var random = SeededGenerator(seed: 0x6B69_6C6C)
    let ledger = Ledger(store: store)
    for _ in 0..<Self.rounds {
      let server = try installation.serve()
      try check(ledger, on: server, installation)
      ledger.begin(
        killAfter: Int.random(in: 0...Self.answersMax, using: &random), server.program.killer)
      writeUntilKilled(server, ledger)
      _ = try server.program.end()
    }
    let server = try installation.serve()
    try check(ledger, on: server, installation)
    let records = try Records(installation.database)
    #expect(try records.texts("PRAGMA integrity_check") == ["ok"])
    #expect(try records.numbers("SELECT count(*) FROM cards") == [ledger.sent])
    #expect(ledger.sent > Self.rounds * Self.connections)
    #expect(try server.stop() == 0)
  }

  private func seed(_ installation: Installation) throws -> StoreID {
    let server = try installation.serve()
    let (_, client) = try Seeding.admin(of: installation, on: server)
    let seeding = Seeding(client: client)
    let tenant = try seeding.tenant("Killed")
    let store = try seeding.store("K1", of: tenant)
    let (_, service) = try seeding.account("gateway", .service, of: tenant)
    try seeding.bindThisProcess(to: service)
    try server.kill()
    return store
  }

  /// Binds cards on many connections until the server is gone.
  private func writeUntilKilled(_ server: Server, _ ledger: Ledger) {
    let writer = CardWriter(
      socket: server.socket, connections: Self.connections / Self.threads, ledger: ledger)
    let threads = (0..<Self.threads).map { _ in JoinableThread { writer.run() } }
    for thread in threads { thread.join() }
  }

  /// What was acknowledged stands there as it was acknowledged; what was not is there once or not at
  /// all, and once when it is asked for again.
  private func check(_ ledger: Ledger, on server: Server, _ installation: Installation) throws {
    let client = try server.connect()
    let (acknowledged, open) = ledger.takeRound()
    for (number, card) in acknowledged {
      let found = try client.call(Endpoints.cardsGet, CardsGetParams(card: card.id)).card
      #expect(found.json == card.json)
      #expect(found.last4 == cardNumber(number).suffix(4))
    }
    for number in open {
      let again = try client.bind(cardNumber(number), in: ledger.store, key: "card-\(number)")
      #expect(again.outcome == .created, "an answer that is repeated, or the first one")
    }
    try checkRecords(installation.database, ledger.sent)
  }

  /// A card's row, its history, its audit line and its event are all there or none is.
  private func checkRecords(_ path: String, _ sent: Int) throws {
    let records = try Records(path)
    let cards = try records.numbers("SELECT id FROM cards ORDER BY id")
    let names = cards.map { CardID(rawValue: Int64($0)).text }
    #expect(cards.count == sent)
    #expect(try records.numbers("SELECT card FROM card_transitions ORDER BY card") == cards)
    #expect(
      try records.texts("SELECT subject FROM events WHERE type = 'card.bound' ORDER BY subject")
        == names)
    #expect(
      try records.texts(
        """
        SELECT target FROM audit WHERE method = 'cards.bind' AND outcome = 'OK' AND after <> ''
        ORDER BY target
        """) == names)
    #expect(try records.numbers("SELECT count(DISTINCT fingerprint) FROM cards") == [sent])
  }
}

/// Which cards were sent, and which of them were answered.
private final class Ledger: Sendable {
  private struct State {
    var sent = 0
    /// Numbers without an answer.
    var open: Set<Int> = []
    var acknowledged: [(Int, Card)] = []
    var killAfter = 0
    var kill: @Sendable () -> Void = {}
  }

  let store: StoreID
  private let state: Mutex<State>

  init(store: StoreID) {
    self.store = store
    state = Mutex(State())
  }

  var sent: Int { state.withLock { $0.sent } }

  /// - Parameter kill: called when so many answers have come.
  func begin(killAfter answers: Int, _ kill: @escaping @Sendable () -> Void) {
    state.withLock { state in
      state.killAfter = answers
      state.kill = kill
      if answers == 0 { kill() }
    }
  }

  /// The next number, which counts as sent.
  func next() -> Int {
    state.withLock { state in
      state.sent += 1
      state.open.insert(state.sent)
      return state.sent
    }
  }

  func acknowledge(_ number: Int, _ card: Card) {
    state.withLock { state in
      state.open.remove(number)
      state.acknowledged.append((number, card))
      if state.acknowledged.count == state.killAfter { state.kill() }
    }
  }

  /// Hands out what the last round left.
  func takeRound() -> (acknowledged: [(Int, Card)], open: Set<Int>) {
    state.withLock { state in
      defer { (state.acknowledged, state.open) = ([], []) }
      return (state.acknowledged, state.open)
    }
  }
}

/// Binds cards on several connections at once, from one thread.
private struct CardWriter: Sendable {
  let socket: SocketPath
  let connections: Int
  let ledger: Ledger

  /// Returns when a connection breaks.
  func run() {
    do {
      let clients = try (0..<connections).map { _ in try Client(socket) }
      while true {
        let numbers = try clients.map { client in try send(on: client) }
        for (client, number) in zip(clients, numbers) {
          let result = try Answer(client.receive()).result(BindResult.self)
          ledger.acknowledge(number, result.card)
        }
      }
    } catch is SocketError {
    } catch {
      Issue.record(error)
    }
  }

  private func send(on client: Client) throws -> Int {
    let number = ledger.next()
    try client.send(
      client.request(
        "cards.bind",
        """
        {"store":"\(ledger.store.text)","number":"\(cardNumber(number))","holder":"Li Xiaofeng",\
        "expMonth":12,"expYear":2040,"funding":"credit","usage":"checkout",\
        "_meta":{"idempotencyKey":"card-\(number)"}}
        """))
    return number
  }
}
