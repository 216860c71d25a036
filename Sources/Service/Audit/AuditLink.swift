import API
import RPC
import Storage

/// A line of the audit as its chains know it.
struct AuditLink {
  let place: Int
  let tenant: TenantID
  let sequence: Int
  let hash: [UInt8]
  let head: [UInt8]
  let id: AuditLineID
  /// What the hash covers, from `id` to `decision`.
  let columns: [Value]

  private init(_ row: borrowing Row) {
    place = row.int(0)
    tenant = row.id(1)
    sequence = row.int(2)
    hash = row.blob(3)
    head = row.blob(4)
    id = row.id(5)
    // The types are the table's: six numbers, then text.
    columns =
      (5...10).map { Value(row.optionalInt($0)) } + (11...17).map { Value(row.optionalBlob($0)) }
  }

  /// The first lines of a tenant, or of all, with numbers of a range, in order.
  static func read(
    _ tenant: TenantID?, from lowest: Int, to highest: Int, limit: Int, in snapshot: Snapshot
  ) throws(Refusal) -> [AuditLink] {
    var sql = SQL(
      """
      SELECT place, tenant, sequence, hash, head, id, at, account, session, peer_uid, peer_pid,
        method, outcome, target, before, after, reason, decision
      FROM audit WHERE
      """)
    if let tenant {
      sql.append(" tenant = ? AND sequence BETWEEN ? AND ? ORDER BY sequence", .id(tenant))
    } else {
      sql.append(" place BETWEEN ? AND ? ORDER BY place")
    }
    sql.append(" LIMIT ?", .int(lowest), .int(highest), .int(limit))
    return try snapshot.all(sql) { AuditLink($0) }
  }

  /// The same for the lines on both sides of a number.
  static func read(
    _ tenant: TenantID?, around number: Int, by distance: Int, in snapshot: Snapshot
  ) throws(Refusal) -> [AuditLink] {
    try read(
      tenant, from: number - distance, to: number + distance, limit: 2 * distance + 1, in: snapshot)
  }
}

/// Where a chain stands after a line, as text that can be kept elsewhere: `all:NUMBER:DIGEST`, with a
/// tenant's id in place of `all` for a tenant's own chain.
struct AuditHead {
  let tenant: TenantID?
  let number: Int
  let digest: [UInt8]

  init(tenant: TenantID?, _ number: Int, _ digest: [UInt8]) {
    (self.tenant, self.number, self.digest) = (tenant, number, digest)
  }

  /// - Throws: for text that is no head, or that of another chain.
  init(_ text: String, of tenant: TenantID?) throws(Refusal) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let number = Int(parts[1]), number >= 0,
      let digest = Self.bytes(parts[2]),
      AuditHead(tenant: tenant, number, digest).text.utf8.elementsEqual(text.utf8)
    else { throw Refusal(violations: [RPC.FieldViolation("head", .badFormat)]) }
    self.init(tenant: tenant, number, digest)
  }

  /// - Throws: for text that is no head, of whatever chain.
  init(ofAnyChain text: String) throws(Refusal) {
    let chain = String(text.prefix { $0 != ":" })
    try self.init(text, of: chain == "all" ? nil : TenantID(text: chain))
  }

  var text: String { "\(tenant?.text ?? "all"):\(number):\(digest.hexadecimal)" }

  private static func bytes(_ digits: String) -> [UInt8]? {
    let digits = Array(digits.utf8)
    guard digits.count == 2 * AuditChain.start.count else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      let pair = String(decoding: digits[index...index + 1], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}
