import API
import RPC
import Testing

@Suite("Account updaters")
struct UpdaterTests {
  private let merchant: Merchant
  private let service: Person
  private let card: Card

  init() throws {
    merchant = try Merchant()
    service = try merchant.admin.create("orders", .service, of: merchant.tenant)
    try service.settle()
    card = try merchant.bind { ($0.usage, $0.priority, $0.label) = (.both, 7, "till 1") }.card
  }

  private func params(
    _ code: String, _ profile: SignalProfile = .vau, ago seconds: Int = 0,
    _ replacement: Replacement? = nil
  ) -> CardsSignalParams {
    CardsSignalParams(
      card: card.id, profile: profile, code: code,
      observedAt: merchant.bench.clock.now + .seconds(-seconds), replacement: replacement)
  }

  private func params(_ code: String, _ replacement: Replacement) -> CardsSignalParams {
    params(code, .vau, ago: 0, replacement)
  }

  @discardableResult
  private func send(_ params: CardsSignalParams) throws -> SignalResult {
    try service.desk.call(Endpoints.cardsSignal, params)
  }

  private func number(_ n: Int = 2) -> Replacement { Replacement(number: Secret(cardNumber(n))) }

  @Test("a new number takes the card off file and puts one there that keeps all but the number")
  func replaced() throws {
    for code in ["41", "R1"] {
      try send(params(code, .visa, ago: 9))
    }
    var replacement = number()
    (replacement.expMonth, replacement.expYear) = (3, 2033)
    let answer = try send(params("A", ago: 5, replacement))
    let old = try merchant.card(card.id)
    let new = try merchant.card(try #require(answer.replacement).id)
    #expect(answer.outcome == .replaced && !answer.changed && answer.to.binding == .unbound)
    #expect(old.binding == .unbound && old.replacedBy == new.id && old.health == .lost)
    #expect(new.previousCard == old.id && new.binding == .bound && new.version == 1)
    #expect(new.usage == .both && new.priority == 7 && new.label == "till 1")
    #expect(new.store == old.store && new.holderMasked == old.holderMasked)
    #expect(new.funding == old.funding && new.last4 == String(cardNumber(2).suffix(4)))
    #expect(new.expMonth == 3 && new.expYear == 2033)
    #expect(new.reasons.map(\.health) == [.consentRevoked], "the holder's word stays")
    #expect(new.reasons.map(\.code) == ["R1"])
    let again = try merchant.bind(cardNumber(2)) { ($0.expMonth, $0.expYear) = (3, 2033) }
    #expect(again.outcome == .duplicate && again.card.id == new.id, "the holder is the same")
  }

  @Test("histories, events and the audit tell of it with the evidence")
  func records() throws {
    let answer = try send(params("UPDATE", .abu, number()))
    let new = try #require(answer.replacement)
    let last = try #require(try merchant.history(card.id).last)
    #expect(
      last.kind == .unbound && last.evidence.profile == "abu" && last.evidence.code == "UPDATE")
    let first = try #require(try merchant.history(new.id).first)
    #expect(first.kind == .bound && first.evidence.source == .signal)
    let events = try merchant.boss.desk.call(Endpoints.eventsList, EventsListParams()).events
    #expect(events.map(\.type).suffix(3) == ["card.bound", "card.unbound", "card.replaced"])
    #expect(events.suffix(3).map(\.subject) == [new.id.text, card.id.text, card.id.text])
    let lines = try merchant.bench.rows(
      "SELECT target, before, after FROM audit WHERE method = 'cards.signal'"
    ) { (target: $0.text(0), before: $0.text(1), after: $0.text(2)) }
    #expect(lines.map(\.target) == [card.id.text])
    #expect(lines[0].before.contains("\"binding\":\"bound\""))
    #expect(lines[0].after.contains("\"replacedBy\":\"\(new.id.text)\""))
    #expect(lines[0].after.contains("\"previousCard\":\"\(card.id.text)\""))
    #expect(!lines[0].after.contains(cardNumber(2)))
  }

  @Test("a number that its store has on file already takes the card's place, and its use")
  func onFile() throws {
    let other = try merchant.bind(cardNumber(2)).card
    let answer = try send(params("A", number()))
    #expect(answer.replacement?.id == other.id && answer.outcome == .replaced)
    #expect(try merchant.card(card.id).replacedBy == other.id)
    let taken = try merchant.card(other.id)
    #expect(taken.usage == .both && taken.previousCard == nil && taken.version == 2)
    #expect(try merchant.list().cards.map(\.id) == [other.id])
  }

  @Test("the same number in other stores is replaced there too, another merchant's is not")
  func others() throws {
    let sibling = try merchant.bind { $0.store = merchant.sibling }.card
    let other = try merchant.neighbour()
    let theirs = try other.bind().card
    let answer = try send(params("A", number()))
    #expect(answer.others?.map(\.card.id) == [sibling.id])
    let second = try #require(answer.others?.first?.replacement)
    #expect(second.store == merchant.sibling && second.previousCard == sibling.id)
    #expect(second.id != answer.replacement?.id)
    #expect(try other.card(theirs.id).binding == .bound)
  }

