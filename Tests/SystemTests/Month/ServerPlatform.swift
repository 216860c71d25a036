import API
import Glibc
import MonthTesting
import RPC
import WireTesting

/// A month on a server of its own, which is killed in the middle of calls and of the clock's work.
final class ServerPlatform: Platform {
  private(set) var shops: [Shop] = []
  private(set) var now = Timestamp(milliseconds: 1_927_670_400_000)
  private(set) var kills = 0

  private let installation: Installation
  private let clock: FakeClock
  private let killsMax: Int
  private var server: Server?
  private var people: [[Seat: Person]] = []
  private var clients: [[Seat: Client]] = []
  private var loggedIn: [[Seat: Timestamp]] = []
  private var dice = SeededGenerator(seed: 20)
  private var calls = 0
  private var moves = 0
  private var nextKill = 30

  /// - Parameter kills: at most so many.
  init(kills: Int) throws {
    installation = try Installation()
    guard let clock = FakeClock(in: installation.folder) else { throw NoFakeClock() }
    (self.clock, killsMax) = (clock, kills)
    // One-time codes go by the real time, so the admin's work comes first.
    let seeding = try installation.serve()
    try seed(on: seeding)
    _ = try seeding.stop()
    try clock.set(now)
    try start()
  }

  private func seed(on server: Server) throws {
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    let seeding = Seeding(client: admin)
    for (index, zone) in Month.zones.enumerated() {
      let tenant = try admin.call(
        Endpoints.tenantsCreate, TenantsCreateParams(name: "M\(index)", timeZone: zone)
      ).tenant.id
      let stores = try ["S1", "S2"].map { try seeding.store($0, of: tenant) }
      let (boss, _) = try seeding.account("boss", .chain, of: tenant)
      let (teller, id) = try seeding.account("till", .service, of: tenant)
      for person in [boss, teller] { try person.settle(on: try server.connect()) }
      if index == 0 { try seeding.bindThisProcess(to: id) }
      people.append([.boss: boss, .teller: teller])
      shops.append(Shop(zone: zone, stores: stores, teller: id, password: boss.password))
    }
    clients = shops.map { _ in [:] }
    loggedIn = shops.map { _ in [:] }
  }

  private func start() throws {
    server = try installation.serve(environment: clock.environment)
    clients = shops.map { _ in [:] }
  }

  private func kill() throws {
    try server?.kill()
    kills += 1
    try start()
  }

  func stop() throws -> Int32 { try server?.stop() ?? -1 }

  // MARK: The clock

  func move(to time: Timestamp) throws {
    now = time
    try clock.set(now)
    moves += 1
    if kills < killsMax, moves.isMultiple(of: 5) {
      usleep(UInt32.random(in: 0..<1_000_000, using: &dice))
      try kill()
    }
    try wait(for: "what the clock has brought about") { try isNothingDue() }
  }

  private func isNothingDue() throws -> Bool {
    let records = try Records(installation.database)
    let due = try records.numbers(
      """
      SELECT coalesce(min(expires_at), 9000000000000000) FROM attempts WHERE outcome = 0
      UNION ALL SELECT coalesce(min(until), 9000000000000000) FROM card_syncs
        WHERE acknowledged_at IS NULL AND is_late = 0
      UNION ALL SELECT min(due) FROM daily_work
      """)
    let waiting = try records.numbers("SELECT count(*) FROM settled_syncs")
    return due.allSatisfy { $0 > now.milliseconds } && waiting == [0]
  }

  // MARK: Calls

  func call<P: Message, R: Message>(
    _ endpoint: Endpoint<P, R>, _ params: P, _ seat: Seat, of shop: Int, in language: Language
  ) throws -> R {
    try login(seat, of: shop)
    now = now + .seconds(1)
    try clock.set(now)
    loggedIn[shop][seat] = now
    calls += 1
    let method = "\(Methods.rows[endpoint.index].name)"
    let text = try text(of: params, by: person(seat, of: shop).token, language)
    if kills < killsMax, calls >= nextKill {
      nextKill = calls + Int.random(in: 20...50, using: &dice)
      let client = try client(seat, of: shop)
      try client.send(client.request(method, text))
      usleep(UInt32.random(in: 0..<4000, using: &dice))
      try kill()
    }
    do {
      return try client(seat, of: shop).ask(method, text).result(R.self)
    } catch let refused as Refused {
      throw Denial(refused.reason, retryAfterMs: refused.data.retryAfterMs)
    }
  }

  private func text(
    of params: some Message, by token: String, _ language: Language
  ) throws -> String {
    var meta = #""idempotencyKey":"month-\#(calls)""#
    if !token.isEmpty { meta += #","session":"\#(token)""# }
    if language == .chinese { meta += #","locale":"zh-CN""# }
    let rest = String(copying: params.json.span).dropFirst()
    return #"{"_meta":{\#(meta)}\#(rest == "}" ? "" : ",")\#(rest)"#
  }

  /// A session ends by itself; it outlives its server.
  private func login(_ seat: Seat, of shop: Int) throws {
    let isFresh = loggedIn[shop][seat].map { $0 + .seconds(600) >= now } ?? false
    guard !isFresh else { return }
    try person(seat, of: shop).login(on: client(seat, of: shop))
  }

  private func person(_ seat: Seat, of shop: Int) -> Person {
    guard let person = people[shop][seat] else { preconditionFailure("everybody has a seat") }
    return person
  }

  private func client(_ seat: Seat, of shop: Int) throws -> Client {
    if let client = clients[shop][seat] { return client }
    guard let client = try server?.connect() else { preconditionFailure("it was started") }
    clients[shop][seat] = client
    return client
  }
}

/// libfaketime is not installed.
struct NoFakeClock: Error {}
