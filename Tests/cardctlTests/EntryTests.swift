import ClientTesting
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct EntryTests {
  private static let tree = #"""
    {"surface":"pc","entries":[{"id":"finance","label":"Finance","labels":{"en":"Finance","zh-CN":"财务管理"},
      "methods":[],"children":[{"id":"f.cards","label":"Cards","labels":{"en":"Cards","zh-CN":"支付卡管理"},
        "methods":[],"children":[
          {"id":"f.cards.list","label":"List","labels":{"en":"List","zh-CN":"列表"},"methods":["cards.list"],"children":[]},
          {"id":"f.cards.bind","label":"Bind","labels":{"en":"Bind","zh-CN":"绑卡"},"methods":["cards.bind"],"children":[]}]}]},
      {"id":"audit","label":"Audit","labels":{"en":"Audit","zh-CN":"操作日志"},"methods":["audit.list"],"children":[]}]}
    """#

  @Test("a menu is a tree of aligned columns, in either language")
  func tree() throws {
    let stage = try Stage(["entries.list": Self.tree])
    #expect(stage.run("entries") == .ok)
    #expect(stage.params("entries.list") == [#"{"surface":"pc"}"#])
    #expect(
      stage.output == """
        Entry       中文        ID
        Finance     财务管理    finance
        └─ Cards    支付卡管理  f.cards
           ├─ List  列表        f.cards.list
           └─ Bind  绑卡        f.cards.bind
        Audit       操作日志    audit

        """)
    stage.run("entries", "--surface", "mobile", "--account", "acc_1", "--locale", "zh-CN")
    #expect(stage.params("entries.list").last == #"{"surface":"mobile","account":"acc_1"}"#)
    #expect(
      stage.output.contains("└─ 支付卡管理  Cards    f.cards\n   ├─ 列表     List     f.cards.list\n"))
    #expect(stage.run("entries", "--surface", "watch") == .usage)
  }

  @Test("an empty menu says so, and JSON is the answer as it came")
  func empty() throws {
    let stage = try Stage(["entries.list": #"{"surface":"cli","entries":[]}"#])
    #expect(stage.run("entries", "--surface", "cli") == .ok)
    #expect(stage.output == "Nothing shows in this menu.\n")
    stage.run("entries", "-o", "jsonl")
    #expect(stage.output == "{\"surface\":\"cli\",\"entries\":[]}\n")
  }

  @Test("an explanation is the answer in words, the checks, and who changed the role")
  func explain() throws {
    let result = #"""
      {"entry":"finance.payment-cards","label":"支付卡管理","surfaces":["pc"],"shows":false,
       "summary":"您看不到“支付卡管理”。","explanation":{"decision":"denied","steps":[
       {"check":"session","outcome":"passed","detail":"会话有效。"},
       {"check":"role","outcome":"failed","detail":"商户已收回。"},
       {"check":"object","outcome":"skipped","detail":"未执行。"}],"reason":"PERMISSION_REVOKED",
       "changedBy":"acc_0000000000007","changedAt":"2026-08-03T01:00:00.000Z","policyRevision":2,
       "decisionId":"dec_0000000000001"}}
      """#
    let stage = try Stage(["entries.explain": result])
    stage.environment["LANG"] = "zh_CN.UTF-8"
    stage.environment["TZ"] = "UTC"
    #expect(stage.run("explain", "支付卡管理", "--surface", "pc", "--account", "acc_1") == .ok)
    #expect(
      stage.params("entries.explain")
        == [#"{"account":"acc_1","surface":"pc","entry":"支付卡管理"}"#])
    #expect(
      stage.output.hasPrefix("您看不到“支付卡管理”。\n  ✓ 会话      会话有效。\n  ✗ 角色权限  商户已收回。\n"))
    #expect(stage.output.contains("更改账号：acc_0000000000007"))
    stage.run("explain", "x", "--locale", "en")
    #expect(
      stage.output.contains("\n  ✗ role     商户已收回。\nChanged by the account acc_0000000000007"))
    stage.run("explain", "x", "-o", "json")
    #expect(Value(Array(stage.output.utf8))["explanation.policyRevision"]?.integer == 2)
    #expect(stage.run("explain") == .usage)
  }

  @Test("an unknown entry is not found, with what may have been meant")
  func unknown() throws {
    let stage = try Stage { _ in
      .error(Stage.error(1005, "ENTRY_UNKNOWN", #","didYouMean":["支付卡管理","Payment cards"]"#))
    }
    #expect(stage.run("explain", "支付卡管里") == .notFound)
    #expect(stage.errors.contains("Did you mean: 支付卡管理, Payment cards?\n"))
    stage.run("explain", "支付卡管里", "--locale", "zh-CN")
    #expect(stage.errors.contains("您是不是要找：支付卡管理、Payment cards？\n→ 参见：cardctl entries\n"))
  }
}
