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
    case .numberUnverified, .value(.expiryPast): .warning
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
    case .value(let error): error.reason
    }
  }

  package var message: Wording {
    switch code {
    case .formula:
      Wording("Write the value itself, not a formula.", zh: "请直接填写内容，不要使用公式。")
    case .cellError:
      Wording("The cell shows an error instead of a value.", zh: "单元格显示的是错误，而不是内容。")
    case .dateCell:
      Wording(
        "The program made a date of this. Format the cell as text and write it again.",
        zh: "表格软件已将此内容改为日期。请将单元格设为文本格式后重新填写。")
    case .digitsLost:
      Wording(
        "The program has lost digits of this number. Format the cell as text and write it again.",
        zh: "表格软件已丢失此数字的末尾几位。请将单元格设为文本格式后重新填写。")
    case .valueMissing: Wording("A value is needed here.", zh: "此处必须填写。")
    case .valueUnknown: Wording("Choose a value from the list.", zh: "请从列表中选择。")
    case .valueTooLong: Wording("The text is too long.", zh: "内容过长。")
    case .valueMalformed: Wording("The value has another form.", zh: "内容格式不正确。")
    case .numberUnverified:
      Wording(
        "The number does not fit its brand; the card has to be verified before use.",
        zh: "卡号与卡组织规则不符，使用前须先验证。")
    case .value(let error): error.text
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
