/// A sheet's part: what comes before its rows, a row, what comes behind (ECMA-376-1, 18.3.1.99).
enum SheetMarkup {
  /// How far down the choices of columns reach.
  private static let choiceRowsMax = 10_000

  static func begin(_ sheet: SheetLayout, isFirst: Bool) -> String {
    let selected = isFirst && !sheet.isHidden ? #" tabSelected="1""# : ""
    let pane =
      sheet.freezesHeader
      ? #"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"# : ""
    return WorkbookMarkup.declaration + """
      <worksheet xmlns="\(WorkbookMarkup.mainNamespace)">\
      <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>\
      <sheetView\(selected) workbookViewId="0">\(pane)</sheetView></sheetViews>\
      \(columns(sheet.columns))<sheetData>
      """
  }

  private static func columns(_ columns: [ColumnLayout]) -> String {
    guard !columns.isEmpty else { return "" }
    var markup = "<cols>"
    for (index, column) in columns.enumerated() {
      markup += """
        <col min="\(index + 1)" max="\(index + 1)" width="\(column.width)" \
        style="\(TextCell.Mark.plain.rawValue)" customWidth="1"/>
        """
    }
    return markup + "</cols>"
  }

  /// The row at an index from 0. Its texts stand in the cells themselves, as texts.
  static func row(_ cells: [TextCell], at index: Int, in columns: [ColumnLayout]) -> String {
    let counts = zip(cells, columns).map { $0.mark == .wrapped ? lines(of: $0.text, $1.width) : 1 }
    var markup = #"<row r="\#(index + 1)"\#(height(ofLines: counts.max() ?? 1))>"#
    for (column, cell) in cells.enumerated() where !cell.text.isEmpty || cell.mark != .plain {
      let place = CellReference(column: column, row: index)
      markup += #"<c r="\#(place)" s="\#(cell.mark.rawValue)""#
      markup +=
        cell.text.isEmpty
        ? "/>"
        : #" t="inlineStr"><is><t xml:space="preserve">\#(EscapedText.markup(cell.text))</t></is></c>"#
    }
    return markup + "</row>"
  }

  /// Programs do not see to it by themselves that all of a text that wraps is in sight.
  private static func height(ofLines count: Int) -> String {
    guard count > 1 else { return "" }
    return #" ht="\#(min(count * lineHeight, rowHeightMax))" customHeight="1""#
  }

  /// In points, of the font that all cells have.
  private static let lineHeight = 15
  /// Excel's.
  private static let rowHeightMax = 409

  /// How many lines a text needs at a width in characters, of which those of CJK take two.
  private static func lines(of text: String, _ width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { count, line in
      let units = line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
      return count + max(1, (units + width - 1) / width)
    }
  }

  static func end(_ sheet: SheetLayout) -> String {
    let lists = sheet.columns.enumerated().compactMap { index, column in
      column.choices.map { list($0, column: CellReference.letters(ofColumn: index)) }
    }
    let validations =
      lists.isEmpty
      ? ""
      : #"<dataValidations count="\#(lists.count)">\#(lists.joined())</dataValidations>"#
    return """
      </sheetData>\(validations)\
      <pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>
      """
  }

  private static func list(_ choices: Choices, column: String) -> String {
    """
    <dataValidation type="list" allowBlank="1" showErrorMessage="1" \
    sqref="\(column)2:\(column)\(choiceRowsMax)"><formula1>\(EscapedText.markup(formula(choices)))\
    </formula1></dataValidation>
    """
  }

  private static func formula(_ choices: Choices) -> String {
    switch choices {
    case .values(let values):
      let list = values.joined(separator: ",")
      precondition(
        list.utf16.count <= 255 && !values.contains { $0.contains(",") || $0.contains("\"") },
        "a list that Excel takes")
      return "\"\(list)\""
    case .cells(let sheet, let column, let rows):
      let letters = CellReference.letters(ofColumn: column)
      return "'\(sheet)'!$\(letters)$\(rows.lowerBound):$\(letters)$\(rows.upperBound)"
    }
  }
}
