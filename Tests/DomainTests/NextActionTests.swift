import Testing

@testable import Domain

@Suite("What is next after a decline")
struct NextActionTests {
  private static let day: Int64 = 86_400_000
  private static let today = Day(number: 20_000)
  private static let now = 20_000 * day
  private let checkout = Routing.Demand(.checkout, now: now, today: today)

  private func card(_ id: Int64, _ hold: Routing.Candidate.Hold? = nil) -> Routing.Candidate {
    var card = Routing.Candidate(
      id: id, binding: .bound, state: CardState(observed: [], expiry: nil), usage: .both)
    card.hold = hold
    return card
  }

  private func next(
    _ retry: Retry, _ cards: [Routing.Candidate], isAboutPayment: Bool = false,
    tried: [(card: Int64, at: Int64)] = [(1, now)]
  ) -> NextAction {
    NextAction.after(
      NextAction.Decline(retry: retry, isAboutPayment: isAboutPayment, attempts: tried),
      Routing.rank(cards, for: checkout), at: Self.now)
  }

  @Test("a card that was not tried yet is next, unless the order or its data stand in the way")
  func otherCard() {
    let cards = [card(1), card(2)]
    for retry in [Retry.limited, .never(.credential), .after(.hours(1)), .afterFix] {
      #expect(next(retry, cards) == .tryOtherCard(2))
    }
    #expect(next(.never(.order), cards) == .stop)
    #expect(next(.afterFix, cards, isAboutPayment: true) == .fixData)
  }

  @Test("cards that were all tried wait by the schedule from the first attempt, then it ends")
  func schedule() {
    var tried: [(card: Int64, at: Int64)] = []
    for days in NextAction.scheduleDays {
      tried.append((1, Self.now))
      #expect(
        next(.limited, [card(1)], tried: tried)
          == .wait(until: Self.now + Int64(days) * Self.day, card: 1, rule: nil))
    }
    tried.append((1, Self.now))
    #expect(next(.limited, [card(1)], tried: tried) == .stop)
    #expect(
      next(.limited, [card(1)], tried: [(1, Self.now - 2 * Self.day)])
        == .wait(until: Self.now, card: 1, rule: nil))
  }

  @Test("the card that is free first is waited for, with the rule that holds it")
  func wait() {
    let (soon, late) = (Self.now + 5, Self.now + 3 * Self.day)
    let resting = card(1, .waiting(until: late, rule: "w"))
    #expect(next(.after(.hours(72)), [resting]) == .wait(until: late, card: 1, rule: "w"))
    let other = card(2, .waiting(until: soon, rule: "c"))
    #expect(next(.limited, [resting, other]) == .wait(until: soon, card: 2, rule: "c"))
    let brief = card(1, .waiting(until: soon, rule: "w"))
    #expect(next(.limited, [brief]) == .wait(until: Self.now + Self.day, card: 1, rule: nil))
  }

  @Test("without any card data is fixed if that helps, else it is over")
  func nothing() {
    let barred = [card(1, .barred(rule: "n"))]
    #expect(next(.afterFix, barred) == .fixData)
    #expect(next(.never(.credential), barred) == .stop)
    #expect(next(.limited, []) == .stop)
  }
}
