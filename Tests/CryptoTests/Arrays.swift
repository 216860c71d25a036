@testable import Crypto

// The module takes spans; tests read better with arrays, and the expectation macros take no spans.

func sha256(_ bytes: [UInt8]) -> Digest { Crypto.sha256(bytes.span) }

func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  Crypto.constantTimeEqual(left.span, right.span)
}

extension Digest {
  init?(_ bytes: [UInt8]) { self.init(bytes.span) }
}

extension HMAC {
  convenience init(key: [UInt8]) throws(CryptoError) { try self.init(key: key.span) }

  func digest(of message: [UInt8]) -> Digest { digest(of: message.span) }

  func digest(of message: SecretBytes) -> Digest { digest(of: message.span) }
}

extension HKDF {
  init(salt: [UInt8], secret: [UInt8]) throws(CryptoError) {
    try self.init(salt: salt.span, secret: secret.span)
  }

  func expand(info: [UInt8], count: Int) -> SecretBytes { expand(info: info.span, count: count) }
}

extension BaseEncoding {
  func encode(_ bytes: [UInt8]) -> String { encode(bytes.span) }

  func decode(_ text: String) -> [UInt8]? { decode(text.utf8.span) }
}

extension AESGCM {
  /// Ciphertext and tag.
  func seal(_ text: [UInt8], associated: [UInt8], nonce: [UInt8]) -> [UInt8] {
    var record: [UInt8] = []
    let message = AuthenticatedMessage(text.span, associated: associated.span)
    seal(message, nonce: nonce.span, appendingTo: &record)
    return record
  }
}

extension Sealer {
  func seal(_ plaintext: [UInt8], associated: [UInt8]) -> [UInt8] {
    seal(plaintext.span, associated: associated.span)
  }

  func open(_ record: [UInt8], associated: [UInt8]) throws(CryptoError) -> SecretBytes {
    try open(record.span, associated: associated.span)
  }

  func isStale(_ record: [UInt8]) -> Bool { isStale(record.span) }
}

extension SessionToken {
  init?(_ text: String) { self.init(text.utf8.span) }
}

extension KeyRing {
  init(parsing text: String) throws(CryptoError) {
    try self.init(parsing: text.utf8.span, path: "keys")
  }
}
