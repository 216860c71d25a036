import API
import Foundation
import Testing

/// A clerk's work with workbooks, from the template to the undoing, with the programs themselves.
@Suite("Workbooks at the command line", .timeLimit(.minutes(30)))
struct SheetTests {
  private let installation: Installation
  private let server: Server
  private let clerk: Clerk

  init() throws {
    installation = try Installation()
    server = try installation.serve()
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    let seeding = Seeding(client: admin)
    let tenant = try seeding.tenant("Tea")
    for code in ["S1", "S2"] { _ = try seeding.store(code, of: tenant) }
    let (boss, _) = try seeding.account("boss", .chain, of: tenant)
    try boss.settle(on: try server.connect())
    clerk = try Clerk(boss, at: installation)
  }

  // MARK: Sheets

  /// The template's own columns, and rows that give some of them.
  private func filled(_ name: String, _ rows: [[String: String]]) throws -> String {
    let template = clerk.path("template-\(name)")
    #expect(try clerk.run("cards", "template", "-o", template).status == 0)
    let header = try lines(template)[0]
    let columns = header.drop { $0 == "\u{FEFF}" }.split(separator: ",").map(String.init)
    let texts = rows.map { row in columns.map { row[$0] ?? "" }.joined(separator: ",") }
    return try clerk.write(name, ([header] + texts).joined(separator: "\r\n"))
  }

