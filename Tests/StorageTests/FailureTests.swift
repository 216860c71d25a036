import CSQLite
import Testing

@testable import Storage

/// `SQLITE_IOERR_FSYNC`, a macro that Swift does not import.
private let syncFailed = SQLITE_IOERR | (4 << 8)

/// What the writer does when the disk fails under it.
@Suite struct FailureTests {
  private let folder = Folder()

  private func fixture(_ suffix: String) throws -> (Fixture, FaultyVFS.Plan) {
    let plan = FaultyVFS.plan(for: folder.database + suffix)
    return (try Fixture(folder: folder) { $0.vfs = FaultyVFS.name }, plan)
  }

  @Test("a failed sync fails the group, stops the writer for good and is told once")
  func failedSync() throws {
    let (fixture, plan) = try fixture("-wal")
    try fixture.add(1)
    plan.failSyncs(syncFailed)
    let told = Collected<String>()
    fixture.writer.group {
      for id in 2...4 {
        _ = fixture.writer.submit(
          { (tx) throws(StorageError) in
            try tx.run("INSERT INTO notes VALUES (?, '')", .int(id))
            return { told.append("committed") }
          },
          failed: { error in
            if case .io = error { told.append("failed") } else { told.append("\(error)") }
          })
      }
    }
    #expect(told.all == ["failed", "failed", "failed"])
    plan.failSyncs(SQLITE_OK)
    fixture.database.close()
    #expect(throws: StorageError.closed) { try fixture.add(5) }
    #expect(fixture.fatal.all.count == 1)
    guard case .io(code: syncFailed, _) = fixture.fatal.all.first else {
      Issue.record("\(fixture.fatal.all)")
      return
    }
  }

  @Test("jobs that wait behind a failed sync are told that the writer is closed")
  func waitingBehindFailedSync() throws {
    let plan = FaultyVFS.plan(for: folder.database + "-wal")
    let fixture = try Fixture(folder: folder) {
      $0.vfs = FaultyVFS.name
      $0.limits.groupJobsMax = 1
    }
    let told = Collected<StorageError>()
    plan.failSyncs(syncFailed)
    fixture.writer.group {
      _ = fixture.writer.submit({ _ in {} }, failed: { told.append($0) })
    }
    // Nothing was written, so nothing was synced: an empty group commits.
    #expect(told.all.isEmpty)
    fixture.writer.group {
      _ = fixture.writer.submit(
        { (tx) throws(StorageError) in
          try tx.run("INSERT INTO notes VALUES (1, '')")
          return {}
        }, failed: { told.append($0) })
      _ = fixture.writer.submit({ _ in {} }, failed: { told.append($0) })
    }
    #expect(told.all.count == 2 && told.all.last == .closed)
  }

  @Test("a disk full at the commit undoes the group, and the writer goes on")
  func fullAtCommit() throws {
    let (fixture, plan) = try fixture("-wal")
    try fixture.add(1)
    plan.failWrites(SQLITE_FULL)
    #expect(throws: StorageError.full) { try fixture.add(2) }
    plan.failWrites(SQLITE_OK)
    try fixture.add(3)
    let reader = try fixture.database.makeReader()
    let ids = try reader.read { (snapshot) throws(StorageError) in
      try snapshot.all("SELECT id FROM notes ORDER BY id") { $0.int(0) }
    }
    #expect(ids == [1, 3])
    #expect(fixture.fatal.all.isEmpty)
  }

  @Test("a failed sync of a checkpoint is fatal: the log must not be started anew")
  func failedCheckpoint() throws {
    let plan = FaultyVFS.plan(for: folder.database)
    let fixture = try Fixture(folder: folder) {
      $0.vfs = FaultyVFS.name
      $0.checkpoints.passiveFrames = 1
    }
    plan.failSyncs(syncFailed)
    try? fixture.add(1)
    fixture.database.close()
    #expect(fixture.fatal.all.count == 1)
    plan.failSyncs(SQLITE_OK)
    let again = try Fixture(folder: folder)
    let reader = try again.database.makeReader()
    #expect(try reader.read { (s) throws(StorageError) in try s.noteCount() } == 1)
  }

  @Test("a group that SQLite rolls back as a whole fails as a whole, and later jobs run")
  func groupRolledBack() throws {
    let fixture = try Fixture(folder: folder)
    let told = Collected<String>()
    fixture.writer.group {
      for id in 1...3 {
        _ = fixture.writer.submit(
          { (tx) throws(StorageError) in
            try tx.run("INSERT INTO notes VALUES (?, '')", .int(id))
            if id == 2 {
              // Ends the transaction as a failure of the disk would.
              _ = try? tx.run("INSERT OR ROLLBACK INTO notes VALUES (2, '')")
              try tx.run("INSERT INTO notes VALUES (99, 'never in autocommit')")
            }
            return { told.append("kept \(id)") }
          }, failed: { _ in told.append("failed \(id)") })
      }
    }
    #expect(told.all == ["failed 1", "failed 2", "kept 3"])
    let reader = try fixture.database.makeReader()
    let ids = try reader.read { (snapshot) throws(StorageError) in
      try snapshot.all("SELECT id FROM notes") { $0.int(0) }
    }
    #expect(ids == [3])
  }
}
