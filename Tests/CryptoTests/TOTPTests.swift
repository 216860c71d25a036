import Testing

@testable import Crypto

@Suite struct TOTPTests {
  private let secret = SecretBytes(bytes("12345678901234567890"))

  @Test(
    "the vectors of RFC 6238 come out, with eight digits",
    arguments: [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
      (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)])
  func rfc6238(seconds: Int64, code: String) {
    #expect(TOTP.code(secret: secret, step: seconds / 30, digits: 8) == code)
    #expect(
      TOTP.verify(String(code.suffix(6)), secret: secret, at: seconds, after: -1) == seconds / 30)
  }

  @Test("the vectors of RFC 4226 come out")
  func rfc4226() {
    let codes = [
      "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
      "520489",
    ]
    for (step, code) in codes.enumerated() {
      #expect(TOTP.code(secret: secret, step: Int64(step)) == code)
    }
  }

  @Test("a code works one step early or late, and no further")
  func window() {
    let code = TOTP.code(secret: secret, step: 1000)
    for step in Int64(998)...1002 {
      let accepted = TOTP.verify(code, secret: secret, at: step * 30, after: 0)
      #expect(accepted == (abs(step - 1000) <= 1 ? 1000 : nil))
      #expect(TOTP.verify(code, secret: secret, at: step * 30 + 29, after: 0) == accepted)
    }
  }

  @Test("a step is accepted at most once, and never an earlier one after it")
  func replay() {
    let code = TOTP.code(secret: secret, step: 1000)
    let earlier = TOTP.code(secret: secret, step: 999)
    #expect(TOTP.verify(code, secret: secret, at: 30_000, after: 999) == 1000)
    #expect(TOTP.verify(code, secret: secret, at: 30_000, after: 1000) == nil)
    #expect(TOTP.verify(earlier, secret: secret, at: 30_000, after: 1000) == nil)
  }

  @Test("what is not six digits of this secret is refused")
  func badCodes() {
    let code = TOTP.code(secret: secret, step: 1000)
    let full = String(
      String.UnicodeScalarView(code.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xfee0) })
    )
    for text in ["", "0", code + "0", " " + code, "-" + code.dropFirst(), full, "abcdef"] {
      #expect(TOTP.verify(text, secret: secret, at: 30_000, after: 0) == nil, "\(text)")
    }
    let other = SecretBytes(bytes("12345678901234567891"))
    #expect(TOTP.verify(code, secret: other, at: 30_000, after: 0) == nil)
  }

  @Test("times before and around 1970 are harmless")
  func earlyTimes() {
    let code = TOTP.code(secret: secret, step: 0)
    #expect(TOTP.verify(code, secret: secret, at: 0, after: -1) == 0)
    #expect(TOTP.verify(code, secret: secret, at: -86_400, after: -1) == 0)
    #expect(TOTP.verify("000000", secret: secret, at: .max, after: -1) == nil)
  }

  @Test("an enrolment's URI is what authenticator apps read")
  func uri() {
    #expect(TOTP.text(of: secret) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    #expect(
      TOTP.uri(secret: secret, issuer: "Card Files", account: "店长:a@b/c")
        == "otpauth://totp/Card%20Files:%E5%BA%97%E9%95%BF%3Aa%40b%2Fc"
        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Card%20Files"
        + "&algorithm=SHA1&digits=6&period=30")
    #expect(
      TOTP.uri(secret: secret, issuer: "\n", account: "a").hasPrefix("otpauth://totp/%0A:a?"))
  }

  @Test("a secret's text is read back, and nothing else is")
  func text() {
    #expect(TOTP.secret(TOTP.text(of: secret)) == secret)
    #expect(TOTP.secret("GEZDGNBVGY3TQOJQ1") == nil)
  }

  @Test("new secrets have 160 bits and differ")
  func newSecrets() {
    let random = Random.seeded(1)
    #expect(TOTP.secret(random: random).count == 20)
    #expect(TOTP.secret(random: random) != TOTP.secret(random: random))
  }
}
