import Testing

@testable import Storage

@Suite struct WriterTests {
  private func notes(_ fixture: Fixture) throws -> [Int] {
    try fixture.database.makeReader().read { (snapshot) throws(StorageError) in
      try snapshot.all("SELECT id FROM notes ORDER BY id") { $0.int(0) }
    }
  }

  @Test("jobs that wait together are committed together, in order, each told once")
  func group() throws {
    let fixture = try Fixture()
    let told = Collected<Int>()
    fixture.writer.group {
      for id in 1...50 {
        let isTaken = fixture.writer.submit(
          { (tx) throws(StorageError) in
            try tx.run("INSERT INTO notes VALUES (?, '')", .int(id))
            return { told.append(id) }
          }, failed: { _ in told.append(-id) })
        #expect(isTaken)
      }
    }
    #expect(told.all == Array(1...50))
    #expect(try notes(fixture) == Array(1...50))
    let statistics = fixture.writer.statistics
    #expect(statistics.commits == 2 && statistics.jobs == 52)
    #expect(statistics.largestGroup == 51 && statistics.queued == 0)
  }

  @Test("a job is told after its commit is there for readers")
  func visibility() throws {
    let fixture = try Fixture()
    let reader = try fixture.database.makeReader()
    for id in 1...20 {
      try fixture.add(id)
      #expect(try reader.read { (s) throws(StorageError) in try s.noteCount() } == id)
    }
  }

  @Test("a job that throws is undone alone")
  func ownRollback() throws {
    let fixture = try Fixture()
    let told = Collected<String>()
    fixture.writer.group {
      for id in [1, 2, 2, 3] {
        _ = fixture.writer.submit(
          { (tx) throws(StorageError) in
            try tx.run("INSERT INTO replies (note) SELECT 1 WHERE 0")
            try tx.run("INSERT INTO notes VALUES (?, '')", .int(id))
            return { told.append("kept \(id)") }
          }, failed: { _ in told.append("undone \(id)") })
      }
    }
    #expect(told.all == ["kept 1", "kept 2", "undone 2", "kept 3"])
    #expect(try notes(fixture) == [1, 2, 3])
  }

  @Test("a group is as large as allowed and no larger")
  func groupBound() throws {
    let fixture = try Fixture { $0.limits.groupJobsMax = 4 }
    fixture.writer.group {
      for _ in 1...11 { _ = fixture.writer.submit({ _ in {} }, failed: { _ in }) }
    }
    #expect(fixture.writer.statistics.largestGroup == 4)
    #expect(fixture.writer.statistics.commits == 4)
  }

  @Test("a full queue refuses, and what it refused is never told")
  func queueBound() throws {
    let fixture = try Fixture { $0.limits.queuedJobsMax = 3 }
    let entered = Semaphore()
    let gate = Semaphore()
    let isFirstTaken = fixture.writer.submit(
      { _ in
        entered.signal()
        gate.wait()
        return {}
      }, failed: { _ in })
    #expect(isFirstTaken)
    entered.wait()
    let told = Collected<Int>()
    let taken = (1...5).filter { number in
      fixture.writer.submit({ _ in { told.append(number) } }, failed: { _ in told.append(number) })
    }
    #expect(taken == [1, 2, 3])
    #expect(fixture.writer.statistics.queued == 3)
    #expect(throws: StorageError.busy) { try fixture.add(1) }
    gate.signal()
    fixture.database.close()
    #expect(told.all == [1, 2, 3])
  }

  @Test("closing commits what was taken")
  func drain() throws {
    let fixture = try Fixture()
    for id in 1...30 {
      _ = fixture.writer.submit(
        { (tx) throws(StorageError) in
          try tx.run("INSERT INTO notes VALUES (?, '')", .int(id))
          return {}
        }, failed: { _ in })
    }
    fixture.database.close()
    #expect(try notes(fixture).count == 30)
  }

  @Test("the last reference may go on the writer's own thread")
  func closeFromRelease() throws {
    let folder = Folder()
    let done = Semaphore()
    let gate = Semaphore()
    do {
      let database = try Fixture(folder: folder).database
      _ = database.writer.submit(
        { _ in
          gate.wait()
          return { withExtendedLifetime(database) { done.signal() } }
        }, failed: { _ in })
    }
    gate.signal()
    done.wait()
  }

