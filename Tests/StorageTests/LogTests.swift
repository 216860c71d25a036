import Glibc
import Synchronization
import Testing

@testable import Storage

/// The write-ahead log stays short whatever the readers do.
@Suite struct LogTests {
  private static let bytesMax = 2_000_000

  private static func tighten(_ configuration: inout Database.Configuration) {
    configuration.checkpoints.passiveFrames = 50
    configuration.checkpoints.truncateFrames = 200
    configuration.checkpoints.readerWaitMilliseconds = 2_000
  }

  /// Writes several times what the log may hold.
  private func writeMuch(_ fixture: Fixture, after each: () throws -> Void = {}) throws {
    let body = String(repeating: "x", count: 40_000)
    var longest = 0
    for id in 1...300 {
      try fixture.add(id, body)
      try each()
      longest = max(longest, fixture.folder.size("-wal"))
    }
    #expect(longest > 0 && longest < Self.bytesMax)
  }

  @Test("without any reader the log stays short")
  func alone() throws {
    try writeMuch(Fixture(adjust: Self.tighten))
  }

  @Test("under a reader that reads after every commit and rests when asked to")
  func readingReader() throws {
    let readers = Collected<SharedReader>()
    let fixture = try Fixture(adjust: Self.tighten) {
      for reader in readers.all { reader.rest() }
    }
    let reader = SharedReader(try fixture.database.makeReader())
    readers.append(reader)
    try writeMuch(fixture) { reader.read() }
  }

  @Test("under a reader on another thread that never stops reading")
  func continuousReader() throws {
    let fixture = try Fixture(adjust: Self.tighten)
    let reader = SharedReader(try fixture.database.makeReader())
    let isDone = Flag()
    let thread = try Thread.start {
      while !isDone.isSet { reader.read() }
    }
    defer {
      isDone.set()
      thread.join()
    }
    try writeMuch(fixture)
  }

  @Test("under an idle reader that rests when asked to")
  func idleReader() throws {
    let readers = Collected<SharedReader>()
    let fixture = try Fixture(adjust: Self.tighten) {
      for reader in readers.all { reader.rest() }
    }
    try fixture.add(0)
    let reader = SharedReader(try fixture.database.makeReader())
    readers.append(reader)
    reader.read()
    try writeMuch(fixture)
  }

  @Test("a reader that does not rest stops no writer, and the log shrinks once it does")
  func stubbornReader() throws {
    let fixture = try Fixture {
      Self.tighten(&$0)
      $0.checkpoints.readerWaitMilliseconds = 1
    }
    let reader = SharedReader(try fixture.database.makeReader())
    reader.read()
    let body = String(repeating: "x", count: 40_000)
    for id in 1...100 { try fixture.add(id, body) }
    #expect(fixture.folder.size("-wal") > Self.bytesMax)
    reader.rest()
    for id in 101...200 { try fixture.add(id, body) }
    #expect(fixture.folder.size("-wal") < Self.bytesMax)
  }
}

/// A reader behind a lock, as the server's loops keep theirs.
private final class SharedReader: Sendable {
  private let reader: Mutex<Reader>

  init(_ reader: sending Reader) { self.reader = Mutex(reader) }

  func rest() { reader.withLock { $0.rest() } }

  func read() {
    reader.withLock { reader in
      do throws(StorageError) {
        try reader.read { (s) throws(StorageError) in _ = try s.noteCount() }
      } catch { Issue.record(error) }
    }
  }
}

private final class Flag: Sendable {
  private let value = Atomic<Bool>(false)

  var isSet: Bool { value.load(ordering: .acquiring) }
  func set() { value.store(true, ordering: .releasing) }
}
