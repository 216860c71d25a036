/// Decides which of the chosen cards may be unbound, and what their leaving brings about.
package enum Unbinding {
  /// A chosen card.
  package struct Card: Sendable {
    package let id: Int64
    package let store: Int64
    package let binding: Binding
    /// Usable for any payment today.
    package var isUsable = false
    package var isUsableForAutoDebit = false
    package var openPayments = 0
    /// Auto-debits that run on this card.
    package var autoDebits = 0

    package init(id: Int64, store: Int64, binding: Binding) {
      self.id = id
      self.store = store
      self.binding = binding
    }
  }

  /// A store of the chosen cards, with what it has today, the chosen cards included.
  package struct Store: Sendable {
    package let id: Int64
    package let hasAutoDebit: Bool
    package let usable: Int
    package let usableForAutoDebit: Int

    package init(id: Int64, hasAutoDebit: Bool, usable: Int, usableForAutoDebit: Int) {
      self.id = id
      self.hasAutoDebit = hasAutoDebit
      self.usable = usable
      self.usableForAutoDebit = usableForAutoDebit
    }
  }

  /// What the merchant has arranged for the auto-debits of the cards that leave.
  package enum Arrangement: Sendable {
    case none
    case stopAutoDebit
    /// Another card of the tenant takes them over; it must itself be bound and usable for them.
    case replace(with: Int64, isUsable: Bool)
  }

  package enum Refusal: String, CaseIterable, Sendable {
    case alreadyUnbound = "ALREADY_UNBOUND"
    case unbindingUnderWay = "UNBINDING_UNDER_WAY"
    case replacementIsLeaving = "REPLACEMENT_IS_LEAVING"
    case replacementNotUsable = "REPLACEMENT_NOT_USABLE"
    case lastUsableWithAutoDebit = "LAST_USABLE_WITH_AUTO_DEBIT"

    package var text: Wording {
      switch self {
      case .alreadyUnbound: Wording("The card is unbound already.", zh: "该卡已解绑。")
      case .unbindingUnderWay:
        Wording("The card is being unbound already.", zh: "该卡正在解绑。")
      case .replacementIsLeaving:
        Wording("The replacement is itself to be unbound.", zh: "替换卡也在解绑之列。")
      case .replacementNotUsable:
        Wording("The replacement cannot take auto-debits.", zh: "替换卡不能用于自动扣款。")
      case .lastUsableWithAutoDebit:
        Wording(
          "It is the store's last card for auto-debit; name a replacement or stop auto-debit.",
          zh: "该卡是门店最后一张可自动扣款的卡，请指定替换卡或停止自动扣款。")
      }
    }
  }

  package struct Plan: Sendable {
    /// The cards to unbind, in the order chosen.
    package fileprivate(set) var accepted: [Int64] = []
    package fileprivate(set) var refusals: [(card: Int64, reason: Refusal)] = []
    /// What the accepted cards' leaving brings about.
    package fileprivate(set) var openPayments = 0
    package fileprivate(set) var autoDebits = 0
    /// The stores that lose their last usable card, in ascending order.
    package fileprivate(set) var lastUsable: [Int64] = []
  }
}

extension Unbinding {
  /// A card chosen twice counts once. Of a store that would be left without any card for its
  /// auto-debit, every card that could serve it is refused: the choice which one stays is the
  /// merchant's. `stores` has the stores of all `cards`.
  package static func plan(
    _ cards: [Card], of stores: [Store], arrangement: Arrangement = .none
  ) -> Plan {
    var seen: Set<Int64> = []
    let chosen = cards.filter { seen.insert($0.id).inserted }
    let mishap = arrangement.refusal(whileLeaving: seen)
    let stranded = arrangement.keepsStoresServed ? [] : strandedStores(chosen, stores)
    var plan = Plan()
    var leaving: [Int64: Int] = [:]
    for card in chosen {
      if let reason = card.bindingRefusal ?? mishap ?? card.refusal(among: stranded) {
        plan.refusals.append((card.id, reason))
        continue
      }
      plan.accepted.append(card.id)
      plan.openPayments += card.openPayments
      plan.autoDebits += card.autoDebits
      leaving[card.store, default: 0] += card.isUsable ? 1 : 0
    }
    plan.lastUsable = stores.filter { store in
      store.usable > 0 && leaving[store.id, default: 0] >= store.usable
    }.map(\.id).sorted()
    return plan
  }

  /// The stores with auto-debit whose every card for it is among the chosen.
  private static func strandedStores(_ chosen: [Card], _ stores: [Store]) -> Set<Int64> {
    var leaving: [Int64: Int] = [:]
    for card in chosen where card.binding == .bound && card.isUsableForAutoDebit {
      leaving[card.store, default: 0] += 1
    }
    let stranded = stores.filter { store in
      store.hasAutoDebit && store.usableForAutoDebit > 0
        && leaving[store.id, default: 0] >= store.usableForAutoDebit
    }
    return Set(stranded.map(\.id))
  }
}

extension Unbinding.Card {
  fileprivate var bindingRefusal: Unbinding.Refusal? {
    switch binding {
    case .bound: nil
    case .unbinding: .unbindingUnderWay
    case .unbound: .alreadyUnbound
    }
  }

  fileprivate func refusal(among stranded: Set<Int64>) -> Unbinding.Refusal? {
    isUsableForAutoDebit && stranded.contains(store) ? .lastUsableWithAutoDebit : nil
  }
}

extension Unbinding.Arrangement {
  /// A replacement that cannot serve refuses every card, also those that could go without it.
  fileprivate func refusal(whileLeaving cards: Set<Int64>) -> Unbinding.Refusal? {
    guard case .replace(let card, let isUsable) = self else { return nil }
    if cards.contains(card) { return .replacementIsLeaving }
    return isUsable ? nil : .replacementNotUsable
  }

  fileprivate var keepsStoresServed: Bool {
    if case .none = self { false } else { true }
  }
}
