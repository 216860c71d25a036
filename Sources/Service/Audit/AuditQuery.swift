import API
import Crypto
import RPC
import Storage

/// Reads lines of the audit: a tenant's in the order of their sequence, those of all by their place.
/// Both count from 1 without gaps, so that any range of lines is found at once.
struct AuditQuery: Sendable {
  /// Nil: the lines of all, the platform's own among them.
  let tenant: TenantID?

  /// How many lines a list looks at for one page, wanted or not: what it costs at most.
  static let scannedMax = 20_000

  /// What a list is narrowed to; nil: no matter.
  struct Filter: Sendable {
    var account: AccountID?
    var method: String?
    var target: String?
    var outcome: String?
    var from: Timestamp?
    var to: Timestamp?
  }

  /// Calls `each` with the lines behind a number, in order, and their own numbers, until it returns false:
  /// that line then was not taken.
  ///
  /// - Returns: whether there may be more.
  func read(
    after: Int, limit: Int, in snapshot: Snapshot,
    each: (Int, AuditLine) throws(Refusal) -> Bool
  ) throws(Refusal) -> Bool {
    var sql = Self.lines
    sql.append(numbers(from: min(after, Int.max - 1) + 1, to: Int.max))
    sql.append(
      tenant == nil ? " ORDER BY place LIMIT ?" : " ORDER BY sequence LIMIT ?", .int(limit))
    var (taken, isRefused) = (0, false)
    try snapshot.each(sql) { row throws(Refusal) in
      guard try each(number(row), line(row)) else {
        isRefused = true
        return false
      }
      taken += 1
      return true
    }
    return isRefused || taken == limit
  }

  /// A page of the newest lines before a number that fit the filter.
  ///
  /// - Returns: the lines, and the number that the next page lies before; nil behind the last line.
  func page(
    before: Int, _ size: Int, _ filter: Filter, in snapshot: Snapshot
  ) throws(Refusal) -> (lines: [AuditLine], next: Int?) {
    let highest = min(before - 1, try last(in: snapshot))
    let lowest = max(1, highest - Self.scannedMax + 1)
    var sql = Self.lines
    sql.append(numbers(from: lowest, to: highest))
    sql.append(filter.conditions)
    sql.append(
      tenant == nil ? " ORDER BY place DESC LIMIT ?" : " ORDER BY sequence DESC LIMIT ?",
      .int(size + 1))
    var found = try snapshot.all(sql) { (number: number($0), line: line($0)) }
    guard found.count > size else { return (found.map(\.line), lowest > 1 ? lowest : nil) }
    found.removeLast()
    return (found.map(\.line), found.last?.number)
  }

  /// The number of the last line; 0 before the first.
  func last(in snapshot: Snapshot) throws(Refusal) -> Int {
    guard let tenant else {
      return try snapshot.first("SELECT ifnull(max(place), 0) FROM audit", row: { $0.int(0) }) ?? 0
    }
    return try snapshot.first(
      "SELECT ifnull(max(sequence), 0) FROM audit WHERE tenant = ?", .id(tenant),
      row: { $0.int(0) }) ?? 0
  }

  private static let lines = SQL(
    """
    SELECT place, audit.tenant, sequence, hash, audit.id, at, account, accounts.name, session,
      peer_uid, peer_pid, method, outcome, target, before, after, reason, decision IS NOT NULL
    FROM audit LEFT JOIN accounts ON accounts.id = audit.account
    """)

  private func numbers(from lowest: Int, to highest: Int) -> SQL {
    guard let tenant else {
      return SQL(" WHERE place BETWEEN ? AND ?", .int(lowest), .int(highest))
    }
    return SQL(
      " WHERE audit.tenant = ? AND sequence BETWEEN ? AND ?", .id(tenant), .int(lowest),
      .int(highest))
  }

  private func number(_ row: borrowing Row) -> Int { row.int(tenant == nil ? 0 : 2) }

  /// Who reads one tenant's lines learns nothing of how many others have.
  private func line(_ row: borrowing Row) -> AuditLine {
    let line: TenantID = row.id(1)
    return AuditLine(
      id: row.id(4), at: row.time(5), tenant: line.rawValue == 0 ? nil : line,
      sequence: Int64(row.int(2)), place: tenant == nil ? Int64(row.int(0)) : nil,
      account: row.optionalID(6), accountName: row.optionalText(7), session: row.optionalID(8),
      peerUid: Int64(row.int(9)), peerPid: Int64(row.int(10)), method: row.text(11),
      outcome: row.text(12), target: row.optionalText(13),
      before: row.optionalBlob(14).map { RawJSON(text: $0) },
      after: row.optionalBlob(15).map { RawJSON(text: $0) }, reason: row.optionalText(16),
      decisionId: row.bool(17) ? row.id(4) : nil, hash: row.blob(3).hexadecimal)
  }
}

extension AuditQuery.Filter {
  fileprivate var conditions: SQL {
    var sql = SQL("")
    if let account { sql.append(" AND account = ?", .id(account)) }
    if let method { sql.append(" AND method = ?", .text(method)) }
    if let target { sql.append(" AND target = ?", .text(target)) }
    if let outcome { sql.append(" AND outcome = ?", .text(outcome)) }
    if let from { sql.append(" AND at >= ?", .time(from)) }
    if let to { sql.append(" AND at < ?", .time(to)) }
    return sql
  }

  /// The filter as text that no other filter has, for page tokens.
  var text: String {
    let texts = [method, target, outcome].map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }
    let numbers = [account?.rawValue, from?.milliseconds, to?.milliseconds].map {
      $0.map(String.init) ?? "-"
    }
    return (numbers + texts).joined(separator: " ")
  }
}

extension [UInt8] {
  /// As hexadecimal digits.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
