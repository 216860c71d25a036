import API
import Foundation
import RPC
import Testing

/// Imports of which the middle is the end, for the server or for whoever sent them.
@Suite("Imports that are broken off", .timeLimit(.minutes(30)))
struct ImportKillTests {
  private static let rows = 1_500
  /// So many rows are carried out at least before the server is killed, in turn.
  private static let kills = [1, 400, 401, 900, 1_300]

  @Test("a killed server goes on with an import: every row is done once, and told once")
  func kill() throws {
    let stage = try ImportStage()
    let job = try begin(stage)
    for count in Self.kills {
      try wait(for: "\(count) rows", within: Self.patience) { try done(stage) >= count }
      try stage.server.kill()
      try checkRecords(stage, of: job)
      try stage.restart()
    }
    try wait(for: "the end of the import", within: Self.patience) {
      try stage.client.report(of: job).state != .running
    }
    let summary = try stage.client.report(of: job)
    #expect(summary.state == .done && summary.actions.add == Self.rows && summary.failed == 0)
    #expect(try done(stage) == Self.rows)
    try checkRecords(stage, of: job)
    #expect(
      try stage.records().numbers("SELECT count(*) FROM import_rows WHERE cells IS NOT NULL")
        == [0])
    #expect(try stage.client.importing(ImportStage.additions(Self.rows)).actions.duplicate == 1500)
    #expect(try stage.server.stop() == 0)
  }

  @Test("a file is carried out whole or not at all, whenever the server is killed")
  func killWhole() throws {
    let stage = try ImportStage()
    let job = try begin(stage, .allOrNothing)
    try wait(for: "the import", within: Self.patience) {
      try stage.records().numbers("SELECT count(*) FROM imports WHERE state = 1") == [1]
    }
    try stage.server.kill()
    #expect([0, Self.rows].contains(try done(stage)))
    try stage.restart()
    try wait(for: "the end of the import", within: Self.patience) {
      try stage.client.report(of: job).state != .running
    }
    #expect(try stage.client.report(of: job).state == .done)
    #expect(try done(stage) == Self.rows)
    try checkRecords(stage, of: job)
    #expect(try stage.server.stop() == 0)
  }

  @Test("an import goes on when its connection is lost")
  func lost() throws {
    let stage = try ImportStage()
    let job = try begin(stage)
    try stage.reconnect()
    try wait(for: "the end of the import", within: Self.patience) {
      try stage.client.report(of: job).state != .running
    }
    #expect(try stage.client.report(of: job).actions.add == Self.rows)
    try checkRecords(stage, of: job)
    #expect(try stage.server.stop() == 0)
  }

  @Test("an import that is cancelled stops between two steps, and what was done stays")
  func cancelled() throws {
    let stage = try ImportStage()
    let (job, id) = try beginOpen(stage)
    try stage.client.cancel(id)
    #expect(try Answer(stage.client.receiveAnswer()).outcome == "CANCELLED")
    try wait(for: "the end of the import", within: Self.patience) {
      try stage.client.report(of: job).state != .running
    }
    let summary = try stage.client.report(of: job)
    #expect(summary.state == .cancelled && summary.done < Self.rows)
    try stage.server.kill()
    try stage.restart()
    #expect(try Int64(done(stage)) == summary.done)
    #expect(
      try stage.records().numbers("SELECT count(*) FROM import_rows WHERE cells IS NOT NULL")
        == [0])
    try checkRecords(stage, of: job)
    #expect(try stage.server.stop() == 0)
  }

  // MARK: Steps

  /// The schedule takes an import up when nobody has made a step for 10 s.
  private static let patience = Duration.seconds(120)

  /// Has a file accepted.
  private func begin(_ stage: ImportStage, _ mode: ImportMode = .skipBad) throws -> ImportID {
    try beginOpen(stage, mode).job
  }

  private func beginOpen(
    _ stage: ImportStage, _ mode: ImportMode = .skipBad
  ) throws -> (job: ImportID, id: Int64) {
    let file = ImportStage.additions(Self.rows)
    let hash = try stage.client.importing(file).planHash
    let id = try stage.client.openImport(
      CardsImportParams(dryRun: false, mode: mode, planHash: hash))
    try stage.client.send(file, to: id)
    var jobs: [Int] = []
    try wait(for: "the import", within: Self.patience) {
      jobs = try stage.records().numbers("SELECT id FROM imports WHERE state <> 0")
      return !jobs.isEmpty
    }
    return (ImportID(rawValue: Int64(jobs[0])), id)
  }

  private func done(_ stage: ImportStage) throws -> Int {
    try stage.records().numbers("SELECT count(*) FROM cards").first ?? 0
  }

  /// A row, its card, the card's history and event, and the step's audit line are all there or none is.
  private func checkRecords(_ stage: ImportStage, of job: ImportID) throws {
    let records = try stage.records()
    let cards = try records.numbers("SELECT id FROM cards ORDER BY id")
    let names = Set(cards.map { CardID(rawValue: Int64($0)).text })
    #expect(try records.numbers("SELECT count(DISTINCT fingerprint) FROM cards") == [cards.count])
    #expect(
      try records.numbers("SELECT card FROM import_rows WHERE outcome = 1 ORDER BY card") == cards)
    #expect(try records.numbers("SELECT card FROM card_transitions ORDER BY card") == cards)
    let events = try records.texts("SELECT subject FROM events WHERE type = 'card.bound'")
    #expect(events.count == cards.count && Set(events) == names)
    let lines = try records.texts(
      """
      SELECT value FROM audit, json_each(audit.after, '$.cards')
      WHERE audit.after LIKE '{"rows":%' AND audit.outcome = 'OK'
      """)
    #expect(lines.count == cards.count && Set(lines) == names)
  }
}
