import API
import Foundation
import JSON
import RPC
import Testing

@testable import Service

/// Somebody of a merchant who sends workbooks.
struct Importer {
  let merchant: Merchant
  var bench: Bench { merchant.bench }

  static let header =
    "action,store_code,card_id,card_number,holder_name,exp_month,exp_year,card_type,usage,"
    + "invalid_reason,external_ref,remark"

  /// A row that puts a credit card on file in the first store.
  static func add(_ number: String, store: String = "S1", reference: String = "") -> String {
    "add,\(store),,\(number),Li Xiaofeng,12,2030,credit,checkout,,\(reference),"
  }

  /// A text file of these rows.
  static func file(_ rows: [String], header: String = header) -> [UInt8] {
    Array(([header] + rows).joined(separator: "\r\n").utf8)
  }

  /// Opens an import and sends the whole file; its rows are carried out meanwhile.
  func open(
    _ file: [UInt8], by person: Person? = nil,
    _ change: (inout CardsImportParams) -> Void = { _ in }
  ) throws -> OpenStream {
    var params = CardsImportParams()
    change(&params)
    let stream = try (person ?? merchant.boss).desk.open(Endpoints.cardsImport, params)
    var rest = file[...]
    while !rest.isEmpty {
      let part = Array(rest.prefix(256 << 10))
      rest = rest.dropFirst(part.count)
      try stream.push(#"{"data":"\#(Base64.encode(part.span))"}"#)
    }
    try stream.handler.halfClose()
    return stream
  }

  /// The items and the result of an import.
  func finish(_ stream: OpenStream) throws -> (items: String, summary: ImportSummary) {
    var items = ""
    while true {
      let (text, next) = try stream.pull()
      items += text
      guard case .end(let json) = next else {
        try bench.settle()
        continue
      }
      var reader = Reader(json.span)
      var faults = Faults()
      return (items, try #require(ImportSummary(&reader, &faults)))
    }
  }

  func plan(
    _ file: [UInt8], by person: Person? = nil,
    _ change: (inout CardsImportParams) -> Void = { _ in }
  ) throws -> ImportSummary {
    try finish(open(file, by: person, change)).summary
  }

  /// A dry run, and then what it planned.
  @discardableResult
  func apply(
    _ file: [UInt8], _ mode: ImportMode = .skipBad
  ) throws -> ImportSummary {
    let hash = try plan(file).planHash
    return try plan(file) { params in
      (params.dryRun, params.planHash, params.mode) = (false, hash, mode)
    }
  }

  /// Has a plan accepted, and the server killed before it makes a step.
  func leave(_ file: [UInt8], _ mode: ImportMode = .skipBad) throws -> ImportID {
    let service = bench.service
    let key = Principal.Key.account(merchant.boss.id)
    let principal = try #require(try service.principal(key, loop: service.longReader))
    let plan = try service.read(service.longReader) { snapshot throws(Refusal) in
      try ImportPlan(
        try CardWorkbook(file, nil),
        try ImportScene(snapshot, principal, service.keys, at: service.now))
    }
    let job = ImportID(rawValue: service.identifiers.next())
    let rows = plan.rows.map { SealedSheetRow($0, of: job, waits: true, service.keys) }
    let index = Endpoints.cardsImport.index
    let call = Call(
      Methods.rows[index], at: index, meta: nil, peer: merchant.boss.desk.peer,
      received: service.now, loop: 0)
    try bench.leave { transaction throws(Refusal) in
      let context = WriteContext(
        service: service, call: call, transaction: transaction, caller: principal)
      try context.keep(rows, as: job, .running, mode, plan.hash)
    }
    return job
  }

  func report(_ job: ImportID, by person: Person? = nil) throws -> ImportSummary {
    let stream = try (person ?? merchant.boss).desk.open(
      Endpoints.cardsImportReport, CardsImportReportParams(job: job))
    return try finish(stream).summary
  }

  /// The rows that were not carried out, as a file.
  func failedRows(_ job: ImportID, _ format: WorkbookFormat) throws -> [[String]] {
    let stream = try merchant.boss.desk.open(
      Endpoints.cardsImportReport, CardsImportReportParams(job: job, format: format))
    return try Download(fileOf: stream).rows()
  }

  /// `3 card_number CARD_NUMBER_INVALID` for each problem.
  static func problems(_ summary: ImportSummary) -> [String] {
    summary.problems.map { problem in
      ["\(problem.row)", problem.column, problem.code].compactMap(\.self).joined(separator: " ")
    }
  }

  func lastFours() throws -> [String] { try merchant.list().cards.map(\.last4) }

  /// Makes the boss's session fresh.
  func reverify() throws {
    _ = try merchant.boss.desk.call(
      Endpoints.sessionReverify,
      SessionReverifyParams(password: Secret(merchant.boss.password)))
  }
}
