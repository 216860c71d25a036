import API
import Domain
import RPC
import Storage

extension CardService {
  /// Takes back what an import has added and marked, as far as nobody has touched it since: in one
  /// transaction, as all rows of an import may be carried out.
  @Sendable static func importUndo(
    _ params: CardsImportUndoParams, _ context: inout WriteContext
  ) throws(Refusal) -> ImportUndoResult {
    try context.enter(.cardsImport, .tenant(nil))
    let found = try context.snapshot.importJob(params.job, of: context.tenant)
    guard let job = found, context.now < job.createdAt + ImportRun.reportLife else {
      throw Refusal(.notFound)
    }
    guard job.state != .running else { throw Refusal(.importGoesOn) }
    let rows = try context.snapshot.undoableRows(of: job)
    if rows.contains(where: { $0.health == nil }) {
      guard let session = context.principal.session, session.freshUntil > context.now else {
        throw Refusal(.reverifyRequired)
      }
    }
    let scene = try ImportScene(
      context.snapshot, context.principal, context.service.keys, at: context.now)
    var leaving: [CardRow] = []
    for row in rows where row.health == nil {
      if let card = try row.untouched(scene) { leaving.append(card) }
    }
    let refused = try scene.refused(leaving)
    var result = ImportUndoResult(job: job.id, unbound: 0, cleared: 0, problems: [])
    let language = Domain.Language(nil, context.call)
    for row in rows {
      guard let fault = try undo(row, scene, refused, &context) else {
        if row.health == nil { result.unbound += 1 } else { result.cleared += 1 }
        try context.settle(row, of: job)
        continue
      }
      result.problems.append(StoredFault(fault).problem(row.number, language))
    }
    context.record = AuditRecord(target: job.id.text, after: result.json)
    return result
  }

  /// Nil: it is undone.
  private static func undo(
    _ row: UndoableRow, _ scene: ImportScene, _ refused: Set<CardID>,
    _ context: inout WriteContext
  ) throws(Refusal) -> RowFault? {
    let sheet = CardSheetRow(number: row.number, texts: [])
    guard let card = try row.untouched(scene) else { return sheet.fault(.cardTouched, .cardID) }
    guard !refused.contains(card.id) else { return sheet.fault(.lastUsable, .cardID) }
    if let health = row.health {
      _ = try clearMark(card, health, &context)
    } else {
      let channels = try context.snapshot.channels(of: card.tenant)
      _ = try unbind(card, Departure(channels: channels), &context)
    }
    return nil
  }
}

/// A row that has added a card or marked one.
private struct UndoableRow: Sendable {
  let number: Int
  let card: CardID
  let version: Int
  /// Nil: the card was added.
  let health: Domain.Health?

  /// The card, if it is within reach and as the row has left it.
  func untouched(_ scene: ImportScene) throws(Refusal) -> CardRow? {
    let permission = health == nil ? Permission.cardsUnbind : .cardsUpdate
    let card = try scene.snapshot.card(card, within: scene.principal.reach(permission))
    guard let card, card.binding == .bound, card.version == version else { return nil }
    return card
  }
}

extension Snapshot {
  fileprivate func undoableRows(of job: ImportJob) throws(Refusal) -> [UndoableRow] {
    try all(
      """
      SELECT row, card, version, health FROM import_rows
      WHERE tenant = ? AND import = ? AND outcome IN (?, ?) AND undone = 0 AND card IS NOT NULL
      """, .id(job.tenant), .id(job.id), .int(RowOutcome.add.rawValue),
      .int(RowOutcome.mark.rawValue)
    ) { row in
      UndoableRow(
        number: row.int(0), card: row.id(1), version: row.int(2),
        health: row.optionalInt(3).flatMap { Domain.Health(rawValue: UInt8($0)) })
    }
  }
}

extension WriteContext {
  /// The row is not undone again, and its reference asks for something new.
  fileprivate func settle(_ row: UndoableRow, of job: ImportJob) throws(Refusal) {
    try transaction.write(
      "UPDATE import_rows SET undone = 1 WHERE tenant = ? AND import = ? AND row = ?",
      .id(job.tenant), .id(job.id), .int(row.number))
    try transaction.write(
      "DELETE FROM import_references WHERE tenant = ? AND card = ?", .id(job.tenant),
      .id(row.card))
  }
}
