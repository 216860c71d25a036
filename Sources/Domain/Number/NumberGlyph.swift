/// What a character is in a written card number.
enum NumberGlyph: Equatable {
  /// 0...9.
  case digit(UInt8)
  case separator
  case other

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x30...0x39: self = .digit(UInt8(scalar.value - 0x30))
    case 0x20, 0x2D, 0x09: self = .separator
    case 0..<0x80: self = .other
    // Full-width digits.
    case 0xFF10...0xFF19: self = .digit(UInt8(scalar.value - 0xFF10))
    // No-break and soft hyphen; spaces of every width; the marks that copying leaves behind.
    case 0xA0, 0xAD, 0x2000...0x200F, 0x202A...0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF:
      self = .separator
    // Hyphens and dashes, the minus sign, small and full-width hyphen.
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: self = .separator
    default: self = .other
    }
  }

  var isDigit: Bool {
    if case .digit = self { true } else { false }
  }
}
