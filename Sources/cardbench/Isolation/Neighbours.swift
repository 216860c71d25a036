import Sockets

/// Two merchants on one server, and what the second one has that the first must not be able to find.
struct Neighbours {
  let people: [IsolationCase.Caller: Correspondent]
  /// Of the second merchant; for the clerk, of the other store of the first.
  private let foreign: [IsolationCase.Object: String]
  private let outside: [IsolationCase.Object: String]
  /// What stands in dollars in the params of the cases.
  private let own: [(word: String, id: String)]

  /// How many cards each store has.
  private static let cards = 200

  init(_ installation: borrowing Installation, _ benchkit: Program) throws(BenchError) {
    let socket = installation.socket
    let seeding = Seeding(socket: socket, interruption: nil, benchkit: benchkit)
    let admin = try ClientSocket(whenListening: socket)
    try seeding.logIn(admin, installation.password)
    let first = try Merchant("first", admin, socket)
    let second = try Merchant("second", admin, socket)
    let clerk = try first.person(
      "clerk", #""role":"store","stores":["\#(first.stores[0])"]"#, admin, socket)
    let till = try first.person("till", #""role":"service""#, admin, socket)
    people = [.boss: first.boss, .clerk: clerk.connection, .till: till.connection]
    foreign = try second.objects(admin, socket)
    outside = [
      .store: first.stores[1], .card: try first.card(in: 1), .account: till.id,
    ]
    own = [("$spare$", till.id), ("$card$", try first.card(in: 0))]
  }

  /// The case's request with an id of somebody else's, and with two that nobody has.
  func requests(
    _ call: IsolationCase
  ) throws(BenchError) -> [RequestTemplate] {
    guard let id = (call.caller == .clerk ? outside : foreign)[call.object] else { return [] }
    var params = call.params
    for (word, own) in own { params = params.replacing(word, with: own) }
    return try [id, Self.neighbour(of: id, 1), Self.neighbour(of: id, 2)].map {
      id throws(BenchError) in
      try RequestTemplate(method: call.method, params: params.replacing("$", with: id))
    }
  }

  /// An id as old as another, which nobody has: numbers are given with wide gaps.
  private static func neighbour(of id: String, _ distance: Int) -> String {
    let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")
    let last = id.last.flatMap { letters.firstIndex(of: $0) } ?? 0
    return id.dropLast() + String(letters[(last + 7 * distance) % letters.count])
  }

  /// A merchant with two stores full of cards.
  private struct Merchant {
    let id: String
    let stores: [String]
    let boss: Correspondent
    let bossID: String

    init(
      _ name: String, _ admin: borrowing ClientSocket, _ socket: SocketPath
    ) throws(BenchError) {
      id = try Answer.string("id", in: try admin.call("tenants.create", #"{"name":"\#(name)"}"#))
      var stores: [String] = []
      for code in ["S1", "S2"] {
        let made = try admin.call(
          "stores.create", #"{"tenant":"\#(id)","code":"\#(code)","name":"\#(code)"}"#)
        stores.append(try Answer.string("id", in: made))
      }
      self.stores = stores
      (bossID, boss) = try Self.person("boss", #""role":"chain""#, of: id, admin, socket)
      for store in stores {
        let request = try RequestTemplate.binding(in: store)
        for serial in 0..<Neighbours.cards {
          _ = try boss.time(request, serial: UInt64(serial))
        }
      }
    }

    func person(
      _ name: String, _ role: String, _ admin: borrowing ClientSocket, _ socket: SocketPath
    ) throws(BenchError) -> (id: String, connection: Correspondent) {
      try Self.person(name, role, of: id, admin, socket)
    }

    private static func person(
      _ name: String, _ role: String, of tenant: String, _ admin: borrowing ClientSocket,
      _ socket: SocketPath
    ) throws(BenchError) -> (id: String, connection: Correspondent) {
      let made = try admin.call(
        "accounts.create", #"{"tenant":"\#(tenant)","account":"\#(name)",\#(role)}"#)
      let connection = try Correspondent(socket)
      try connection.logIn(
        name, of: tenant, try Answer.string("oneTimePassword", in: made))
      return (try Answer.string("id", in: made), connection)
    }

    /// One from the middle of a store.
    func card(in store: Int) throws(BenchError) -> String {
      let cards = try boss.call("cards.list", #"{"store":"\#(stores[store])","pageSize":100}"#)
      return try Answer.string("id", in: String(cards.suffix(cards.count / 2)))
    }

    /// One of everything.
    func objects(
      _ admin: borrowing ClientSocket, _ socket: SocketPath
    ) throws(BenchError) -> [IsolationCase.Object: String] {
      let card = try card(in: 0)
      let prepared = try boss.call("cards.prepareUnbind", #"{"cards":["\#(card)"]}"#)
      let consent = try boss.call("support.grant", #"{"hours":1,"permissions":["cards.read"]}"#)
      let sessions = try boss.call("session.list")
      // A card that is told to be lost, which raises an alert.
      let till = try person("till", #""role":"service""#, admin, socket).connection
      let begun = try till.call(
        "payments.begin",
        #"{"order":"o-1","store":"\#(stores[1])","amount":{"amount":1,"currency":"CNY"},"#
          + #""usage":"checkout","channel":"web"}"#)
      let attempt = try Answer.string("attempt", in: begun)
      try till.call(
        "payments.complete", #"{"attempt":"\#(attempt)","approved":false,"code":"41"}"#)
      let planned = try boss.upload(
        Array("action,store_code,card_number\nadd,none,1\n".utf8), to: "cards.import")
      return [
        .job: try Answer.string("job", in: planned), .payment: try Answer.string("id", in: begun),
        .attempt: attempt,
        .alert: try Answer.string("id", in: try boss.call("alerts.list")),
        .tenant: id, .store: stores[0], .card: card, .account: bossID,
        .session: try Answer.string("id", in: sessions),
        .confirmation: try Answer.string("confirmation", in: prepared),
        .consent: try Answer.string("id", in: consent),
        .decision: try Answer.string("decisionId", in: try boss.ask("tenants.list")),
      ]
    }
  }
}
