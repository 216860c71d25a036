/// The network that a card belongs to.
package enum Brand: String, CaseIterable, Sendable {
  case visa, mastercard, amex, unionpay, jcb, discover, diners, mir, maestro, unknown

  package var label: Wording {
    switch self {
    case .visa: Wording("Visa", zh: "Visa")
    case .mastercard: Wording("Mastercard", zh: "万事达")
    case .amex: Wording("American Express", zh: "美国运通")
    case .unionpay: Wording("UnionPay", zh: "银联")
    case .jcb: Wording("JCB", zh: "JCB")
    case .discover: Wording("Discover", zh: "Discover")
    case .diners: Wording("Diners Club", zh: "大来")
    case .mir: Wording("Mir", zh: "Mir")
    case .maestro: Wording("Maestro", zh: "Maestro")
    case .unknown: Wording("Unknown", zh: "未知")
    }
  }

  /// What the brand's numbers must satisfy.
  package var format: BrandFormat {
    BrandFormat.table.first { $0.brand == self } ?? .unknown
  }
}

/// The lengths and the check digit of a brand's numbers.
package struct BrandFormat: Sendable {
  /// What follows from a number that does not fit its brand's format.
  package enum Mismatch: Sendable {
    case isRefused
    /// Such cards are issued, so they are taken and have yet to be verified.
    case needsVerification
  }

  package let brand: Brand
  package let lengths: Set<Int>
  package let onMismatch: Mismatch
  package let source: String

  init(_ brand: Brand, _ lengths: Set<Int>, _ onMismatch: Mismatch, source: String) {
    self.brand = brand
    self.lengths = lengths
    self.onMismatch = onMismatch
    self.source = source
  }
}

/// A range of leading digits and the brand that they belong to.
package struct BrandRange: Sendable {
  package let brand: Brand
  /// The first and the last prefix of the range, all of `prefixDigits` digits.
  package let prefixes: ClosedRange<Int>
  package let prefixDigits: Int
  package let source: String

  init(_ brand: Brand, _ prefixes: ClosedRange<Int>, digits: Int, source: String) {
    self.brand = brand
    self.prefixes = prefixes
    prefixDigits = digits
    self.source = source
  }
}
