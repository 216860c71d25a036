import API
import Crypto
import Domain
import RPC
import Storage

/// An import as it stands in the database.
struct ImportJob: Sendable {
  let id: ImportID
  let tenant: TenantID
  let account: AccountID
  let state: ImportState
  let mode: ImportMode
  let planHash: String
  let rows: Int
  let createdAt: Timestamp
  let endedAt: Timestamp?

  fileprivate init(_ row: borrowing Storage.Row) {
    (id, tenant, account) = (row.id(0), row.id(1), row.id(2))
    state = ImportState(rawValue: row.int(3)) ?? .failed
    mode = ImportMode(rawValue: row.int(4)) ?? .skipBad
    (planHash, rows) = (row.text(5), row.int(6))
    (createdAt, endedAt) = (row.time(7), row.optionalTime(8))
  }
}

/// A row of an import with its cells sealed, ready to be stored.
struct SealedSheetRow: Sendable {
  let number: Int
  let plan: RowOutcome
  let outcome: RowOutcome?
  let severity: RowFault.Severity?
  let faults: [StoredFault]
  let cells: [UInt8]?

  /// - Parameter waits: whether it is to be carried out. Of rows that are not, the cells are kept if they
  ///   have to be corrected, the number masked.
  init(_ row: ImportPlan.Row, of job: ImportID, waits: Bool, _ keys: Keys) {
    number = row.sheet.number
    (plan, severity) = (row.outcome, row.severity)
    faults = row.faults.map(StoredFault.init)
    let isRejected = row.outcome == .reject
    let isHeading = row.outcome == .heading
    outcome = isRejected || isHeading ? row.outcome : nil
    if waits && outcome == nil {
      cells = Self.seal(row.sheet.texts, number, job, keys)
    } else {
      cells = isRejected ? Self.seal(row.sheet.textsMasked, number, job, keys) : nil
    }
  }

  /// No cell that is kept holds the separator, which is a control character.
  static func seal(_ texts: [String], _ row: Int, _ job: ImportID, _ keys: Keys) -> [UInt8] {
    let clean = texts.map { $0.replacing("\u{1F}", with: " ") }
    return keys.importRows.seal(
      clean.joined(separator: "\u{1F}").utf8.span, associated: mark(job, row).utf8.span)
  }

  /// What a row's cells are bound to.
  static func mark(_ job: ImportID, _ row: Int) -> String { "\(job.text) \(row)" }

  static func open(
    _ cells: [UInt8], _ row: Int, _ job: ImportID, _ keys: Keys
  ) throws(Refusal) -> CardSheetRow {
    do throws(CryptoError) {
      let text = try keys.importRows.open(
        cells.span, associated: mark(job, row).utf8.span)
      let texts = String(copying: text.span).split(
        separator: "\u{1F}", omittingEmptySubsequences: false)
      return CardSheetRow(number: row, texts: texts.map(String.init))
    } catch {
      throw Refusal(crypto: error)
    }
  }
}

/// A fault as it is kept, in both languages.
struct StoredFault: Sendable {
  let column: String
  let code: String
  let severity: RowSeverity
  let message: Wording
  let value: String

  init(_ fault: RowFault) {
    column = fault.column?.rawValue ?? ""
    code = fault.reason
    severity = fault.severity == .error ? .error : .warning
    message = fault.message
    let text = String((fault.valueMasked ?? "").prefix(128))
    value = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }

  fileprivate init?(stored: Substring) {
    let fields = stored.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(
      String.init)
    guard fields.count == 6 else { return nil }
    (column, code) = (fields[0], fields[1])
    severity = fields[2] == "error" ? .error : .warning
    message = Wording(fields[3], zh: fields[4])
    value = fields[5]
  }

  static func text(_ faults: [StoredFault]) -> String? {
    guard !faults.isEmpty else { return nil }
    return faults.map { fault in
      [
        fault.column, fault.code, "\(fault.severity.name)", fault.message.en, fault.message.zhCN,
        fault.value,
      ].joined(separator: "\u{1F}")
    }.joined(separator: "\u{1E}")
  }

  static func all(_ text: String) -> [StoredFault] {
    text.split(separator: "\u{1E}").compactMap { StoredFault(stored: $0) }
  }

  func problem(_ row: Int, _ language: Domain.Language) -> RowProblem {
    RowProblem(
      row: Int64(row), column: column.isEmpty ? nil : column, code: code, severity: severity,
      message: message[language], valueMasked: value.isEmpty ? nil : value)
  }
}

