import API
import RPC
import Sockets
import Testing

@Suite("Broken frames", .timeLimit(.minutes(30)))
struct MutationTests {
  private static let mutations = 10_000
  private static let residentBytesMax = 16 << 20

  @Test("harm nobody but their sender, and leave nothing behind")
  func mutations() throws {
    let installation = try Installation()
    let server = try installation.serve()
    var attack = try Attack(validRequests(installation, server), on: server, seed: 0x6D75_7461)
    let neighbour = try server.connect()
    for _ in 0..<Self.mutations / 10 { try attack.strike() }
    try attack.rest()
    let before = try Footprint(of: server.program)
    for _ in 0..<Self.mutations {
      try attack.strike()
      #expect(try neighbour.ask("rpc.ping").outcome == "OK")
    }
    try attack.rest()
    try wait(for: "descriptors to be closed") {
      try Footprint(of: server.program).descriptors <= before.descriptors
    }
    let after = try Footprint(of: server.program)
    #expect(after.residentBytes < before.residentBytes + Self.residentBytesMax)
    #expect(server.program.isRunning)
    #expect(try server.stop() == 0)
    // Nothing was worth a line: what peers send is no trouble of the operator's.
    #expect(!installation.log.contains("INTERNAL"), "\(installation.log)")
  }

  private func validRequests(
    _ installation: Installation, _ server: Server
  ) throws -> [[UInt8]] {
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    let seeding = Seeding(client: admin)
    let tenant = try seeding.tenant("Mutated")
    let store = try seeding.store("M1", of: tenant).text
    let (_, service) = try seeding.account("gateway", .service, of: tenant)
    try seeding.bindThisProcess(to: service)
    let client = try server.connect()
    let card = try client.bind(cardNumber(1), in: StoreID(text: store)).card.id.text
    let calls = [
      client.request("rpc.whoami", #"{"_meta":{"locale":"zh-CN","timeoutMs":5000}}"#),
      client.request("rpc.discover", #"{"view":"mine"}"#),
      client.request("cards.get", #"{"card":"\#(card)"}"#),
      client.request("cards.list", #"{"status":"normal","health":["active"],"pageSize":3}"#),
      client.request("cards.history", #"{"card":"\#(card)"}"#),
      client.request("cards.update", #"{"card":"\#(card)","version":1,"label":"主卡 \u5361"}"#),
      client.request("payments.options", #"{"store":"\#(store)","usage":"checkout"}"#),
      client.request("stores.list", #"{"_meta":{"idempotencyKey":"k"}}"#),
      client.request(
        "cards.bind",
        """
        {"store":"\(store)","number":"\(cardNumber(2))","holder":"李小丰","expMonth":12,\
        "expYear":2040,"funding":"credit","usage":"both","_meta":{"idempotencyKey":"bind"}}
        """),
    ]
    let batch = [UInt8(ascii: "[")] + calls[2] + [UInt8(ascii: ",")] + calls[0]
    return calls + [batch + [UInt8(ascii: "]")]]
  }
}

/// Sends mutations of valid requests, on a connection that it keeps and on fresh ones.
private struct Attack {
  private let server: Server
  private let requests: [[UInt8]]
  private var generator: SeededGenerator
  private var kept: Client
  private var strikes = 0

  init(_ requests: [[UInt8]], on server: Server, seed: UInt64) throws {
    self.server = server
    self.requests = requests
    generator = SeededGenerator(seed: seed)
    kept = try server.connect()
  }

  mutating func strike() throws {
    strikes += 1
    var text = requests.randomElement(using: &generator) ?? []
    if Int.random(in: 0..<4, using: &generator) == 0 {
      var frames = frame(text) + frame(requests.randomElement(using: &generator) ?? [])
      mutate(&frames)
      try strikeAfresh(frames)
    } else {
      mutate(&text)
      try strikeAgain(text)
    }
  }

  /// Lets go of the connection.
  mutating func rest() throws {
    kept = try server.connect()
    #expect(try kept.ask("rpc.ping").outcome == "OK")
  }

  /// A broken text in a whole frame: the connection goes on.
  private mutating func strikeAgain(_ text: [UInt8]) throws {
    let ping = "\"ping \(strikes)\""
    do {
      try kept.send(bytes: frame(text) + frame(kept.request("rpc.ping", id: ping)))
      while try !kept.receive().containsText(ping) {}
    } catch SocketError.closedByPeer {
      #expect(text.isEmpty, "only a frame without text ends the connection")
      kept = try server.connect()
    }
  }

  /// Broken frames: the server answers what it can and closes.
  private func strikeAfresh(_ bytes: [UInt8]) throws {
    let client = try server.connect()
    do {
      try client.send(bytes: bytes)
      try client.endSending()
      while true { _ = try client.receive() }
    } catch SocketError.closedByPeer {}
  }

  private mutating func mutate(_ bytes: inout [UInt8]) { Mutation.some(to: &bytes, &generator) }
}
