import Testing

@testable import Crypto

@Suite struct PasswordTests {
  /// Cheap, so that tests are quick.
  private func cheap() throws -> ScryptCost { try #require(ScryptCost(logN: 4, r: 1, p: 1)) }

  @Test("scrypt answers the vectors of RFC 7914")
  func vectors() throws {
    let small = try #require(ScryptCost(logN: 4, r: 1, p: 1))
    #expect(
      try small.derive("", salt: [], count: 64).copy
        == hex(
          """
          77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442
          fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906
          """))
    let medium = try #require(ScryptCost(logN: 10, r: 8, p: 16))
    #expect(
      try medium.derive("password", salt: bytes("NaCl"), count: 64).copy
        == hex(
          """
          fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162
          2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
          """))
  }

  @Test("the standard cost hashes and verifies")
  func standardCost() throws {
    let record = try PasswordRecord(hashing: "correct horse 1", random: .seeded(1))
    #expect(record.cost.description == "ln=15,r=8,p=1")
    #expect(record.cost.memory == 32 << 20)
    #expect(try record.matches("correct horse 1"))
  }

  @Test("a stored record matches its password alone")
  func roundTrip() throws {
    let password = "correct horse\0 電池 1"
    let stored = try PasswordRecord(hashing: password, cost: cheap(), random: .seeded(1)).text
    #expect(stored.hasPrefix("$scrypt$ln=4,r=1,p=1$"))
    let record = try PasswordRecord(stored)
    #expect(record.text == stored)
    #expect(try record.matches(password))
    for wrong in ["", "correct horse", password + " ", password.uppercased()] {
      #expect(try !record.matches(wrong))
    }
  }

  @Test("the same password is salted anew each time")
  func salting() throws {
    let random = Random.seeded(1)
    let first = try PasswordRecord(hashing: "x", cost: cheap(), random: random)
    let second = try PasswordRecord(hashing: "x", cost: cheap(), random: random)
    #expect(first.text != second.text)
  }

  @Test("a decoy costs no error and no record")
  func decoy() throws {
    try PasswordRecord.decoy("whatever", cost: cheap())
  }

  @Test("a record that was not written so is refused")
  func malformedRecords() throws {
    let good = try PasswordRecord(hashing: "x", cost: cheap(), random: .seeded(1)).text
    let bad = [
      "", "$", good + "$", String(good.dropFirst()), String(good.dropLast()), good + "A",
      good.replacing("scrypt", with: "argon2"), good.replacing("ln=4", with: "ln=04"),
      good.replacing("ln=4", with: "ln=+4"), good.replacing("ln=4", with: "ln=21"),
      good.replacing("ln=4", with: "ln=0"), good.replacing("r=1", with: "r=0"),
      good.replacing("p=1", with: "p=17"), good.replacing("ln=4,r=1", with: "ln=20,r=32"),
      good.replacing(",p=1", with: ""), good.replacing(",p=1", with: ",p=1,q=1"),
      good.replacing("ln=4,r=1", with: "r=1,ln=4"), good.replacing("ln=4", with: "ln=-4"),
      good.replacing("ln=4", with: "ln=99999999999999999999"),
    ]
    for text in bad {
      #expect(throws: CryptoError.malformedPasswordRecord, "\(text)") {
        _ = try PasswordRecord(text)
      }
    }
  }

  static let judged: [(String, PasswordPolicy.Violation?)] = [
    ("correct-horse-1", nil), ("abcdefghijk1", nil), ("abcdefghij1", .tooShort),
    ("", .tooShort), ("abcdefghijkl", .noDigit), ("123456789012", .noLetter),
    ("密码密码密码密码密码密1", nil), ("密码密码密码密码密码一二", .noDigit),
    ("пароль-пароль٣", nil), ("eeeeeeeeee\u{301}1", .tooShort),
    (String(repeating: "a1", count: 512), nil),
    (String(repeating: "a1", count: 512) + "b", .tooLong),
    (String(repeating: "密", count: 341) + "1", nil),
    (String(repeating: "密", count: 342), .tooLong),
  ]

  @Test("the policy counts characters, letters and digits of any script", arguments: judged)
  func policy(password: String, violation: PasswordPolicy.Violation?) {
    #expect(PasswordPolicy.violation(of: password) == violation)
  }

  @Test("one-time passwords satisfy the policy, differ, and are easy to read")
  func oneTimePasswords() {
    let random = Random.seeded(1)
    let passwords = (0..<500).map { _ in ReadableCode.oneTimePassword(random: random) }
    #expect(Set(passwords).count == passwords.count)
    for password in passwords {
      #expect(PasswordPolicy.violation(of: password) == nil)
      #expect(password.split(separator: "-").map(\.count) == [5, 5, 5, 5])
      #expect(!password.contains(where: { "01lo".contains($0) }))
    }
    #expect(Set(passwords.joined()).count == 33)
  }

  @Test("ten distinct recovery codes, found again however they are typed")
  func recoveryCodes() throws {
    let codes = ReadableCode.recoveryCodes(random: .seeded(2))
    #expect(Set(codes).count == 10)
    #expect(codes.allSatisfy { $0.split(separator: "-").map(\.count) == [4, 4, 4] })
    let key = try KeyRing(random: .seeded(1)).hmac(for: "recovery-code")
    let digests = codes.map { ReadableCode.digest(ofRecoveryCode: $0, key: key) }
    #expect(Set(digests).count == 10)
    let typed = " " + codes[3].uppercased().replacing("-", with: " ")
    #expect(ReadableCode.digest(ofRecoveryCode: typed, key: key) == digests[3])
    #expect(ReadableCode.digest(ofRecoveryCode: codes[3] + "a", key: key) != digests[3])
  }
}
