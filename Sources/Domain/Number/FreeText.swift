/// Text that people write freely, such as labels, remarks and reasons.
package enum FreeText {
  /// True if the text contains a card number: 13 to 19 digits with a valid check digit, also with a
  /// single space or hyphen between digits and with full-width digits. A number may stand beside
  /// other groups of digits, but fills its own: part of a longer digit run is no card number.
  ///
  /// Takes linear time.
  package static func containsCardNumber(_ text: String) -> Bool {
    var scanner = CardNumberScanner()
    for scalar in text.unicodeScalars {
      if scanner.endsNumber(before: NumberGlyph(scalar)) { return true }
    }
    return scanner.endsNumber(before: .other)
  }
}

/// Remembers where groups of digits began and the check sums up to each of the last digits. Between
/// two places with equal sums stands a number with a valid check digit.
private struct CardNumberScanner {
  /// The sums modulo 10 with every digit at an even place doubled, by place modulo 32.
  private var evenDoubled = InlineArray<32, UInt8>(repeating: 0)
  /// Likewise with the odd places doubled: which sums count depends on where a number ends.
  private var oddDoubled = InlineArray<32, UInt8>(repeating: 0)
  private var place = 0
  /// Bit n: the digit n places back begins a group from which the text runs on unbroken.
  private var starts: UInt32 = 0
  private var last = NumberGlyph.other

  /// Takes the next character; true if a card number ended right before it.
  mutating func endsNumber(before glyph: NumberGlyph) -> Bool {
    defer { last = glyph }
    if case .digit(let digit) = glyph {
      append(digit)
      return false
    }
    let isFound = last.isDigit && starts & Self.startsOfNumbers != 0 && endsNumber
    if glyph == .other || last == .separator { starts = 0 }
    return isFound
  }

  /// The starts that are 13 to 19 digits long by now.
  private static let startsOfNumbers: UInt32 = 0b111_1111 << 12

  private mutating func append(_ digit: UInt8) {
    let before = place & 31
    place += 1
    let now = place & 31
    let (onEven, onOdd) =
      place & 1 == 0 ? (Luhn.double(digit), digit) : (digit, Luhn.double(digit))
    evenDoubled[now] = (evenDoubled[before] + onEven) % 10
    oddDoubled[now] = (oddDoubled[before] + onOdd) % 10
    starts = starts << 1 | (last.isDigit ? 0 : 1)
  }

  /// True if a number that begins with some group ends with the last digit, itself not doubled.
  private var endsNumber: Bool {
    let sums = place & 1 == 0 ? oddDoubled : evenDoubled
    for length in CardNumber.digitsRange where starts >> UInt32(length - 1) & 1 == 1 {
      if sums[(place - length) & 31] == sums[place & 31] { return true }
    }
    return false
  }
}
