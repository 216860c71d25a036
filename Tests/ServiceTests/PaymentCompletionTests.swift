import API
import RPC
import Testing

@testable import Service

@Suite("Completing a payment")
struct PaymentCompletionTests {
  private let cashier: Cashier
  private let card: Card

  init() throws {
    cashier = try Cashier()
    card = try cashier.merchant.bind().card
  }

  private var merchant: Merchant { cashier.merchant }

  @Test("an approval pays the order, and speaks for the card")
  func approved() throws {
    let begun = try cashier.begin()
    try cashier.advance(.seconds(2))
    let answer = try cashier.complete(begun.attempt, nil)
    #expect(answer.payment.outcome == .approved && answer.next.action == PaymentAction.none)
    #expect(answer.payment.attempts[0].settledAt == cashier.clock.now)
    #expect(answer.payment.attempts[0].late == nil)
    #expect(answer.card.lastVerifiedAt == cashier.clock.now)
  }

  @Test("a code changes the card's health the way a signal does, with its evidence")
  func health() throws {
    let begun = try cashier.begin()
    let answer = try cashier.complete(begun.attempt, "43") { $0.raw = "PICK UP" }
    #expect(answer.card.health == .stolen && answer.card.version == card.version + 1)
    let attempt = answer.payment.attempts[0]
    #expect(attempt.profile == .visa && attempt.code == "43" && attempt.text == "PICK UP")
    #expect(attempt.rule == "iso8583.stolen" && attempt.edition == "2026-04-18")
    #expect(attempt.card.health == .active, "the snapshot stays")
    let last = try #require(try merchant.history(card.id).last)
    #expect(last.kind == .healthChanged && last.evidence.code == "43")
    #expect(last.evidence.text == "PICK UP" && last.evidence.actor == cashier.service.id.text)
    #expect(try merchant.bench.rows("SELECT code FROM card_signals") { $0.text(0) } == ["43"])
    let events = try merchant.boss.desk.call(Endpoints.eventsList, EventsListParams()).events
    #expect(
      events.map(\.type).filter { !$0.hasPrefix("alert.") }.suffix(3)
        == ["payment.begun", "card.health_changed", "payment.completed"])
  }

  @Test("an approval clears what is recoverable")
  func recovers() throws {
    let begun = try cashier.begin()
    var frozen = CardsSignalParams(
      card: card.id, profile: .visa, code: "62", observedAt: cashier.clock.now)
    frozen.raw = "frozen"
    _ = try cashier.service.desk.call(Endpoints.cardsSignal, frozen)
    try cashier.advance(.seconds(1))
    #expect(try cashier.complete(begun.attempt, nil).card.health == .active)
  }

  @Test("the same outcome told again changes nothing; another is refused")
  func again() throws {
    let begun = try cashier.begin()
    let first = try cashier.complete(begun.attempt, "62")
    let second = try cashier.complete(begun.attempt, "62")
    #expect(first.json == second.json)
    for (approved, code) in [(true, String?.none), (false, "51"), (false, nil)] {
      #expect(
        try reason {
          try cashier.complete(begun.attempt, nil) { ($0.approved, $0.code) = (approved, code) }
        } == "OUTCOME_CONTRADICTED")
    }
    #expect(try merchant.bench.rows("SELECT count(*) FROM card_signals") { $0.int(0) } == [1])
    #expect(try merchant.history(card.id).count == 2)
  }

  @Test("attempts that end alike in the same millisecond are as many declines")
  func sameMoment() throws {
    let soft = try (1...3).map { try cashier.begin("s-\($0)", with: card.id).attempt }
    #expect(try cashier.complete(soft[0], "05").card.health == .active)
    #expect(try cashier.complete(soft[1], "05").card.health == .active)
    // A signal of what is known already is still a repetition.
    let told = CardsSignalParams(
      card: card.id, profile: .visa, code: "05", observedAt: cashier.clock.now)
    #expect(try cashier.service.desk.call(Endpoints.cardsSignal, told).outcome == .repeated)
    #expect(try cashier.complete(soft[2], "05").card.health == .suspended)
    let other = try merchant.bind(cardNumber(2)).card
    let odd = try (1...3).map { try cashier.begin("u-\($0)", with: other.id).attempt }
    for attempt in odd { try cashier.complete(attempt, "X1") }
    #expect(
      try causes { try cashier.begin("u-4", with: other.id) }
        == ["\(other.id.text) RETRY_NOT_YET ceiling.unknown"])
    #expect(try merchant.bench.rows("SELECT count(*) FROM card_signals") { $0.int(0) } == [6])
  }

  @Test("a code that says otherwise than approved is refused, and so is a card number")
  func unclear() throws {
    let begun = try cashier.begin()
    #expect(
      try violations { try cashier.complete(begun.attempt, "41") { $0.approved = true } }
        == ["code OUTCOME_CONTRADICTED"])
    #expect(
      try violations { try cashier.complete(begun.attempt, "00") } == ["code OUTCOME_CONTRADICTED"])
    #expect(
      try reason { try cashier.complete(begun.attempt, "51") { $0.raw = "pan 4111111111111111" } }
        == "SENSITIVE_DATA_FORBIDDEN")
    #expect(try cashier.get(begun.payment.id).outcome == .pending)
    let answer = try cashier.complete(begun.attempt, nil) { $0.code = "SUCCESS" }
    #expect(answer.payment.attempts[0].code == "SUCCESS" && answer.payment.outcome == .approved)
  }

  @Test("a code is read in the language of the card's network unless it is told")
  func profile() throws {
    let amex = try merchant.bind("378282246310005").card
    let mastercard = try merchant.bind("5555555555554444").card
    #expect(
      try cashier.pay("a", with: amex.id, "51").payment.attempts[0].profile == .iso8583)
    #expect(
      try cashier.pay("m", with: mastercard.id, "51").payment.attempts[0].profile == .mastercard)
    let begun = try cashier.begin("s", with: amex.id)
    let answer = try cashier.complete(begun.attempt, "lost_card") { $0.profile = .stripe }
    #expect(answer.card.health == .lost && answer.payment.attempts[0].profile == .stripe)
  }

  @Test("what is told of a card that has left is kept, and brings nothing back")
  func unbound() throws {
    let begun = try cashier.begin()
    try cashier.unbind(card.id)
    let answer = try cashier.complete(begun.attempt, nil)
    #expect(answer.payment.outcome == .approved && answer.card.binding == .unbound)
    #expect(answer.payment.attempts[0].card.last4 == "1111")
    #expect(try cashier.options().cards.isEmpty)
    #expect(try cashier.list { $0.card = card.id }.payments.map(\.id) == [begun.payment.id])
  }

  @Test("a stranger's attempt, and one that never was, are not found alike")
  func foreign() throws {
    let stranger = try Cashier(merchant.neighbour())
    try stranger.merchant.bind()
    let theirs = try stranger.begin().attempt
    #expect(try reason { try cashier.complete(theirs, nil) } == "NOT_FOUND")
    #expect(try reason { try cashier.complete(AttemptID(rawValue: 42), nil) } == "NOT_FOUND")
  }

  // MARK: What is next

  @Test("after a decline another healthy card is next, and the same code's card is not")
  func otherCard() throws {
    let other = try merchant.bind(cardNumber(1)).card
    let next = try cashier.pay("o-1", with: card.id, "51").next
    #expect(next.action == .tryOtherCard && next.card == other.id && next.rule.hasPrefix("iso8583"))
    #expect(try cashier.pay("o-1", with: next.card, "41").next.action == .wait)
  }

  @Test("a lone card waits by the usual schedule, then the order stops")
  func schedule() throws {
    let start = cashier.clock.now
    for day in [1, 3, 7, 14] {
      let next = try cashier.pay("o-1", "51").next
      #expect(next.action == .wait && next.card == card.id)
      #expect(next.notBefore == start + .seconds(day * 86_400))
      try cashier.advance(.seconds(60))
    }
    #expect(try cashier.pay("o-1", "51").next.action == .stop)
  }

  @Test("what is wrong with the data is fixed first; what is final stops")
  func final() throws {
    #expect(try cashier.pay("o-1", "N7").next.action == .fixData)
    let other = try merchant.bind(cardNumber(1)).card
    #expect(try cashier.pay("o-2", with: other.id, "13").next.action == .fixData)
    #expect(try cashier.pay("o-3", with: other.id, "R0").next.action == .stop)
    #expect(try reason { try cashier.begin("o-3", with: other.id) } == "RETRY_BARRED")
    #expect(try cashier.pay("o-4", with: other.id, "41").next.action == .stop)
  }

  @Test("a payment is as it was at the time, whatever becomes of its card")
  func snapshot() throws {
    let begun = try cashier.begin()
    let before = begun.payment.attempts[0].card.json
    _ = try merchant.update(card) { $0.holder = "Somebody Else" }
    try cashier.complete(begun.attempt, "41")
    try cashier.unbind(card.id)
    #expect(try cashier.get(begun.payment.id).attempts[0].card.json == before)
  }
}
