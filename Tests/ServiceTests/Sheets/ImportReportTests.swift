import API
import RPC
import Storage
import Testing

@testable import Service

/// What is told of an import's rows, and given back to be corrected.
@Suite struct ImportReportTests {
  private let importer: Importer
  private var merchant: Merchant { importer.merchant }

  init() throws { importer = Importer(merchant: try Merchant()) }

  private func resume() { Scheduler(importer.bench.service).run() }

  @Test("the failed rows come back to be corrected, the number masked, what is wrong behind it")
  func failedRows() throws {
    let summary = try importer.apply(
      Importer.file([Importer.add(cardNumber(1)), Importer.add("4111111111111112")]))
    for format in [WorkbookFormat.xlsx, .csv] {
      let rows = try importer.failedRows(summary.job, format)
      #expect(rows.count == 2)
      #expect(rows[0].last == "errors")
      #expect(rows[1][3] == "•••• 1112")
      #expect(rows[1].last?.hasPrefix("card_number: ") == true)
    }
  }

  @Test("a row that waits is in no report: its number is not masked yet")
  func waiting() throws {
    let expired = Importer.add(cardNumber(1)).replacing(",12,2030,", with: ",12,2020,")
    let job = try importer.leave(Importer.file([expired, Importer.add("1")]))
    #expect(try importer.report(job).warnings == 1)
    for format in [WorkbookFormat.xlsx, .csv] {
      let rows = try importer.failedRows(job, format)
      #expect(rows.count == 2 && !rows.joined().contains { $0.contains(cardNumber(1)) })
    }
  }

  @Test(
    "columns that nobody knows are told with the headers, which are no row; a report's own is not")
  func unknownColumns() throws {
    let file = Importer.file(
      [Importer.add(cardNumber(1)) + ",7,x"], header: Importer.header + ",合计,错误说明")
    let planned = try importer.plan(file)
    #expect(Importer.problems(planned) == ["1 COLUMN_UNKNOWN"])
    #expect(planned.problems.map(\.valueMasked) == ["合计"])
    #expect(planned.rows == 1 && planned.warnings == 1 && planned.failed == 0)
    let done = try importer.apply(file)
    #expect(done.state == .done && done.rows == 1 && done.done == 1 && done.actions.add == 1)
    #expect(try importer.failedRows(done.job, .csv).count == 1)
  }

  @Test("of a text that is too long for any column only the beginning is kept")
  func oversized() throws {
    let long = String(repeating: "长", count: 40_000)
    let summary = try importer.plan(Importer.file([Importer.add(cardNumber(1)) + long]))
    #expect(Importer.problems(summary) == ["2 remark VALUE_TOO_LONG"])
    let remark = try importer.failedRows(summary.job, .csv)[1][14]
    #expect(remark.count == 256 && long.hasPrefix(remark))
  }

  @Test("a store or a card that is unknown is told beside all else that is wrong")
  func places() throws {
    let summary = try importer.plan(
      Importer.file([Importer.add("1", store: "S9"), "mark_invalid,,card_0,,,,,,,,,"]))
    #expect(
      Importer.problems(summary) == [
        "2 card_number CARD_NUMBER_LENGTH", "2 store_code STORE_NOT_FOUND",
        "3 invalid_reason VALUE_MISSING", "3 card_id CARD_NOT_FOUND",
      ])
  }

  @Test("a number whose card is still being unbound is told, and holds no other row up")
  func stillUnbinding() throws {
    let card = try merchant.bind(cardNumber(1)).card
    let file = Importer.file([Importer.add(cardNumber(1)), Importer.add(cardNumber(2))])
    let job = try importer.leave(file)
    try leaveUnbinding(card.id)
    #expect(
      Importer.problems(try importer.plan(file)) == ["2 card_number STILL_UNBINDING"])
    importer.bench.clock.advance(ImportRun.patience)
    resume()
    let summary = try importer.report(job)
    #expect(summary.state == .done && summary.actions.add == 1)
    #expect(Importer.problems(summary) == ["2 card_number STILL_UNBINDING"])
  }

  /// Unbinds a card that a channel has yet to hear of.
  private func leaveUnbinding(_ card: CardID) throws {
    try merchant.register("pos", for: merchant.teller())
    let left = try merchant.confirm(merchant.prepare([card]))
    #expect(left.map(\.binding) == [.unbinding])
  }

  @Test(
    "an import of which a row cannot be carried out at all ends, instead of being tried for ever")
  func damaged() throws {
    let job = try importer.leave(Importer.file([Importer.add(cardNumber(1))]))
    try importer.bench.tamper(SQL("UPDATE import_rows SET cells = x'00'"))
    importer.bench.clock.advance(ImportRun.patience)
    resume()
    #expect(try importer.report(job).state == .failed)
    #expect(try merchant.list().cards.isEmpty)
  }

  @Test("reports are forgotten after a day")
  func purge() throws {
    let job = try importer.plan(Importer.file([Importer.add("1")])).job
    importer.bench.clock.advance(.seconds(23 * 3600))
    resume()
    try merchant.boss.login()
    #expect(try importer.report(job).failed == 1)
    importer.bench.clock.advance(.seconds(3600))
    resume()
    try merchant.boss.login()
    #expect(try refusal { try importer.report(job) }?.reason == .notFound)
  }
}
