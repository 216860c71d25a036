/// A card holder's name. Only its masked form is shown and only that and a keyed hash of
/// `normalized` are kept.
package struct Holder: Sendable {
  package static let charactersMax = 64

  /// The name as compared: trimmed, single spaces, full-width forms and ASCII letters folded to
  /// upper-case ASCII, middle dots made one.
  private let folded: String
  /// What may be shown: of a CJK name the last character (`**丰`), of others the initial of each
  /// word (`J*** S***`), which hides their lengths.
  package let masked: String

  package init(_ name: String) throws(DomainError) {
    folded = Self.fold(name)
    guard !folded.isEmpty else { throw .holderEmpty }
    guard folded.count <= Self.charactersMax else { throw .holderTooLong }
    guard folded.unicodeScalars.allSatisfy({ !Self.isControl($0) }) else { throw .holderMalformed }
    guard !FreeText.containsCardNumber(folded) else { throw .sensitiveData }
    masked = Self.mask(folded)
  }

  /// UTF-8 for the keyed hash: equal for names that differ in spacing, case or width alone.
  package var normalized: [UInt8] { Array(folded.utf8) }

  private static func fold(_ name: String) -> String {
    var folded = String.UnicodeScalarView()
    var isSpacePending = false
    for scalar in name.unicodeScalars {
      if scalar.properties.isWhitespace {
        isSpacePending = !folded.isEmpty
        continue
      }
      if isSpacePending { folded.append(" ") }
      isSpacePending = false
      folded.append(fold(scalar))
    }
    return String(folded)
  }

  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x61...0x7A: Unicode.Scalar(UInt8(scalar.value - 0x20))
    // Full-width forms lie 0xFEE0 above ASCII.
    case 0xFF01...0xFF5E: fold(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
    // Bullet, hyphenation point and katakana dot are written for the middle dot.
    case 0x2022, 0x2027, 0x30FB, 0xFF65: "\u{B7}"
    default: scalar
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: true
    // The joiners belong to the spelling of some names; other format characters turn text about.
    case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
    default: false
    }
  }
}
