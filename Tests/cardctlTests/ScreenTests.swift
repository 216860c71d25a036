import Console
import RPC
import Testing

@testable import cardctl

/// What a person at a terminal sees.
@Suite(.timeLimit(.minutes(30))) struct ScreenTests {
  private func stage(_ cards: [String], columns: Int = 80, rows: Int = 24) throws -> Stage {
    let stage = try Stage(["cards.list": Sample.cards(cards)])
    stage.windowSize = WindowSize(columns: columns, rows: rows)
    return stage
  }

  @Test(
    "a list is no wider than the terminal, and says that there is more", arguments: [60, 80, 100])
  func width(columns: Int) throws {
    let stage = try stage(
      [Sample.card(1), Sample.card(2, health: "pending_verification")], columns: columns)
    for locale in ["en", "zh-CN"] {
      #expect(stage.run("cards", "list", "--locale", locale) == .ok)
      let lines = stage.output.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines.allSatisfy { DisplayWidth.columns(of: String($0)) <= columns })
      #expect(lines[0].hasSuffix("  …"))
      #expect(lines[1].hasPrefix("card_0000000000001  "))
    }
  }

  @Test("wide shows every column, and so does a list that goes elsewhere")
  func wide() throws {
    let stage = try stage([Sample.card(1)])
    #expect(stage.run("cards", "list", "-o", "wide") == .ok)
    #expect(stage.output.contains("Version"))
    stage.windowSize = nil
    #expect(stage.run("cards", "list") == .ok)
    #expect(stage.output.contains("Holder"))
    #expect(!stage.output.contains("…"))
  }

  @Test("a long text is cut in a table alone, and ids never are")
  func cut() {
    let long = String(repeating: "湖", count: 30)
    let table = Table(
      titles: ["ID", "Name", "State"], rows: [["sto_0000000000001", long, "open"]])
    let lines = table.fitted(to: 60, flexible: [true, true, false]).lines
    #expect(lines[1] == "sto_0000000000001  " + String(repeating: "湖", count: 11) + "…  open")
    #expect(table.lines[1].contains(long))
  }

  @Test("a long list goes through the pager that is asked for, a short one does not")
  func pager() throws {
    let stage = try stage((1...9).map { Sample.card($0) }, rows: 8)
    stage.run("cards", "list")
    #expect(stage.pagers.count == 1)
    #expect(stage.pagers.first?.contains("less -FRX") == true)
    #expect(stage.output.split(separator: "\n").count == 10)
    stage.environment["PAGER"] = "more"
    stage.run("cards", "list")
    stage.environment["CARDCTL_PAGER"] = "most -w"
    stage.run("cards", "list")
    #expect(stage.pagers.dropFirst() == ["more", "most -w"])
    stage.environment["CARDCTL_PAGER"] = ""
    stage.run("cards", "list")
    stage.environment["CARDCTL_PAGER"] = "most"
    stage.run("cards", "list", "--no-pager")
    stage.run("cards", "list", "-o", "jsonl")
    stage.windowSize = WindowSize(columns: 80, rows: 24)
    stage.run("cards", "list")
    stage.windowSize = nil
    stage.run("cards", "list")
    #expect(stage.pagers.count == 3)
  }

  @Test("a list is shown without a pager that cannot be run")
  func noPager() throws {
    let stage = try stage((1...9).map { Sample.card($0) }, rows: 8)
    stage.hasPager = false
    #expect(stage.run("cards", "list") == .ok)
    #expect(stage.output.split(separator: "\n").count == 10)
  }

  @Test("a state has its colour where colours are shown, and the columns stay aligned")
  func colors() throws {
    let stage = try stage([Sample.card(1, status: "invalid"), Sample.card(2)])
    stage.run("cards", "list")
    let plain = stage.output
    #expect(!plain.contains("\u{1B}"))
    stage.isColored = true
    stage.run("cards", "list")
    #expect(stage.output.contains("\u{1B}[31minvalid\u{1B}[0m"))
    #expect(stage.output.contains("\u{1B}[32mnormal\u{1B}[0m"))
    let codes = ["\u{1B}[31m", "\u{1B}[32m", "\u{1B}[0m"]
    let stripped = codes.reduce(stage.output) { text, code in
      text.split(separator: code, omittingEmptySubsequences: false).joined()
    }
    #expect(stripped == plain)
  }

  @Test(
    "colours follow the terminal and the conventions of the environment",
    arguments: [
      ([:], true, true), ([:], false, false), (["NO_COLOR": "1"], true, false),
      (["NO_COLOR": ""], true, true), (["CLICOLOR": "0"], true, false),
      (["CLICOLOR_FORCE": "1"], false, true), (["CLICOLOR_FORCE": "0"], false, false),
      (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], true, false), (["TERM": "dumb"], true, false),
    ] as [([String: String], Bool, Bool)])
  func wanted(environment: [String: String], isTerminal: Bool, expected: Bool) {
    #expect(
      Colors.areWanted(isTerminal: isTerminal, environment: { environment[$0] }) == expected)
  }

  @Test(
    "a time is told by its distance too",
    arguments: [
      (0, "0 s ago"), (119_000, "119 s ago"), (7_199_000, "119 min ago"), (-7_200_000, "in 2 h"),
      (172_800_000, "2 days ago"),
    ] as [(Int64, String)])
  func relative(distance: Int64, expected: String) {
    let time = "2026-08-03T01:10:00.000Z"
    let at = Timestamp(text: time.utf8Span.span)?.milliseconds ?? 0
    #expect(time.relativeTime(to: at + distance, .english) == expected)
    #expect(time.relativeTime(to: at + distance, .chinese)?.contains("ago") == false)
    #expect("soon".relativeTime(to: 0, .english) == nil)
  }

  @Test("times are told in the zone of the merchant that is asked about, once it is known")
  func zone() throws {
    let whoami = #"{"peer":{},"tenant":"tnt_1"}"#
    let tenant = #"{"tenant":{"id":"tnt_1","name":"A","timeZone":"Asia/Tokyo","state":"active"}}"#
    let stage = try Stage([
      "rpc.whoami": whoami, "tenants.get": tenant, "payments.list": #"{"payments":[]}"#,
      "cards.get": "{\"card\":\(Sample.card(1))}", "stores.list": #"{"stores":[]}"#,
    ])
    stage.windowSize = WindowSize(columns: 80, rows: 24)
    stage.knowsZones = true
    #expect(stage.run("cards", "get", "card_1") == .ok)
    #expect(stage.zones == ["Asia/Tokyo"])
    #expect(stage.methods == ["cards.get", "rpc.whoami", "tenants.get"])
    #expect(stage.output.contains(" ago)"))
    stage.run("stores", "list")
    stage.run("cards", "get", "card_1", "-o", "json")
    #expect(stage.zones.count == 1)
  }

  @Test("without a merchant times are told as the reader's clock shows them")
  func noZone() throws {
    let stage = try Stage(["cards.get": "{\"card\":\(Sample.card(1))}"])
    stage.knowsZones = true
    #expect(stage.run("cards", "get", "card_1") == .ok)
    #expect(stage.zones.isEmpty)
    #expect(stage.errors.isEmpty)
  }
}