  private func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\r\n", omittingEmptySubsequences: true).map(String.init)
  }

  private func addition(
    _ number: String, store: String = "S1", usage: String = "checkout"
  ) -> [String: String] {
    [
      "action": "add", "store_code": store, "card_number": number, "holder_name": "Li Xiaofeng",
      "exp_month": "12", "exp_year": "2040", "card_type": "credit", "usage": usage,
    ]
  }

  private func json(_ outcome: Clerk.Outcome) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(value as? [String: Any])
  }

  private func actions(_ outcome: Clerk.Outcome) throws -> [String: Int] {
    try #require(try json(outcome)["actions"] as? [String: Int]).filter { $0.value > 0 }
  }

  private func cards() throws -> [[String: Any]] {
    try #require(
      try json(clerk.run("cards", "list", "--all", "-o", "json"))["cards"] as? [[String: Any]])
  }

  private func apply(_ path: String, _ more: String...) throws -> Clerk.Outcome {
    try clerk.run(["cards", "import", path, "--apply", "--yes"] + clerk.proof + more)
  }

  // MARK: The story

  @Test("template, dry run, import, export, clean-up and undoing: what went, what did not, and why")
  func story() throws {
    let first = try filled(
      "first.csv",
      (1...5).map { addition(cardNumber($0)) }
        + [
          addition(cardNumber(6), store: "S2", usage: "both"), addition("1"),
          addition(cardNumber(7), store: "S9"),
        ])
    let plan = try clerk.run("cards", "import", first)
    #expect(plan.status == 10)
    #expect(plan.output.contains("\n  new        6\n  cannot go  2\n"))
    #expect(plan.output.contains("✗  9    store_code   S9"))
    #expect(try cards().isEmpty)
    let imported = try apply(first)
    #expect(imported.status == 10 && imported.output.hasPrefix("Done: 8 rows.\n"))
    #expect(try cards().count == 6)
    try correct(imported.job)
    try exportChangesNothing()
    let marking = try mark(2)
    try cleanUp()
    try undo(imported.job, marking)
  }

  /// The failed rows come back as a file, and are right once they are corrected.
  private func correct(_ job: String) throws {
    let failed = clerk.path("failed.csv")
    #expect(try clerk.run("cards", "import-report", job, "-o", failed).status == 0)
    let rows = try lines(failed)
    #expect(rows.count == 3 && rows[0].hasSuffix(",errors"))
    #expect(rows[2].contains("S9") && rows[2].contains("store_code: There is no such store."))
    let number = cardNumber(7)
    let masked = "•••• \(number.suffix(4))"
    let corrected = rows[2].replacing("S9", with: "S1").replacing(masked, with: number)
    let path = try clerk.write("corrected.csv", rows[0] + "\r\n" + corrected)
    #expect(try actions(clerk.run("cards", "import", path, "-o", "json")) == ["add": 1])
  }

  private func exportChangesNothing() throws {
    for name in ["all.csv", "all.xlsx"] {
      let path = clerk.path(name)
      #expect(try clerk.run("cards", "export", "-o", path).errors.contains("(rows: 6)"))
      #expect(try actions(clerk.run("cards", "import", path, "-o", "json")) == ["unchanged": 6])
      let again = try apply(path)
      #expect(again.status == 0 && again.errors.contains("nothing was changed"))
    }
    #expect(try cards().allSatisfy { $0["version"] as? Int == 1 })
  }

  /// Gives up the first cards; the import that did it.
  private func mark(_ count: Int) throws -> String {
    let ids = try cards().filter { $0["usage"] as? String == "checkout" }.prefix(count)
      .compactMap { $0["id"] as? String }
    let path = try filled(
      "marks.csv",
      ids.map { ["action": "mark_invalid", "card_id": $0, "invalid_reason": "lost"] })
    let marked = try apply(path)
    #expect(marked.status == 0 && marked.output.contains("  marked invalid  \(count)\n"))
    return marked.job
  }

  /// The invalid cards go at once, and one that must not stays.
  private func cleanUp() throws {
    let (invalid, all) = (clerk.path("invalid.csv"), clerk.path("zh.csv"))
    let chinese = ["--locale", "zh-CN"]
    #expect(
      try clerk.run(["cards", "export", "-o", invalid, "--status", "invalid"] + chinese).status == 0
    )
    #expect(try clerk.run(["cards", "export", "-o", all] + chinese).status == 0)
    let rows = try lines(invalid)
    #expect(rows.count == 3 && rows[0].contains("操作,门店编码,"))
    let kept = try #require(try lines(all).first { $0.hasPrefix(",S2,") })
    let marked = rows.dropFirst() + [kept]
    let path = try clerk.write(
      "clean-up.csv", ([rows[0]] + marked.map { "解绑" + $0 }).joined(separator: "\r\n"))
    // Nobody has proven anything yet.
    let unproven = try clerk.run(["cards", "import", path, "--apply", "--yes"] + chinese)
    #expect(unproven.status == 2 && unproven.errors.contains("--password-file"))
    #expect(try cards().count == 6)
    let cleaned = try apply(path, "--locale", "zh-CN")
    #expect(cleaned.status == 10)
    #expect(cleaned.output.contains("\n  解绑      2\n  不能执行  1\n"))
    #expect(cleaned.output.contains("✗  4   卡片编号"))
    #expect(cleaned.output.contains("这是门店最后一张可用卡，且用于自动扣款"))
    #expect(try cards().count == 4)
    let undone = try clerk.run(["cards", "import-undo", cleaned.job, "--yes"] + clerk.proof)
    #expect(undone.status == 0 && undone.output.hasPrefix("Taken back: 0 cards unbound, 0 "))
  }

  /// What was added goes, but for what has been touched since and what must stay.
  private func undo(_ addition: String, _ marking: String) throws {
    let undone = try clerk.run(["cards", "import-undo", addition, "--yes"] + clerk.proof)
    #expect(undone.status == 10)
    #expect(undone.output.hasPrefix("Taken back: 3 cards unbound, 0 marks cleared.\n"))
    #expect(undone.output.contains("Not taken back: 3\n"))
    #expect(undone.output.contains("last usable card"))
    #expect(undone.output.contains("The card was changed since"))
    #expect(try cards().count == 1)
    let marks = try clerk.run(["cards", "import-undo", marking, "--yes"] + clerk.proof)
    #expect(marks.status == 10 && marks.output.contains("Not taken back: 2\n"))
    #expect(try clerk.run("cards", "import-undo", "imp_0", "--yes").status == 6)
  }

  // MARK: What goes wrong

  @Test("a killed server goes on when it is back, and cardctl with it: every row once")
  func killed() throws {
    let count = 2000
    let path = try filled("many.csv", (0..<count).map { addition(cardNumber($0)) })
    let run = try clerk.start(["cards", "import", path, "--apply", "--yes"])
    try wait(for: "the import's id") { run.errors.contains("imp_") }
    try server.kill()
    let second = try installation.serve()
    let outcome = try run.end()
    #expect(outcome.status == 0 && outcome.output == "Done: 2,000 rows.\n  new  2,000\n")
    #expect(try Records(installation.database).numbers("SELECT count(*) FROM cards") == [count])
    #expect(try second.stop() == 0)
  }

  @Test("a file that is too large is not sent, and one that cannot grow leaves nothing behind")
  func limits() throws {
    let large = try clerk.write("large.csv", String(repeating: "x", count: (10 << 20) + 1))
    let refused = try clerk.run("cards", "import", large)
    #expect(refused.status == 1 && refused.errors.contains("Nothing was sent."))
    let path = try filled("some.csv", (0..<40).map { addition(cardNumber($0)) })
    #expect(try apply(path).status == 0)
    let export = clerk.path("export.csv")
    let cut = try clerk.run(
      ["cards", "export", "-o", export], limits: "ulimit -f 2; trap '' XFSZ")
    #expect(cut.status == 1 && cut.errors.contains("larger than a file may be here"))
    let names = try FileManager.default.contentsOfDirectory(atPath: clerk.folder.path)
    #expect(!names.contains { $0.hasPrefix("export.csv") })
    #expect(try clerk.run("cards", "export", "-o", export).status == 0)
  }
}
