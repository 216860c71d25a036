/// What a row of a card sheet asks for, once all of its cells have been read. Whether there is such
/// a store or card is not known here.
package enum RowAction: Equatable, Sendable {
  case add(Addition)
  case update(card: String, Details)
  case markInvalid(card: String, Health)
  case unbind(card: String)
  /// Nothing is asked for: the row stands there since the cards were exported.
  case keep(card: String)

  /// A card to be put on file. Its number stays in its cell, where it has been checked: the caller
  /// hands that to `CardNumber` itself, and keeps no copy.
  package struct Addition: Equatable, Sendable {
    package var storeCode: String
    package var holder: String
    package var funding: Funding
    package var usage: Usage
    package var expiry: Expiry?
    package var details: Details
  }

  /// What may be given with a new card or changed on an old one; nil: the cell is empty.
  package struct Details: Equatable, Sendable {
    package var holder: String?
    package var expiry: Expiry?
    package var usage: Usage?
    package var bank: String?
    package var currency: String?
    package var priority: Int?
    package var remark: String?
  }

  /// The word in the column `action`.
  package enum Kind: String, CaseIterable, Sendable {
    case add, update
    case markInvalid = "mark_invalid"
    case unbind

    package var label: Wording {
      switch self {
      case .add: Wording(rawValue, zh: "新增")
      case .update: Wording(rawValue, zh: "更新")
      case .markInvalid: Wording(rawValue, zh: "标记失效")
      case .unbind: Wording(rawValue, zh: "解绑")
      }
    }
  }
}

extension Health {
  /// What a merchant may say of a card that it gives up. That it has expired follows from its expiry.
  package static let markable: [Health] = allCases.filter {
    $0.status == .invalid && $0 != .expired
  }
}
