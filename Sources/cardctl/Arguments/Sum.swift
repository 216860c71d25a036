/// An amount of money, as people write it: in whole units of its currency.
struct Sum: Equatable {
  /// In the currency's smallest unit.
  let amount: Int64
  let currency: String

  init(amount: Int64, currency: String) {
    (self.amount, self.currency) = (amount, currency)
  }

  /// Reads `129.00CNY`, `129 cny` or `1000JPY`; nil for what is finer than the currency, or no sum.
  init?(_ text: String) {
    let currency = text.suffix(3).uppercased()
    let parts = text.dropLast(3).reversed().drop { $0 == " " }.reversed()
      .split(separator: ".", omittingEmptySubsequences: false)
    guard currency.utf8.count == 3, currency.utf8.allSatisfy({ (65...90).contains($0) }),
      (1...2).contains(parts.count), let whole = parts.first, let last = parts.last,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    let given = parts.count == 2 ? last.count : 0
    let missing = Self.digits(of: currency) - given
    guard missing >= 0 else { return nil }
    let units = String(whole) + String(last).suffix(given) + String(repeating: "0", count: missing)
    guard let amount = Int64(units) else { return nil }
    self.init(amount: amount, currency: currency)
  }

  /// `129.00 CNY`.
  var text: String {
    let digits = Self.digits(of: currency)
    guard digits > 0 else { return "\(amount) \(currency)" }
    let units = "\(amount)"
    let padded = String(repeating: "0", count: max(0, digits + 1 - units.count)) + units
    return "\(padded.dropLast(digits)).\(padded.suffix(digits)) \(currency)"
  }

  /// As the protocol has money.
  var json: Value { ["amount": .number("\(amount)"), "currency": .string(currency)] }

  /// ISO 4217: how many digits stand behind the point. In most currencies it is two.
  private static func digits(of currency: String) -> Int { digits[currency] ?? 2 }

  private static let digits = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
    "RWF": 0, "UGX": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0, "BHD": 3, "IQD": 3,
    "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
  ]
}
