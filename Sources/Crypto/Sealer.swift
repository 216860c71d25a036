/// Seals short secrets for storage with AES-256-GCM and opens them again, also those that an older
/// key of the ring sealed.
///
/// A record is: format version (1 byte, now 1), key id (4 bytes, big endian), nonce (12), ciphertext
/// (as long as the plaintext), tag (16). Nonces are random: one key seals at most 2^32 records
/// (NIST SP 800-38D, 8.3).
package struct Sealer: Sendable {
  /// What a record is longer than its plaintext, in bytes.
  package static let overhead = headerCount + AESGCM.nonceCount + AESGCM.tagCount

  private static let version: UInt8 = 1
  private static let headerCount = 5

  private let ciphers: [UInt32: AESGCM]
  private let currentID: UInt32
  private let current: AESGCM
  private let random: Random

  /// `keys` holds the current key.
  init(
    keys: [UInt32: SecretBytes], currentID: UInt32, random: Random
  ) throws(CryptoError) {
    var ciphers: [UInt32: AESGCM] = [:]
    for (id, key) in keys { ciphers[id] = try AESGCM(key: key) }
    guard let current = ciphers[currentID] else { throw .unknownKey(id: currentID) }
    self.ciphers = ciphers
    self.currentID = currentID
    self.current = current
    self.random = random
  }

  /// Binds the record to `associated` (for example its row's id): it opens only beside the same
  /// bytes, so a record moved to another row is refused.
  package func seal(_ plaintext: Span<UInt8>, associated: Span<UInt8>) -> [UInt8] {
    var nonce = InlineArray<12, UInt8>(repeating: 0)
    var nonceSpan = nonce.mutableSpan
    random.fill(&nonceSpan)

    var record: [UInt8] = []
    record.reserveCapacity(plaintext.count + Self.overhead)
    record.append(Self.version)
    for shift in [24, 16, 8, 0] { record.append(UInt8(truncatingIfNeeded: currentID >> shift)) }
    let bound = Self.bind(record.span, to: associated)
    for index in nonce.indices { record.append(nonce[index]) }
    let message = AuthenticatedMessage(plaintext, associated: bound.span)
    current.seal(message, nonce: nonce.span, appendingTo: &record)
    return record
  }

  /// Fails with `truncatedRecord`, `unknownRecordVersion`, `unknownKey` or `authenticationFailed`.
  package func open(
    _ record: Span<UInt8>, associated: Span<UInt8>
  ) throws(CryptoError) -> SecretBytes {
    guard record.count >= Self.overhead else { throw .truncatedRecord }
    guard record[0] == Self.version else { throw .unknownRecordVersion(record[0]) }
    let id = Self.keyID(of: record)
    guard let cipher = ciphers[id] else { throw .unknownKey(id: id) }

    let textStart = Self.headerCount + AESGCM.nonceCount
    let textEnd = record.count - AESGCM.tagCount
    let bound = Self.bind(record.extracting(..<Self.headerCount), to: associated)
    let message = AuthenticatedMessage(
      record.extracting(textStart..<textEnd), associated: bound.span)
    let plaintext = cipher.open(
      message, nonce: record.extracting(Self.headerCount..<textStart),
      tag: record.extracting(textEnd...))
    guard let plaintext else { throw .authenticationFailed }
    return plaintext
  }

  /// Whether `record` was sealed by a key that has since been replaced, and should be sealed anew.
  package func isStale(_ record: Span<UInt8>) -> Bool {
    record.count >= Self.overhead && Self.keyID(of: record) != currentID
  }

  /// The key that a record names; nil for what is no record of a format that is known.
  package static func key(of record: Span<UInt8>) -> UInt32? {
    record.count >= overhead && record[0] == version ? keyID(of: record) : nil
  }

  private static func keyID(of record: Span<UInt8>) -> UInt32 {
    (1..<headerCount).reduce(0) { id, index in id << 8 | UInt32(record[index]) }
  }

  /// The header has a fixed length, so the two parts cannot run into each other.
  private static func bind(_ header: Span<UInt8>, to associated: Span<UInt8>) -> [UInt8] {
    var bound: [UInt8] = []
    bound.reserveCapacity(header.count + associated.count)
    for index in header.indices { bound.append(header[index]) }
    for index in associated.indices { bound.append(associated[index]) }
    return bound
  }
}
