import CCrypto

/// A password as it is stored: `$scrypt$ln=15,r=8,p=1$<salt>$<hash>` (the PHC string format, base64
/// without padding), RFC 7914. The cost is part of the record, so it can be raised later.
package struct PasswordRecord: Sendable {
  package let cost: ScryptCost
  private let salt: [UInt8]
  private let key: SecretBytes

  private static let saltCount = 16
  private static let keyCount = 32

  /// Hashes a new password. Slow by intent: tens of milliseconds and `cost.memory` bytes.
  package init(
    hashing password: String, cost: ScryptCost = .standard, random: Random
  ) throws(CryptoError) {
    let salt = random.bytes(Self.saltCount)
    self.cost = cost
    self.salt = salt
    key = try cost.derive(password, salt: salt, count: Self.keyCount)
  }

  /// Reads a stored record; `malformedPasswordRecord` unless it is one that `text` could write.
  package init(_ text: String) throws(CryptoError) {
    let fields = text.split(separator: "$", omittingEmptySubsequences: false)
    guard fields.count == 5, fields[0].isEmpty, fields[1] == "scrypt",
      let cost = ScryptCost(fields[2]),
      let salt = BaseEncoding.base64.decode(Array(fields[3].utf8).span),
      let key = BaseEncoding.base64.decode(Array(fields[4].utf8).span),
      salt.count == Self.saltCount, key.count == Self.keyCount
    else { throw .malformedPasswordRecord }
    self.cost = cost
    self.salt = salt
    self.key = SecretBytes(copying: key.span)
  }

  /// For storage only.
  package var text: String {
    let salt = BaseEncoding.base64.encode(salt.span)
    return "$scrypt$\(cost)$\(salt)$\(BaseEncoding.base64.encode(key.span))"
  }

  /// As slow as hashing, and alike for right and wrong passwords.
  package func matches(_ password: String) throws(CryptoError) -> Bool {
    try cost.derive(password, salt: salt, count: Self.keyCount) == key
  }

  /// Takes as long as `matches` on a record of the same cost: for accounts that do not exist, so
  /// that time does not tell which ones do.
  package static func decoy(
    _ password: String, cost: ScryptCost = .standard
  ) throws(CryptoError) {
    let salt = [UInt8](repeating: 0, count: saltCount)
    _ = try cost.derive(password, salt: salt, count: keyCount)
  }
}

extension PasswordRecord: CustomStringConvertible {
  package var description: String { "<secret>" }
}
