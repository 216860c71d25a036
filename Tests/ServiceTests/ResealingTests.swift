import API
import Crypto
import RPC
import Storage
import Testing

@testable import Service

@Suite("Sealing anew with another key")
struct ResealingTests {
  private let cashier: Cashier
  private var bench: Bench { cashier.merchant.bench }

  init() throws {
    cashier = try Cashier()
    for number in 0..<7 {
      try cashier.merchant.bind(cardNumber(number), meta: Meta(key: "k\(number)")) {
        // Not every card has a token.
        if number != 3 { $0.gatewayToken = Secret("tok-\(number)-9Qx3LmVw81") }
      }
    }
    // A secret on offer, which nobody has confirmed.
    let newcomer = try cashier.merchant.admin.create("new", .chain, of: cashier.merchant.tenant)
    try newcomer.login()
    try newcomer.change(to: "new-password-1")
    try newcomer.offer()
  }

  /// The keys that records name, of all columns.
  private func keys() throws -> [UInt32: Int] {
    let records =
      try bench.rows("SELECT gateway_token FROM cards") { $0.optionalBlob(0) }
      + bench.rows("SELECT totp_secret FROM accounts") { $0.optionalBlob(0) }
      + bench.rows("SELECT totp_offered FROM accounts") { $0.optionalBlob(0) }
      + bench.rows("SELECT answer FROM idempotent_answers") { $0.optionalBlob(0) }
    return records.compactMap { $0.flatMap { Sealer.key(of: $0.span) } }
      .reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private func pieces() throws -> [String] {
    try bench.rows("SELECT after FROM audit WHERE method = 'keys.reseal' ORDER BY place") {
      $0.text(0)
    }
  }

  private func scheduler(_ lookedAt: Int = 4_000, _ sealed: Int = 200) -> Scheduler {
    let resealing = Resealing(bench.service, lookedAtMax: lookedAt, sealedMax: sealed)
    return Scheduler(bench.service, [resealing.chore])
  }

  /// Everything that was sealed is used.
  private func expectAllOpens() throws {
    let merchant = cashier.merchant
    bench.clock.advance(.seconds(60))
    let admin = merchant.admin.elsewhere()
    try admin.login(totp: admin.code())
    for number in [0, 2, 6] {
      let card = try merchant.bind(cardNumber(number), meta: Meta(key: "k\(number)")) {
        $0.gatewayToken = Secret("tok-\(number)-9Qx3LmVw81")
      }
      #expect(card.outcome == .created, "the stored answer")
      let begun = try cashier.begin("o-\(number)-\(bench.clock.now.text)", with: card.card.id)
      #expect(begun.gatewayToken?.text == "tok-\(number)-9Qx3LmVw81")
    }
  }

  @Test("nothing is done while there is one key")
  func oneKey() throws {
    scheduler().run()
    #expect(try pieces() == [])
    #expect(try keys().keys.sorted() == [1])
  }

  @Test("all records are sealed with the newest key, in pieces that are on record, and open")
  func rotation() throws {
    let before = try keys()
    let total = try #require(before[1])
    #expect(try bench.service.adopt(bench.keys.rotated(random: .system)))
    #expect(bench.service.sealKeys == [1, 2])
    // It looks at two rows a time, and goes on where it stopped.
    let scheduler = scheduler(2, 3)
    for _ in 0..<60 { scheduler.run() }
    #expect(try keys() == [2: total])
    let pieces = try pieces()
    #expect(pieces.count > 4)
    #expect(pieces.first == #"{"key":2,"records":3,"what":"gateway tokens"}"#)
    try expectAllOpens()
    // With the old key gone nothing is missing.
    let census = try census()
    #expect(census.missing(from: [2]) == [] && census.malformed == 0)
    #expect(census.words(of: 2)?.hasPrefix("6 gateway tokens, ") == true)
  }

  private func census() throws -> SealedCensus {
    try bench.service.read(0) { snapshot throws(Refusal) in
      try SealedCensus(snapshot, schema: Schema.newest)
    }
  }

  @Test("interrupted after any piece and begun anew, it comes to the same end")
  func interruptions() throws {
    let total = try #require(try keys()[1])
    #expect(try bench.service.adopt(bench.keys.rotated(random: .system)))
    var last = 0
    for round in 0... {
      var pieces = round
      scheduler(4_000, 1).run {
        defer { pieces -= 1 }
        return pieces > 0
      }
      let now = try keys()
      #expect(now[2, default: 0] >= last && now.values.reduce(0, +) == total)
      last = now[2, default: 0]
      if last == total { break }
      try #require(round < 100)
    }
    try expectAllOpens()
  }

  @Test("a search that finds nothing more ends, and another key begins it again")
  func again() throws {
    let second = try bench.keys.rotated(random: .system)
    #expect(try bench.service.adopt(second))
    let scheduler = scheduler()
    scheduler.run()
    let count = try pieces().count
    scheduler.run()
    #expect(try pieces().count == count)
    #expect(try bench.service.adopt(second.rotated(random: .system)))
    scheduler.run()
    #expect(try keys().keys.sorted() == [3])
    try expectAllOpens()
  }

  @Test("a ring that lacks a key in use, or has another index key, is not taken")
  func otherRings() throws {
    #expect(try bench.service.adopt(bench.keys.rotated(random: .system)))
    #expect(try !bench.service.adopt(bench.keys))
    #expect(try !bench.service.adopt(KeyRing(random: .system)))
    #expect(bench.service.sealKeys == [1, 2])
  }

  @Test("a record that cannot be opened stays as it is, keeps its key needed, and holds nothing up")
  func damaged() throws {
    try bench.run(
      """
      UPDATE cards SET gateway_token = substr(gateway_token, 1, 40)
      WHERE id = (SELECT min(id) FROM cards WHERE gateway_token IS NOT NULL)
      """)
    #expect(try bench.service.adopt(bench.keys.rotated(random: .system)))
    scheduler(4_000, 2).run()
    #expect(try keys()[1] == 1)
    #expect(try census().words(of: 1) == "1 gateway tokens")
  }
}
