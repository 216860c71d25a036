/// The merchant's word for a card's state, derived from its health.
package enum Status: String, CaseIterable, Sendable {
  case normal, abnormal, invalid

  package var healths: HealthSet {
    HealthSet(Health.allCases.lazy.filter { $0.status == self })
  }

  package var label: Wording {
    switch self {
    case .normal: Wording("Normal", zh: "正常")
    case .abnormal: Wording("Abnormal", zh: "异常")
    case .invalid: Wording("Invalid", zh: "失效")
    }
  }
}
