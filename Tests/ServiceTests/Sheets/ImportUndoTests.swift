import API
import RPC
import Testing

@testable import Service

/// Taking an import back.
@Suite struct ImportUndoTests {
  private let importer: Importer
  private var merchant: Merchant { importer.merchant }

  init() throws { importer = Importer(merchant: try Merchant()) }

  private func undo(_ job: ImportID, by person: Person? = nil) throws -> ImportUndoResult {
    try (person ?? merchant.boss).desk.call(
      Endpoints.cardsImportUndo, CardsImportUndoParams(job: job))
  }

  @Test("cards that were added leave, marks are cleared, and the references are free again")
  func undone() throws {
    let known = try merchant.bind(cardNumber(9)).card
    let file = Importer.file([
      Importer.add(cardNumber(1), reference: "r-1"),
      "mark_invalid,,\(known.id.text),,,,,,,lost,,",
    ])
    let job = try importer.apply(file).job
    #expect(try refusal { try undo(job) }?.reason == .reverifyRequired)
    try importer.reverify()
    let result = try undo(job)
    #expect(result.unbound == 1 && result.cleared == 1 && result.problems.isEmpty)
    let cards = try merchant.list().cards
    #expect(cards.map(\.id) == [known.id])
    #expect(cards.allSatisfy { $0.health == .active && $0.reasons.isEmpty })
    #expect(try importer.plan(file).actions.add == 1)
    #expect(try undo(job).unbound == 0)
  }

  @Test("what somebody has touched since stays, and is told")
  func touched() throws {
    let job = try importer.apply(Importer.file([Importer.add(cardNumber(1))])).job
    let card = try #require(try merchant.list().cards.first)
    _ = try merchant.update(card) { $0.label = "mine" }
    try importer.reverify()
    let result = try undo(job)
    #expect(result.unbound == 0)
    #expect(result.problems.map(\.code) == ["CARD_TOUCHED"])
    #expect(try merchant.card(card.id).binding == .bound)
  }

  @Test("after a day, and for others, there is nothing to take back; a running one goes on")
  func refusals() throws {
    let job = try importer.apply(Importer.file([Importer.add(cardNumber(1))])).job
    let other = try merchant.neighbour()
    #expect(try refusal { try undo(job, by: other.boss) }?.reason == .notFound)
    let running = try importer.leave(Importer.file([Importer.add(cardNumber(2))]))
    #expect(try refusal { try undo(running) }?.reason == .importGoesOn)
    importer.bench.clock.advance(.seconds(24 * 3600))
    try merchant.boss.login()
    #expect(try refusal { try undo(job) }?.reason == .notFound)
  }
}
