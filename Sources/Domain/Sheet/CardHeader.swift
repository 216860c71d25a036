/// The header row of a card sheet: which column stands where.
package struct CardHeader: Sendable {
  /// The place of each known column that the sheet has, from 0.
  package let places: [CardColumn: Int]
  /// Headers that name no column: they are ignored, which the person is told.
  package let unknown: [String]

  /// The column in which a report tells what is wrong with its rows. Sent again with the corrected rows, it
  /// is passed over in silence.
  package static let errors = Wording("errors", zh: "错误说明")

  /// Why a whole file is refused; places are from 0.
  package enum Fault: Error, Equatable, Sendable {
    /// A column for a security code or a PIN: such a file must not be kept by anyone (PCI DSS 3.3.1).
    case forbidden(place: Int)
    case doubled(CardColumn, place: Int)
    case missing(CardColumn)

    /// The reason constant that clients switch on.
    package var reason: String {
      switch self {
      case .forbidden: "SENSITIVE_DATA_FORBIDDEN"
      case .doubled: "COLUMN_DOUBLED"
      case .missing: "COLUMN_MISSING"
      }
    }

    package var text: Wording {
      switch self {
      case .forbidden:
        Wording(
          "Security codes and PINs must never be in a file; delete the column, also from your copy.",
          zh: "文件中不得包含安全码或密码；请删除该列，并从您保存的副本中删除。")
      case .doubled(let column, _):
        Wording(
          "The column \(column.header.en) stands there twice.", zh: "“\(column.header.zhCN)”列重复。")
      case .missing(let column):
        Wording(
          "The column \(column.header.en) is missing.", zh: "缺少“\(column.header.zhCN)”列。")
      }
    }
  }

  /// The headers that have text, each with its place. A column that no row can do without must be
  /// there: the action, and the number or the id of a card.
  package init(_ headers: [(place: Int, text: String)]) throws(Fault) {
    if let header = headers.first(where: { Self.isForbidden($0.text) }) {
      throw .forbidden(place: header.place)
    }
    var places: [CardColumn: Int] = [:]
    var unknown: [String] = []
    for header in headers {
      guard let column = CardColumn(header: header.text) else {
        if !Self.isErrors(header.text) { unknown.append(header.text) }
        continue
      }
      guard places.updateValue(header.place, forKey: column) == nil else {
        throw .doubled(column, place: header.place)
      }
    }
    guard places[.action] != nil else { throw .missing(.action) }
    guard places[.cardNumber] ?? places[.cardID] != nil else { throw .missing(.cardNumber) }
    self.places = places
    self.unknown = unknown
  }

  /// What is to be told of the headers, which stand in this row.
  package func faults(row: Int) -> [RowFault] {
    unknown.map { text in
      RowFault(
        row: row, column: nil, code: .columnUnknown, valueMasked: RowFault.mask(text, in: .remark))
    }
  }

  private static func isErrors(_ header: String) -> Bool {
    Language.allCases.contains { SheetText.matches(header, errors[$0]) }
  }

  /// Whether a header asks for what proves who holds the card: `CVV2`, `C V V`, `卡片安全码`, `PIN`.
  private static func isForbidden(_ header: String) -> Bool {
    let folded = SheetText.folded(header)
    let joined = folded.filter { $0.isLetter || $0.isNumber }
    if ["cvv", "cvc", "cvn", "安全码", "密码", "securitycode"].contains(where: joined.contains) {
      return true
    }
    let words = folded.split { !$0.isLetter || !$0.isASCII }
    return words.contains { ["pin", "pincode", "pinblock", "cid"].contains($0) } || joined == "pin码"
  }
}
