import Foundation
import SchemaTesting
import Testing

@testable import Storage

@Suite("An upgrade that is killed", .timeLimit(.minutes(30)))
struct InterruptedUpgradeTests {
  private static let events = 200_000
  /// More than the writer holds in memory, and less than it writes: a log of this length has a part of a
  /// transaction in it.
  private static let logBytes = 4 << 20
  private static let roundsMax = 20

  /// Events by the hundred thousand, whose table the next migration makes anew.
  private static let work = """
    INSERT INTO events (tenant, at, type, store, subject, body)
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(events))
    SELECT (SELECT max(id) FROM tenants), n, 'card.updated', NULL, 'card_' || n,
      '{"filler":"\(String(repeating: "-", count: 150))"}' FROM numbers
    """

  private func log(_ installation: Installation) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: installation.database + "-wal")
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  @Test("leaves the schema that there was, whole, and the next start brings it up to date")
  func killed() throws {
    let kept = try #require(try KeptSchema.all().first { $0.number == 3 })
    let old = try Installation(of: kept)
    try Connection.open(path: old.database, vfs: nil).run(script: Self.work)
    let before = try state(old)
    var interrupted: Installation?
    for _ in 0..<Self.roundsMax where interrupted == nil {
      let installation = try Installation(copyOf: old)
      let program = try installation.start(at: installation.socket.path)
      try wait(for: "the migration") { log(installation) > Self.logBytes }
      program.signal(SIGKILL)
      #expect(try program.end() == 128 + SIGKILL)
      // A kill that came late found the migration committed; what counts is one that came in time.
      if try state(installation).schema == [3] { interrupted = installation }
    }
    let installation = try #require(interrupted)
    let after = try state(installation)
    #expect(after == before)
    let server = try installation.serve()
    #expect(try server.stop() == 0)
    let records = try Records(installation.database)
    #expect(try records.texts("PRAGMA integrity_check") == ["ok"])
    let events = try records.numbers("SELECT count(*) FROM events").first ?? 0
    #expect(events >= before.events)
  }

  private struct State: Equatable {
    let schema: [Int]
    let tables: [String]
    let events: Int
    let integrity: [String]
  }

  private func state(_ installation: Installation) throws -> State {
    let records = try Records(installation.database)
    return State(
      schema: try records.numbers("PRAGMA user_version"), tables: try records.tables(),
      events: try records.numbers("SELECT count(*) FROM events").first ?? 0,
      integrity: try records.texts("PRAGMA integrity_check"))
  }
}
