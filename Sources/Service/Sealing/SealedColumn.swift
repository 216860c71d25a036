import API
import Crypto
import RPC
import Storage

/// A column that holds sealed records. Whoever seals something new adds its column here: what is not listed
/// is not sealed anew when keys change, and its key could be retired from under it. Keys are the
/// installation's, so its queries go through all tenants.
enum SealedColumn: CaseIterable {
  case gatewayTokens, totpSecrets, offeredSecrets, answers, importRows

  /// As the operator is told.
  var name: StaticString {
    switch self {
    case .gatewayTokens: "gateway tokens"
    case .totpSecrets: "one-time code secrets"
    case .offeredSecrets: "one-time code secrets on offer"
    case .answers: "stored answers"
    case .importRows: "rows of imports"
    }
  }

  /// The first schema that has the column.
  var schemaMin: Int {
    switch self {
    case .totpSecrets, .offeredSecrets: 1
    case .gatewayTokens: 2
    case .answers: 3
    case .importRows: 12
    }
  }

  func sealer(_ keys: Keys) -> Sealer {
    switch self {
    case .gatewayTokens: keys.gatewayTokens
    case .totpSecrets, .offeredSecrets: keys.totpSecrets
    case .answers: keys.answers
    case .importRows: keys.importRows
    }
  }

  /// A key before all others.
  var start: [Value] {
    switch self {
    case .gatewayTokens: [-1, -1]
    case .totpSecrets, .offeredSecrets: [-1]
    case .answers: [-1, -1, "", ""]
    case .importRows: [-1, -1, -1]
    }
  }

  /// The rows behind a key, those without a record too: `SealedRow`.
  func page(after key: [Value], limit: Int) -> SQL {
    var sql: SQL
    switch self {
    case .gatewayTokens:
      sql = SQL("SELECT gateway_token, tenant, id FROM cards WHERE (tenant, id) > ")
    case .totpSecrets: sql = SQL("SELECT totp_secret, id, tenant FROM accounts WHERE (id) > ")
    case .offeredSecrets: sql = SQL("SELECT totp_offered, id, tenant FROM accounts WHERE (id) > ")
    case .answers:
      sql = SQL(
        """
        SELECT answer, tenant, account, method, key FROM idempotent_answers
        WHERE (tenant, account, method, key) >\u{20}
        """)
    case .importRows:
      sql = SQL("SELECT cells, tenant, import, row FROM import_rows WHERE (tenant, import, row) > ")
    }
    sql.append(list: key)
    switch self {
    case .gatewayTokens: sql.append(" ORDER BY tenant, id LIMIT ?", .int(limit))
    case .totpSecrets, .offeredSecrets: sql.append(" ORDER BY id LIMIT ?", .int(limit))
    case .answers: sql.append(" ORDER BY tenant, account, method, key LIMIT ?", .int(limit))
    case .importRows: sql.append(" ORDER BY tenant, import, row LIMIT ?", .int(limit))
    }
    return sql
  }

  func row(_ row: borrowing Row) -> SealedRow {
    let sealed = row.optionalBlob(0)
    switch self {
    case .gatewayTokens:
      return SealedRow(
        key: [.int(row.int(1)), .int(row.int(2))], sealed: sealed,
        associated: row.id(2, CardID.self).text)
    case .totpSecrets, .offeredSecrets:
      return SealedRow(
        key: [.int(row.int(1))], sealed: sealed, associated: row.id(1, AccountID.self).text)
    case .answers:
      let (account, method, key) = (row.int(2), row.text(3), row.text(4))
      return SealedRow(
        key: [.int(row.int(1)), .int(account), .text(method), .text(key)], sealed: sealed,
        associated: IdempotentCall.mark(account: Int64(account), method, key))
    case .importRows:
      return SealedRow(
        key: [.int(row.int(1)), .int(row.int(2)), .int(row.int(3))], sealed: sealed,
        associated: SealedSheetRow.mark(row.id(2), row.int(3)))
    }
  }

  /// Puts a record in the place of a row's.
  func update(_ row: SealedRow, to sealed: [UInt8]) -> SQL {
    var sql: SQL
    switch self {
    // What caches keep of a card has nothing of this.
    case .gatewayTokens:
      sql = SQL("UPDATE cards SET gateway_token = ? WHERE (tenant, id) = ", .blob(sealed))
    case .totpSecrets: sql = SQL("UPDATE accounts SET totp_secret = ? WHERE (id) = ", .blob(sealed))
    case .offeredSecrets:
      sql = SQL("UPDATE accounts SET totp_offered = ? WHERE (id) = ", .blob(sealed))
    case .answers:
      sql = SQL(
        """
        UPDATE idempotent_answers SET answer = ?
        WHERE (tenant, account, method, key) =\u{20}
        """, .blob(sealed))
    case .importRows:
      sql = SQL("UPDATE import_rows SET cells = ? WHERE (tenant, import, row) = ", .blob(sealed))
    }
    sql.append(list: row.key)
    return sql
  }
}

/// A row with a place for a sealed record.
struct SealedRow {
  /// What finds the row.
  let key: [Value]
  let sealed: [UInt8]?
  /// What the record is bound to.
  let associated: String

  /// The key that sealed it.
  var sealKey: UInt32? { sealed.flatMap { Sealer.key(of: $0.span) } }
}
