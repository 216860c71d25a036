import CSQLite
import Testing

@testable import Storage

/// What readers that keep what they have read are told about commits.
@Suite struct ChangeTests {
  private func changes(_ reader: Reader, since version: SnapshotVersion) throws -> [Int]? {
    try reader.read { (snapshot) throws(StorageError) in snapshot.changes(since: version) }
  }

  private func version(_ reader: Reader) throws -> SnapshotVersion {
    try reader.read { (snapshot) throws(StorageError) in snapshot.version }
  }

  private func note(_ objects: [Int], _ fixture: Fixture) throws {
    try fixture.writer.perform { (tx) throws(StorageError) in
      for object in objects { tx.noteChange(of: object) }
    }
  }

  @Test("a snapshot tells what was changed since an earlier one of another version")
  func since() throws {
    let fixture = try Fixture()
    let reader = try fixture.database.makeReader()
    let first = try version(reader)
    #expect(try version(reader) == first)
    #expect(try changes(reader, since: first) == [])
    try note([1, 2], fixture)
    let second = try version(reader)
    #expect(second != first)
    try note([3], fixture)
    #expect(try changes(reader, since: first) == [1, 2, 3])
    #expect(try changes(reader, since: second) == [3])
    #expect(try changes(reader, since: version(reader)) == [])
  }

  @Test("the snapshot after a rest is another one, though nothing was committed")
  func rest() throws {
    let fixture = try Fixture()
    let reader = try fixture.database.makeReader()
    let first = try version(reader)
    reader.rest()
    #expect(try version(reader) != first)
    #expect(try changes(reader, since: first) == [])
  }

  @Test("whoever has been away for too many changes is told that all may have changed")
  func forgotten() throws {
    let fixture = try Fixture()
    let reader = try fixture.database.makeReader()
    let first = try version(reader)
    try note(Array(0..<ChangeLog.changesMax), fixture)
    #expect(try changes(reader, since: first)?.count == ChangeLog.changesMax)
    let second = try version(reader)
    try note([-1], fixture)
    #expect(try changes(reader, since: first) == nil)
    #expect(try changes(reader, since: second) == [-1])
  }

  @Test("a change is known before it is committed, so that no snapshot is ahead of what it tells")
  func before() throws {
    let folder = Folder()
    let plan = FaultyVFS.plan(for: folder.database + "-wal")
    let fixture = try Fixture(folder: folder) { $0.vfs = FaultyVFS.name }
    let reader = try fixture.database.makeReader()
    let first = try version(reader)
    plan.failWrites(SQLITE_FULL)
    #expect(throws: StorageError.full) {
      try fixture.writer.perform { (tx) throws(StorageError) in
        tx.noteChange(of: 7)
        try tx.run("INSERT INTO notes VALUES (1, '')")
      }
    }
    plan.failWrites(SQLITE_OK)
    #expect(try changes(reader, since: first) == [7])
  }

  @Test("a snapshot is taken when the read begins, not with its first query")
  func taken() throws {
    let fixture = try Fixture()
    let reader = try fixture.database.makeReader()
    try reader.read { (snapshot) throws(StorageError) in
      try fixture.add(1)
      #expect(try snapshot.noteCount() == 0)
    }
  }

  @Test("a writer's own view never vouches for what was read before")
  func ownView() throws {
    let fixture = try Fixture()
    let told = try fixture.writer.perform { (tx) throws(StorageError) in
      tx.snapshot.changes(since: SnapshotVersion())
    }
    #expect(told == nil)
  }

  @Test("what a snapshot holds of commits, it tells: while the writer commits as fast as it can")
  func race() throws {
    let fixture = try Fixture()
    let (reader, count) = (try fixture.database.makeReader(), 500)
    let first = try version(reader)
    for id in 1...count {
      _ = fixture.writer.submit(
        { (tx) throws(StorageError) in
          tx.noteChange(of: id)
          try tx.run("INSERT INTO notes VALUES (?, '')", .int(id))
          return {}
        }, failed: { _ in Issue.record("not committed") })
    }
    var seen = 0
    while seen < count {
      try reader.read { (snapshot) throws(StorageError) in
        seen = try snapshot.noteCount()
        let told = Set(snapshot.changes(since: first) ?? [])
        #expect(told.isSuperset(of: 1..<seen + 1))
      }
      reader.rest()
    }
  }
}
