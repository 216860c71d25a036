import Crypto
import Testing

@Suite struct HashTests {
  @Test("SHA-256 answers the vectors of FIPS 180-4")
  func sha256Vectors() {
    #expect(
      sha256(bytes("abc")).bytes
        == hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
    #expect(
      sha256(bytes("")).bytes
        == hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
  }

  struct Vector: Sendable {
    let key: [UInt8]
    let message: [UInt8]
    let mac: String
  }

  static let rfc4231 = [
    Vector(
      key: [UInt8](repeating: 0x0b, count: 20), message: bytes("Hi There"),
      mac: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    Vector(
      key: bytes("Jefe"), message: bytes("what do ya want for nothing?"),
      mac: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    Vector(
      key: [UInt8](repeating: 0xaa, count: 20), message: [UInt8](repeating: 0xdd, count: 50),
      mac: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    Vector(
      key: [UInt8](repeating: 0xaa, count: 131),
      message: bytes("Test Using Larger Than Block-Size Key - Hash Key First"),
      mac: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
  ]

  @Test("HMAC answers the vectors of RFC 4231, time and again", arguments: rfc4231)
  func hmacVectors(vector: Vector) throws {
    let hmac = try HMAC(key: vector.key)
    for _ in 0..<3 {
      #expect(hmac.digest(of: vector.message).bytes == hex(vector.mac))
      _ = hmac.digest(of: bytes("something else"))
    }
  }

  @Test("an empty message has a keyed hash of its own")
  func emptyMessage() throws {
    let hmac = try HMAC(key: bytes("key"))
    #expect(
      hmac.digest(of: bytes("")).bytes
        == hex("5d5d139563c95b5967b9bd9a8c9b233a9dedb45072794cd232dc1b74832607d0"))
  }

  @Test("one HMAC serves many threads at once")
  func concurrentHMAC() async throws {
    let hmac = try HMAC(key: bytes("key"))
    let expected = (0..<64).map { hmac.digest(of: [UInt8($0)]) }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<64).allSatisfy { hmac.digest(of: [UInt8($0)]) == expected[$0] }
        }
      }
      for await matched in group { #expect(matched) }
    }
  }

  @Test("HKDF answers the vectors of RFC 5869")
  func hkdfVectors() throws {
    let basic = try HKDF(
      salt: hex("000102030405060708090a0b0c"),
      secret: [UInt8](repeating: 0x0b, count: 22))
    #expect(
      basic.expand(info: hex("f0f1f2f3f4f5f6f7f8f9"), count: 42).copy
        == hex(
          """
          3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf
          34007208d5b887185865
          """))
    let long = try HKDF(
      salt: Array(0x60...0xaf as ClosedRange<UInt8>),
      secret: Array(0x00...0x4f as ClosedRange<UInt8>))
    #expect(
      long.expand(info: Array(0xb0...0xff as ClosedRange<UInt8>), count: 82).copy
        == hex(
          """
          b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c
          59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71
          cc30c58179ec3e87c14c01d5c1f3434f1d87
          """))
    let bare = try HKDF(salt: bytes(""), secret: [UInt8](repeating: 0x0b, count: 22))
    #expect(
      bare.expand(info: bytes(""), count: 42).copy
        == hex(
          """
          8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d
          9d201395faa4b61a96c8
          """))
  }

  @Test("a digest is read back from exactly 32 bytes")
  func digestFromBytes() throws {
    let digest = sha256(bytes("abc"))
    #expect(Digest(digest.bytes) == digest)
    #expect(Digest(digest.bytes.dropLast()) == nil)
    #expect(Digest((digest.bytes + [0])) == nil)
    #expect(Set([digest, sha256(bytes("abc")), sha256(bytes("abd"))]).count == 2)
  }

  @Test("comparison sees every byte and the length")
  func constantTimeComparison() {
    let reference = [UInt8](0..<40)
    #expect(constantTimeEqual(reference, [UInt8](0..<40)))
    for index in reference.indices {
      var changed = reference
      changed[index] ^= 1
      #expect(!constantTimeEqual(reference, changed))
    }
    #expect(!constantTimeEqual(reference, reference.dropLast()))
    #expect(constantTimeEqual([], []))
  }
}
