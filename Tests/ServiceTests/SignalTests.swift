import API
import RPC
import Testing

@Suite("Signals")
struct SignalTests {
  private let merchant: Merchant
  private let service: Person
  private let card: Card

  init() throws {
    merchant = try Merchant()
    service = try merchant.admin.create("orders", .service, of: merchant.tenant)
    try service.settle()
    card = try merchant.bind().card
  }

  /// A signal as it is observed now, or so many seconds ago.
  private func params(
    _ code: String, _ profile: SignalProfile = .visa, ago seconds: Int = 0,
    advice: String? = nil
  ) -> CardsSignalParams {
    CardsSignalParams(
      card: card.id, profile: profile, code: code, adviceCode: advice,
      observedAt: merchant.bench.clock.now + .seconds(-seconds))
  }

  @discardableResult
  private func send(_ params: CardsSignalParams, meta: Meta = Meta()) throws -> SignalResult {
    try service.desk.call(Endpoints.cardsSignal, params, meta: meta)
  }

  private func health() throws -> Health { try merchant.card(card.id).health }

  @Test("a signal changes the card, and the answer tells by which rule from what to what")
  func change() throws {
    let answer = try send(params("59"))
    #expect(answer.changed && answer.outcome == .healthChanged)
    #expect(answer.from.health == .active && answer.to.health == .riskBlocked)
    #expect(answer.from.status == .normal && answer.to.status == .abnormal)
    #expect(answer.rule == "iso8583.risk_blocked" && answer.edition == "2026-04-18")
    #expect(answer.retry == .limited && answer.code == "59" && answer.profile == .visa)
    #expect(try answer.card.json == merchant.card(card.id).json)
    #expect(answer.card.version == card.version + 1)
  }

  @Test("the history keeps the evidence: profile, raw code and text, edition, times and actor")
  func evidence() throws {
    var lost = params(" 41 ", ago: 60)
    lost.raw = "LOST CARD"
    try send(lost)
    let last = try #require(try merchant.history(card.id).last)
    #expect(last.kind == .healthChanged && last.from?.health == .active)
    #expect(last.to?.health == .lost && last.to?.status == .invalid)
    let evidence = last.evidence
    #expect(evidence.source == .signal && evidence.profile == "visa" && evidence.code == " 41 ")
    #expect(evidence.text == "LOST CARD" && evidence.edition == "2026-04-18")
    #expect(evidence.observedAt == lost.observedAt)
    #expect(evidence.receivedAt == merchant.bench.clock.now)
    #expect(evidence.actor == service.id.text)
    let reason = try #require(try merchant.card(card.id).reasons.first)
    #expect(reason.health == .lost && reason.source == .signal && reason.code == " 41 ")
    #expect(reason.observedAt == lost.observedAt)
  }

  @Test("a signal that comes again changes nothing, and counts once")
  func repeated() throws {
    let first = params("05")
    #expect(try send(first).outcome == .unchanged)
    for _ in 1...5 { #expect(try send(first).outcome == .repeated) }
    #expect(try health() == .active)
    #expect(try send(params("01", ago: 5)).outcome == .unchanged)
    let third = try send(params("02", ago: 9))
    #expect(third.changed && third.to.health == .suspended)
    #expect(try merchant.bench.rows("SELECT count(*) FROM card_signals") { $0.int(0) } == [3])
  }

  @Test("what is older than the newest known changes nothing, yet is kept")
  func outdated() throws {
    try send(params("36", ago: 10))
    #expect(try send(params("00", ago: 11)).outcome == .outdated)
    #expect(try send(params("41", ago: 11)).outcome == .outdated)
    #expect(try health() == .frozen)
    #expect(try send(params("00", ago: 9)).to.health == .active)
    #expect(try send(params("59", ago: 10)).outcome == .outdated)
    #expect(try health() == .active)
    #expect(try merchant.bench.rows("SELECT count(*) FROM card_signals") { $0.int(0) } == [5])
  }

  @Test("an approval clears what is recoverable, says when, and never clears a terminal state")
  func approval() throws {
    for code in ["36", "59", "38", "N7"] { try send(params(code, ago: 50)) }
    let answer = try send(params("85", ago: 40))
    #expect(answer.to.health == .active && answer.card.reasons.isEmpty)
    #expect(answer.card.lastVerifiedAt == merchant.bench.clock.now + .seconds(-40))
    #expect(answer.retry == nil)
    for code in ["41", "62"] { try send(params(code, ago: 30)) }
    let second = try send(params("00"))
    #expect(second.outcome == .reasonsChanged && !second.changed)
    #expect(second.card.reasons.map(\.health) == [.lost])
    try send(params("R1"))
    #expect(
      try send(params("00", .iso8583)).card.reasons.map(\.health) == [.lost, .consentRevoked])
  }

