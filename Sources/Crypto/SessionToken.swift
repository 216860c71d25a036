/// What a session's caller shows: 256 random bits, as 43 characters of base64url. The server keeps
/// only its digest, so a stolen database opens no session.
package struct SessionToken: Sendable {
  package static let textCount = 43
  private let secret: SecretBytes

  package init(random: Random) {
    secret = SecretBytes(count: 32, from: random)
  }

  /// nil unless `text` is exactly what `text` of some token answers.
  package init?(_ text: Span<UInt8>) {
    guard text.count == Self.textCount else { return nil }
    var valid = false
    secret = SecretBytes(count: 32) { valid = BaseEncoding.base64url.decode(text, into: &$0) }
    guard valid else { return nil }
  }

  /// The secret itself: for the answer to a login, and nothing else.
  package var text: String { BaseEncoding.base64url.encode(secret.span) }

  /// SHA-256 of the token's bytes. A token is uniformly random, so neither salt nor key is needed.
  package var digest: Digest { sha256(secret.span) }
}

extension SessionToken: CustomStringConvertible {
  package var description: String { "<secret>" }
}
