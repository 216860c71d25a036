import API

/// What support sees of cards: state and expiry, and of the number what everybody sees; nothing that tells
/// whose card it is, and no words of the merchant's people.
enum CardMask {
  static let mark = "***"

  /// The members of which a history still shows what they were and became.
  static let shownChanges: Set<String> = ["funding", "expMonth", "expYear", "usage", "priority"]
}

extension API.Card {
  var masked: API.Card {
    var card = self
    card.holderMasked = CardMask.mark
    (card.first6, card.bank, card.label) = (nil, nil, nil)
    return card
  }
}

extension API.Card {
  /// The card as events and the audit keep it. No line of these changes, so what a purge takes from a card is
  /// never written there.
  var kept: API.Card {
    var card = self
    (card.bank, card.label) = (nil, nil)
    return card
  }
}

extension CardTransition {
  var masked: CardTransition {
    var transition = self
    transition.evidence.text = nil
    transition.changes = changes?.map(\.masked)
    return transition
  }
}

extension FieldChange {
  fileprivate var masked: FieldChange {
    if CardMask.shownChanges.contains(field) { return self }
    return FieldChange(
      field: field, from: from.map { _ in CardMask.mark }, to: to.map { _ in CardMask.mark })
  }
}
