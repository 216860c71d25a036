import API
import JSON
import RPC
import Testing

@testable import Service

/// How plans are carried out.
@Suite struct ImportRunTests {
  private let importer: Importer
  private var merchant: Merchant { importer.merchant }

  init() throws { importer = Importer(merchant: try Merchant()) }

  private func resume() { Scheduler(importer.bench.service).run() }

  @Test("a plan is carried out, with history, event and audit line; the bad rows stay")
  func apply() throws {
    let known = try merchant.bind(cardNumber(9)).card
    let summary = try importer.apply(
      Importer.file([
        Importer.add(cardNumber(1)), Importer.add("1"), "update,,\(known.id.text),,,1,2031,,,,,new",
        "mark_invalid,,\(known.id.text),,,,,,,lost,,",
      ]))
    #expect(summary.state == .done)
    #expect(summary.done == 4)
    #expect(summary.actions.add == 1 && summary.actions.detailsUpdated == 1)
    #expect(Importer.problems(summary) == ["3 card_number CARD_NUMBER_LENGTH", "5 CARD_REPEATED"])
    let card = try merchant.card(known.id)
    #expect(card.expYear == 2031 && card.label == "new")
    #expect(try merchant.history(known.id).map(\.kind) == [.bound, .detailsUpdated])
    let lines = try merchant.boss.desk.call(
      Endpoints.auditList, AuditListParams(target: summary.job.text)
    ).lines
    #expect(lines.count == 2)
  }

  @Test("marks are the merchant's own evidence")
  func marks() throws {
    let card = try merchant.bind().card
    try importer.apply(Importer.file(["标记失效,,\(card.id.text),,,,,,,挂失,,"]))
    try importer.apply(Importer.file(["mark_invalid,,\(card.id.text),,,,,,,lost,,"]))
    let marked = try merchant.card(card.id)
    #expect(marked.status == .invalid && marked.health == .lost)
    #expect(marked.reasons.map(\.source) == [.merchant])
    #expect(try merchant.history(card.id).count == 2)
  }

