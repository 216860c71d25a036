import API
import Foundation
import RPC
import Testing

@Suite("Secrets", .timeLimit(.minutes(30)))
struct SecretTests {
  private static let bound = "4716258050958645"
  private static let refused = "4929716541280349"
  private static let inWords = "5412751234123452"
  private static let misplaced = "6011514433546201"
  private static let securityCode = "cvv-73917"
  private static let gatewayToken = "tok-3Zq9LmVw81"
  private static let fingerprint = "fpr-77Ycd02QxB"
  private static let wrongPassword = "wrong-Pa55word-9"

  @Test("stand in no file, no log line and no error, also after a crash")
  func nowhere() throws {
    let installation = try Installation()
    var secrets = Secrets([
      Self.bound, Self.refused, Self.inWords, Self.misplaced, Self.securityCode,
      Self.gatewayToken, Self.fingerprint, Self.wrongPassword, installation.oneTimePassword,
    ])
    var errors: [String] = []
    let server = try installation.serve()
    let (admin, client) = try Seeding.admin(of: installation, on: server)
    let (boss, orders, store) = try makeMerchant(client, &secrets)
    let desk = try server.connect()
    try boss.settle(on: desk)
    try boss.enroll(on: desk)
    secrets.add(of: admin)
    secrets.add(of: boss)
    try bindCards(store, desk)
    try takePayment(orders, store, server)
    secrets.add(of: orders)
    errors += try sendRefusedCalls(store, desk) + sendNonsense(desk, server)
    errors += try sendWrongFactors(boss, desk)
    for crash in [SIGABRT, SIGSEGV] {
      let server = crash == SIGABRT ? server : try installation.serve()
      _ = try server.connect().ask("session.login", wrongLogin)
      server.program.signal(crash)
      #expect(try server.program.end() == 128 + crash)
      try secrets.expectNone(in: installation)
    }
    for error in errors { #expect(secrets.found(in: Array(error.utf8)) == nil, "\(error)") }
    let last = try installation.serve()
    #expect(try last.stop() == 0)
    try secrets.expectNone(in: installation)
  }

  private var wrongLogin: String {
    #"{"account":"\#(Self.misplaced)","password":"\#(Self.wrongPassword)"}"#
  }

  private func makeMerchant(
    _ admin: Client, _ secrets: inout Secrets
  ) throws -> (boss: Person, orders: Person, StoreID) {
    let seeding = Seeding(client: admin)
    let tenant = try seeding.tenant("Secretive")
    let store = try seeding.store("S1", of: tenant)
    let (boss, _) = try seeding.account("boss", .chain, of: tenant)
    let (orders, _) = try seeding.account("orders", .service, of: tenant)
    secrets.add(boss.password)
    secrets.add(orders.password)
    return (boss, orders, store)
  }

  /// The one answer that carries the gateway's token, which is kept for repeats.
  private func takePayment(_ orders: Person, _ store: StoreID, _ server: Server) throws {
    let client = try server.connect()
    try orders.settle(on: client)
    let params = PaymentsBeginParams(
      order: "SO-1", store: store, amount: Money(amount: 100, currency: "CNY"), usage: .checkout,
      channel: "web")
    for _ in 0..<2 {
      let begun = try client.call(
        Endpoints.paymentsBegin, params, meta: ["idempotencyKey": "pay once"])
      #expect(begun.gatewayToken?.text == Self.gatewayToken)
    }
    _ = try client.ask(
      "payments.begin",
      #"{"order":"SO-1","store":"\#(store.text)","amount":{"amount":100,"currency":"CNY"},"#
        + #""usage":"checkout","channel":"web"}"#)
  }

  private func bindCards(_ store: StoreID, _ client: Client) throws {
    var params = CardsBindParams(
      store: store, number: Secret(Self.bound), holder: "Li Xiaofeng", expMonth: 12, expYear: 2040,
      funding: .credit, usage: .both, gatewayToken: Secret(Self.gatewayToken))
    let key = ["idempotencyKey": "once more \(Self.inWords)"]
    _ = try client.call(Endpoints.cardsBind, params, meta: key)
    (params.number, params.fingerprintOf) = (nil, Secret(Self.fingerprint))
    (params.last4, params.brand) = ("1234", .visa)
    _ = try client.call(Endpoints.cardsBind, params, meta: ["reason": "a new card"])
  }

  /// Each is refused; their answers.
  private func sendRefusedCalls(_ store: StoreID, _ client: Client) throws -> [String] {
    let bind = { (members: String) in
      """
      {"store":"\(store.text)","holder":"A B","expMonth":1,"expYear":2040,"funding":"credit",\
      "usage":"both",\(members)}
      """
    }
    let calls = [
      ("cards.bind", bind(#""number":"\#(Self.refused)""#)),
      ("cards.bind", bind(#""number":\#(Self.bound)"#)),
      ("cards.bind", bind(#""number":"\#(Self.bound)","cvv":"\#(Self.securityCode)""#)),
      ("cards.bind", bind(#""number":"\#(Self.bound)","label":"\#(Self.inWords)""#)),
      ("cards.bind", bind(#""number":"\#(Self.bound)","usage2":"\#(Self.inWords)""#)),
      ("cards.bind", bind(#""number":"\#(Self.bound)","gatewayToken":["\#(Self.gatewayToken)"]"#)),
      ("cards.list", #"{"last4":"\#(Self.bound)"}"#),
      ("cards.get", #"{"card":"\#(Self.misplaced)"}"#),
      ("stores.create", #"{"code":"\#(Self.inWords)","name":"n"}"#),
      ("cards.\(Self.misplaced)", "{}"),
      // What is denied is put on record, and the caller's own words with it.
      ("tenants.list", #"{"_meta":{"reason":"card \#(Self.inWords)"}}"#),
      ("cards.bind", bind(#""number":"\#(Self.refused)","_meta":{"reason":"\#(Self.inWords)"}"#)),
      (
        "cards.bind",
        bind(#""number":"\#(Self.refused)","_meta":{"traceparent":"\#(Self.inWords)"}"#)
      ),
      ("session.login", wrongLogin),
    ]
    return try calls.map { method, params in
      let answer = try client.ask(method, params)
      #expect(answer.outcome != "OK", "\(method) \(params)")
      return answer.shown
    }
  }

  /// No valid frames; what is answered.
  private func sendNonsense(_ client: Client, _ server: Server) throws -> [String] {
    try client.send(Array(#"{"number":"\#(Self.bound)","#.utf8))
    let answer = String(decoding: try client.receive(), as: UTF8.self)
    let stranger = try server.connect()
    try stranger.send(bytes: Array("POST /cards HTTP/1.1\r\n\r\nnumber=\(Self.bound)".utf8))
    return [answer]
  }

  private func sendWrongFactors(_ boss: Person, _ client: Client) throws -> [String] {
    let calls = [
      ("session.reverify", #"{"password":"\#(Self.wrongPassword)"}"#),
      ("session.reverify", #"{"totp":"\#(Self.wrongPassword)"}"#),
      ("session.changePassword", #"{"oldPassword":"\#(boss.password)","newPassword":"short"}"#),
    ]
    return try calls.map { method, params in try client.ask(method, params).shown }
  }
}