extension WriteContext {
  /// Keeps an import with all of its rows.
  func keep(
    _ rows: [SealedSheetRow], as job: ImportID, _ state: ImportState, _ mode: ImportMode,
    _ hash: String
  ) throws(Refusal) {
    let count = rows.count { $0.plan != .heading }
    try transaction.write(
      """
      INSERT INTO imports (tenant, id, account, state, mode, plan_hash, rows, created_at, due_at,
        ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .id(tenant), .id(job), .id(principal.account), .int(state.rawValue),
      .int(mode.rawValue), .text(hash), .int(count), .time(now),
      .time(now + ImportRun.patience), state == .running ? .null : .time(now))
    for row in rows {
      try transaction.write(
        """
        INSERT INTO import_rows (tenant, import, row, plan, outcome, severity, faults, cells)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """, .id(tenant), .id(job), .int(row.number), .int(row.plan.rawValue),
        .int(row.outcome?.rawValue ?? 0), Value(row.severity.map { $0 == .error ? 1 : 0 }),
        Value(StoredFault.text(row.faults)), Value(row.cells))
    }
  }

  /// Ends an import. Of rows that were not carried out, nothing is kept but what has to be corrected.
  func end(_ job: ImportID, _ state: ImportState) throws(Refusal) {
    try transaction.write(
      "UPDATE imports SET state = ?, ended_at = ? WHERE tenant = ? AND id = ?",
      .int(state.rawValue), .time(now), .id(tenant), .id(job))
    try transaction.write(
      "UPDATE import_rows SET cells = NULL WHERE tenant = ? AND import = ? AND outcome = 0",
      .id(tenant), .id(job))
  }
}

extension Snapshot {
  func importJob(_ id: ImportID, of tenant: TenantID) throws(Refusal) -> ImportJob? {
    try first(
      """
      SELECT id, tenant, account, state, mode, plan_hash, rows, created_at, ended_at FROM imports
      WHERE tenant = ? AND id = ?
      """, .id(tenant), .id(id), row: { ImportJob($0) })
  }

  func progress(of job: ImportJob) throws(Refusal) -> ImportProgress {
    let counts = try counts("outcome", of: job)
    let failed = counts[.reject] ?? 0
    let done = counts.values.reduce(0, +)
    let warnings = try first(
      """
      SELECT count(*) FROM import_rows
      WHERE tenant = ? AND import = ? AND severity = 0 AND outcome <> 0
      """, .id(job.tenant), .id(job.id), row: { $0.int(0) })
    return ImportProgress(
      job: job.id, done: Int64(done), of: Int64(job.rows), ok: Int64(done - failed),
      warnings: Int64(warnings ?? 0), failed: Int64(failed))
  }

  func summary(
    of job: ImportJob, _ language: Domain.Language
  ) throws(Refusal) -> ImportSummary {
    let isPlan = job.state == .planned || job.state == .rejected
    let counts = try counts(isPlan ? "plan" : "outcome", of: job)
    let count = { (outcome: RowOutcome) in Int64(counts[outcome] ?? 0) }
    let severities = try all(
      """
      SELECT severity, count(*) FROM import_rows
      WHERE tenant = ? AND import = ? AND severity IS NOT NULL GROUP BY severity
      """, .id(job.tenant), .id(job.id), row: { ($0.int(0), Int64($0.int(1))) })
    var problems: [RowProblem] = []
    for row in try faultyRows(of: job, after: 0, limit: Self.problemsShown) {
      problems += row.faults.map { $0.problem(row.number, language) }
    }
    return ImportSummary(
      job: job.id, state: job.state, mode: job.mode, planHash: job.planHash,
      rows: Int64(job.rows), done: isPlan ? 0 : Int64(counts.values.reduce(0, +)),
      warnings: severities.first { $0.0 == 0 }?.1 ?? 0,
      failed: severities.first { $0.0 == 1 }?.1 ?? 0,
      actions: ImportActions(
        add: count(.add), duplicate: count(.duplicate), detailsUpdated: count(.detailsUpdated),
        markInvalid: count(.mark), unbind: count(.unbind), unchanged: count(.unchanged),
        repeated: count(.repeated), reject: count(.reject)),
      problems: Array(problems.prefix(Self.problemsShown)), createdAt: job.createdAt,
      endedAt: job.endedAt)
  }

  private static var problemsShown: Int { 100 }

  private func counts(
    _ column: StaticString, of job: ImportJob
  ) throws(Refusal) -> [RowOutcome: Int] {
    var sql = SQL("SELECT ")
    sql.append(column)
    sql.append(
      ", count(*) FROM import_rows WHERE tenant = ? AND import = ? GROUP BY ",
      .id(job.tenant), .id(job.id))
    sql.append(column)
    let rows = try all(sql, row: { (RowOutcome(rawValue: $0.int(0)), $0.int(1)) })
    var counts: [RowOutcome: Int] = [:]
    for case (let outcome?, let count) in rows where outcome != .heading {
      counts[outcome] = count
    }
    return counts
  }

  /// Rows with something to tell in their order.
  func faultyRows(
    of job: ImportJob, after row: Int, limit: Int
  ) throws(Refusal) -> [(number: Int, faults: [StoredFault])] {
    try all(
      """
      SELECT row, faults FROM import_rows
      WHERE tenant = ? AND import = ? AND row > ? AND faults IS NOT NULL ORDER BY row LIMIT ?
      """, .id(job.tenant), .id(job.id), .int(row), .int(limit),
      row: { ($0.int(0), StoredFault.all($0.text(1))) })
  }

  /// Rows that were not carried out in their order, each with its sealed cells, of which the number is
  /// masked. Those of rows that wait are not, and are nobody's to see.
  func rejectedRows(
    of job: ImportJob, after row: Int, limit: Int
  ) throws(Refusal) -> [(number: Int, faults: [StoredFault], cells: [UInt8])] {
    try all(
      """
      SELECT row, faults, cells FROM import_rows WHERE tenant = ? AND import = ? AND row > ?
        AND outcome = ? AND faults IS NOT NULL AND cells IS NOT NULL ORDER BY row LIMIT ?
      """, .id(job.tenant), .id(job.id), .int(row), .int(RowOutcome.reject.rawValue), .int(limit),
      row: { ($0.int(0), StoredFault.all($0.text(1)), $0.blob(2)) })
  }
}
