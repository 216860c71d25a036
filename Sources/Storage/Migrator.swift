/// Brings a database to the schema of this program: the version is kept in `user_version`, the
/// owner of the file in `application_id`.
struct Migrator {
  let migrations: [Migration]
  let applicationID: Int32

  /// Applies the migrations that the database lacks.
  ///
  /// - Throws: `migrationFailed`, or what the file itself fails with.
  func migrate(_ connection: Connection) throws(StorageError) {
    precondition(
      zip(migrations, migrations.dropFirst()).allSatisfy { $0.number < $1.number }
        && migrations.allSatisfy { $0.number > 0 }, "migrations are numbered in order from 1")
    let found = try version(of: connection)
    // A rebuilt table would drag those that name it along; the references are checked as a whole
    // instead: https://sqlite.org/lang_altertable.html#otheralter
    try connection.run("PRAGMA foreign_keys = OFF")
    for migration in migrations where migration.number > found {
      try apply(migration, on: connection)
    }
    try connection.run("PRAGMA foreign_keys = ON")
  }

  private func number(
    _ sql: StaticString, on connection: Connection
  ) throws(StorageError) -> Int {
    try connection.first(sql) { $0.int(0) } ?? 0
  }

  private func version(of connection: Connection) throws(StorageError) -> Int {
    try number("PRAGMA user_version", on: connection)
  }

  /// Refuses a file of another program or of a later edition, and marks an empty one as ours.
  ///
  /// - Throws: `foreignFile`, `newer`, or what the file itself fails with.
  func claim(_ connection: Connection) throws(StorageError) {
    let (version, known) = (try version(of: connection), migrations.last?.number ?? 0)
    let found = try number("PRAGMA application_id", on: connection)
    guard found != applicationID else {
      guard version <= known else { throw .newer(found: version, known: known) }
      return
    }
    guard found == 0, try number("SELECT count(*) FROM sqlite_schema", on: connection) == 0 else {
      throw .foreignFile("application_id \(found), expected \(applicationID)")
    }
    try connection.run(script: "PRAGMA application_id = \(applicationID)")
  }

  private func apply(
    _ migration: Migration, on connection: Connection
  ) throws(StorageError) {
    do throws(StorageError) {
      try connection.run("BEGIN IMMEDIATE")
      // Another process may have done it while this one waited for the lock.
      if try version(of: connection) < migration.number {
        try connection.run(script: migration.sql.description)
        try checkReferences(connection)
        try connection.run(script: "PRAGMA user_version = \(migration.number)")
      }
      try connection.run("COMMIT")
    } catch {
      connection.rollbackAll()
      throw .migrationFailed(number: migration.number, reason: "\(migration.name): \(error)")
    }
  }

  private func checkReferences(_ connection: Connection) throws(StorageError) {
    let violations = Snapshot(connection: connection)
    guard let table = try violations.first("PRAGMA foreign_key_check", map: { $0.text(0) }) else {
      return
    }
    throw .constraint(.foreignKey, detail: "rows of \(table) name rows that are not there")
  }
}
