import API
import RPC
import Testing

@testable import cardctl

@Suite struct OutputTests {
  @Test(
    "text is as wide as a terminal shows it",
    arguments: [
      ("abc", 3), ("银联", 4), ("ｱ", 1), ("Ａ", 2), ("é", 1), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("한", 2),
      ("····", 4), ("", 0), ("a\u{200B}b", 2), ("（）", 4), ("𠮷", 2),
    ])
  func width(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test("columns are aligned, empty ones left out, and no line ends in spaces")
  func table() {
    let table = Table(
      titles: ["Name", "None", "State"], rows: [["银联", "", "ok"], ["Visa", "", ""]])
    #expect(table.lines == ["Name  State", "银联  ok", "Visa"])
    #expect(Table.pairs([("编号", "1"), ("A", "2"), ("B", "")]) == ["编号  1", "A     2"])
  }

  @Test("what moves a cursor or turns text around is not shown as such")
  func controls() {
    #expect(
      "a\u{1B}[2Jb\u{9B}c\u{202E}d\ne".printable == "a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}d\u{FFFD}e")
    #expect("湖畔 tea".printable == "湖畔 tea")
  }

  @Test("every value of the contract has a word in both languages")
  func vocabulary() {
    check(.status, CardStatus.names(\.name))
    check(.health, Health.names(\.name))
    check(.binding, Binding.names(\.name))
    check(.brand, Brand.names(\.name))
    check(.funding, Funding.names(\.name))
    check(.usage, CardUsage.names(\.name))
    check(.role, Role.names(\.name))
    check(.roleEffect, RoleEffect.names(\.name))
    check(.roleLevel, RoleLevel.names(\.name))
    check(.tenantState, TenantState.names(\.name))
    check(.storeState, StoreState.names(\.name))
    check(.alertKind, AlertKind.names(\.name))
    check(.alertState, AlertState.names(\.name))
    check(.source, EvidenceSource.names(\.name))
    check(.transition, TransitionKind.names(\.name))
    check(.bindOutcome, BindOutcome.names(\.name))
    check(.nextStep, NextStep.names(\.name))
    check(.check, AccessCheck.names(\.name))
    check(.serving, ServingStatus.names(\.name))
  }

  private func check(_ vocabulary: Vocabulary, _ names: [String]) {
    for name in names {
      #expect(vocabulary.knows(name), "\(name)")
      #expect(!vocabulary.word(name, .chinese).isEmpty)
    }
  }

  @Test("a value of a later edition is shown as it is")
  func unknownWord() {
    #expect(Vocabulary.health.word("moon_struck", .chinese) == "moon struck")
    #expect(Vocabulary.health.word("risk_blocked", .english) == "risk blocked")
    #expect(Vocabulary.health.word("risk_blocked", .chinese) == "风控拦截")
  }

  @Test("JSON goes through as it came, indented or on one line")
  func json() {
    let text = #"{"a":[1.50,{"b":"x\"\\y是"}],"c":{},"d":[],"e":null,"f":true}"#
    let value = Value(Array(text.utf8))
    #expect(value.json == text)
    #expect(Value(Array(value.indentedJSON.utf8)) == value)
    #expect(value.indentedJSON.hasPrefix("{\n  \"a\": [\n    1.50,\n    {\n      \"b\""))
    #expect(value["a"]?.elements.count == 2)
    #expect(value["c.none"] == nil)
  }

  @Test("every secret of the contract is known by its name")
  func secrets() {
    for method in Methods.rows {
      let document = Value(Array("\(method.document)".utf8))
      for param in document["params"]?.elements ?? [] where param["schema.x-secret"]?.isTrue == true
      {
        #expect(Secrecy.isSecret(name: param["name"]?.string ?? ""), "\(param.json)")
      }
    }
  }

  @Test(
    "the language follows the environment",
    arguments: [
      ([:], .english), (["LANG": "zh_CN.UTF-8"], .chinese),
      (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], .english),
      (["LANG": "en_US", "LC_MESSAGES": "zh_TW"], .chinese),
      (["LANG": "zh_CN", "LC_ALL": ""], .chinese),
    ] as [([String: String], Language)])
  func language(environment: [String: String], language: Language) {
    #expect(Language(environment: { environment[$0] }) == language)
  }
}
