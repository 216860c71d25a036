import Crypto
import Testing

@Suite struct SecretTests {
  @Test("a secret shows in no description, mirror or dump")
  func neverPrinted() throws {
    let secret = SecretBytes(bytes("hunter2"))
    let token = SessionToken(random: .seeded(1))
    var dumped = ""
    dump([secret], to: &dumped)
    #expect("\(secret)" == "<secret>")
    #expect(String(reflecting: secret) == "<secret>")
    #expect(dumped.contains("<secret>") && !dumped.contains("104"))
    #expect("\(token)" == "<secret>")
    #expect(!String(reflecting: token).contains(token.text))
    let record = try PasswordRecord(
      hashing: "x", cost: #require(ScryptCost(logN: 1, r: 1, p: 1)), random: .seeded(1))
    #expect("\(record)" == "<secret>")
  }

  @Test("secrets compare by their bytes; the empty one is allowed")
  func comparison() {
    #expect(SecretBytes(bytes("a")) == SecretBytes(bytes("a")))
    #expect(SecretBytes(bytes("a")) != SecretBytes(bytes("b")))
    #expect(SecretBytes(bytes("a")) != SecretBytes(bytes("aa")))
    #expect(SecretBytes([]) == SecretBytes([]))
    #expect(SecretBytes([]).count == 0)
  }

  @Test("filling a secret may fail, and the failure passes through")
  func failingInitializer() {
    struct Refused: Error {}
    #expect(throws: Refused.self) {
      _ = try SecretBytes(count: 8) { (_: inout MutableSpan<UInt8>) throws(Refused) in
        throw Refused()
      }
    }
  }

  @Test("the system's randomness fills everything and does not repeat")
  func systemRandom() {
    let large = Random.system.bytes(100_000)
    #expect(Set(large).count == 256)
    #expect(Random.system.bytes(32) != Random.system.bytes(32))
    #expect(Random.system.next() != Random.system.next())
    #expect(Random.system.bytes(0).isEmpty)
    #expect(Random.constant(0x81).next() == 0x8181_8181_8181_8181)
  }

  @Test("a session token is 43 characters and survives its own text")
  func tokenRoundTrip() throws {
    let token = SessionToken(random: .seeded(7))
    #expect(token.text.utf8.count == SessionToken.textCount)
    let read = try #require(SessionToken(token.text))
    #expect(read.text == token.text)
    #expect(read.digest == token.digest)
    #expect(SessionToken(random: .seeded(8)).digest != token.digest)
    let zeros = SessionToken(random: .constant(0))
    #expect(zeros.digest == sha256([UInt8](repeating: 0, count: 32)))
  }

  @Test("a token's text has one form only")
  func tokenStrictness() {
    let text = SessionToken(random: .constant(0xff)).text
    #expect(text.hasSuffix("8"))
    let bad = [
      "", String(text.dropLast()), text + "A", text + "=", " " + text.dropFirst(),
      text.dropLast() + "9", text.dropLast() + "=", text.replacing("_", with: "/"),
      text.dropLast(2) + "é",
    ]
    for candidate in bad { #expect(SessionToken(candidate) == nil, "\(candidate)") }
  }
}
