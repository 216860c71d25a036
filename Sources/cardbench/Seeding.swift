import Glibc
import Sockets

/// What the measurements find on a server.
struct Stock {
  /// A store of the tenant that this process's uid stands for.
  let store: String
  /// Ids of this tenant's cards.
  let cards: [String]
  let rival: Rival
  /// How many cards all tenants have, and how long it took to bind them.
  let cardCount: Int
  let seconds: Double
}

/// Another tenant, with the token of somebody who may write there.
struct Rival {
  let store: String
  let session: String
}

/// Fills a fresh installation through its own methods: tenants with a store, a service account and
/// cards.
///
/// A service account has no password: the server knows it by its peer's uid. A uid stands for one
/// account, so this process's is bound to each tenant's in turn, and stays with the last.
struct Seeding {
  static let tenants = 20
  private static let connections = 4
  private static let inFlight = 100
  /// A slow disk gets fewer cards, not a longer wait.
  private static let secondsMax = 45.0

  let socket: SocketPath
  let interruption: Interruption?
  /// What tells the code of an admin's secret.
  let benchkit: Program

  func run(password: String, cards: Int) throws(BenchError) -> Stock {
    let admin = try ClientSocket(whenListening: socket)
    try logIn(admin, password)
    let start = MonotonicClock.nanoseconds()
    var (store, bound) = ("", 0)
    for number in 1...Self.tenants {
      let tenant = try addTenant(number, by: admin)
      store = tenant.store
      let peer = #"{"account":"\#(tenant.account)","uid":\#(geteuid())}"#
      try admin.call("accounts.bindPeer", peer)
      bound += try bindCards(cards / Self.tenants, in: store)
      if number < Self.tenants { try admin.call("accounts.unbindPeer", peer) }
    }
    let seconds = Double(MonotonicClock.nanoseconds() - start) / 1e9
    return Stock(
      store: store, cards: try cardIDs(), rival: try addRival(by: admin), cardCount: bound,
      seconds: seconds)
  }

  /// The first login of an installation: another password, and one-time codes.
  func logIn(_ admin: borrowing ClientSocket, _ password: String) throws(BenchError) {
    let next = "cardbench-admin-1"
    try admin.call("session.login", #"{"account":"admin","password":"\#(password)"}"#)
    try admin.call(
      "session.changePassword", #"{"oldPassword":"\#(password)","newPassword":"\#(next)"}"#)
    let secret = try Answer.string("secret", in: try admin.call("session.enrollTotp"))
    var program = benchkit
    program.environment = ["TOTP_SECRET=\(secret)"]
    let code = try program.run(["totp"])
    try admin.call("session.confirmTotp", #"{"totp":"\#(code)"}"#)
  }

  /// A tenant with a store, S1, and a service account.
  func addTenant(
    _ number: Int, by admin: borrowing ClientSocket
  ) throws(BenchError) -> (id: String, store: String, account: String) {
    let tenant = try Answer.string(
      "id", in: try admin.call("tenants.create", #"{"name":"Tenant \#(number)"}"#))
    let store = try admin.call(
      "stores.create", #"{"tenant":"\#(tenant)","code":"S1","name":"Store 1"}"#)
    let account = try admin.call(
      "accounts.create", #"{"tenant":"\#(tenant)","account":"payments","role":"service"}"#)
    return (tenant, try Answer.string("id", in: store), try Answer.string("id", in: account))
  }

  private func addRival(by admin: borrowing ClientSocket) throws(BenchError) -> Rival {
    let tenant = try addTenant(Self.tenants + 1, by: admin)
    return Rival(store: tenant.store, session: try addBoss(of: tenant.id, by: admin))
  }

  /// Somebody who looks after all stores of a tenant.
  /// - Returns: the token of a session.
  func addBoss(
    of tenant: String, by admin: borrowing ClientSocket
  ) throws(BenchError) -> String {
    let made = try admin.call(
      "accounts.create", #"{"tenant":"\#(tenant)","account":"boss","role":"chain"}"#)
    let first = try Answer.string("oneTimePassword", in: made)
    let client = try ClientSocket(whenListening: socket)
    let login = try client.call(
      "session.login", #"{"tenant":"\#(tenant)","account":"boss","password":"\#(first)"}"#)
    try client.call(
      "session.changePassword",
      #"{"oldPassword":"\#(first)","newPassword":"cardbench-boss-1"}"#)
    return try Answer.string("session", in: login)
  }

  /// - Returns: how many there was time for.
  func bindCards(_ count: Int, in store: String) throws(BenchError) -> Int {
    var load = Load(
      request: try .binding(in: store), connections: Self.connections, inFlight: Self.inFlight,
      matching: .id)
    load.interruption = interruption
    var generator = try Generator(load, to: socket)
    return try generator.run(calls: count, secondsMax: Self.secondsMax / Double(Self.tenants))
  }

  /// The ids of all cards that this process's uid may see.
  func cardIDs() throws(BenchError) -> [String] {
    let client = try ClientSocket(whenListening: socket)
    var ids: [String] = []
    var page = try client.call("cards.list", #"{"pageSize":500}"#)
    while true {
      try interruption?.check()
      ids += Answer.strings("id", in: page)
      guard let token = Answer.strings("nextPageToken", in: page).first else { return ids }
      page = try client.call("cards.list", #"{"pageSize":500,"pageToken":"\#(token)"}"#)
    }
  }
}

extension RequestTemplate {
  /// Binds another card in each call.
  static func binding(in store: String) throws(BenchError) -> RequestTemplate {
    try RequestTemplate(
      method: "cards.bind",
      params: #"{"store":"\#(store)","number":"%pan%","holder":"Li Lei","expMonth":12,"#
        + #""expYear":2030,"funding":"credit","usage":"both"}"#)
  }
}
