import API
package import Crypto
import RPC
import Storage

/// The chains that the audit's lines form. A line's hash covers the line and the hash before it of the same
/// tenant; its head covers that hash and the head before it of all. Both are keyed: whoever can write the
/// file, but has not the keys, cannot make a line that fits.
package struct AuditChain: Sendable {
  private let key: HMAC

  /// What stands before the first line.
  static let start = [UInt8](repeating: 0, count: Digest.count)

  package init(_ keys: KeyRing) throws(CryptoError) {
    key = try keys.hmac(for: "audit")
  }

  /// - Parameters:
  ///   - previous: the hash of the tenant's line before.
  ///   - columns: the line's own, from `id` to `decision`.
  func hash(
    _ previous: [UInt8], _ tenant: TenantID, _ sequence: Int, _ columns: [Value]
  ) -> [UInt8] {
    var text = CanonicalText("line")
    text.append(.blob(previous))
    text.append(.id(tenant))
    text.append(.int(sequence))
    for column in columns { text.append(column) }
    return key.digest(of: text.bytes.span).bytes
  }

  /// - Parameters:
  ///   - previous: the head of the line before, whosever it is.
  ///   - hash: the line's.
  func head(
    _ previous: [UInt8], _ place: Int, _ tenant: TenantID, _ hash: [UInt8]
  ) -> [UInt8] {
    var text = CanonicalText("head")
    text.append(.blob(previous))
    text.append(.int(place))
    text.append(.id(tenant))
    text.append(.blob(hash))
    return key.digest(of: text.bytes.span).bytes
  }

  /// Appends a line. Where the chains stand is read in the same transaction, so that they go back with it.
  func append(
    _ columns: [Value], of tenant: TenantID, in transaction: Transaction
  ) throws(Refusal) {
    let snapshot = transaction.snapshot
    let ofTenant = try snapshot.first(
      "SELECT sequence, hash FROM audit WHERE tenant = ? ORDER BY sequence DESC LIMIT 1",
      .id(tenant), row: { (number: $0.int(0), digest: $0.blob(1)) })
    let ofAll = try snapshot.first(
      "SELECT place, head FROM audit ORDER BY place DESC LIMIT 1",
      row: { (number: $0.int(0), digest: $0.blob(1)) })
    // No number that somebody else has written may stop the server.
    let (sequence, place) = ((ofTenant?.number ?? 0) &+ 1, (ofAll?.number ?? 0) &+ 1)
    let hash = hash(ofTenant?.digest ?? Self.start, tenant, sequence, columns)
    let head = head(ofAll?.digest ?? Self.start, place, tenant, hash)
    let values: [Value] = [.int(place), .id(tenant), .int(sequence), .blob(hash), .blob(head)]
    do throws(StorageError) {
      try transaction.run(
        """
        INSERT INTO audit (place, tenant, sequence, hash, head, id, at, account, session, peer_uid,
          peer_pid, method, outcome, target, before, after, reason, decision)
        VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
        """, values: values + columns)
    } catch {
      throw Refusal(storage: error)
    }
  }
}

/// Values as bytes, so that no other values give the same: each has its kind, and its length where that
/// varies, before it.
private struct CanonicalText {
  private(set) var bytes: [UInt8] = []

  /// - Parameter purpose: keeps apart what is hashed under one key for different ends.
  init(_ purpose: StaticString) {
    bytes.reserveCapacity(2048)
    append(.text("\(purpose)"))
  }

  /// Text and blobs count alike: a column holds the one or the other.
  mutating func append(_ value: Value) {
    switch value {
    case .null: bytes.append(0)
    case .int(let number):
      bytes.append(1)
      append(number)
    case .text(let text):
      bytes.append(2)
      append(text.utf8.count)
      bytes.append(contentsOf: text.utf8)
    case .blob(let blob):
      bytes.append(2)
      append(blob.count)
      bytes.append(contentsOf: blob)
    }
  }

  private mutating func append(_ number: Int) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
