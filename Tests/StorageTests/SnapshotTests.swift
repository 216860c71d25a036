import Testing

@testable import Storage

@Suite struct SnapshotTests {
  @Test("an open snapshot sees no later commit; the next read sees it")
  func isolation() throws {
    let fixture = try Fixture()
    let reader = try fixture.database.makeReader()
    try fixture.add(1)
    try reader.read { (snapshot) throws(StorageError) in
      #expect(try snapshot.noteCount() == 1)
      try fixture.add(2)
      #expect(try snapshot.noteCount() == 1)
    }
    #expect(try reader.read { (s) throws(StorageError) in try s.noteCount() } == 2)
  }

  @Test("a snapshot stays open between reads of a quiet database and is renewed by a commit")
  func renewal() throws {
    let fixture = try Fixture()
    let reader = try fixture.database.makeReader()
    _ = try reader.read { (s) throws(StorageError) in try s.noteCount() }
    // A commit that the generation does not count, as no program but ours would make it.
    let other = try Connection.open(path: fixture.folder.database, vfs: nil)
    try other.run("INSERT INTO notes VALUES (1, 'x')")
    #expect(try reader.read { (s) throws(StorageError) in try s.noteCount() } == 0)
    try fixture.add(2)
    #expect(try reader.read { (s) throws(StorageError) in try s.noteCount() } == 2)
  }

  @Test("a rested reader reads on from the latest commit")
  func rest() throws {
    let fixture = try Fixture()
    let reader = try fixture.database.makeReader()
    _ = try reader.read { (s) throws(StorageError) in try s.noteCount() }
    reader.rest()
    reader.rest()
    #expect(!reader.connection.isInTransaction)
    try fixture.add(1)
    #expect(try reader.read { (s) throws(StorageError) in try s.noteCount() } == 1)
  }

  @Test("a snapshot kept beyond its read reads nothing once the reader rests")
  func escaped() throws {
    let fixture = try Fixture()
    let reader = try fixture.database.makeReader()
    let kept = try reader.read { (s) throws(StorageError) in s }
    reader.rest()
    #expect(throws: StorageError.self) { try kept.noteCount() }
  }

  @Test("a reader cannot write")
  func readOnly() throws {
    let fixture = try Fixture()
    let reader = try fixture.database.makeReader()
    #expect(throws: StorageError.self) {
      try reader.read { (s) throws(StorageError) in
        try s.exists("INSERT INTO notes VALUES (1, 'x') RETURNING 1")
      }
    }
  }

  @Test("a query inside a query of the same text disturbs neither")
  func recursion() throws {
    let fixture = try Fixture()
    for id in 1...3 { try fixture.add(id) }
    let reader = try fixture.database.makeReader()
    func visit(_ snapshot: Snapshot, _ depth: Int, _ path: [Int]) throws(StorageError) -> [[Int]] {
      guard depth > 0 else { return [path] }
      var paths: [[Int]] = []
      try snapshot.query("SELECT id FROM notes WHERE id >= ? ORDER BY id", .int(path.last ?? 0)) {
        (row) throws(StorageError) in
        paths += try visit(snapshot, depth - 1, path + [row.int(0)])
        return true
      }
      return paths
    }
    for _ in 1...2 {
      let paths = try reader.read { (s) throws(StorageError) in try visit(s, 3, []) }
      #expect(paths.count == 10)
      #expect(paths.first == [1, 1, 1] && paths.last == [3, 3, 3])
    }
  }

  @Test("a query stops when told to, and its statement serves again")
  func stop() throws {
    let fixture = try Fixture()
    for id in 1...5 { try fixture.add(id) }
    let reader = try fixture.database.makeReader()
    for _ in 1...2 {
      var seen: [Int] = []
      try reader.read { (snapshot) throws(StorageError) in
        try snapshot.query("SELECT id FROM notes ORDER BY id") { row in
          seen.append(row.int(0))
          return seen.count < 2
        }
      }
      #expect(seen == [1, 2])
    }
  }

  private enum Refusal: ExpressibleByStorageError, Equatable {
    case enough
    case storage(StorageError)
    init(storage error: StorageError) { self = .storage(error) }
  }

  @Test("a caller's own error passes through, and the statement serves again")
  func ownError() throws {
    let fixture = try Fixture()
    try fixture.add(1)
    let reader = try fixture.database.makeReader()
    for _ in 1...2 {
      #expect(throws: Refusal.enough) {
        try reader.read { (snapshot) throws(Refusal) in
          try snapshot.query("SELECT id FROM notes") { (_) throws(Refusal) in throw .enough }
        }
      }
    }
    #expect(throws: Refusal.self) {
      try reader.read { (snapshot) throws(Refusal) in
        try snapshot.query("SELECT nothing") { (_) throws(Refusal) in true }
      }
    }
  }

  @Test("SQL put together from literals binds its values in order")
  func assembled() throws {
    let fixture = try Fixture()
    for id in 1...9 { try fixture.add(id, id.isMultiple(of: 2) ? "even" : "odd") }
    let reader = try fixture.database.makeReader()
    var sql = SQL("SELECT id FROM notes WHERE body = ?", "odd")
    sql.append(" AND id IN ")
    sql.append(list: [1, 2, 3, 5])
    sql.append(SQL(" AND id > ? ORDER BY id DESC", 1))
    let ids = try reader.read { (s) throws(StorageError) in try s.all(sql) { $0.int(0) } }
    #expect(ids == [5, 3])
    #expect(try reader.read { (s) throws(StorageError) in try s.exists(sql) })
  }

  @Test("the cache of assembled statements is bounded")
  func cacheBound() throws {
    let fixture = try Fixture()
    let reader = try fixture.database.makeReader()
    let count = StatementCache.dynamicCountMax * 2
    for length in 1...count {
      var sql = SQL("SELECT count(*) WHERE 1 IN ")
      sql.append(list: Array(repeating: 1, count: length))
      #expect(try reader.read { (s) throws(StorageError) in try s.first(sql) { $0.int(0) } } == 1)
    }
    #expect(reader.connection.cache.dynamicCount == StatementCache.dynamicCountMax)
  }
}
