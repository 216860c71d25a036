extension BrandFormat {
  package static let edition = "2026-1"

  package static let unknown = BrandFormat(
    .unknown, Set(CardNumber.digitsRange), .needsVerification, source: iso)

  package static let table: [BrandFormat] = [
    BrandFormat(.visa, [13, 16, 18, 19], .isRefused, source: validator + "; 13: early issues"),
    BrandFormat(.mastercard, [16], .isRefused, source: validator),
    BrandFormat(.amex, [15], .isRefused, source: validator),
    BrandFormat(.unionpay, Set(13...19), .needsVerification, source: iso),
    BrandFormat(.jcb, [16, 17, 18, 19], .isRefused, source: validator),
    BrandFormat(.discover, [16, 19], .isRefused, source: validator),
    BrandFormat(.diners, [14, 16, 19], .isRefused, source: validator),
    BrandFormat(.mir, [16, 17, 18, 19], .needsVerification, source: validator),
    BrandFormat(.maestro, Set(13...19), .needsVerification, source: validator),
    unknown,
  ]
}

extension BrandRange {
  package static let edition = "2026-1"

  /// Longest prefixes first, so that the first match is the brand.
  package static let table: [BrandRange] = [
    BrandRange(.unionpay, 622_126...622_925, digits: 6, source: validator),
    BrandRange(.mastercard, 2221...2720, digits: 4, source: validator),
    BrandRange(.mir, 2200...2204, digits: 4, source: validator),
    BrandRange(.jcb, 3528...3589, digits: 4, source: validator),
    BrandRange(.discover, 6011...6011, digits: 4, source: validator),
    BrandRange(.maestro, 5018...5018, digits: 4, source: validator),
    BrandRange(.maestro, 5020...5020, digits: 4, source: validator),
    BrandRange(.maestro, 5038...5038, digits: 4, source: validator),
    BrandRange(.discover, 644...649, digits: 3, source: validator),
    BrandRange(.diners, 300...305, digits: 3, source: validator),
    BrandRange(.mastercard, 51...55, digits: 2, source: validator),
    BrandRange(.amex, 34...34, digits: 2, source: validator),
    BrandRange(.amex, 37...37, digits: 2, source: validator),
    BrandRange(.diners, 36...36, digits: 2, source: validator),
    BrandRange(.diners, 38...39, digits: 2, source: validator),
    BrandRange(.maestro, 56...59, digits: 2, source: validator),
    BrandRange(.unionpay, 62...62, digits: 2, source: validator),
    BrandRange(.maestro, 63...63, digits: 2, source: validator),
    BrandRange(.discover, 65...65, digits: 2, source: validator),
    BrandRange(.maestro, 67...67, digits: 2, source: validator),
    BrandRange(.unionpay, 81...81, digits: 2, source: validator),
    BrandRange(.visa, 4...4, digits: 1, source: validator),
  ]
}

extension Brand {
  /// The brand of the longest matching prefix; `firstSix` is the number's first six digits.
  package init(firstSix: Int) {
    var prefix = firstSix
    var digits = 6
    for range in BrandRange.table {
      while digits > range.prefixDigits {
        prefix /= 10
        digits -= 1
      }
      if range.prefixes.contains(prefix) {
        self = range.brand
        return
      }
    }
    self = .unknown
  }
}

private let iso = "ISO/IEC 7812-1:2017"
private let validator = "braintree/credit-card-type, card-types"
