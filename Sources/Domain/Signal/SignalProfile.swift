/// Whose language a code is in: one code can mean different things in two networks.
package enum SignalProfile: String, CaseIterable, Sendable {
  case visa, mastercard, unionpay
  /// DE39 of ISO 8583, for every other network.
  case iso8583
  /// Chinese four-element verification.
  case verification = "cn_verify"
  case visaUpdater = "vau"
  case mastercardUpdater = "abu"
  case stripe

  /// The profiles whose tables are asked for a code, in this order.
  var lookup: [SignalProfile] {
    switch self {
    case .visa, .mastercard, .unionpay: [self, .iso8583]
    case .iso8583, .verification, .visaUpdater, .mastercardUpdater, .stripe: [self]
    }
  }

  /// A code as the tables spell it: without spaces around it, in the profile's case, with the minus sign
  /// of ASCII.
  package func normalized(_ code: String) -> String {
    let scalars = code.unicodeScalars.map { $0 == "\u{2212}" ? "-" : $0 }
    var text = Substring(String(String.UnicodeScalarView(scalars)))
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return self == .stripe ? text.lowercased() : text.uppercased()
  }
}
