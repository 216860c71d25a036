import Testing

@testable import Crypto

@Suite struct BaseEncodingTests {
  static let rfc4648 = [
    ("", "", "", ""), ("f", "Zg", "MY", "66"), ("fo", "Zm8", "MZXQ", "666f"),
    ("foo", "Zm9v", "MZXW6", "666f6f"), ("foob", "Zm9vYg", "MZXW6YQ", "666f6f62"),
    ("fooba", "Zm9vYmE", "MZXW6YTB", "666f6f6261"),
    ("foobar", "Zm9vYmFy", "MZXW6YTBOI", "666f6f626172"),
  ]

  @Test("the vectors of RFC 4648 encode and decode, without padding", arguments: rfc4648)
  func vectors(text: String, base64: String, base32: String, base16: String) {
    let pairs: [(BaseEncoding, String)] = [
      (.base64, base64), (.base64url, base64), (.base32, base32), (.base16, base16),
    ]
    for (encoding, encoded) in pairs {
      #expect(encoding.encode(bytes(text)) == encoded)
      #expect(encoding.decode(encoded) == bytes(text))
    }
  }

  @Test("every length comes back from every encoding")
  func roundTrips() {
    let random = Random.seeded(3)
    for encoding in [BaseEncoding.base16, .base32, .base64, .base64url] {
      for count in 0..<70 {
        let value = random.bytes(count)
        #expect(encoding.decode(encoding.encode(value)) == value)
      }
    }
  }

  @Test("a text that no bytes encode to is refused")
  func strictness() {
    for text in ["Z", "Zg=", "Zh", "Zg==", "Z g", "Zm9vY", "Zm-v"] {
      #expect(BaseEncoding.base64.decode(text) == nil, "\(text)")
    }
    for text in ["M", "MZX", "MZXW6Y", "my", "MZ", "M1"] {
      #expect(BaseEncoding.base32.decode(text) == nil, "\(text)")
    }
    for text in ["6", "6F", "0x", "6g"] {
      #expect(BaseEncoding.base16.decode(text) == nil, "\(text)")
    }
  }
}