  @Test("constraints are told apart")
  func constraints() throws {
    let fixture = try Fixture()
    try fixture.add(1)
    let cases: [(StaticString, StorageError.Constraint)] = [
      ("INSERT INTO notes VALUES (1, 'again')", .unique),
      ("INSERT INTO notes VALUES (2, NULL)", .notNull),
      ("INSERT INTO replies (note) VALUES (99)", .foreignKey),
      ("INSERT INTO replies (note, later) VALUES (1, 99)", .foreignKey),
      ("INSERT INTO replies (note, size) VALUES (1, 0)", .check),
      ("INSERT INTO notes VALUES (3, x'00')", .other),
    ]
    for (sql, expected) in cases {
      let error = #expect(throws: StorageError.self) {
        try fixture.writer.perform { (tx) throws(StorageError) in try tx.run(SQL(sql)) }
      }
      guard case .constraint(expected, let detail) = error else {
        Issue.record("\(sql): \(String(describing: error))")
        continue
      }
      #expect(!detail.isEmpty)
    }
    #expect(try notes(fixture) == [1])
  }

  @Test("a deferred foreign key fails the job that violates it, not its group")
  func deferredForeignKey() throws {
    let fixture = try Fixture()
    let told = Collected<String>()
    fixture.writer.group {
      for (note, later) in [(1, 1), (2, 99), (3, 3)] {
        _ = fixture.writer.submit(
          { (tx) throws(StorageError) in
            // The note named comes after the reply, which a deferred reference allows.
            try tx.run("INSERT INTO notes VALUES (?, '')", .int(note * 10))
            try tx.run(
              "INSERT INTO replies (note, later) VALUES (?, ?)", .int(note * 10), .int(later))
            try tx.run("INSERT INTO notes VALUES (?, '')", .int(note))
            return { told.append("kept \(note)") }
          }, failed: { _ in told.append("undone \(note)") })
      }
    }
    #expect(told.all == ["kept 1", "undone 2", "kept 3"])
    #expect(try notes(fixture) == [1, 3, 10, 30])
  }

  @Test("run tells how many rows it changed")
  func changes() throws {
    let fixture = try Fixture()
    for id in 1...3 { try fixture.add(id) }
    let counts = try fixture.writer.perform { (tx) throws(StorageError) in
      [
        try tx.run("UPDATE notes SET body = 'y' WHERE id > ?", 1),
        try tx.run("DELETE FROM notes WHERE id = ?", 99),
        try tx.run("INSERT INTO notes VALUES (7, '')"), tx.lastInsertedRowID,
      ]
    }
    #expect(counts == [2, 0, 1, 7])
  }

  @Test("what an insert returns is read in the transaction")
  func returning() throws {
    let fixture = try Fixture()
    let id = try fixture.writer.perform { (tx) throws(StorageError) in
      try tx.snapshot.first("INSERT INTO notes (body) VALUES (?) RETURNING id", "x") { $0.int(0) }
    }
    #expect(id == 1)
    #expect(try notes(fixture) == [1])
  }

  @Test("a job that rolls back may write something else")
  func rollback() throws {
    let fixture = try Fixture()
    try fixture.writer.perform { (tx) throws(StorageError) in
      try tx.run("INSERT INTO notes VALUES (1, 'undone')")
      try tx.rollback()
      try tx.run("INSERT INTO notes VALUES (2, 'audit')")
    }
    #expect(try notes(fixture) == [2])
  }

  @Test("a savepoint that throws is undone alone, at any depth")
  func savepoints() throws {
    let fixture = try Fixture()
    try fixture.writer.perform { (tx) throws(StorageError) in
      try tx.run("INSERT INTO notes VALUES (1, '')")
      try tx.savepoint { (tx) throws(StorageError) in
        try tx.run("INSERT INTO notes VALUES (2, '')")
        do {
          try tx.savepoint { (tx) throws(StorageError) in
            try tx.run("INSERT INTO notes VALUES (3, '')")
            try tx.run("INSERT INTO notes VALUES (3, '')")
          }
        } catch { #expect(try tx.snapshot.noteCount() == 2) }
        try tx.savepoint { (tx) throws(StorageError) in
          try tx.run("INSERT INTO notes VALUES (4, '')")
          try tx.rollback()
          try tx.run("INSERT INTO notes VALUES (5, '')")
        }
      }
    }
    #expect(try notes(fixture) == [1, 2, 5])
  }

  @Test("perform hands on the body's result and its own error")
  func perform() throws {
    struct Refused: ExpressibleByStorageError, Equatable {
      init() {}
      init(storage error: StorageError) {}
    }
    let fixture = try Fixture()
    #expect(throws: Refused()) {
      try fixture.writer.perform { (tx) throws(Refused) in
        do { try tx.run("INSERT INTO notes VALUES (1, '')") } catch { throw Refused() }
        throw Refused()
      }
    }
    #expect(try notes(fixture) == [])
    #expect(try fixture.writer.perform { (_) throws(StorageError) in 7 } == 7)
  }

  @Test("a page limit fails the job that meets it, and the writer goes on")
  func pageLimit() throws {
    let fixture = try Fixture()
    try fixture.writer.perform { (tx) throws(StorageError) in
      _ = try tx.snapshot.first("PRAGMA max_page_count = 20") { $0.int(0) }
    }
    #expect(throws: StorageError.full) {
      try fixture.add(1, String(repeating: "x", count: 200_000))
    }
    try fixture.add(2)
    #expect(try notes(fixture) == [2])
    #expect(fixture.fatal.all.isEmpty)
  }
}