@Suite struct WrappingTests {
  @Test(
    "sentences break at spaces and between Chinese characters, never before what closes",
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("unbreakable", 4, ["unbreakable"]),
      ("湖畔茶业，北京", 8, ["湖畔茶", "业，北京"]), ("湖畔 tea 北京", 8, ["湖畔 tea", "北京"]),
      ("", 8, [""]), ("（湖畔）北京", 8, ["（湖畔）", "北京"]),
    ] as [(String, Int, [String])])
  func wrap(text: String, columns: Int, lines: [String]) {
    #expect(Wrapping.lines(text, columns: columns) == lines)
  }

  @Test("later lines are indented, and no line is longer than what was asked for")
  func indent() {
    let text = String(repeating: "word 湖畔 ", count: 30)
    let lines = Wrapping.lines(text, columns: 24, indent: "    ")
    #expect(lines.count > 10)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("    ") && !$0.hasPrefix("     ") })
    #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= 24 })
  }
}

@Suite struct CSVTests {
  @Test(
    "a field is quoted as RFC 4180 asks, and no spreadsheet takes one for a formula",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
      ("a\nb", "\"a\nb\""), ("=1+1", "'=1+1"), (" @x", "' @x"), ("＝1", "'＝1"), ("'=1", "''=1"),
      ("'t", "'t"), ("", ""), ("湖畔", "湖畔"),
    ])
  func field(text: String, expected: String) {
    #expect(CSV.record([text]) == expected)
  }

  @Test("a list has a header of ids and the values of the wire")
  func list() throws {
    let stage = try Stage(["cards.list": Sample.cards([Sample.card(1, health: "risk_blocked")])])
    stage.windowSize = WindowSize(columns: 40, rows: 4)
    #expect(stage.run("cards", "list", "-o", "csv", "--locale", "zh-CN") == .ok)
    let lines = stage.output.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("id,brand,last4,status,health,expires,store,"))
    #expect(lines[1].hasPrefix("card_0000000000001,unionpay,0001,normal,risk_blocked,08/2026,"))
    #expect(lines[1].contains("2026-01-01T00:00:00.000Z"))
    #expect(stage.methods == ["cards.list"])
  }

  @Test("an empty list is a header, and what is no list is refused")
  func others() throws {
    let stage = try Stage(["cards.list": Sample.cards([])])
    #expect(stage.run("cards", "list", "-o", "csv") == .ok)
    #expect(stage.output.split(separator: "\r\n").count == 1)
    #expect(stage.run("cards", "get", "card_1", "-o", "csv") == .usage)
    #expect(stage.errors.contains("-o json"))
  }
}
