import API
import RPC

@testable import Crypto
@testable import Storage

/// The tables of an installation themselves, whatever they are called.
struct Tables {
  private let connection: Connection
  private let tables: [Table]

  private struct Table {
    let name: String
    let columns: Set<String>
    /// The column with the merchant's id.
    var tenant: String? { name == "tenants" ? "id" : columns.contains("tenant") ? "tenant" : nil }
    /// An expression with all that a row holds.
    var row: String {
      columns.sorted().map { "quote(\"\($0)\")" }.joined(separator: " || '|' || ")
    }
  }

  init(_ path: String) throws {
    connection = try Connection.open(path: path, vfs: nil)
    let connection = connection
    try connection.run("BEGIN DEFERRED")
    let columns = try Snapshot(connection: connection).all(
      """
      SELECT m.name, p.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS p
      WHERE m.type = 'table'
      """, map: { ($0.text(0), $0.text(1)) })
    try connection.run("COMMIT")
    tables = Dictionary(grouping: columns, by: \.0)
      .map { Table(name: $0.key, columns: Set($0.value.map(\.1))) }
      .sorted { $0.name < $1.name }
  }

  /// Every row of a merchant's, by its table.
  func rows(of tenant: Int64) throws -> [String: [String]] {
    var rows: [String: [String]] = [:]
    for table in tables {
      guard let column = table.tenant else { continue }
      rows[table.name] = try texts(
        "SELECT \(table.row) FROM \(table.name) WHERE \(column) = \(tenant) ORDER BY 1")
    }
    return rows
  }

  /// Whose each id is, by its letters without the prefix.
  func owners() throws -> [String: Int64] {
    var owners: [String: Int64] = [:]
    for table in tables {
      guard let column = table.tenant, table.columns.contains("id") else { continue }
      for text in try texts("SELECT id || ' ' || \(column) FROM \(table.name)") {
        let numbers = text.split(separator: " ").compactMap { Int64($0) }
        guard let id = numbers.first, let tenant = numbers.last else { continue }
        owners[letters(of: id)] = tenant
      }
    }
    return owners
  }

  /// The store of each card, both by their letters.
  func cardStores() throws -> [String: String] {
    let pairs = try texts("SELECT id || ' ' || store FROM cards")
      .map { $0.split(separator: " ").compactMap { Int64($0) }.map(letters) }
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
  }

  /// Gives all accounts but the admin one password of their own, whose hash costs next to nothing. The
  /// database must not be in use.
  func setPasswords(_ password: String) throws {
    guard let cost = ScryptCost(logN: 1, r: 1, p: 1) else { return }
    let hash = try PasswordRecord(hashing: password, cost: cost, random: .system).text
    try connection.run("BEGIN IMMEDIATE")
    try connection.statement(
      "UPDATE accounts SET password = ?, password_must_change = 0 WHERE name <> 'admin'",
      [.text(hash)]
    ).runToEnd()
    try connection.run("COMMIT")
  }

  private func texts(_ sql: String) throws -> [String] {
    try connection.run("BEGIN DEFERRED")
    defer { try? connection.run("COMMIT") }
    let statement = unsafe try Statement(Array((sql + "\0").utf8), on: connection.handle)
    try statement.bind([])
    return try statement.all { $0.text(0) }
  }

  private func letters(of id: Int64) -> String {
    String(CardID(rawValue: id).text.suffix(13))
  }
}
