import API
import RPC
import Testing

@testable import Service

@Suite("Attempts that nobody completes")
struct PaymentTimeoutTests {
  private let cashier: Cashier
  private let card: Card

  init() throws {
    cashier = try Cashier()
    card = try cashier.merchant.bind().card
  }

  @Test("after 15 minutes an attempt is unknown, with an event and an audit line, and not before")
  func timeout() throws {
    let begun = try cashier.begin()
    try cashier.advance(.seconds(899))
    cashier.sweep()
    #expect(try cashier.get(begun.payment.id).outcome == .pending)
    try cashier.advance(.seconds(1))
    cashier.sweep()
    let payment = try cashier.get(begun.payment.id)
    #expect(payment.outcome == .unknown && payment.attempts[0].outcome == .unknown)
    #expect(payment.attempts[0].settledAt == nil)
    let events = try cashier.merchant.boss.desk.call(Endpoints.eventsList, EventsListParams())
    let last = try #require(events.events.last)
    #expect(last.type == "payment.unknown" && last.subject == begun.payment.id.text)
    #expect(last.store == cashier.merchant.store)
    let lines = try cashier.merchant.bench.rows(
      "SELECT tenant, target, after FROM audit WHERE method = 'payments.timeout'"
    ) { (tenant: $0.id(0, TenantID.self), target: $0.text(1), after: $0.text(2)) }
    #expect(lines.map(\.tenant) == [cashier.merchant.tenant])
    #expect(lines.map(\.target) == [begun.attempt.text])
    #expect(lines.allSatisfy { $0.after.contains("\"outcome\":\"unknown\"") })
    #expect(try cashier.merchant.card(card.id).json == card.json)
  }

  @Test("what is told later settles it late, and says so", arguments: [nil, "62"])
  func late(code: String?) throws {
    let begun = try cashier.begin()
    try cashier.advance(.seconds(1000))
    cashier.sweep()
    let answer = try cashier.complete(begun.attempt, code)
    let attempt = answer.payment.attempts[0]
    #expect(attempt.late == true && attempt.settledAt == cashier.clock.now)
    #expect(answer.payment.outcome == (code == nil ? .approved : .declined))
    #expect(answer.card.health == (code == nil ? .active : .frozen))
    #expect(answer.card.reasons.allSatisfy { $0.observedAt == attempt.expiresAt })
    cashier.sweep()
    #expect(try cashier.get(begun.payment.id).json == answer.payment.json)
  }

  @Test("an order whose attempt is over goes on, also before the clock's work is done")
  func goesOn() throws {
    let begun = try cashier.begin()
    try cashier.advance(.seconds(900))
    let second = try cashier.begin()
    #expect(second.payment.attempts.map(\.outcome) == [.unknown, .pending])
    let events = try cashier.merchant.boss.desk.call(Endpoints.eventsList, EventsListParams())
    #expect(events.events.map(\.type).suffix(2) == ["payment.unknown", "payment.begun"])
    cashier.sweep()
    // Paid after all, while the next attempt runs.
    let late = try cashier.complete(begun.attempt, nil)
    #expect(late.payment.outcome == .approved && late.next.action == PaymentAction.none)
    #expect(try cashier.complete(second.attempt, "51").payment.outcome == .approved)
    #expect(try reason { try cashier.begin() } == "ALREADY_PAID")
  }

  @Test("while another attempt runs, a late decline says to wait for it")
  func waitsForTheOther() throws {
    let first = try cashier.begin().attempt
    try cashier.advance(.seconds(900))
    let second = try cashier.begin()
    let next = try cashier.complete(first, "51").next
    #expect(next.action == .wait && next.notBefore == second.payment.attempts[1].expiresAt)
  }
}
