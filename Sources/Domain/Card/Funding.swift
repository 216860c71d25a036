/// Where the money of a card comes from.
package enum Funding: String, CaseIterable, Sendable {
  case debit, credit, prepaid

  package var label: Wording {
    switch self {
    case .debit: Wording("Debit", zh: "借记卡")
    case .credit: Wording("Credit", zh: "贷记卡")
    case .prepaid: Wording("Prepaid", zh: "预付卡")
    }
  }

  /// What else people call it.
  var aliases: [String] { self == .credit ? ["信用卡"] : [] }
}
