/// A card number on its way through: checked, never stored, never shown. It can be neither copied
/// nor printed, and its digits lie in no heap memory; they leave only through `withDigits`.
package struct CardNumber: ~Copyable, Sendable {
  /// ISO/IEC 7812-1: the lengths that are accepted at all.
  package static let digitsRange = 13...19

  private let digits: InlineArray<19, UInt8>
  private let count: Int
  package let brand: Brand
  /// The number does not fit its brand's format, yet such cards exist: verify before use.
  package let needsVerification: Bool

  /// Reads a number as people write it, with spaces, hyphens and full-width digits.
  package init(_ text: String) throws(DomainError) {
    var digits = InlineArray<19, UInt8>(repeating: 0)
    var count = 0
    for scalar in text.unicodeScalars {
      switch NumberGlyph(scalar) {
      case .separator: continue
      case .other: throw .cardNumberMalformed
      case .digit(let digit):
        guard count < Self.digitsRange.upperBound else { throw .cardNumberLength }
        digits[count] = 0x30 + digit
        count += 1
      }
    }
    guard count >= Self.digitsRange.lowerBound else { throw .cardNumberLength }
    let brand = Brand(firstSix: Self.value(of: digits, 0..<6))
    needsVerification = try Self.check(digits, count, brand.format)
    self.brand = brand
    self.digits = digits
    self.count = count
  }

  /// Checks a number against its brand's format; true: it does not fit, and is taken all the same.
  private static func check(
    _ digits: InlineArray<19, UInt8>, _ count: Int, _ format: BrandFormat
  ) throws(DomainError) -> Bool {
    var luhn = Luhn()
    for index in (0..<count).reversed() { luhn.prepend(digits[index] - 0x30) }
    let hasLength = format.lengths.contains(count)
    if format.onMismatch == .isRefused {
      guard hasLength else { throw .cardNumberLength }
      guard luhn.isValid else { throw .cardNumberChecksum }
    }
    return !hasLength || !luhn.isValid
  }

  /// The last four digits, as ASCII text.
  package var lastFour: String { text(count - 4..<count) }

  /// The first six digits, as ASCII text.
  package var firstSix: String { text(0..<6) }

  /// Lends the digits as ASCII bytes, for a keyed hash; they must not outlive the call.
  package func withDigits<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(digits.span.extracting(0..<count))
  }

  private func text(_ range: Range<Int>) -> String {
    let value = String(Self.value(of: digits, range))
    return String(repeating: "0", count: range.count - value.utf8.count) + value
  }

  private static func value(of digits: InlineArray<19, UInt8>, _ range: Range<Int>) -> Int {
    range.reduce(0) { $0 * 10 + Int(digits[$1] - 0x30) }
  }
}
