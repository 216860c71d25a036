/// What is known of a card, as one value. Raw values are the precedence: of several live reasons the
/// lowest is the card's primary health. They are stored, so a number is never given another meaning.
package enum Health: UInt8, CaseIterable, Comparable, Sendable {
  case stolen = 0
  case lost
  case closed
  case invalidNumber
  case consentRevoked
  case expired
  case frozen
  case riskBlocked
  case detailsChanged
  case suspended
  case pendingVerification
  case expiring
  case active

  /// The name in the protocol.
  package var name: String {
    switch self {
    case .stolen: "stolen"
    case .lost: "lost"
    case .closed: "closed"
    case .invalidNumber: "invalid_number"
    case .consentRevoked: "consent_revoked"
    case .expired: "expired"
    case .frozen: "frozen"
    case .riskBlocked: "risk_blocked"
    case .detailsChanged: "details_changed"
    case .suspended: "suspended"
    case .pendingVerification: "pending_verification"
    case .expiring: "expiring"
    case .active: "active"
    }
  }

  package init?(name: String) {
    guard let health = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = health
  }

  package var status: Status {
    switch self {
    case .active, .expiring: .normal
    case .suspended, .frozen, .riskBlocked, .detailsChanged, .pendingVerification: .abnormal
    case .expired, .lost, .stolen, .closed, .invalidNumber, .consentRevoked: .invalid
    }
  }

  package var label: Wording {
    switch self {
    case .stolen: Wording("Stolen", zh: "被盗")
    case .lost: Wording("Lost", zh: "挂失")
    case .closed: Wording("Closed", zh: "销户")
    case .invalidNumber: Wording("Invalid number", zh: "卡号无效")
    case .consentRevoked: Wording("Consent revoked", zh: "授权已撤销")
    case .expired: Wording("Expired", zh: "已过期")
    case .frozen: Wording("Frozen", zh: "冻结")
    case .riskBlocked: Wording("Blocked by risk control", zh: "风控拦截")
    case .detailsChanged: Wording("Details changed", zh: "信息变更")
    case .suspended: Wording("Suspended", zh: "暂停使用")
    case .pendingVerification: Wording("Pending verification", zh: "待验证")
    case .expiring: Wording("Expiring", zh: "即将到期")
    case .active: Wording("Active", zh: "正常")
    }
  }

  package static func < (left: Health, right: Health) -> Bool { left.rawValue < right.rawValue }
}
