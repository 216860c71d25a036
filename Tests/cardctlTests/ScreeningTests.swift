import API
import ClientTesting
import Console
import Testing

@testable import cardctl

@Suite("Screening", .timeLimit(.minutes(30))) struct ScreeningTests {
  private static let months = (0..<12).map { month in
    #"{"year":\#(2026 + (month + 7) / 12),"month":\#((month + 7) % 12 + 1),"cards":\#(month * 3)}"#
  }.joined(separator: ",")

  private static func store(_ number: Int, name: String, invalid: Int) -> String {
    """
    {"store":{"id":"sto_000000000000\(number)","code":"S-\(number)","name":"\(name)"},\
    "counts":{"cards":4,"normal":\(4 - invalid),"abnormal":0,"invalid":\(invalid),"healths":[]},\
    "usable":\(4 - invalid),"autoDebit":false,"usableForAutoDebit":0}
    """
  }

  private static let answer = """
    {"at":"2026-08-03T01:10:00.000Z","totals":{"cards":12480,"normal":12000,"abnormal":400,\
    "invalid":80,"healths":[{"health":"expired","count":80},{"health":"frozen","count":400},\
    {"health":"active","count":12000}]},"openStores":3,"stores":[\
    \(store(1, name: "湖畔<茶&>\\u001b[2J", invalid: 3)),\(store(2, name: "West Lake", invalid: 0))],\
    "expiries":{"expired":80,"months":[\(months)],"later":12000,"noExpiry":202},\
    "attempts":{"since":"2026-07-04T01:10:00.000Z","attempts":400,"wasted":30,\
    "healths":[{"health":"lost","count":30}]},\
    "withoutUsableCard":{"count":1,"stores":[{"id":"sto_0000000000003","code":"S-3","name":"Pier"}]},\
    "withoutAutoDebitCard":{"count":0,"stores":[]},\
    "unbindable":{"count":2,"cards":["card_0000000000001","card_0000000000002"]},\
    "replaceFirst":{"count":1,"cards":[{"card":"card_0000000000003","store":\
    {"id":"sto_0000000000003","code":"S-3","name":"Pier"},"health":"lost","autoDebit":true}]},\
    "scope":{"stores":"all","hidden":[]}}
    """

  private static let empty = """
    {"at":"2026-08-03T01:10:00.000Z","totals":{"cards":0,"normal":0,"abnormal":0,"invalid":0,\
    "healths":[]},"openStores":3,"stores":[],"expiries":{"expired":0,"months":[\(months)],\
    "later":0,"noExpiry":0},"attempts":{"since":"2026-07-04T01:10:00.000Z","attempts":0,\
    "wasted":0,"healths":[]},"withoutUsableCard":{"count":0,"stores":[]},\
    "withoutAutoDebitCard":{"count":0,"stores":[]},"unbindable":{"count":0},\
    "replaceFirst":{"count":0},"scope":{"stores":"all","hidden":[{"reason":"DETAILS_MASKED"}]}}
    """

  private func stage(_ answer: String = answer) throws -> Stage {
    try Stage(["cards.screen": answer])
  }

  @Test("the report fits into 80 columns in both languages, and tells what to do")
  func terminal() throws {
    let stage = try stage()
    for locale in ["en", "zh-CN"] {
      #expect(stage.run("screen", "--locale", locale) == .ok)
      for line in stage.output.split(separator: "\n") {
        #expect(DisplayWidth.columns(of: String(line)) <= 80, "\(line)")
      }
      #expect(!stage.output.contains("\u{1B}"))
    }
    #expect(stage.output.hasPrefix("支付卡体检\n12,480 张卡，3 家营业门店"))
    #expect(stage.output.contains("须先换卡：1"))
    stage.run("screen")
    #expect(stage.output.contains("  normal    12,000   96%  ███"))
    #expect(stage.output.contains("  invalid       80   <1%  ▍"))
    #expect(stage.output.contains("30 of 400 attempts (8%) went to cards that were no good."))
    #expect(stage.output.contains("Can be unbound now: 2\n"))
    #expect(stage.output.contains("  card_0000000000001 card_0000000000002\n"))
    #expect(stage.output.contains("card_0000000000003  S-3 Pier  lost    yes"))
    #expect(!stage.output.contains("West Lake"), "it has no invalid card")
  }

  @Test("colours are for terminals alone")
  func colors() throws {
    let stage = try stage()
    stage.isColored = true
    stage.run("screen")
    #expect(stage.output.contains("\u{1B}[31m█"))
    #expect(stage.output.contains("茶&>\u{FFFD}[2J"), "a name cannot move the cursor")
  }

  @Test("without cards it says so, and what support is not shown")
  func nothing() throws {
    let stage = try stage(Self.empty)
    #expect(stage.run("screen") == .ok)
    #expect(stage.output.contains("No cards on file\n"))
    #expect(!stage.output.contains("Status") && stage.errors.hasPrefix("Not shown: "))
  }

  @Test("the arguments become params, and JSON goes through as it came")
  func arguments() throws {
    let stage = try stage()
    #expect(
      stage.run("screen", "--store", "sto_0000000000001", "--limit", "7", "-o", "json") == .ok)
    #expect(stage.params("cards.screen") == [#"{"store":"sto_0000000000001","pageSize":7}"#])
    #expect(Value(Array(stage.output.utf8)) == Value(Array(Self.answer.utf8)))
    #expect(stage.run("screen", "--limit", "501") == .usage)
    stage.run("screen", "--store", "sto_0000000000001", "--tenant", "tnt_0000000000001")
    #expect(
      stage.params("cards.screen").last
        == #"{"tenant":"tnt_0000000000001","store":"sto_0000000000001","pageSize":20}"#)
  }

  @Test("the page is well-formed, in its language, and holds nothing that runs or is fetched")
  func page() throws {
    let stage = try stage()
    let path = stage.folder.path + "/report.html"
    #expect(stage.run("screen", "--html", path, "--locale", "zh-CN") == .ok)
    #expect(stage.output.isEmpty && stage.errors == "已写入：\(path)\n")
    let text = String(decoding: try Process.readFile(path, bytesMax: 1 << 20), as: UTF8.self)
    #expect(text.contains("lang=\"zh-CN\"") && text.contains("湖畔&lt;茶&amp;&gt;\u{FFFD}[2J"))
    for forbidden in ["<script", "href", "src=", "url(", "@import", "onload"] {
      #expect(!text.contains(forbidden), "\(forbidden)")
    }
    #expect(text.contains("prefers-color-scheme: dark") && text.contains("@media print"))
    #expect(Markup(text).isWellFormed)
  }

  @Test("a file that is there is not replaced unasked")
  func overwriting() throws {
    let stage = try stage()
    let path = stage.folder.path + "/report.html"
    try Process.writeFile(path, Array("mine".utf8), replaces: false)
    #expect(stage.run("screen", "--html", path) == .usage)
    #expect(stage.errors.contains("--force"))
    #expect(try Process.readFile(path, bytesMax: 64) == Array("mine".utf8))
    #expect(stage.run("screen", "--html", path, "--force") == .ok)
    #expect(try Process.readFile(path, bytesMax: 1 << 20).count > 1_000)
    #expect(stage.run("screen", "--html", stage.folder.path + "/none/report.html") == .failed)
  }

  @Test("a share is never rounded to none or to all")
  func percent() {
    #expect(Int64(1).percent(of: 1_000) == "<1%" && Int64(0).percent(of: 5) == "0%")
    #expect(Int64(999).percent(of: 1_000) == "99%" && Int64(5).percent(of: 5) == "100%")
    #expect(Int64(0).percent(of: 0) == "0%" && Int64(2).percent(of: 3) == "67%")
    #expect(Int64(1_234_567).grouped == "1,234,567" && Int64(12).grouped == "12")
  }
}

/// Whether every tag of a page is closed, in the right order.
private struct Markup {
  let isWellFormed: Bool

  init(_ text: String) {
    var open: [Substring] = []
    var isWellFormed = true
    for part in text.split(separator: "<").dropFirst() {
      let tag = part.prefix { $0 != ">" }
      guard tag.first != "!" else { continue }
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      if tag.first == "/" {
        isWellFormed = isWellFormed && open.popLast() == name
      } else if tag.last != "/" {
        open.append(name)
      }
    }
    self.isWellFormed = isWellFormed && open.isEmpty
  }
}