  @Test("an approval of a good card notes the time, and neither a version nor an event")
  func verified() throws {
    let answer = try send(params("00"))
    #expect(answer.outcome == .unchanged && answer.card.version == card.version)
    #expect(try merchant.card(card.id).lastVerifiedAt == merchant.bench.clock.now)
    #expect(try merchant.history(card.id).count == 1)
  }

  @Test("54 asks the stored expiry, in the tenant's zone")
  func expiry() throws {
    #expect(try send(params("54", ago: 1)).to.health == .detailsChanged)
    merchant.bench.clock.set("2030-12-31T15:59:59.000Z")
    try service.login()
    try merchant.boss.login()
    #expect(try send(params("54")).card.reasons.map(\.health).contains(.expired) == false)
    merchant.bench.clock.set("2030-12-31T16:00:00.000Z")
    let answer = try send(params("54"))
    #expect(answer.to.health == .expired)
    #expect(answer.card.reasons.map(\.health) == [.expired, .detailsChanged])
    #expect(answer.card.reasons.map(\.source) == [.signal, .signal])
  }

  @Test("new details answer what was said of the old ones, a holder's name not the expiry")
  func details() throws {
    try send(params("33", ago: 20))
    try send(params("N7", ago: 20))
    var known = try merchant.card(card.id)
    known = try merchant.update(known) { $0.holder = "Li Xiaofeng" }
    #expect(known.reasons.map(\.health) == [.expired])
    known = try merchant.update(known) { ($0.expMonth, $0.expYear) = (1, 2032) }
    #expect(known.health == .active)
    #expect(try send(params("33", ago: 10)).outcome == .outdated)
    merchant.bench.clock.advance(.seconds(1))
    #expect(try send(params("33")).to.health == .expired)
  }

  @Test("a card that was unbound stays as it is; the signal is kept")
  func unbound() throws {
    try merchant.confirm(merchant.prepare([card.id]))
    let answer = try send(params("41"))
    #expect(answer.outcome == .offFile && !answer.changed)
    #expect(answer.to.binding == .unbound && answer.to.health == .active)
    #expect(try merchant.bench.rows("SELECT code FROM card_signals") { $0.text(0) } == ["41"])
  }

  @Test("a new number and a new expiry from the updater are told, and not taken over")
  func updater() throws {
    for code in ["A", "E"] {
      let answer = try send(params(code, .vau))
      #expect(answer.outcome == .unchanged && answer.note.contains("new"))
    }
    #expect(try send(params("closed", .abu)).to.health == .closed)
  }

  @Test("by a fingerprint or a gateway token it is for every card that was bound with it")
  func references() throws {
    let gateway = Secret("gateway-print-1")
    let cards = try [merchant.store, merchant.sibling].map { store in
      try merchant.bind {
        ($0.store, $0.number, $0.fingerprintOf) = (store, nil, gateway)
        ($0.last4, $0.brand, $0.gatewayToken) = ("4242", .visa, Secret("token-\(store.text)"))
      }.card.id
    }
    var byPrint = params("36")
    (byPrint.card, byPrint.fingerprint) = (nil, gateway)
    let answer = try send(byPrint)
    #expect(answer.card.id == cards[0] && answer.others?.map(\.card.id) == [cards[1]])
    #expect(answer.others?.map(\.to.health) == [.frozen])
    var byToken = params("41")
    (byToken.card, byToken.gatewayToken) = (nil, Secret("token-\(merchant.sibling.text)"))
    let second = try send(byToken)
    #expect(second.card.id == cards[1] && second.others == nil && second.to.health == .lost)
    #expect(try merchant.card(cards[0]).health == .frozen)
    byToken.gatewayToken = Secret("gateway-print-1")
    #expect(try reason { try send(byToken) } == "NOT_FOUND")
    try merchant.confirm(merchant.prepare([cards[0]]))
    byPrint.code = "43"
    #expect(try send(byPrint).card.id == cards[1])
  }

