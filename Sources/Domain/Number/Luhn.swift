/// The check digit of card numbers (ISO/IEC 7812-1:2017, annex B), counted from the last digit on.
struct Luhn {
  private var sum: UInt8 = 0
  private var doubles = false

  /// Adds the next digit to the left, 0...9. The sum of 19 digits is at most 171.
  mutating func prepend(_ digit: UInt8) {
    sum += doubles ? Self.double(digit) : digit
    doubles.toggle()
  }

  /// The sum of the digits of `digit` times two.
  static func double(_ digit: UInt8) -> UInt8 { digit < 5 ? digit * 2 : digit * 2 - 9 }

  var isValid: Bool { sum % 10 == 0 }
}