  @Test("without the hash of the plan, or with that of another, nothing is done")
  func hash() throws {
    let file = Importer.file([Importer.add(cardNumber(1))])
    #expect(
      try violations { try importer.plan(file) { $0.dryRun = false } } == ["planHash REQUIRED"])
    let hash = try importer.plan(file).planHash
    let apply = { (file: [UInt8]) in
      try importer.plan(file) { ($0.dryRun, $0.planHash) = (false, hash) }
    }
    let other = Importer.file([Importer.add(cardNumber(2))])
    #expect(try refusal { try apply(other) }?.reason == .planChanged)
    // The card that would have been added is there by now.
    try merchant.bind(cardNumber(1))
    #expect(try refusal { try apply(file) }?.reason == .planChanged)
    #expect(try merchant.list().cards.count == 1)
  }

  @Test("a plan rests on the versions of its cards")
  func versions() throws {
    let card = try merchant.bind().card
    let file = Importer.file(["mark_invalid,,\(card.id.text),,,,,,,lost,,"])
    let hash = try importer.plan(file).planHash
    _ = try merchant.update(card) { $0.label = "x" }
    let apply = { try importer.plan(file) { ($0.dryRun, $0.planHash) = (false, hash) } }
    #expect(try refusal { try apply() }?.reason == .planChanged)
  }

  @Test("unbinding wants a fresh factor, once for the whole file")
  func factor() throws {
    let cards = try (0..<3).map { try merchant.bind(cardNumber($0)).card.id.text }
    let file = Importer.file(cards.map { "解绑,,\($0),,,,,,,,," })
    #expect(try refusal { try importer.apply(file) }?.reason == .reverifyRequired)
    try importer.reverify()
    let summary = try importer.apply(file)
    #expect(summary.actions.unbind == 3)
    #expect(try merchant.list().cards.isEmpty)
  }

  @Test("all or nothing: one bad row, and nothing is done")
  func allOrNothing() throws {
    let file = Importer.file([Importer.add(cardNumber(1)), Importer.add("1")])
    let summary = try importer.apply(file, .allOrNothing)
    #expect(summary.state == .rejected)
    #expect(try merchant.list().cards.isEmpty)
    let good = (0..<300).map { Importer.add(cardNumber($0)) }
    #expect(try importer.apply(Importer.file(good), .allOrNothing).actions.add == 300)
  }

  @Test("all or nothing: what has changed since the plan undoes all")
  func undone() throws {
    let card = try merchant.bind(cardNumber(9)).card
    let rows =
      (0..<5).map { Importer.add(cardNumber($0)) } + ["mark_invalid,,\(card.id.text),,,,,,,lost,,"]
    let job = try importer.leave(Importer.file(rows), .allOrNothing)
    try merchant.confirm(merchant.prepare([card.id]))
    importer.bench.clock.advance(ImportRun.patience)
    resume()
    let summary = try importer.report(job)
    #expect(summary.state == .rejected)
    #expect(Importer.problems(summary) == ["7 card_id CARD_NOT_BOUND"])
    #expect(try merchant.list().cards.isEmpty)
  }

  @Test("what was accepted before the server was killed goes on, and no row is done twice")
  func resumption() throws {
    let rows = (0..<450).map { Importer.add(cardNumber($0)) }
    let job = try importer.leave(Importer.file(rows + [Importer.add("1")]))
    // It is left to whoever began it for a while.
    resume()
    #expect(try importer.report(job).state == .running)
    importer.bench.clock.advance(ImportRun.patience)
    resume()
    let summary = try importer.report(job)
    #expect(summary.state == .done && summary.done == 451 && summary.actions.add == 450)
    #expect(try importer.bench.rows("SELECT count(*) FROM cards", { $0.int(0) }) == [450])
    #expect(try importer.bench.rows("SELECT max(version) FROM cards", { $0.int(0) }) == [1])
    let lines = try merchant.boss.desk.call(
      Endpoints.auditList, AuditListParams(target: job.text)
    ).lines
    #expect(lines.allSatisfy { $0.account == merchant.boss.id })
  }

  @Test("whoever has lost the right, or the account, imports no more")
  func revoked() throws {
    let job = try importer.leave(Importer.file([Importer.add(cardNumber(1))]))
    try merchant.admin.revoke("cards.import", from: "chain")
    importer.bench.clock.advance(ImportRun.patience)
    resume()
    try merchant.admin.grant("cards.import", to: "chain")
    try merchant.boss.login()
    #expect(try importer.report(job).state == .failed)
    #expect(try merchant.list().cards.isEmpty)
  }

  @Test("a cancelled import stops, and what was done stays")
  func cancelled() throws {
    let file = Importer.file([Importer.add(cardNumber(1))])
    let hash = try importer.plan(file).planHash
    let stream = try merchant.boss.desk.open(
      Endpoints.cardsImport, CardsImportParams(dryRun: false, planHash: hash))
    try stream.push(#"{"data":"\#(Base64.encode(file.span))"}"#)
    stream.handler.cancel()
    try stream.handler.halfClose()
    try importer.bench.settle()
    try importer.bench.settle()
    let states = try importer.bench.rows("SELECT state FROM imports ORDER BY id") { $0.int(0) }
    #expect(states == [ImportState.planned.rawValue, ImportState.cancelled.rawValue])
    #expect(try merchant.list().cards.isEmpty)
  }

  @Test("hundreds of rows come in steps that are told")
  func steps() throws {
    let file = Importer.file((0..<450).map { Importer.add(cardNumber($0)) })
    let hash = try importer.plan(file).planHash
    let stream = try importer.open(file) { ($0.dryRun, $0.planHash) = (false, hash) }
    let (items, summary) = try importer.finish(stream)
    let first = try #require(items.firstMatch(of: /"job":"(imp_[0-9a-z]+)","done":0,"of":450,/))
    #expect(first.1 == summary.job.text, "the first item names the import before a row is done")
    #expect(items.contains(#""done":450,"of":450,"ok":450,"warnings":0,"failed":0"#))
    #expect(summary.state == .done && summary.done == 450)
    #expect(try importer.bench.rows("SELECT count(*) FROM cards", { $0.int(0) }) == [450])
  }

  @Test("a row whose reference was carried out before is not carried out again")
  func references() throws {
    try importer.apply(Importer.file([Importer.add(cardNumber(1), reference: "r-1")]))
    let summary = try importer.apply(
      Importer.file([Importer.add(cardNumber(2), reference: "r-1")]))
    #expect(summary.actions.repeated == 1)
    #expect(try importer.lastFours().count == 1)
  }

  @Test("no cell of a row is kept once it is carried out, and no number ever in clear")
  func secrets() throws {
    try importer.apply(
      Importer.file([Importer.add(cardNumber(1)), Importer.add("4111111111111112")]))
    #expect(try !importer.bench.stores(cardNumber(1)))
    #expect(try !importer.bench.stores("4111111111111112"))
    let kept = try importer.bench.rows(
      "SELECT count(*) FROM import_rows WHERE cells IS NOT NULL AND outcome <> 8"
    ) { $0.int(0) }
    #expect(kept == [0])
  }

  @Test("template, import, export, import: the second changes nothing")
  func roundTrip() throws {
    try importer.apply(Importer.file((0..<20).map { Importer.add(cardNumber($0)) }))
    for format in [WorkbookFormat.xlsx, .csv] {
      let stream = try merchant.boss.desk.open(
        Endpoints.cardsExport, CardsExportParams(format: format, locale: .zhCN))
      try importer.bench.settle()
      let summary = try importer.apply(Download(stream).bytes)
      #expect(summary.actions.unchanged == 20 && summary.problems.isEmpty)
    }
    #expect(try merchant.list().cards.allSatisfy { $0.version == 1 })
  }

  @Test("an import is nobody else's: another merchant's is not found")
  func strangers() throws {
    let job = try importer.plan(Importer.file([])).job
    let other = try merchant.neighbour()
    #expect(try refusal { try importer.report(job, by: other.boss) }?.reason == .notFound)
    #expect(try !merchant.clerk.desk.mayUseStream(Endpoints.cardsImport))
  }
}
