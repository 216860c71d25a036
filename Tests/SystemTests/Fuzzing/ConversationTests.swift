import API
import RPC
import Sockets
import Synchronization
import Testing

@Suite("Conversations", .timeLimit(.minutes(30)))
struct ConversationTests {
  private static let conversations: UInt64 = 10_000
  private static let threads: UInt64 = 4
  private static let residentBytesMax = 16 << 20

  @Test("whatever is said, each call is answered once, and nothing is left behind")
  func conversations() throws {
    let installation = try Installation()
    let server = try installation.serve()
    let subjects = try makeSubjects(installation, server)
    let neighbour = try server.connect()
    // The first bring buffers and caches to their size.
    try hold(0..<Self.conversations / 10, about: subjects, on: server, beside: neighbour)
    let before = try Footprint(of: server.program)
    try hold(0..<Self.conversations, about: subjects, on: server, beside: neighbour)
    try wait(for: "descriptors to be closed") {
      try Footprint(of: server.program).descriptors <= before.descriptors
    }
    let after = try Footprint(of: server.program)
    #expect(after.residentBytes < before.residentBytes + Self.residentBytesMax)
    #expect(try server.stop() == 0)
    #expect(!installation.log.contains("INTERNAL"), "\(installation.log)")
  }

  private func makeSubjects(
    _ installation: Installation, _ server: Server
  ) throws -> Conversation.Subjects {
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    let seeding = Seeding(client: admin)
    let tenant = try seeding.tenant("Talkative")
    let store = try seeding.store("T1", of: tenant)
    let (_, service) = try seeding.account("gateway", .service, of: tenant)
    try seeding.bindThisProcess(to: service)
    let card = try server.connect().bind(cardNumber(1), in: store).card.id
    return Conversation.Subjects(store: store.text, card: card.text)
  }

  /// Holds the conversations of these seeds, several at a time, while a neighbour asks and is answered.
  private func hold(
    _ seeds: Range<UInt64>, about subjects: Conversation.Subjects, on server: Server,
    beside neighbour: Client
  ) throws {
    let party = Party(subjects, server.socket, threads: Self.threads)
    let threads = (0..<Self.threads).map { share in
      JoinableThread { party.hold(seeds, share: share) }
    }
    while !party.isOver {
      #expect(try neighbour.ask("rpc.ping").outcome == "OK")
    }
    for thread in threads { thread.join() }
    let faults = party.faults
    #expect(faults.isEmpty, "\(faults.count) in all, the first: \(faults.first ?? "")")
  }
}

/// Conversations on several threads, and what was wrong with them.
private final class Party: Sendable {
  private let subjects: Conversation.Subjects
  private let socket: SocketPath
  private let threads: UInt64
  private let found = Mutex<[String]>([])
  private let ended = Mutex<UInt64>(0)

  init(_ subjects: Conversation.Subjects, _ socket: SocketPath, threads: UInt64) {
    self.subjects = subjects
    self.socket = socket
    self.threads = threads
  }

  var faults: [String] { found.withLock { $0 } }
  var isOver: Bool { ended.withLock { $0 == threads } }

  /// Holds those of the seeds that fall to one thread.
  func hold(_ seeds: Range<UInt64>, share: UInt64) {
    for seed in seeds where seed % threads == share {
      guard let fault = fault(seed) else { continue }
      found.withLock { $0.append("seed \(seed): \(fault)") }
    }
    ended.withLock { $0 += 1 }
  }

  private func fault(_ seed: UInt64) -> String? {
    do {
      return try Conversation(seed: seed, about: subjects).hold(on: Client(socket))
    } catch {
      return "\(error)"
    }
  }
}
