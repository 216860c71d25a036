extension TOTP {
  /// The secret in base32, for people who type it into their app.
  package static func text(of secret: SecretBytes) -> String {
    BaseEncoding.base32.encode(secret.span)
  }

  /// The secret that `text(of:)` writes as `text`; nil if it is no base32.
  package static func secret(_ text: String) -> SecretBytes? {
    guard let bytes = BaseEncoding.base32.decode(Array(text.utf8).span) else { return nil }
    return SecretBytes(copying: bytes.span)
  }

  /// What the enrolment's QR code holds: `otpauth://totp/Issuer:account?secret=…`, the key URI
  /// format of authenticator apps.
  package static func uri(secret: SecretBytes, issuer: String, account: String) -> String {
    let issuer = percentEncode(issuer)
    let label = "\(issuer):\(percentEncode(account))"
    return "otpauth://totp/\(label)?secret=\(text(of: secret))&issuer=\(issuer)"
      + "&algorithm=SHA1&digits=\(digits)&period=\(secondsPerStep)"
  }

  /// All but the unreserved characters of RFC 3986 section 2.3, as UTF-8.
  private static func percentEncode(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        encoded += byte < 16 ? "%0" : "%"
        encoded += String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }
}
