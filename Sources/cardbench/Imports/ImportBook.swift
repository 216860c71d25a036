/// A text file with new cards, as `cards.import` takes it.
struct ImportBook: Sendable {
  /// Those of `cards.importTemplate`.
  static let columns = [
    "action", "store_code", "card_id", "card_number", "holder_name", "exp_month", "exp_year",
    "card_type", "bank_name", "currency", "usage", "priority", "invalid_reason", "external_ref",
    "remark",
  ]

  let rows: Int
  let bytes: [UInt8]

  /// - Parameters:
  ///   - number: books of different numbers have no card in common.
  ///   - stores: the codes of those that the cards are for, in turn.
  init(_ number: Int, rows: Int, stores: [String]) {
    self.rows = rows
    let lines = (0..<rows).map { row in
      Self.line([
        "action": "add", "store_code": stores[row % stores.count],
        "card_number": "\(CardNumbers.imported.number(UInt64(number * rows + row)))",
        "holder_name": "Li Xiaofeng", "exp_month": "12", "exp_year": "2040",
        "card_type": "credit", "usage": "checkout", "external_ref": "B\(number)-\(row)",
        "remark": "Row \(row)",
      ])
    }
    let text = ([Self.columns.joined(separator: ",")] + lines).joined(separator: "\r\n")
    bytes = Array(text.utf8)
  }

  private static func line(_ cells: [String: String]) -> String {
    columns.map { cells[$0] ?? "" }.joined(separator: ",")
  }
}
