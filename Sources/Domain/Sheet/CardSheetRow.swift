/// One row of a card sheet, read by the rules of its columns. Reading goes on behind an error, so
/// that a person hears of every error at once.
package struct CardSheetRow: Sendable {
  /// From 1, as the program that shows the file counts.
  package let number: Int
  let cells: [CardColumn: SheetCell]

  /// The cells that have content, each with its place.
  package init(number: Int, cells: [(place: Int, cell: SheetCell)], header: CardHeader) {
    self.number = number
    var known: [CardColumn: SheetCell] = [:]
    for (column, place) in header.places {
      guard let cell = cells.first(where: { $0.place == place })?.cell,
        !SheetText.trimmed(cell.text).isEmpty || cell.fault != nil
      else { continue }
      known[column] = cell.bounded
    }
    self.cells = known
  }

  /// Whether no known column has content: such a row is passed over.
  package var isBlank: Bool { cells.isEmpty }

  /// The merchant's own number of this line, which makes it idempotent.
  package var externalReference: String? { text(.externalReference) }

  /// The card number as it was written, for `CardNumber` alone.
  package var cardNumber: String? { text(.cardNumber) }

  /// The store or the card that an action is about, whatever is wrong with the row besides; nil if that
  /// cannot be told.
  package var place: (kind: RowAction.Kind, column: CardColumn, id: String)? {
    let word = text(.action) ?? ""
    let kind = RowAction.Kind.allCases.first { kind in
      Language.allCases.contains { SheetText.matches(word, kind.label[$0]) }
    }
    guard let kind else { return nil }
    let column: CardColumn = kind == .add ? .storeCode : .cardID
    return text(column).map { (kind, column, $0) }
  }

  /// What is asked for, nil if an error stands in the way, and all that is wrong or odd.
  /// - Parameter day: today in the tenant's zone.
  package func plan(on day: Day) -> (action: RowAction?, faults: [RowFault]) {
    var reading = RowReading(self, on: day)
    let action = reading.action()
    let isWrong = reading.faults.contains { $0.severity == .error }
    return (isWrong ? nil : action, reading.faults)
  }

  /// The trimmed text of a cell that has content.
  func text(_ column: CardColumn) -> String? {
    guard let text = cells[column].map({ SheetText.trimmed($0.text) }), !text.isEmpty else {
      return nil
    }
    return text
  }

  /// What is wrong with the row, or with a cell of it, as somebody found who knows more than the row.
  package func fault(_ code: RowFault.Code, _ column: CardColumn? = nil) -> RowFault {
    RowFault(
      row: number, column: column, code: code,
      valueMasked: column.flatMap { column in text(column).map { RowFault.mask($0, in: column) } })
  }

  /// What each column holds, in the order of `CardColumn`, to be read again by `init(number:texts:)`.
  package var texts: [String] { CardColumn.allCases.map { text($0) ?? "" } }

  /// The same with of the number what may be shown.
  package var textsMasked: [String] {
    CardColumn.allCases.map { column in
      guard let text = text(column) else { return "" }
      let masked = RowFault.mask(text, in: column)
      let isNumber = FreeText.containsCardNumber(text) || masked == "•••"
      return column == .cardNumber || isNumber ? masked : text
    }
  }

  package init(number: Int, texts: [String]) {
    self.number = number
    let known = zip(CardColumn.allCases, texts).filter { !$0.1.isEmpty }
    cells = Dictionary(
      uniqueKeysWithValues: known.map { ($0.0, SheetCell(.text, $0.1)) })
  }
}
