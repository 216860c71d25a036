/// A cell that has content, as the file holds it.
package struct SheetCell: Equatable, Sendable {
  package enum Kind: Sendable {
    case text, number, date, boolean, error, formula
    /// The beginning of a text that is too long for any column.
    case oversized
  }

  package let kind: Kind
  /// The file's own spelling: of a number the digits as they stand there.
  package let text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// A spreadsheet keeps 15 digits of a number and makes zeros of the others.
  private static let exactDigitsMax = 15

  private static let scalarsMax = 256

  /// What is kept of it, since a file of few bytes may hold many long texts.
  var bounded: SheetCell {
    guard text.unicodeScalars.count > Self.scalarsMax else { return self }
    return SheetCell(
      .oversized, String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.scalarsMax))))
  }

  /// Why no value can be taken from the cell, whatever it looks like.
  var fault: RowFault.Code? {
    switch kind {
    case .formula: .formula
    case .error: .cellError
    case .date: .dateCell
    case .number: hasLostDigits ? .digitsLost : nil
    case .text: isScientific ? .digitsLost : nil
    case .oversized: .valueTooLong
    case .boolean: nil
    }
  }

  /// Whether it is a number that had digits which a spreadsheet does not keep, or can have had them.
  /// The digits that are left may still pass the check of a card number.
  private var hasLostDigits: Bool {
    let digits = text.utf8.count { (0x30...0x39).contains($0) }
    return digits > Self.exactDigitsMax || text.utf8.contains { $0 == 0x45 || $0 == 0x65 }
  }

  /// Whether a text is a number as spreadsheets write long ones into text files: `6.22202E+18`.
  private var isScientific: Bool {
    let parts = SheetText.folded(text).split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count == 2, let mantissa = parts.first, let exponent = parts.last else {
      return false
    }
    let digits = exponent.drop { $0 == "+" }
    return !digits.isEmpty && digits.allSatisfy(\.isASCIIDigit)
      && mantissa.contains(where: \.isASCIIDigit)
      && mantissa.allSatisfy { $0.isASCIIDigit || $0 == "." || $0 == "," }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
