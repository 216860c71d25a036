import API
import Domain
import RPC
import Testing

@testable import Service

/// Alerts of expiries under a clock that does as it likes, held against a model that knows nothing of pieces
/// and positions.
@Suite("Alerts of expiries against a model")
struct AlertModelTests {
  /// What a card was alerted of.
  private struct Told {
    var raised: [Int: Set<Int>] = [:]
    var live: (expiry: Int, days: Int)?

    mutating func see(_ expiry: Expiry, on day: Day, _ tiers: [Int]) {
      let left = expiry.daysLeft(on: day)
      if let live, live.expiry != expiry.index || left < 0 { self.live = nil }
      guard left >= 0, let tier = tiers.filter({ $0 >= left }).min(),
        raised[expiry.index, default: []].allSatisfy({ $0 > tier })
      else { return }
      raised[expiry.index, default: []].insert(tier)
      live = (expiry.index, tier)
    }
  }

  @Test("once for a card, its expiry and a tier, over random steps of the clock", arguments: 1...6)
  func randomSteps(seed: UInt64) throws {
    var random = Steps(seed)
    let merchant = try Merchant(at: "2026-07-01T12:00:00Z")
    merchant.sweep()
    var cards: [CardID: (expiry: Expiry, told: Told)] = [:]
    let zone = try #require(Zone(name: "Asia/Shanghai"))
    for step in 0..<60 {
      let shift =
        random.next(12) == 0 ? -random.next(50) : random.next(random.next(8) == 0 ? 60 : 6)
      merchant.bench.clock.advance(.seconds(shift * 86_400 + random.next(86_400)))
      try merchant.boss.login()
      let day = zone.today(at: merchant.bench.clock.now).day
      let expiry = Expiry(index: day.monthIndex + random.next(4))
      if random.next(3) == 0 {
        let card = try merchant.bind(cardNumber(step)) {
          ($0.expMonth, $0.expYear) = (Int64(expiry.month), Int64(expiry.year))
        }.card
        cards[card.id] = (expiry, Told())
      } else if let known = cards.keys.sorted(by: { $0.rawValue < $1.rawValue }).randomOne(&random)
      {
        _ = try merchant.update(merchant.card(known)) {
          ($0.expMonth, $0.expYear) = (Int64(expiry.month), Int64(expiry.year))
        }
        cards[known]?.expiry = expiry
      }
      merchant.sweep()
      for id in cards.keys {
        guard let card = cards[id] else { continue }
        cards[id]?.told.see(card.expiry, on: day, [30, 15, 7, 1, 0])
      }
      try compare(merchant, cards.mapValues(\.told))
    }
  }

  private func compare(_ merchant: Merchant, _ cards: [CardID: Told]) throws {
    let rows = try merchant.bench.rows(
      "SELECT subject, expiry, days, state FROM alerts WHERE kind = 0"
    ) { [$0.int(0), $0.int(1), $0.int(2), $0.int(3)] }
    #expect(Set(rows.map { Array($0.prefix(3)) }).count == rows.count)
    var expected: Set<[Int]> = []
    var live: Set<[Int]> = []
    for (id, told) in cards {
      let subject = Int(id.rawValue)
      for (expiry, tiers) in told.raised {
        for tier in tiers { expected.insert([subject, expiry, tier]) }
      }
      if let alert = told.live { live.insert([subject, alert.expiry, alert.days]) }
    }
    #expect(Set(rows.map { Array($0.prefix(3)) }) == expected)
    #expect(Set(rows.filter { $0[3] == 0 }.map { Array($0.prefix(3)) }) == live)
  }
}

/// Repeatable random numbers (SplitMix64).
private struct Steps {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(max(bound, 1)))
  }
}

extension Array {
  fileprivate func randomOne(_ random: inout Steps) -> Element? {
    isEmpty ? nil : self[random.next(count)]
  }
}
