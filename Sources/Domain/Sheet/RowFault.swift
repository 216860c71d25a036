/// What is wrong with a cell, or with a row as a whole.
package struct RowFault: Equatable, Sendable {
  package enum Severity: String, Sendable {
    /// The row is not carried out.
    case error
    /// The row is carried out, and the person should look at it.
    case warning
  }

  package enum Code: Equatable, Sendable {
    case formula, cellError, dateCell, digitsLost
    case valueMissing, valueUnknown, valueTooLong, valueMalformed
    /// The number does not fit its brand's format, which some cards that are issued do not.
    case numberUnverified
    /// What somebody was shown of a number or a name, in the place of the whole.
    case numberMasked, nameMasked
    /// The header names no column; what stands below it is passed over.
    case columnUnknown
    /// The row is out of sight in the program that shows the file.
    case rowHidden
    /// A cell spreads over others, which have no value then.
    case cellsMerged
    /// There is no such store or card within reach.
    case storeUnknown, cardUnknown
    case storeClosed, cardNotBound
    /// The card with this number is on its way off file, and channels have yet to hear of it.
    case cardUnbinding
    /// Somebody has changed the card since the row was carried out.
    case cardTouched
    /// An earlier row is about the same card, or has the same reference.
    case cardRepeated(row: Int), referenceRepeated(row: Int)
    /// The store would be left without a card for its debits.
    case lastUsable
    /// What cannot be changed by an update.
    case valueKept
    /// What the rules of a single value say.
    case value(DomainError)
  }

  /// From 1, as the program that shows the file counts.
  package let row: Int
  /// nil: the row as a whole.
  package let column: CardColumn?
  package let code: Code
  /// What may be shown of the cell; nil if it is empty.
  package let valueMasked: String?

  /// An expired card is taken over as expired; a number that is odd has yet to be verified.
  package var severity: Severity {
    switch code {
    case .numberUnverified, .value(.expiryPast), .rowHidden, .valueKept, .columnUnknown: .warning
    default: .error
    }
  }

  /// The reason constant that clients switch on.
  package var reason: String {
    switch code {
    case .formula: "CELL_FORMULA"
    case .cellError: "CELL_ERROR"
    case .dateCell: "CELL_DATE"
    case .digitsLost: "CELL_DIGITS_LOST"
    case .valueMissing: "VALUE_MISSING"
    case .valueUnknown: "VALUE_UNKNOWN"
    case .valueTooLong: "VALUE_TOO_LONG"
    case .valueMalformed: "VALUE_MALFORMED"
    case .numberUnverified: "CARD_NUMBER_UNVERIFIED"
    case .numberMasked: "CARD_NUMBER_MASKED"
    case .nameMasked: "HOLDER_MASKED"
    case .columnUnknown: "COLUMN_UNKNOWN"
    case .rowHidden: "ROW_HIDDEN"
    case .cellsMerged: "CELLS_MERGED"
    case .storeUnknown: "STORE_NOT_FOUND"
    case .cardUnknown: "CARD_NOT_FOUND"
    case .storeClosed: "STORE_CLOSED"
    case .cardNotBound: "CARD_NOT_BOUND"
    case .cardUnbinding: "STILL_UNBINDING"
    case .cardTouched: "CARD_TOUCHED"
    case .cardRepeated: "CARD_REPEATED"
    case .referenceRepeated: "REFERENCE_REPEATED"
    case .lastUsable: "LAST_USABLE_WITH_AUTO_DEBIT"
    case .valueKept: "VALUE_KEPT"
    case .value(let error): error.reason
    }
  }
}

extension RowFault {
  private static let shownMax = 32

  /// What may be shown of a value. Of a card number that is four digits, and of a name its mask.
  static func mask(_ text: String, in column: CardColumn) -> String {
    switch column {
    case .cardNumber:
      let digits = text.unicodeScalars.compactMap { scalar -> String? in
        if case .digit(let digit) = NumberGlyph(scalar) { String(digit) } else { nil }
      }
      let isShown = digits.count >= CardNumber.digitsRange.lowerBound
      return isShown ? "•••• " + digits.suffix(4).joined() : "••••"
    case .holderName: return (try? Holder(text).masked) ?? "***"
    default:
      // Someone may have filled in the wrong column; even a number without its check digit is one.
      let digits = text.unicodeScalars.count { NumberGlyph($0).isDigit }
      return digits >= CardNumber.digitsRange.lowerBound ? "•••" : String(text.prefix(shownMax))
    }
  }
}
