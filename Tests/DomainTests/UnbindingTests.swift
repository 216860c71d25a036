import Testing

@testable import Domain

@Suite("Unbinding")
struct UnbindingTests {
  private func card(
    _ id: Int64, store: Int64 = 1, _ binding: Binding = .bound, usable: Bool = true
  ) -> Unbinding.Card {
    var card = Unbinding.Card(id: id, store: store, binding: binding)
    card.isUsable = usable
    card.isUsableForAutoDebit = usable
    card.openPayments = 1
    card.autoDebits = 2
    return card
  }

  private func store(_ id: Int64 = 1, autoDebit: Bool = true, usable: Int) -> Unbinding.Store {
    Unbinding.Store(id: id, hasAutoDebit: autoDebit, usable: usable, usableForAutoDebit: usable)
  }

  @Test("one of two usable cards may go")
  func oneOfTwo() {
    let plan = Unbinding.plan([card(1)], of: [store(usable: 2)])
    #expect(plan.accepted == [1])
    #expect(plan.refusals.isEmpty && plan.lastUsable.isEmpty)
    #expect((plan.openPayments, plan.autoDebits) == (1, 2))
  }

  @Test("the last usable card of a store with auto-debit stays")
  func last() {
    let plan = Unbinding.plan([card(1)], of: [store(usable: 1)])
    #expect(plan.accepted.isEmpty)
    #expect(plan.refusals.map(\.reason) == [.lastUsableWithAutoDebit])
    #expect((plan.openPayments, plan.autoDebits) == (0, 0))
    #expect(plan.lastUsable.isEmpty)
  }

  @Test("all usable cards at once are the last one too")
  func allAtOnce() {
    let plan = Unbinding.plan(
      [card(1), card(2), card(3, usable: false)], of: [store(usable: 2)])
    #expect(plan.accepted == [3])
    #expect(plan.refusals.map(\.card) == [1, 2])
  }

  @Test("without auto-debit the last card may go, and the store is named")
  func noAutoDebit() {
    let plan = Unbinding.plan([card(1)], of: [store(autoDebit: false, usable: 1)])
    #expect(plan.accepted == [1])
    #expect(plan.lastUsable == [1])
  }

  @Test("an unusable card may always go and leaves no store without")
  func unusable() {
    let plan = Unbinding.plan([card(1, usable: false)], of: [store(usable: 0)])
    #expect(plan.accepted == [1])
    #expect(plan.lastUsable.isEmpty)
  }

  @Test("a card for checkout alone is never the last for auto-debit")
  func checkoutOnly() {
    var checkout = card(1)
    checkout.isUsableForAutoDebit = false
    let plan = Unbinding.plan(
      [checkout],
      of: [Unbinding.Store(id: 1, hasAutoDebit: true, usable: 1, usableForAutoDebit: 0)])
    #expect(plan.accepted == [1])
    #expect(plan.lastUsable == [1])
  }

  @Test("a replacement or an end to auto-debit lets the last card go")
  func arrangements() {
    let stores = [store(usable: 1)]
    for arrangement in [Unbinding.Arrangement.stopAutoDebit, .replace(with: 9, isUsable: true)] {
      let plan = Unbinding.plan([card(1)], of: stores, arrangement: arrangement)
      #expect(plan.accepted == [1])
      #expect(plan.lastUsable == [1])
    }
  }

  @Test("a replacement that cannot serve refuses all")
  func badReplacement() {
    let stores = [store(usable: 3)]
    let unusable = Unbinding.plan(
      [card(1)], of: stores, arrangement: .replace(with: 9, isUsable: false))
    #expect(unusable.refusals.map(\.reason) == [.replacementNotUsable])
    let leaving = Unbinding.plan(
      [card(1), card(2)], of: stores, arrangement: .replace(with: 2, isUsable: true))
    #expect(leaving.refusals.map(\.reason) == [.replacementIsLeaving, .replacementIsLeaving])
  }

  @Test("what is gone or going is refused and counts for nothing")
  func gone() {
    let plan = Unbinding.plan(
      [card(1, .unbound), card(2, .unbinding), card(3)], of: [store(usable: 2)])
    #expect(plan.refusals.map(\.reason) == [.alreadyUnbound, .unbindingUnderWay])
    #expect(plan.accepted == [3])
    #expect(plan.openPayments == 1)
  }

  @Test("a card chosen twice counts once")
  func twice() {
    let plan = Unbinding.plan([card(1), card(1)], of: [store(usable: 2)])
    #expect(plan.accepted == [1])
    #expect(plan.autoDebits == 2)
  }

  @Test("stores are judged one by one")
  func stores() {
    let plan = Unbinding.plan(
      [card(1, store: 1), card(2, store: 2), card(3, store: 3)],
      of: [
        store(3, autoDebit: false, usable: 1), store(1, usable: 1), store(2, usable: 5),
      ])
    #expect(plan.accepted == [2, 3])
    #expect(plan.refusals.map(\.card) == [1])
    #expect(plan.lastUsable == [3])
    #expect(Unbinding.plan([], of: []).accepted.isEmpty)
  }

  @Test("no plan ever leaves a store with auto-debit without a card for it")
  func property() {
    var generator = SeededGenerator(seed: 17)
    for _ in 0..<500 {
      let cards = (1...Int64(8)).map { id in
        card(
          id, store: Int64.random(in: 1...3, using: &generator),
          usable: Bool.random(using: &generator))
      }
      let stores = (1...Int64(3)).map { id in
        store(
          id, autoDebit: Bool.random(using: &generator),
          usable: cards.count { $0.store == id && $0.isUsable })
      }
      let plan = Unbinding.plan(cards.filter { _ in .random(using: &generator) }, of: stores)
      for store in stores where store.hasAutoDebit && store.usable > 0 {
        let left = cards.filter { $0.store == store.id && !plan.accepted.contains($0.id) }
        #expect(left.contains { $0.isUsableForAutoDebit })
      }
    }
  }

  @Test("every refusal has its text in both languages")
  func texts() {
    for refusal in Unbinding.Refusal.allCases {
      #expect(Language.allCases.allSatisfy { !refusal.text[$0].isEmpty })
    }
  }
}
