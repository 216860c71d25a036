package import JSON
package import RPC

extension Faults {
  /// Notes a member that the schema does not have and passes its value. What is named like a card's
  /// verification code is told apart: it must never be sent (PCI DSS 3.3.1).
  package mutating func refuse(unknown name: Range<Int>, _ reader: inout Reader) {
    let text = reader.text(at: name)
    add(SensitiveName.matches(text) ? .sensitiveDataForbidden : .unknownField, unknown: text)
    reader.skip()
  }
}

/// Names under which people send a card's verification code or PIN.
enum SensitiveName {
  /// Parts that tell it wherever they stand. The name is unknown anyway: a wrong guess refuses nothing
  /// that would have been taken.
  private static let parts = [
    "cvv", "cvc", "cvn", "cardcode", "securitycode", "securityvalue", "verificationcode",
    "verificationvalue", "pincode", "pinblock", "cardpin", "安全码", "校验码", "验证码",
  ]
  /// Names too short to be looked for inside others.
  private static let words: Set<String> = ["cid", "csc", "cav", "cve", "pin"]

  /// Whether a name is one of them in any spelling: case, width, digits and separators do not count.
  static func matches(_ name: String) -> Bool {
    let letters = String(String.UnicodeScalarView(name.unicodeScalars.map(narrow)))
      .lowercased().filter(\.isLetter)
    return words.contains(letters) || parts.contains(where: letters.contains)
  }

  /// The ASCII form of a full-width one, as Chinese keyboards give it (Unicode, U+FF01…U+FF5E).
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }
}
