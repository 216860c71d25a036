/// What a password that people choose must be: at least 12 characters, among them a letter and a
/// digit of any script, in at most 1024 bytes of UTF-8.
package enum PasswordPolicy {
  package static let charactersMin = 12
  package static let bytesMax = 1024

  package enum Violation: Equatable, Sendable {
    case tooShort
    case tooLong
    case noLetter
    case noDigit
  }

  /// The first rule that `password` breaks; nil when it breaks none.
  package static func violation(of password: String) -> Violation? {
    guard password.utf8.count <= bytesMax else { return .tooLong }
    guard password.count >= charactersMin else { return .tooShort }
    guard password.contains(where: \.isLetter) else { return .noLetter }
    guard password.unicodeScalars.contains(where: isDigit) else { return .noDigit }
    return nil
  }

  /// Not `isNumber`: ideographs such as 一 are letters and would count as both.
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }
}
