/// What a sheet to be written looks like, before its rows.
package struct SheetLayout: Sendable {
  /// At most 31 characters, none of `[]:*?/\`, unlike every other of the workbook.
  package var name: String
  package var columns: [ColumnLayout]
  /// Whether the first row stays in sight.
  package var freezesHeader: Bool
  package var isHidden: Bool

  package init(
    name: String, columns: [ColumnLayout], freezesHeader: Bool = true, isHidden: Bool = false
  ) {
    self.name = name
    self.columns = columns
    self.freezesHeader = freezesHeader
    self.isHidden = isHidden
  }
}

/// A column, whose cells are all formatted as text: what is typed stays as it is typed.
package struct ColumnLayout: Sendable {
  /// In characters, as Excel counts them.
  package var width: Int
  /// What may be chosen in the cells below the header; nil for anything.
  package var choices: Choices?

  package init(width: Int, choices: Choices? = nil) {
    self.width = width
    self.choices = choices
  }
}

/// The values that a column's cells may have. Excel offers them as a list and refuses others.
package enum Choices: Sendable {
  /// At most 255 characters together with the commas between them, and no commas inside.
  case values([String])
  /// What stands in a column, from 0, of another sheet, in these rows, from 1.
  case cells(sheet: String, column: Int, rows: ClosedRange<Int>)
}

/// A cell to be written. Its text is never a formula, whatever it begins with.
package struct TextCell: Sendable {
  package enum Mark: Int, Sendable {
    case plain
    /// Bold on a coloured ground.
    case header
    /// On a red ground: what must be corrected.
    case failed
    /// Broken into lines where the column ends.
    case wrapped
  }

  package var text: String
  package var mark: Mark

  package init(_ text: String, _ mark: Mark = .plain) {
    self.text = text
    self.mark = mark
  }
}