  @Test("a stranger's card, and one that never was, are not found alike")
  func foreign() throws {
    let other = try merchant.neighbour()
    let theirs = try other.bind { $0.gatewayToken = Secret("token-9") }.card.id
    var foreign = params("41")
    foreign.card = theirs
    #expect(try reason { try send(foreign) } == "NOT_FOUND")
    foreign.card = CardID(rawValue: 42)
    #expect(try reason { try send(foreign) } == "NOT_FOUND")
    (foreign.card, foreign.gatewayToken) = (nil, Secret("token-9"))
    #expect(try reason { try send(foreign) } == "NOT_FOUND")
    #expect(try other.card(theirs).health == .active)
  }

  @Test("only a service account sends signals")
  func permission() throws {
    for person in [merchant.boss, merchant.clerk, merchant.admin] {
      #expect(
        try reason { try person.desk.call(Endpoints.cardsSignal, params("41")) }
          == "ROLE_LACKS_PERMISSION")
    }
    #expect(try health() == .active)
  }

  @Test("the future, two cards at once, none, and a card number in the text are refused")
  func refusals() throws {
    #expect(try send(params("51", ago: -300)).outcome == .unchanged)
    #expect(try reason { try send(params("51", ago: -301)) } == "OBSERVED_IN_FUTURE")
    var two = params("41")
    two.gatewayToken = Secret("x")
    #expect(try violations { try send(two) } == ["card EXACTLY_ONE_REQUIRED"])
    (two.card, two.gatewayToken) = (nil, nil)
    #expect(try violations { try send(two) } == ["card EXACTLY_ONE_REQUIRED"])
    var careless = params("41")
    careless.raw = "card 4111 1111 1111 1111 lost"
    #expect(try reason { try send(careless) } == "SENSITIVE_DATA_FORBIDDEN")
    careless.raw = nil
    careless.code = "4111111111111111"
    #expect(try reason { try send(careless) } == "SENSITIVE_DATA_FORBIDDEN")
    #expect(try health() == .active)
  }

  @Test("a change is audited before and after, and told as an event")
  func records() throws {
    try send(params("41"))
    try send(params("51"))
    let lines = try merchant.bench.rows(
      "SELECT target, before IS NULL, after FROM audit WHERE method = 'cards.signal' ORDER BY id"
    ) { (target: $0.text(0), isSilent: $0.bool(1), after: $0.optionalText(2)) }
    #expect(lines.map(\.target) == [card.id.text, card.id.text])
    #expect(lines.map(\.isSilent) == [false, true])
    #expect(lines[0].after?.contains("\"health\":\"lost\"") == true)
    let events = try merchant.boss.desk.call(Endpoints.eventsList, EventsListParams())
    let types = events.events.map(\.type).filter { $0.hasPrefix("card.") }
    #expect(types.suffix(2) == ["card.bound", "card.health_changed"])
  }

  @Test("one key, one signal; the note comes in the caller's language")
  func meta() throws {
    let signal = params("03")
    let first = try send(signal, meta: Meta(key: "k"))
    #expect(try send(signal, meta: Meta(key: "k")).json == first.json)
    var chinese = Meta()
    chinese.language = .chinese
    #expect(try send(signal, meta: chinese).note == "商户或终端的问题，与卡片无关。")
  }

  @Test("the cards that others have read are read anew")
  func cache() throws {
    #expect(try health() == .active)
    try send(params("41"))
    #expect(try health() == .lost)
    #expect(try merchant.list(CardsListParams(status: .invalid)).cards.map(\.id) == [card.id])
  }
}
