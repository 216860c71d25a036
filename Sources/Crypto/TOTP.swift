import CCrypto

/// Time-based one-time passwords, RFC 6238 over RFC 4226: SHA-1, steps of 30 seconds, 6 digits.
package enum TOTP {
  package static let secondsPerStep: Int64 = 30
  package static let digits = 6
  /// RFC 4226 section 4 asks for 160 bits.
  package static let secretCount = 20

  package static func secret(random: Random) -> SecretBytes {
    SecretBytes(count: secretCount, from: random)
  }

  /// The step that `code` belongs to: the current one or a neighbour (RFC 6238 section 5.2), and
  /// later than `lastStep`, the last that was accepted, so that each code works once.
  /// `seconds` are since 1970. nil when no such step has that code.
  package static func verify(
    _ code: String, secret: SecretBytes, at seconds: Int64, after lastStep: Int64
  ) -> Int64? {
    let current = seconds / secondsPerStep
    let given = Array(code.utf8)
    var accepted: Int64?
    // Every step is tried, so that time does not tell which one matched.
    for step in max(current - 1, 0)...max(current + 1, 0) {
      let expected = Array(Self.code(secret: secret, step: step).utf8)
      let matches = constantTimeEqual(given.span, expected.span)
      if matches && step > lastStep && accepted == nil { accepted = step }
    }
    return accepted
  }

  /// HOTP, RFC 4226 section 5.3, with the step as its counter.
  package static func code(secret: SecretBytes, step: Int64, digits: Int = TOTP.digits) -> String {
    let hash = hmacSHA1(key: secret, counter: UInt64(bitPattern: step))
    let offset = Int(hash[19] & 15)
    let word = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(hash[offset + $1]) } & 0x7fff_ffff
    let modulus = (0..<digits).reduce(UInt32(1)) { product, _ in product * 10 }
    let text = String(word % modulus)
    return String(repeating: "0", count: digits - text.utf8.count) + text
  }

  private static func hmacSHA1(key: SecretBytes, counter: UInt64) -> InlineArray<20, UInt8> {
    var hash = InlineArray<20, UInt8>(repeating: 0)
    var message = counter.bigEndian
    var span = hash.mutableSpan
    unsafe span.withUnsafeMutableBufferPointer { hash in
      unsafe key.span.withUnsafeBytes { key in
        unsafe withUnsafeBytes(of: &message) { message in
          let digest = unsafe CCrypto.HMAC(
            EVP_sha1(), key.baseAddress, Int32(key.count),
            message.bindMemory(to: UInt8.self).baseAddress, message.count, hash.baseAddress, nil)
          guard unsafe digest != nil else { fatalError("libcrypto: HMAC failed") }
        }
      }
    }
    return hash
  }
}
