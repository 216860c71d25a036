/// A cell that has content, as the file holds it.
package struct Cell: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case text
    /// The text is the number as the file spells it: `6.2220200000000005E+18`. It has never been a
    /// `Double`, and what a program that wrote it has lost cannot be seen from it.
    case number
    /// A number under a format that shows a date or a time; the text is the count of days.
    case date
    /// The text is `0` or `1`.
    case boolean
    /// The text is the error's name: `#DIV/0!`.
    case error
    /// The text is what the program that wrote the file had computed; it may be empty.
    case formula
  }

  /// From 0.
  package let column: Int
  package let kind: Kind
  package let text: String

  package init(column: Int, kind: Kind, text: String) {
    self.column = column
    self.kind = kind
    self.text = text
  }
}

/// A row that has content.
package struct Row: Equatable, Sendable {
  /// From 1, as people count in the program that shows the file; rows without content count too.
  package let number: Int
  package let isHidden: Bool
  /// From left to right; none is empty, and none stands for a column twice.
  package let cells: [Cell]

  package init(number: Int, isHidden: Bool, cells: [Cell]) {
    self.number = number
    self.isHidden = isHidden
    self.cells = cells
  }

  /// The cell of a column from 0; nil if it is empty.
  package subscript(column: Int) -> Cell? {
    cells.first { $0.column == column }
  }
}
