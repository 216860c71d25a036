/// What a card may be used for, and what a payment wants one for.
package enum Usage: String, CaseIterable, Sendable {
  case checkout
  case autoDebit = "auto_debit"
  case both

  package func covers(_ wanted: Usage) -> Bool { self == .both || self == wanted }

  package var label: Wording {
    switch self {
    case .checkout: Wording("Checkout", zh: "收银台支付")
    case .autoDebit: Wording("Auto-debit", zh: "自动扣款")
    case .both: Wording("Checkout and auto-debit", zh: "支付和扣款")
    }
  }
}
