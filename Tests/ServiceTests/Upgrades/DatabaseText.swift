@testable import Storage

/// A database as the SQL that makes it again: the same rows give the same text.
struct DatabaseText {
  private let connection: Connection

  /// - Parameter path: of a database that nobody writes to meanwhile.
  init(_ path: String) throws(StorageError) {
    connection = try Connection.open(path: path, vfs: nil)
    try connection.run("BEGIN DEFERRED")
  }

  /// How many rows each table has.
  func rows() throws(StorageError) -> [String: Int] {
    try connection.run(script: "CREATE TEMP TABLE counts (name TEXT, rows INTEGER)")
    for table in try tables() {
      try connection.run(
        script: "INSERT INTO counts SELECT '\(table)', count(*) FROM main.\(table)")
    }
    let counts = try snapshot.all("SELECT name, rows FROM counts") { ($0.text(0), $0.int(1)) }
    return Dictionary(uniqueKeysWithValues: counts)
  }

  /// The whole: tables, rows in the order of their keys, then what watches over them.
  func script() throws(StorageError) -> String {
    try connection.run(script: "CREATE TEMP TABLE lines (text TEXT)")
    for table in try tables() { try note(table) }
    let marks = try ["application_id", "user_version"].map { (name) throws(StorageError) in
      "PRAGMA \(name) = \(try mark(name));"
    }
    let lines =
      try ["PRAGMA foreign_keys = OFF;", "BEGIN;"] + schema("= 'table'")
      + snapshot.all("SELECT text FROM lines ORDER BY rowid") { $0.text(0) }
      + schema("<> 'table'") + marks + ["COMMIT;"]
    return lines.map { "\($0)\n" }.joined()
  }

  private var snapshot: Snapshot { Snapshot(connection: connection) }

  private func tables() throws(StorageError) -> [String] {
    try snapshot.all(
      """
      SELECT name FROM main.sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid
      """
    ) { $0.text(0) }
  }

  /// Adds a table's rows to the lines.
  private func note(_ table: String) throws(StorageError) {
    try connection.run(
      script: """
        DROP TABLE IF EXISTS temp.columns;
        CREATE TEMP TABLE columns AS SELECT name, pk FROM pragma_table_info('\(table)')
        """)
    let names = try snapshot.all("SELECT name FROM temp.columns") { "\"\($0.text(0))\"" }
    let keys = try snapshot.all("SELECT name FROM temp.columns WHERE pk > 0 ORDER BY pk") {
      "\"\($0.text(0))\""
    }
    let values = names.map { "quote(\($0))" }.joined(separator: " || ',' || ")
    try connection.run(
      script: """
        INSERT INTO lines SELECT 'INSERT INTO \(table) VALUES (' || \(values) || ');'
        FROM main.\(table) ORDER BY \(keys.joined(separator: ", "))
        """)
  }

  /// The statements that made what is of a kind, in their order.
  private func schema(_ kind: String) throws(StorageError) -> [String] {
    try connection.run(
      script: """
        DROP TABLE IF EXISTS temp.made;
        CREATE TEMP TABLE made AS SELECT sql || ';' AS text FROM main.sqlite_schema
        WHERE sql IS NOT NULL AND type \(kind) AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
        ORDER BY rowid
        """)
    return try snapshot.all("SELECT text FROM temp.made ORDER BY rowid") { $0.text(0) }
  }

  private func mark(_ name: String) throws(StorageError) -> Int {
    try connection.run(
      script: """
        DROP TABLE IF EXISTS temp.mark;
        CREATE TEMP TABLE mark AS SELECT * FROM pragma_\(name)
        """)
    return try snapshot.first("SELECT * FROM temp.mark") { $0.int(0) } ?? 0
  }
}
