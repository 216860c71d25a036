import CardClient
import Synchronization
import Testing

@Suite("The client library", .timeLimit(.minutes(30)))
struct LibraryTests {
  private static let tasks = 16
  private static let cardsEach = 20

  /// A server on which this process is a service account, and a store of its merchant.
  private func begin() throws -> (Installation, Server, StoreID) {
    let installation = try Installation()
    let server = try installation.serve()
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    let seeding = Seeding(client: admin)
    let tenant = try seeding.tenant("Library")
    let store = try seeding.store("L1", of: tenant)
    let (_, service) = try seeding.account("gateway", .service, of: tenant)
    try seeding.bindThisProcess(to: service)
    return (installation, server, store)
  }

  private func client(of installation: Installation) throws -> CardClient.Client {
    var configuration = CardClient.Client.Configuration()
    configuration.retry.attemptsMax = 20
    return try CardClient.Client(socket: installation.socket.path, configuration: configuration)
  }

  @Test("goes on when the server is killed: no call fails, and no card is bound twice")
  func killed() async throws {
    let (installation, first, store) = try begin()
    let client = try client(of: installation)
    let bound = Counter()
    var second: Server?
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<Self.tasks {
        group.addTask {
          for index in 0..<Self.cardsEach {
            try await Self.bindAndRead(cardNumber(task * Self.cardsEach + index), store, client)
            bound.add()
          }
        }
      }
      while bound.count < 40 { try await Task.sleep(for: .milliseconds(1)) }
      try first.kill()
      second = try installation.serve()
      try await group.waitForAll()
    }
    let cards = try await client.cards.list(pageSize: 500).cards
    #expect(cards.count == Self.tasks * Self.cardsEach)
    #expect(try second?.stop() == 0)
  }

  /// Other tests can hold up this one's tasks for long, between one attempt and the next.
  private static let patient = CallOptions(timeout: .seconds(600))

  private static func bindAndRead(
    _ number: String, _ store: StoreID, _ client: CardClient.Client
  ) async throws {
    let result = try await client.cards.bind(
      store: store, holder: "Li Xiaofeng", funding: .credit, usage: .checkout,
      number: Secret(number), expMonth: 12, expYear: 2040, options: patient)
    #expect(result.outcome == .created)
    let card = try await client.cards.get(card: result.card.id, options: patient).card
    #expect(card.last4 == number.suffix(4))
  }

  @Test("hears of a stop: a stream ends with the reason, and later calls say that nobody is there")
  func stopped() async throws {
    let (installation, server, _) = try begin()
    var configuration = CardClient.Client.Configuration()
    configuration.retry = .never
    let client = try CardClient.Client(
      socket: installation.socket.path, configuration: configuration)
    var states: [ServingStatus] = []
    do throws(ClientError) {
      for try await health in try await client.rpc.healthWatch() {
        states.append(health.status)
        if states.count == 1 { server.program.signal(15) }
      }
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      #expect(refusal.reason == "SHUTTING_DOWN")
    }
    #expect(states.first == .serving)
    #expect(try server.program.end() == 0)
    await #expect(throws: ClientError.self) { try await client.rpc.ping() }
  }
}

/// Counts what several tasks do.
private final class Counter: Sendable {
  private let value = Mutex(0)

  var count: Int { value.withLock { $0 } }

  func add() { value.withLock { $0 += 1 } }
}
