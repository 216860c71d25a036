import Testing

@testable import Domain

@Suite("Clearing out invalid cards")
struct ClearingTests {
  private func clearing(
    _ usable: Int, _ usableForAutoDebit: Int, autoDebits: [Int]
  ) -> Unbinding.Clearing {
    let cards = autoDebits.enumerated().map { index, debits in
      var card = Unbinding.Card(id: Int64(index + 1), store: 7, binding: .bound)
      card.autoDebits = debits
      return card
    }
    return Unbinding.clearing(
      cards,
      of: Unbinding.Store(
        id: 7, hasAutoDebit: true, usable: usable, usableForAutoDebit: usableForAutoDebit))
  }

  @Test("a store that can pay and debit misses none of them")
  func served() {
    let result = clearing(1, 1, autoDebits: [0, 1])
    #expect(result.atOnce == [1, 2] && result.onceReplaced.isEmpty)
  }

  @Test("a store that cannot debit misses those that were meant for it")
  func withoutAutoDebit() {
    let result = clearing(1, 0, autoDebits: [0, 1])
    #expect(result.atOnce == [1] && result.onceReplaced == [2])
  }

  @Test("a store that can pay with nothing misses all")
  func withoutAny() {
    #expect(clearing(0, 0, autoDebits: [0, 1]).onceReplaced == [1, 2])
  }

  @Test("what has left already is in neither list")
  func gone() {
    let card = Unbinding.Card(id: 1, store: 7, binding: .unbound)
    let store = Unbinding.Store(id: 7, hasAutoDebit: false, usable: 1, usableForAutoDebit: 0)
    #expect(Unbinding.clearing([card], of: store) == Unbinding.clearing([], of: store))
  }
}
