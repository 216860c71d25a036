/// The server's keys, kept in a file apart from the database. Each key only ever derives others
/// (HKDF with distinct labels), so none serves two ends.
///
/// The index key never changes: what it hashes (card numbers, holders) is not stored, so its hashes
/// could not be made again. Seal keys rotate: the newest seals, the older ones still open.
package struct KeyRing: Sendable {
  static let keyCount = 32

  let indexKey: SecretBytes
  let sealKeys: [UInt32: SecretBytes]
  let currentID: UInt32
  private let index: HKDF

  init(
    indexKey: SecretBytes, sealKeys: [UInt32: SecretBytes], currentID: UInt32
  ) throws(CryptoError) {
    self.indexKey = indexKey
    self.sealKeys = sealKeys
    self.currentID = currentID
    index = try HKDF(salt: Self.salt.span, secret: indexKey.span)
  }

  /// New keys, to be written with `create(at:)`.
  package init(random: Random) throws(CryptoError) {
    try self.init(
      indexKey: SecretBytes(count: Self.keyCount, from: random),
      sealKeys: [1: SecretBytes(count: Self.keyCount, from: random)], currentID: 1)
  }

  /// The same ring with one more seal key, which becomes the current one.
  package func rotated(random: Random) throws(CryptoError) -> KeyRing {
    var keys = sealKeys
    let id = (keys.keys.max() ?? 0) + 1
    keys[id] = SecretBytes(count: Self.keyCount, from: random)
    return try KeyRing(indexKey: indexKey, sealKeys: keys, currentID: id)
  }

  /// The same ring without a seal key that is not the current one: what it sealed stays closed.
  func retiring(_ id: UInt32) throws(CryptoError) -> KeyRing {
    guard id != currentID, sealKeys[id] != nil else { throw .unknownKey(id: id) }
    var keys = sealKeys
    keys[id] = nil
    return try KeyRing(indexKey: indexKey, sealKeys: keys, currentID: currentID)
  }

  /// The key that seals.
  package var currentSealKey: UInt32 { currentID }

  /// All keys that open, in their order.
  package var sealKeyIDs: [UInt32] { sealKeys.keys.sorted() }

  /// Whether this ring can take another's place: it hashes as that one does, and opens all that it opens.
  package func extends(_ other: KeyRing) -> Bool {
    constantTimeEqual(indexKey.span, other.indexKey.span)
      && other.sealKeys.allSatisfy { id, key in
        sealKeys[id].map { constantTimeEqual($0.span, key.span) } ?? false
      }
  }

  /// A keyed hash for `purpose` (say `fingerprint`), and for one tenant when given: the same input
  /// hashes differently under each. Holds for the lifetime of the key file.
  package func hmac(for purpose: String, tenant: Int64? = nil) throws(CryptoError) -> HMAC {
    let info = Self.info(kind: "index", purpose: purpose, tenant: tenant)
    return try HMAC(key: index.expand(info: info.span, count: Self.keyCount).span)
  }

  /// Seals under the current key and opens under all; what another purpose sealed stays closed.
  package func sealer(for purpose: String, random: Random) throws(CryptoError) -> Sealer {
    let info = Self.info(kind: "seal", purpose: purpose, tenant: nil)
    var keys: [UInt32: SecretBytes] = [:]
    for (id, key) in sealKeys {
      let hkdf = try HKDF(salt: Self.salt.span, secret: key.span)
      keys[id] = hkdf.expand(info: info.span, count: Self.keyCount)
    }
    return try Sealer(keys: keys, currentID: currentID, random: random)
  }

  private static let salt = Array("cardd key ring 1".utf8)

  /// `kind NUL purpose NUL [tenant, 8 bytes big endian]`: no two inputs give the same bytes.
  private static func info(kind: String, purpose: String, tenant: Int64?) -> [UInt8] {
    precondition(!purpose.isEmpty && !purpose.utf8.contains(0), "a purpose is a plain name")
    var info = Array(kind.utf8) + [0] + Array(purpose.utf8) + [0]
    guard let tenant else { return info }
    for shift in stride(from: 56, through: 0, by: -8) {
      info.append(UInt8(truncatingIfNeeded: tenant >> shift))
    }
    return info
  }
}
