import Testing

@testable import Domain

@Suite("Routing")
struct RoutingTests {
  private static let today = Day(year: 2026, month: 8, day: 15)
  private static let now: Int64 = Int64(today.number) * 86_400_000
  private let autoDebit = Routing.Demand(.autoDebit, now: now, today: today)
  private let checkout = Routing.Demand(.checkout, now: now, today: today)

  private func card(
    _ id: Int64, _ healths: [Health] = [], expires months: Int? = 12,
    _ change: (inout Routing.Candidate) -> Void = { _ in }
  ) -> Routing.Candidate {
    let expiry = months.map { Expiry(index: Self.today.monthIndex + $0) }
    var candidate = Routing.Candidate(
      id: id, binding: .bound, state: CardState(observed: HealthSet(healths), expiry: expiry),
      usage: .both)
    change(&candidate)
    return candidate
  }

  private func order(_ cards: [Routing.Candidate]) -> [Int64] {
    Routing.rank(cards, for: autoDebit).usable.map(\.id)
  }

  @Test("each criterion decides only where those before it are equal")
  func criteria() {
    let day: Int64 = 86_400_000
    let ranked = [
      card(20) { $0.priority = 1 },
      card(19) { $0.priority = 2 },
      card(18) { $0.isStoreDefault = true },
      card(17, expires: 1) { $0.lastSuccess = Self.now - 30 * day },
      card(16, expires: nil),
      card(15, expires: 40) { $0.lastSuccess = Self.now - 30 * day - 1 },
      card(14),
      card(12) { $0.lastUsed = 5 },
      card(13) { $0.lastUsed = 5 },
      card(11) { $0.lastUsed = 6 },
      card(10, expires: 0),
    ]
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<50 {
      #expect(order(ranked.shuffled(using: &generator)) == ranked.map(\.id))
    }
  }

  @Test("each excluded card comes with its reason")
  func exclusions() {
    let cards = [
      Routing.Candidate(
        id: 1, binding: .unbinding, state: CardState(observed: [], expiry: nil), usage: .both),
      Routing.Candidate(
        id: 2, binding: .unbound, state: CardState(observed: [], expiry: nil), usage: .both),
      card(3, [.lost]), card(4, expires: -1), card(5, [.frozen]), card(6, [.consentRevoked]),
      card(8) { $0.hold = .waiting(until: Self.now + 1, rule: "a") },
      card(9) { $0.hold = .barred(rule: "b") },
      Routing.Candidate(
        id: 7, binding: .bound, state: CardState(observed: [], expiry: nil), usage: .checkout),
    ]
    let ranking = Routing.rank(cards, for: autoDebit)
    #expect(ranking.usable.isEmpty)
    #expect(ranking.excluded.map(\.candidate.id) == cards.map(\.id))
    #expect(
      ranking.excluded.map(\.exclusion) == [
        .unbinding, .unbound, .invalid(.lost), .invalid(.expired), .abnormal(.frozen),
        .consentRevoked, .waiting(until: Self.now + 1, rule: "a"), .barred(rule: "b"),
        .usage,
      ])
    #expect(ranking.excluded.compactMap(\.exclusion.rule) == ["a", "b"])
    #expect(ranking.excluded.compactMap(\.exclusion.end) == [Self.now + 1])
    for (_, exclusion) in ranking.excluded {
      #expect(!exclusion.reason.isEmpty)
      #expect(Language.allCases.allSatisfy { !exclusion.text[$0].isEmpty })
    }
  }

  @Test("a wait that is over holds nothing up")
  func waitOver() {
    #expect(order([card(1) { $0.hold = .waiting(until: Self.now, rule: "a") }]) == [1])
  }

  @Test("a revoked consent bars auto-debit alone, and hides no worse reason")
  func consentRevoked() {
    #expect(card(1, [.consentRevoked]).exclusion(from: checkout) == nil)
    #expect(card(1, [.consentRevoked]).exclusion(from: autoDebit) == .consentRevoked)
    #expect(
      card(1, [.consentRevoked], expires: -1).exclusion(from: checkout) == .invalid(.expired))
    #expect(
      card(1, [.consentRevoked, .frozen]).exclusion(from: checkout) == .abnormal(.frozen))
    #expect(card(1, [.consentRevoked, .lost]).exclusion(from: autoDebit) == .invalid(.lost))
  }

  @Test("an expiring card still serves, after those that last longer")
  func expiring() {
    #expect(order([card(1, expires: 0), card(2, expires: 1)]) == [2, 1])
  }
}
