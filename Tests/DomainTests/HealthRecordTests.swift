import Testing

@testable import Domain

@Suite("What an observation does to a card")
struct HealthRecordTests {
  private func outcome(_ change: SignalOutcome.Change, at time: Int64) -> SignalOutcome {
    SignalOutcome(
      change: change, retry: .limited, notBefore: nil, rule: "r", edition: "e",
      note: Wording("n", zh: "n"), observedAt: time)
  }

  private func record(
    _ healths: [Health] = [], newest: Int64? = nil, detailsAt: Int64? = nil,
    binding: Binding = .bound
  ) -> HealthRecord {
    HealthRecord(
      binding: binding, observed: HealthSet(healths), newest: newest, detailsAt: detailsAt)
  }

  @Test("an approval clears all that is recoverable and nothing else")
  func approval() {
    var card = record(Health.allCases, newest: 1)
    #expect(card.take(outcome(.clear, at: 2)) == .applied)
    #expect(
      card.observed.subtracting(HealthSet([.active, .expiring])).ordered
        == [.stolen, .lost, .closed, .invalidNumber, .consentRevoked, .expired])
  }

  @Test("an updater's news count unless something newer is known; entered details answer an expiry")
  func news() {
    func effect(_ card: HealthRecord, isNumber: Bool) -> HealthRecord.Effect {
      card.effect(ofNewsAt: 10, isNumber: isNumber)
    }
    for isNumber in [true, false] {
      #expect(effect(record([.lost], newest: 10), isNumber: isNumber) == .applied)
      #expect(effect(record(newest: 11), isNumber: isNumber) == .outdated)
      #expect(effect(record(binding: .unbinding), isNumber: isNumber) == .offFile)
      #expect(effect(record(binding: .unbound), isNumber: isNumber) == .offFile)
    }
    #expect(effect(record(detailsAt: 11), isNumber: true) == .applied)
    #expect(effect(record(detailsAt: 11), isNumber: false) == .outdated)
  }

  @Test("what is older than the newest changes nothing, in either direction")
  func outdated() {
    var card = record()
    #expect(card.take(outcome(.add(.frozen), at: 10)) == .applied)
    #expect(card.take(outcome(.clear, at: 9)) == .outdated)
    #expect(card.take(outcome(.add(.lost), at: 9)) == .outdated)
    #expect(card.observed.ordered == [.frozen])
    #expect(card.take(outcome(.clear, at: 11)) == .applied)
    #expect(card.take(outcome(.add(.suspended), at: 10)) == .outdated)
    #expect(card.observed.isEmpty && card.newest == 11)
  }

  @Test("what says nothing of health is not the newest of anything")
  func neutral() {
    var card = record()
    #expect(card.take(outcome(.none, at: 10)) == .unchanged)
    #expect(card.take(outcome(.add(.lost), at: 5)) == .applied)
  }

  @Test("a good card that is approved is known to be good from then on")
  func approvedAgain() {
    var card = record()
    #expect(card.take(outcome(.clear, at: 10)) == .unchanged)
    #expect(card.take(outcome(.add(.frozen), at: 9)) == .outdated)
  }

  @Test("reasons gather, and one that is known already is no change")
  func gathering() {
    var card = record()
    #expect(card.take(outcome(.add(.suspended), at: 1)) == .applied)
    #expect(card.take(outcome(.add(.lost), at: 2)) == .applied)
    #expect(card.take(outcome(.add(.lost), at: 3)) == .unchanged)
    #expect(card.observed.ordered == [.lost, .suspended] && card.newest == 3)
  }

  @Test("details that were entered later answer what was said of the old ones")
  func answered() {
    var card = record(detailsAt: 10)
    #expect(card.take(outcome(.add(.detailsChanged), at: 9)) == .outdated)
    #expect(card.take(outcome(.add(.expired), at: 9)) == .outdated)
    #expect(card.take(outcome(.add(.lost), at: 9)) == .applied)
    #expect(card.take(outcome(.add(.expired), at: 10)) == .applied)
  }

  @Test("nothing brings a card back that is leaving or has left")
  func offFile() {
    for binding in [Binding.unbinding, .unbound] {
      var card = record([.frozen], binding: binding)
      #expect(card.take(outcome(.clear, at: 5)) == .offFile)
      #expect(card.take(outcome(.add(.lost), at: 5)) == .offFile)
      #expect(card == record([.frozen], binding: binding))
    }
  }
}
