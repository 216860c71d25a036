import API
import Domain
import JSON
import RPC
import Storage
import Workbook

extension CardService {
  @Sendable static func `import`(
    _ params: CardsImportParams, _ context: ReadContext, _ port: StreamPort
  ) throws(Refusal) -> any StreamHandler {
    let site = try context.site(.cardsImport, .tenant(nil))
    if params.dryRun == false && params.planHash == nil {
      throw Refusal(violations: [RPC.FieldViolation("planHash", .required)])
    }
    let turn = try ImportTurn.take(context.service, site.tenant)
    return ImportStream(ImportWork(context, params, port), turn)
  }

  @Sendable static func importReport(
    _ params: CardsImportReportParams, _ context: ReadContext, _ port: StreamPort
  ) throws(Refusal) -> any StreamHandler {
    let site = try context.site(.cardsImport, .tenant(nil))
    guard let job = try context.snapshot.importJob(params.job, of: site.tenant) else {
      throw Refusal(.notFound)
    }
    let language = Domain.Language(nil, context.call)
    let summary = try context.snapshot.summary(of: job, language)
    guard let format = params.format else {
      return ProblemStream(context.service, job, summary, language)
    }
    let sheet = CardSheet(
      language: language, stores: try context.snapshot.openStores(within: site.reach))
    return try WorkbookStream(
      context.service, format, sheet, FailedRows(job, language), extra: [CardHeader.errors],
      frame: (summary.json, summary.json))
  }
}

/// What is wrong with an import's rows, problem by problem.
private final class ProblemStream: StreamHandler {
  private let service: Service
  private let job: ImportJob
  private let summary: ImportSummary
  private let language: Domain.Language
  private var row = 0
  private var waiting: [RowProblem] = []

  private static let pageRows = 100

  init(
    _ service: Service, _ job: ImportJob, _ summary: ImportSummary, _ language: Domain.Language
  ) {
    (self.service, self.job, self.summary, self.language) = (service, job, summary, language)
  }

  func acknowledge(_ writer: inout JSON.Writer) { summary.write(to: &writer) }

  func pull(_ items: inout ItemWriter, _ call: Call) throws(Refusal) -> Pull {
    if waiting.isEmpty {
      let rows = try service.read(call.loop) { snapshot throws(Refusal) in
        try snapshot.faultyRows(of: job, after: row, limit: Self.pageRows)
      }
      guard let last = rows.last else { return .end(summary.json) }
      row = last.number
      waiting = rows.flatMap { row in row.faults.map { $0.problem(row.number, language) } }
    }
    while items.hasRoom, !waiting.isEmpty {
      items.begin()
      ImportReportItem(problem: waiting.removeFirst()).write(to: &items.writer)
      try items.end()
    }
    return .more
  }
}

/// The rows that were not carried out, to be corrected: cells marked, and in the last column what is wrong.
private struct FailedRows: SheetRows {
  private let job: ImportJob
  private let language: Domain.Language
  private var row = 0

  private static let pageRows = 100

  init(_ job: ImportJob, _ language: Domain.Language) {
    (self.job, self.language) = (job, language)
  }

  mutating func next(_ service: Service, _ call: Call) throws(Refusal) -> [[TextCell]]? {
    let after = row
    let rows = try service.read(call.loop) { [job] snapshot throws(Refusal) in
      try snapshot.rejectedRows(of: job, after: after, limit: Self.pageRows)
    }
    guard let last = rows.last else { return nil }
    row = last.number
    return try rows.map { row throws(Refusal) in
      cells(try SealedSheetRow.open(row.cells, row.number, job.id, service.keys), row.faults)
    }
  }

  private func cells(_ row: CardSheetRow, _ faults: [StoredFault]) -> [TextCell] {
    let errors = faults.filter { $0.severity == .error }
    let cells = zip(CardColumn.allCases, row.texts).map { column, text in
      TextCell(text, errors.contains { $0.column == column.rawValue } ? .failed : .plain)
    }
    let messages = errors.map { fault in
      let name = CardColumn(rawValue: fault.column)?.header[language]
      return name.map { "\($0): \(fault.message[language])" } ?? fault.message[language]
    }
    return cells + [TextCell(messages.joined(separator: "\n"), .wrapped)]
  }
}
