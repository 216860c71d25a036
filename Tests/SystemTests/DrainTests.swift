import API
import Glibc
import RPC
import Sockets
import Synchronization
import Testing

@Suite("A server that is drained", .timeLimit(.minutes(30)))
struct DrainTests {
  private static let writers = 8
  private static let inFlight = 16

  @Test(
    "answers every call it took, or says that it stops; what it acknowledged is there after a restart",
    arguments: ["SIGTERM", "server.drain"])
  func underLoad(way: String) throws {
    let installation = try Installation()
    let server = try installation.serve()
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    let store = try makeStore(admin)
    let ledger = DrainLedger()
    let threads = (0..<Self.writers).map { number in
      let path = server.socket
      return JoinableThread {
        Self.write(number, to: store, at: path, ledger)
      }
    }
    try wait(for: "writes") { ledger.acknowledged > 500 }
    if way == "SIGTERM" {
      server.program.signal(SIGTERM)
    } else {
      #expect(try admin.ask("server.drain").outcome == "OK")
    }
    for thread in threads { thread.join() }
    #expect(try server.program.end() == 0)
    #expect(ledger.outcomes.subtracting(["OK", "SHUTTING_DOWN"]).isEmpty, "\(ledger.outcomes)")
    #expect(ledger.unanswered == 0)
    let again = try installation.serve()
    let records = try Records(installation.database)
    let cards = try records.numbers("SELECT count(*) FROM cards")
    #expect(cards == [ledger.acknowledged])
    #expect(
      try records.numbers("SELECT count(*) FROM audit WHERE method = 'server.drain'")
        == [way == "SIGTERM" ? 0 : 1])
    #expect(try again.stop() == 0)
  }

  private func makeStore(_ admin: Client) throws -> StoreID {
    let seeding = Seeding(client: admin)
    let tenant = try seeding.tenant("Drained")
    let store = try seeding.store("D1", of: tenant)
    let (_, service) = try seeding.account("gateway", .service, of: tenant)
    try seeding.bindThisProcess(to: service)
    return store
  }

  /// Keeps calls on their way until the server says that it takes no more, and then hears the rest out.
  private static func write(
    _ writer: Int, to store: StoreID, at path: SocketPath, _ ledger: DrainLedger
  ) {
    do {
      let client = try Client(path)
      var (sent, answered, isOver) = (0, 0, false)
      defer { ledger.leave(unanswered: sent - answered) }
      while !isOver || answered < sent {
        while !isOver, sent - answered < Self.inFlight {
          try client.send(request(client, store, writer * 1_000_000 + sent))
          sent += 1
        }
        let text = try client.receive()
        guard !String(decoding: text, as: UTF8.self).contains(#""method":"rpc.goaway""#) else {
          isOver = true
          continue
        }
        answered += 1
        ledger.note(try Answer(text).outcome)
      }
    } catch {
      Issue.record(error)
    }
  }

  private static func request(_ client: Client, _ store: StoreID, _ number: Int) -> [UInt8] {
    client.request(
      "cards.bind",
      """
      {"store":"\(store.text)","number":"\(cardNumber(number))","holder":"Li Xiaofeng",\
      "expMonth":12,"expYear":2040,"funding":"credit","usage":"checkout"}
      """)
  }
}

/// How the calls of all writers ended.
private final class DrainLedger: Sendable {
  private let state = Mutex((counts: [String: Int](), unanswered: 0))

  var acknowledged: Int { state.withLock { $0.counts["OK"] ?? 0 } }
  var outcomes: Set<String> { state.withLock { Set($0.counts.keys) } }
  var unanswered: Int { state.withLock { $0.unanswered } }

  func note(_ outcome: String) { state.withLock { $0.counts[outcome, default: 0] += 1 } }
  func leave(unanswered count: Int) { state.withLock { $0.unanswered += count } }
}
