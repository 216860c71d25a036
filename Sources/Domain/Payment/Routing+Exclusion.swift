extension Routing {
  /// Why a card is not among the usable ones.
  package enum Exclusion: Hashable, Sendable {
    case unbinding
    case unbound
    case invalid(Health)
    case abnormal(Health)
    case consentRevoked
    case usage
    /// A retry rule or a ceiling lets the card rest; milliseconds since 1970-01-01T00:00:00Z.
    case waiting(until: Int64, rule: String)
    /// A retry rule bars the card for this payment, and no passing of time changes it.
    case barred(rule: String)

    /// The constant that clients switch on.
    package var reason: String {
      switch self {
      case .unbinding: "CARD_UNBINDING"
      case .unbound: "CARD_UNBOUND"
      case .invalid: "CARD_INVALID"
      case .abnormal: "CARD_ABNORMAL"
      case .consentRevoked: "CONSENT_REVOKED"
      case .usage: "USAGE_MISMATCH"
      case .waiting: "RETRY_NOT_YET"
      case .barred: "RETRY_BARRED"
      }
    }

    /// The row or the ceiling of the ruleset that holds the card back.
    package var rule: String? {
      switch self {
      case .waiting(_, let rule), .barred(let rule): rule
      default: nil
      }
    }

    /// When the card may serve again, if time alone brings it about.
    package var end: Int64? {
      if case .waiting(let until, _) = self { until } else { nil }
    }

    package var text: Wording {
      switch self {
      case .unbinding: Wording("The card is being unbound.", zh: "该卡正在解绑。")
      case .unbound: Wording("The card is unbound.", zh: "该卡已解绑。")
      case .invalid(let health):
        Wording(
          "The card is invalid: \(health.label.en).", zh: "该卡已失效：\(health.label.zhCN)。")
      case .abnormal(let health):
        Wording("The card is abnormal: \(health.label.en).", zh: "该卡异常：\(health.label.zhCN)。")
      case .consentRevoked:
        Wording(
          "The payer revoked the consent to auto-debit.", zh: "付款人已撤销自动扣款授权。")
      case .usage: Wording("The card is not meant for this use.", zh: "该卡不支持此用途。")
      case .waiting: Wording("The card must rest before a retry.", zh: "该卡需等待后才能重试。")
      case .barred:
        Wording("The card must not be tried again for this.", zh: "该卡不得再用于此次扣款。")
      }
    }
  }
}
