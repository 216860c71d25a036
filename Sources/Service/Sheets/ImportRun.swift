import API
import Domain
import JSON
import RPC
import Storage

/// Carries accepted imports out, some rows in a transaction. Whoever does the next step reads from the
/// database which rows wait, so a kill loses none and does none twice, and two that meet do no harm.
struct ImportRun {
  let service: Service
  let call: Call
  let transaction: Transaction

  /// Rows in a transaction, so that others have their turn. Where all rows or none are wanted, they are
  /// carried out in one: at most 5 000, some tenths of a second for writers; nobody sees a part of them.
  private static let stepRows = 200
  /// So long a job may make no step before the schedule takes it up.
  static let patience = Duration.seconds(10)
  static let reportLife = Duration.seconds(24 * 3600)

  private typealias Waiting = (sheet: CardSheetRow, plan: RowOutcome)

  /// Does the next step.
  ///
  /// - Parameter patience: how long others leave the rest to the caller.
  /// - Returns: what was written, for the audit; nil if nothing waits.
  func step(
    _ id: ImportID, of tenant: TenantID, patience: Duration
  ) throws(Refusal) -> WriteContext? {
    guard let job = try transaction.snapshot.importJob(id, of: tenant), job.state == .running else {
      return nil
    }
    let found = try service.principal(
      .account(job.account), in: transaction.snapshot, asOf: service.directory.revision)
    guard let principal = found else {
      try fail(job)
      return nil
    }
    var context = WriteContext(
      service: service, call: call, transaction: transaction, caller: principal)
    context.record = AuditRecord(tenant: tenant, account: job.account, target: id.text)
    // Whoever has lost the right imports no more.
    guard principal.tenantIsActive, principal.grants.scope(of: .cardsImport) != nil else {
      try context.end(id, .failed)
      return context
    }
    do throws(Refusal) {
      try carryOut(job, &context, patience)
    } catch {
      try giveUp(job, error, &context)
    }
    return context
  }

  /// Ends an import of which a row cannot be carried out against all that was decided on it: it would be
  /// tried again for ever. What the storage cannot do now, it may do later.
  private func giveUp(
    _ job: ImportJob, _ refusal: Refusal, _ context: inout WriteContext
  ) throws(Refusal) {
    guard refusal.reason != .storageUnavailable else { throw refusal }
    service.note(refusal, call)
    service.parts.log("import \(job.id.text): \(refusal.reason.name): \(refusal.cause ?? "")")
    try undo(&context)
    try context.end(job.id, .failed)
  }

  /// Undoes what the step has written.
  private func undo(_ context: inout WriteContext) throws(Refusal) {
    do throws(StorageError) { try transaction.rollback() } catch {
      throw Refusal(storage: error)
    }
    context.tenantsWithEvents = []
    context.record.after = nil
  }

  /// Its account is gone, or disabled.
  private func fail(_ job: ImportJob) throws(Refusal) {
    try transaction.write(
      "UPDATE imports SET state = ?, ended_at = ? WHERE tenant = ? AND id = ?",
      .int(ImportState.failed.rawValue), .time(service.now), .id(job.tenant), .id(job.id))
    try transaction.write(
      "UPDATE import_rows SET cells = NULL WHERE tenant = ? AND import = ? AND outcome = 0",
      .id(job.tenant), .id(job.id))
  }

  private func carryOut(
    _ job: ImportJob, _ context: inout WriteContext, _ patience: Duration
  ) throws(Refusal) {
    let isWhole = job.mode == .allOrNothing
    let rows = try waiting(job, isWhole ? job.rows : Self.stepRows)
    let scene = try ImportScene(
      transaction.snapshot, context.principal, service.keys, at: context.now)
    let refused = try refusedUnbindings(rows, scene)
    var cards: [CardID] = []
    var rejection: (CardSheetRow, [RowFault])?
    for row in rows {
      var (decision, faults) = try scene.decide(row.sheet)
      if let card = decision.card, case .unbind = decision, refused.contains(card.id) {
        decision = .reject
        faults.append(row.sheet.fault(.lastUsable, .cardID))
      }
      if isWhole, case .reject = decision {
        rejection = (row.sheet, faults)
        break
      }
      let card = try carryOut(decision, &context)
      if let card { cards.append(card.id) }
      try settle(row.sheet, decision, card, faults, job, context)
    }
    context.record = AuditRecord(
      tenant: job.tenant, account: job.account, target: job.id.text,
      after: Self.auditText(rows.count, cards))
    if let rejection { return try reject(rejection, job, &context) }
    if rows.count < Self.stepRows || isWhole { return try context.end(job.id, .done) }
    try transaction.write(
      "UPDATE imports SET due_at = ? WHERE tenant = ? AND id = ?",
      .time(context.now + patience), .id(job.tenant), .id(job.id))
  }

