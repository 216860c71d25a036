extension Unbinding {
  /// What may become of a store's invalid cards.
  package struct Clearing: Equatable, Sendable {
    /// Those that nothing depends on.
    package fileprivate(set) var atOnce: [Int64] = []
    /// Those that a usable card should follow first.
    package fileprivate(set) var onceReplaced: [Int64] = []
  }

  /// Parts the invalid cards of a store into those that may leave today and those that should be replaced
  /// first. To unbind the last card of a store, or the last that its auto-debits know, hides that something
  /// is missing there; no rule refuses it, since the card pays for nothing.
  package static func clearing(_ invalid: [Card], of store: Store) -> Clearing {
    let accepted = Set(plan(invalid, of: [store]).accepted)
    var clearing = Clearing()
    for card in invalid where accepted.contains(card.id) {
      let isMissed =
        store.usable == 0 || card.autoDebits > 0 && store.usableForAutoDebit == 0
      if isMissed {
        clearing.onceReplaced.append(card.id)
      } else {
        clearing.atOnce.append(card.id)
      }
    }
    return clearing
  }
}
