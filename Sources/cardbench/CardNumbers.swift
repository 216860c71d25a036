/// Card numbers that pass the Luhn check (ISO/IEC 7812-1) and start like those of an issuer that exists.
struct CardNumbers {
  static let digits = 16

  /// Those that calls put on file.
  static let bound = CardNumbers(prefix: 62_258)
  /// Those that workbooks bring: none of them is on file yet.
  static let imported = CardNumbers(prefix: 62_259)

  private let prefix: UInt64

  /// - Parameter serial: only its last ten digits count.
  func number(_ serial: UInt64) -> UInt64 {
    let body = prefix * 10_000_000_000 + serial % 10_000_000_000
    return body * 10 + Self.checkDigit(body)
  }

  /// Every second digit counts double, from the last of the body on.
  private static func checkDigit(_ body: UInt64) -> UInt64 {
    var (rest, sum, double) = (body, UInt64(0), true)
    while rest > 0 {
      let digit = rest % 10
      let doubled = digit * 2
      sum += double ? doubled / 10 + doubled % 10 : digit
      double.toggle()
      rest /= 10
    }
    return (10 - sum % 10) % 10
  }
}