  /// Undoes all rows: one of them cannot be carried out any more.
  private func reject(
    _ rejection: (row: CardSheetRow, faults: [RowFault]), _ job: ImportJob,
    _ context: inout WriteContext
  ) throws(Refusal) {
    try undo(&context)
    try settle(rejection.row, .reject, nil, rejection.faults, job, context)
    try context.end(job.id, .rejected)
  }

  private func waiting(_ job: ImportJob, _ limit: Int) throws(Refusal) -> [Waiting] {
    let rows = try transaction.snapshot.all(
      """
      SELECT row, plan, cells FROM import_rows INDEXED BY import_rows_waiting
      WHERE tenant = ? AND import = ? AND outcome = 0 ORDER BY row LIMIT ?
      """, .id(job.tenant), .id(job.id), .int(limit),
      row: { ($0.int(0), $0.int(1), $0.optionalBlob(2)) })
    return try rows.map { row throws(Refusal) in
      (
        try SealedSheetRow.open(row.2 ?? [], row.0, job.id, service.keys),
        RowOutcome(rawValue: row.1) ?? .reject
      )
    }
  }

  private func refusedUnbindings(
    _ rows: [Waiting], _ scene: ImportScene
  ) throws(Refusal) -> Set<CardID> {
    var leaving: [CardRow] = []
    for row in rows where row.plan == .unbind {
      if case .unbind(let card) = try scene.decide(row.sheet).0 { leaving.append(card) }
    }
    return try scene.refused(leaving)
  }

  /// Does what calls of `cards.*` do; the card that it was done to.
  private func carryOut(
    _ decision: RowDecision, _ context: inout WriteContext
  ) throws(Refusal) -> API.Card? {
    switch decision {
    case .add(let card), .detailsUpdated(_, let card):
      return try CardService.put(card, &context).card
    case .update(let known, let changed, let holder):
      return try CardService.update(known, changed, holder: holder, context: &context)
    case .mark(let card, let health): return try CardService.mark(card, health, &context)
    case .unbind(let card):
      let channels = try context.snapshot.channels(of: card.tenant)
      return try CardService.unbind(card, Departure(channels: channels), &context)
    case .duplicate, .unchanged, .repeated, .reject: return nil
    }
  }

  /// Keeps what came of a row. Its cells go, unless they have to be corrected.
  private func settle(
    _ row: CardSheetRow, _ decision: RowDecision, _ card: API.Card?, _ faults: [RowFault],
    _ job: ImportJob, _ context: WriteContext
  ) throws(Refusal) {
    let outcome = decision.outcome
    let isRejected = outcome == .reject
    try transaction.write(
      """
      UPDATE import_rows SET outcome = ?, card = ?, version = ?, health = ?, cells = ?, severity = ifnull(?, severity),
        faults = ifnull(?, faults) WHERE tenant = ? AND import = ? AND row = ?
      """, .int(outcome.rawValue), card.map { .id($0.id) } ?? .null, Value(card?.version),
      Value(decision.health.map { Int($0.rawValue) }),
      isRejected
        ? .blob(SealedSheetRow.seal(row.textsMasked, row.number, job.id, service.keys)) : .null,
      isRejected ? 1 : .null,
      Value(isRejected ? StoredFault.text(faults.map(StoredFault.init)) : nil),
      .id(job.tenant), .id(job.id), .int(row.number))
    guard let reference = row.externalReference, !isRejected else { return }
    try transaction.write(
      "INSERT OR IGNORE INTO import_references (tenant, reference, card) VALUES (?, ?, ?)",
      .id(job.tenant), .text(reference), card.map { .id($0.id) } ?? .null)
  }

  private static func auditText(_ rows: Int, _ cards: [CardID]) -> [UInt8] {
    var writer = JSON.Writer()
    writer.beginObject()
    writer.name("\"rows\":")
    writer.integer(Int64(rows))
    writer.name("\"cards\":")
    writer.beginArray()
    for card in cards { writer.string(card.text) }
    writer.endArray()
    writer.endObject()
    return [UInt8](copying: writer.bytes)
  }
}
