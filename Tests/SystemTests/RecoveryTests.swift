import Foundation
import Sockets
import Testing

@Suite("Recovery", .timeLimit(.minutes(30)))
struct RecoveryTests {
  private static let writes = 100_000

  /// Commits one by one, without any checkpoint, and ends without closing, as if it was killed.
  private static let writer = """
    import os, sqlite3, sys
    database = sqlite3.connect(sys.argv[1], isolation_level=None)
    database.execute("PRAGMA wal_autocheckpoint = 0")
    database.execute("PRAGMA synchronous = OFF")
    account = database.execute("SELECT min(id) FROM accounts").fetchone()[0]
    for number in range(int(sys.argv[2])):
      database.execute("UPDATE accounts SET failures = ? WHERE id = ?", (number % 2, account))
    os._exit(0)
    """

  @Test("a server that was killed behind a log of 100 000 commits answers again soon")
  func longLog() throws {
    let installation = try Installation()
    let status = try ChildProcess(
      executable: "/usr/bin/env",
      arguments: ["python3", "-c", Self.writer, installation.database, "\(Self.writes)"],
      environment: ["PATH=/usr/bin:/bin"]
    ).wait()
    #expect(status == 0)
    let log = try FileManager.default.attributesOfItem(atPath: installation.database + "-wal")
    let bytes = (log[.size] as? NSNumber)?.intValue ?? 0
    #expect(bytes > Self.writes * 4096)
    let start = MonotonicClock.nanoseconds()
    let server = try installation.serve()
    let milliseconds = (MonotonicClock.nanoseconds() - start) / 1_000_000
    print("ready \(milliseconds) ms after a kill, behind a log of \(bytes >> 20) MiB")
    #expect(milliseconds < 60_000)
    #expect(try server.stop() == 0)
    #expect(try Records(installation.database).texts("PRAGMA integrity_check") == ["ok"])
  }
}
