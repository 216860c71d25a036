import API
import RPC
import Testing

@Suite("Updating a card")
struct UpdatingTests {
  let merchant: Merchant
  let card: Card

  init() throws {
    merchant = try Merchant()
    card = try merchant.bind { $0.label = "main" }.card
  }

  @Test("only the members that are given change, and the version grows")
  func change() throws {
    let updated = try merchant.update(card) { ($0.usage, $0.priority) = (.both, 3) }
    #expect(updated.usage == .both && updated.priority == 3 && updated.version == 2)
    #expect(updated.label == "main" && updated.expYear == card.expYear)
    #expect(try merchant.update(updated) { $0.label = "" }.label == nil)
  }

  @Test("what another has changed in between is not overwritten")
  func stale() throws {
    _ = try merchant.update(card, by: merchant.clerk) { $0.priority = 1 }
    let refused = try refusal { try merchant.update(card) { $0.priority = 2 } }
    #expect(refused?.reason == .staleVersion && refused?.reason.status == .aborted)
    #expect(try merchant.card(card.id).priority == 1)
    #expect(
      try reason {
        try merchant.boss.desk.call(
          Endpoints.cardsUpdate, CardsUpdateParams(card: card.id, version: 99, priority: 5))
      } == "STALE_VERSION")
  }

  @Test("a past expiry, half an expiry and a number in the label are refused")
  func refusals() throws {
    let past = try reason { try merchant.update(card) { ($0.expMonth, $0.expYear) = (1, 2026) } }
    #expect(past == "EXPIRY_PAST")
    #expect(
      try violations { try merchant.update(card) { $0.expMonth = 5 } } == ["expYear REQUIRED"])
    #expect(
      try reason { try merchant.update(card) { $0.label = "5555555555554444" } }
        == "SENSITIVE_DATA_FORBIDDEN")
    #expect(try merchant.card(card.id).json == card.json)
  }

  @Test("the history tells each change with its actor, oldest first, page by page")
  func history() throws {
    merchant.bench.clock.advance(.seconds(5))
    let second = try merchant.update(card, by: merchant.clerk) {
      ($0.expMonth, $0.label) = (1, "b"); $0.expYear = 2031
    }
    _ = try merchant.update(second) { $0.holder = "Wang Fang" }
    let history = try merchant.history(card.id)
    #expect(history.map(\.kind) == [.bound, .detailsUpdated, .detailsUpdated])
    #expect(
      history.map(\.evidence.actor)
        == [merchant.boss, merchant.clerk, merchant.boss].map(\.id.text))
    #expect(history[0].from == nil && history[0].to?.health == .active)
    #expect(history[1].at == history[0].at + .seconds(5))
    #expect(history[1].changes?.map(\.field).sorted() == ["expMonth", "expYear", "label"])
    #expect(history[2].changes?.map { [$0.from, $0.to] } == [["L*** X***", "W*** F***"]])
    var pages: [CardTransition] = []
    var token: String?
    repeat {
      let page = try merchant.boss.desk.call(
        Endpoints.cardsHistory, CardsHistoryParams(card: card.id, pageSize: 1, pageToken: token))
      pages += page.transitions
      token = page.nextPageToken
    } while token != nil
    #expect(pages.map(\.json) == history.map(\.json))
  }

  @Test("a card that was unbound is not updated")
  func unbound() throws {
    try merchant.confirm(merchant.prepare([card.id]))
    let gone = try merchant.card(card.id)
    #expect(try reason { try merchant.update(gone) { $0.priority = 1 } } == "CARD_NOT_BOUND")
  }
}
