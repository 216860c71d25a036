/// A cell's place, as in `AB12`; both counts are from 0.
package struct CellReference: Equatable, Hashable, Sendable {
  package static let columnsMax = 16_384
  package static let rowsMax = 1_048_576

  package let column: Int
  package let row: Int

  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// nil unless the text is a place that a sheet has.
  package init?(_ text: some StringProtocol) {
    let letters = text.utf8.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    let digits = text.utf8.dropFirst(letters.count)
    guard (1...3).contains(letters.count), (1...7).contains(digits.count),
      digits.first != UInt8(ascii: "0")
    else { return nil }
    var column = 0
    for letter in letters { column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1 }
    var row = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      row = row * 10 + Int(digit - UInt8(ascii: "0"))
    }
    guard column <= Self.columnsMax, row <= Self.rowsMax else { return nil }
    self.init(column: column - 1, row: row - 1)
  }

  /// The letters of a column from 0: `A`, `Z`, `AA`.
  package static func letters(ofColumn column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      rest -= 1
      letters = String(Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(rest % 26)))) + letters
      rest /= 26
    }
    return letters
  }
}

extension CellReference: CustomStringConvertible {
  package var description: String { Self.letters(ofColumn: column) + String(row + 1) }
}

/// Cells that are shown as one; `first` is the one whose content they show.
package struct MergedRange: Equatable, Sendable {
  package let first: CellReference
  package let last: CellReference

  /// As in `A1:B2`.
  init?(_ text: String) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = CellReference(ends[0]), let last = CellReference(ends[1]),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.first = first
    self.last = last
  }
}
