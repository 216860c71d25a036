import API
import RPC
import Service
import Testing

@testable import Domain

@Suite("Trying an edition")
struct RulesetTrialTests {
  /// An edition that takes a plain refusal for a lost card, and knows nothing else.
  private func otherEdition() throws -> Ruleset {
    let rule = SignalRule("a", .visa, ["05"], (.becomes(.lost), .limited), source: "test")
    return try Ruleset(
      edition: "other",
      tables: Domain.SignalProfile.allCases.map { SignalTable($0, $0 == .visa ? [rule] : []) },
      ceilings: [],
      unknown: SignalRule("unknown", .iso8583, [], (.unchanged, .limited), source: "test")
        .because(.unknownCode))
  }

  @Test("the cards that another edition sees differently are named, and nothing is changed")
  func differences() throws {
    let merchant = try Merchant()
    let service = try merchant.admin.create("orders", .service, of: merchant.tenant)
    try service.settle()
    let cards = try (1...3).map { try merchant.bind(cardNumber($0)).card.id }
    for (card, code) in zip(cards, ["05", "36", "51"]) {
      _ = try service.desk.call(
        Endpoints.cardsSignal,
        CardsSignalParams(
          card: card, profile: .visa, code: code, observedAt: merchant.bench.clock.now))
    }
    let (inForce, other) = (try Edition2026.ruleset(), try otherEdition())
    let differences = try merchant.bench.differences(from: inForce, to: other)
    #expect(differences.map(\.card) == cards.dropLast().map(\.text))
    #expect(differences.map(\.from) == ["active", "frozen"])
    #expect(differences.map(\.to) == ["lost", "active"])
    #expect(Set(differences.map(\.tenant)) == [merchant.tenant.text])
    #expect(try merchant.bench.differences(from: inForce, to: inForce).isEmpty)
    #expect(try merchant.card(cards[0]).health == .active)
  }

  @Test("the last edition is the one in force")
  func editions() throws {
    #expect(try RulesetTrial.editions().last == merchantEdition())
  }

  private func merchantEdition() throws -> String {
    let merchant = try Merchant()
    let service = try merchant.admin.create("orders", .service, of: merchant.tenant)
    try service.settle()
    return try service.desk.call(
      Endpoints.cardsSignal,
      CardsSignalParams(
        card: try merchant.bind().card.id, profile: .visa, code: "51",
        observedAt: merchant.bench.clock.now)
    ).edition
  }
}