  @Test("a new expiry is entered, and the card is active")
  func renewed() throws {
    try send(params("33", .visa, ago: 9))
    try send(params("62", .visa, ago: 9))
    let answer = try send(params("E", ago: 5, Replacement(expMonth: 6, expYear: 2034)))
    #expect(answer.outcome == .detailsUpdated && answer.changed && answer.replacement == nil)
    let renewed = try merchant.card(card.id)
    #expect(renewed.health == .active && renewed.expMonth == 6 && renewed.expYear == 2034)
    #expect(renewed.lastVerifiedAt == merchant.bench.clock.now + .seconds(-5))
    let last = try #require(try merchant.history(card.id).last)
    #expect(last.kind == .detailsUpdated && last.evidence.code == "E")
    #expect(last.changes?.map(\.field) == ["expMonth", "expYear"])
    #expect(try send(params("33", .visa, ago: 6)).outcome == .outdated)
    let again = params("E", ago: 5, Replacement(expMonth: 6, expYear: 2034))
    #expect(try send(again).outcome == .repeated)
    #expect(try send(params("E", Replacement(expMonth: 6, expYear: 2034))).outcome == .unchanged)
  }

  @Test("a new expiry brings back no card that is closed for good")
  func terminal() throws {
    try send(params("C", ago: 9))
    let answer = try send(params("EXPIRY", .abu, Replacement(expMonth: 6, expYear: 2034)))
    #expect(answer.to.health == .closed && answer.card.expYear == 2034)
  }

  @Test("a signal that came without its replacement is carried out when that comes, and once")
  func late() throws {
    let bare = params("A")
    #expect(try send(bare).outcome == .unchanged)
    #expect(try send(bare).outcome == .repeated)
    var whole = bare
    whole.replacement = number()
    #expect(try send(whole).outcome == .replaced)
    #expect(try send(whole).outcome == .repeated)
    #expect(try merchant.list().cards.count == 1)
  }

  @Test("what is older than the newest known is not taken over, nor on a card that has left")
  func outdated() throws {
    try send(params("41", .visa, ago: 5))
    #expect(try send(params("A", ago: 6, number())).outcome == .outdated)
    #expect(
      try send(params("E", ago: 6, Replacement(expMonth: 6, expYear: 2034))).outcome == .outdated)
    #expect(try merchant.card(card.id).binding == .bound)
    try merchant.confirm(merchant.prepare([card.id]) { $0.stopAutoDebit = true })
    #expect(try send(params("A", number())).outcome == .offFile)
    #expect(try merchant.list().cards.isEmpty)
  }

  @Test("the number that the card has already is no new one")
  func same() throws {
    let known = Replacement(number: Secret("4111 1111 1111 1111"))
    #expect(try send(params("A", ago: 2, known)).outcome == .unchanged)
    var renewed = known
    (renewed.expMonth, renewed.expYear) = (1, 2035)
    #expect(try send(params("A", ago: 1, renewed)).outcome == .detailsUpdated)
    #expect(try merchant.list().cards.map(\.id) == [card.id])
  }

  @Test("a gateway that keeps the number to itself gives its fingerprint and token")
  func reference() throws {
    let replacement = Replacement(
      last4: "4444", brand: .mastercard, fingerprintOf: Secret("print-2"),
      gatewayToken: Secret("token-2"))
    let new = try #require(try send(params("A", ago: 2, replacement)).replacement)
    #expect(new.last4 == "4444" && new.brand == .mastercard)
    #expect(new.expYear == card.expYear, "an expiry that did not come stays")
    var byToken = params("62", .visa)
    (byToken.card, byToken.gatewayToken) = (nil, Secret("token-2"))
    #expect(try send(byToken).card.id == new.id)
  }

  @Test("what does not belong to the code, and what is missing, is named")
  func refusals() throws {
    #expect(try violations { try send(params("V", number())) } == ["replacement NOT_ALLOWED"])
    #expect(
      try violations { try send(params("41", .visa, number())) } == ["replacement NOT_ALLOWED"])
    #expect(
      try violations { try send(params("E", number())) } == ["replacement.number NOT_ALLOWED"])
    #expect(
      try violations { try send(params("E", Replacement())) } == ["replacement.expMonth REQUIRED"])
    #expect(
      try violations { try send(params("E", Replacement(expMonth: 3))) }
        == ["replacement.expYear REQUIRED"])
    #expect(
      try violations { try send(params("A", Replacement(expMonth: 3, expYear: 2033))) }
        == ["replacement.number EXACTLY_ONE_REQUIRED"])
    #expect(
      try violations { try send(params("A", Replacement(last4: "4444"))) }
        == ["replacement.brand REQUIRED", "replacement.fingerprintOf REQUIRED"])
    #expect(
      try reason { try send(params("A", Replacement(number: Secret("4111111111111112")))) }
        == "CARD_NUMBER_INVALID")
    #expect(
      try reason { try send(params("E", Replacement(expMonth: 1, expYear: 2020))) } == "EXPIRY_PAST"
    )
    let sensitive = #"""
      {"card":"\#(card.id.text)","profile":"vau","code":"A","observedAt":"2026-08-15T01:00:00.000Z",
      "replacement":{"number":"\#(cardNumber(2))","cvv2":"123"}}
      """#
    #expect(
      try violations { try service.desk.call("cards.signal", sensitive) }
        == ["replacement.cvv2 SENSITIVE_DATA_FORBIDDEN"])
    #expect(try merchant.card(card.id).json == card.json)
  }

  @Test("a number that fails its check digit where that is no error is verified first")
  func unverified() throws {
    let replacement = Replacement(number: Secret("6222020000000001"))
    let new = try #require(try send(params("A", replacement)).replacement)
    #expect(new.health == .pendingVerification && new.reasons.map(\.source) == [.signal])
  }
}
