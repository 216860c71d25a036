import Testing

@testable import Crypto

@Suite struct SealerTests {
  private let row = bytes("card 17")

  private func sealer(seed: UInt64 = 1) throws -> Sealer {
    try KeyRing(random: .seeded(seed)).sealer(for: "gateway-token", random: .seeded(seed &+ 1))
  }

  @Test("AES-256-GCM answers the published test cases 14 and 16")
  func vectors() throws {
    let zero = try AESGCM(key: SecretBytes([UInt8](repeating: 0, count: 32)))
    #expect(
      zero.seal(
        [UInt8](repeating: 0, count: 16), associated: [], nonce: [UInt8](repeating: 0, count: 12))
        == hex("cea7403d4d606b6e074ec5d3baf39d18 d0d1c8a799996bf0265b98b5d48ab919"))

    let key = hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
    let text = hex(
      """
      d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72
      1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39
      """)
    let associated = hex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    let nonce = hex("cafebabefacedbaddecaf888")
    #expect(
      try AESGCM(key: SecretBytes(key)).seal(text, associated: associated, nonce: nonce)
        == hex(
          """
          522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa
          8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662
          76fc6ece0f4e1768cddf8853bb2d551b
          """))
  }

  @Test("what was sealed opens beside the same associated data", arguments: [0, 1, 16, 64, 5000])
  func roundTrip(count: Int) throws {
    let sealer = try sealer()
    let plaintext = Random.seeded(9).bytes(count)
    for _ in 0..<3 {
      let record = sealer.seal(plaintext, associated: row)
      #expect(record.count == count + Sealer.overhead)
      #expect(try sealer.open(record, associated: row).copy == plaintext)
    }
  }

  @Test("sealing the same text twice gives records that share nothing but the header")
  func freshNonces() throws {
    let sealer = try sealer()
    let first = sealer.seal(bytes("token"), associated: row)
    let second = sealer.seal(bytes("token"), associated: row)
    #expect(first.prefix(5) == [1, 0, 0, 0, 1])
    #expect(first.prefix(5) == second.prefix(5))
    #expect(first.dropFirst(5).prefix(17) != second.dropFirst(5).prefix(17))
  }

  @Test("a change of any bit is found, and the sealer goes on working")
  func tampering() throws {
    let sealer = try sealer()
    let record = sealer.seal(bytes("token"), associated: row)
    for index in record.indices {
      for bit in 0..<8 {
        var changed = record
        changed[index] ^= 1 << bit
        #expect(throws: CryptoError.self) {
          try sealer.open(changed, associated: row)
        }
      }
    }
    #expect(try sealer.open(record, associated: row).copy == bytes("token"))
  }

  @Test("a record cut at any length or grown by a byte is refused")
  func truncation() throws {
    let sealer = try sealer()
    let record = sealer.seal(bytes("token"), associated: row)
    for count in 0..<record.count {
      let expected: CryptoError =
        count < Sealer.overhead ? .truncatedRecord : .authenticationFailed
      #expect(throws: expected) {
        try sealer.open(Array(record.prefix(count)), associated: row)
      }
    }
    #expect(throws: CryptoError.authenticationFailed) {
      try sealer.open((record + [0]), associated: row)
    }
  }

  @Test("each refusal has its own error")
  func refusals() throws {
    let ring = try KeyRing(random: .seeded(1))
    let sealer = try ring.sealer(for: "gateway-token", random: .seeded(2))
    let record = sealer.seal(bytes("token"), associated: row)

    #expect(throws: CryptoError.authenticationFailed) {
      try sealer.open(record, associated: bytes("card 18"))
    }
    #expect(throws: CryptoError.authenticationFailed) {
      try ring.sealer(for: "totp-secret", random: .seeded(2))
        .open(record, associated: row)
    }
    #expect(throws: CryptoError.authenticationFailed) {
      try self.sealer(seed: 3).open(record, associated: row)
    }
    #expect(throws: CryptoError.unknownRecordVersion(2)) {
      try sealer.open(([2] + record.dropFirst()), associated: row)
    }
    #expect(throws: CryptoError.unknownKey(id: 0x0102_0304)) {
      try sealer.open(([1, 1, 2, 3, 4] + record.dropFirst(5)), associated: row)
    }
  }

  @Test("after rotation the old record opens, is stale, and the new key seals")
  func rotation() throws {
    let ring = try KeyRing(random: .seeded(1))
    let before = try ring.sealer(for: "gateway-token", random: .seeded(2))
    let old = before.seal(bytes("token"), associated: row)
    #expect(!before.isStale(old))

    let after = try ring.rotated(random: .seeded(4))
      .sealer(for: "gateway-token", random: .seeded(5))
    #expect(after.isStale(old))
    #expect(try after.open(old, associated: row).copy == bytes("token"))
    let new = after.seal(bytes("token"), associated: row)
    #expect(!after.isStale(new))
    #expect(throws: CryptoError.unknownKey(id: 2)) {
      try before.open(new, associated: row)
    }
    // The two key ids are both known here, but the id is authenticated too.
    #expect(throws: CryptoError.authenticationFailed) {
      try after.open((new.prefix(4) + [1] + new.dropFirst(5)), associated: row)
    }
  }

  @Test("one sealer serves many threads at once")
  func concurrency() async throws {
    let sealer = try sealer()
    let row = row
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<100).allSatisfy { number in
            let text = [UInt8(task), UInt8(number)]
            let record = sealer.seal(text, associated: row)
            return (try? sealer.open(record, associated: row))?.copy == text
          }
        }
      }
      for await matched in group { #expect(matched) }
    }
  }
}
