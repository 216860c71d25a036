import Testing

@testable import Domain

@Suite("Card state")
struct CardStateTests {
  private let today = Day(year: 2026, month: 8, day: 31)

  private func state(_ healths: [Health], expires index: Int? = nil) -> CardState {
    CardState(observed: HealthSet(healths), expiry: index.map { Expiry(index: $0) })
  }

  @Test("precedence is stolen first and active last")
  func precedence() {
    #expect(
      Health.allCases.map(\.name) == [
        "stolen", "lost", "closed", "invalid_number", "consent_revoked", "expired", "frozen",
        "risk_blocked", "details_changed", "suspended", "pending_verification", "expiring",
        "active",
      ])
    #expect(Health.allCases.map(\.rawValue) == Array(0...12))
    #expect(Health.allCases.allSatisfy { Health(name: $0.name) == $0 })
    #expect(Health(name: "dead") == nil)
  }

  @Test("every health belongs to exactly one status")
  func statuses() {
    #expect(Status.normal.healths.ordered == [.expiring, .active])
    #expect(
      Status.abnormal.healths.ordered
        == [.frozen, .riskBlocked, .detailsChanged, .suspended, .pendingVerification])
    #expect(
      Status.invalid.healths.ordered
        == [.stolen, .lost, .closed, .invalidNumber, .consentRevoked, .expired])
    #expect(HealthSet(statuses: Status.allCases) == HealthSet(Health.allCases))
    #expect(HealthSet(statuses: []).isEmpty)
  }

  @Test("the words for people are the merchant's")
  func labels() {
    #expect(Status.allCases.map { $0.label[.zhCN] } == ["正常", "异常", "失效"])
    #expect(Health.lost.label[.zhCN] == "挂失")
    #expect(Set(Health.allCases.map { $0.label[.en] }).count == Health.allCases.count)
    #expect(Set(Health.allCases.map { $0.label[.zhCN] }).count == Health.allCases.count)
  }

  @Test("the worst of several reasons is the health, and all are listed")
  func reasons() {
    let state = state([.suspended, .lost, .frozen], expires: today.monthIndex - 1)
    #expect(state.health(on: today) == .lost)
    #expect(state.reasons(on: today).ordered == [.lost, .expired, .frozen, .suspended])
    #expect(state.status(on: today) == .invalid)
  }

  @Test("the calendar expires a card without anybody's doing")
  func calendar() {
    let state = state([], expires: today.monthIndex)
    #expect(state.health(on: today - 31) == .active)
    #expect(state.reasons(on: today - 31).isEmpty)
    #expect(state.health(on: today - 30) == .expiring)
    #expect(state.status(on: today) == .normal)
    #expect(state.health(on: today + 1) == .expired)
    #expect(state.status(on: today + 1) == .invalid)
  }

  @Test("a card without expiry never expires by calendar, yet by the issuer's word")
  func noExpiry() {
    #expect(state([]).health(on: today + 100_000) == .active)
    #expect(state([.expired]).health(on: today) == .expired)
  }

  @Test("what follows from the calendar cannot be observed")
  func derivedOnly() {
    #expect(state([.active, .expiring]).observed.isEmpty)
    #expect(state([.active, .expiring]).health(on: today) == .active)
  }

  @Test("the query's formula gives the same health")
  func formula() {
    for observed in Health.allCases where observed != .expiring {
      for index in today.monthIndex - 2...today.monthIndex + 3 {
        let expired = Expiry.lastExpiredIndex(on: today)
        let expiring = Expiry.lastExpiringIndex(on: today)
        let calendar: UInt8 = index <= expired ? 5 : index <= expiring ? 11 : 12
        let expected = min(observed.rawValue, calendar)
        #expect(state([observed], expires: index).health(on: today).rawValue == expected)
      }
    }
  }

  @Test("nothing is both terminal and recoverable")
  func terminal() {
    #expect(HealthSet.terminal.intersection(.recoverable).isEmpty)
    #expect(HealthSet.terminal.ordered == [.stolen, .lost, .closed, .invalidNumber])
  }

  @Test("a binding never goes back")
  func binding() {
    for (index, from) in Binding.allCases.enumerated() {
      for (other, to) in Binding.allCases.enumerated() {
        #expect(from.canBecome(to) == (other > index))
      }
    }
  }

  @Test("a card for both uses covers each, and only it covers both")
  func usage() {
    #expect(Usage.both.covers(.autoDebit) && Usage.both.covers(.checkout))
    #expect(Usage.checkout.covers(.checkout) && !Usage.checkout.covers(.autoDebit))
    #expect(!Usage.autoDebit.covers(.both))
  }
}
