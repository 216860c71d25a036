import ClientTesting
import Testing

@testable import cardctl

@Suite("Audit", .timeLimit(.minutes(30))) struct AuditTests {
  private static let line = """
    {"id":"aud_0000000000001","at":"2026-08-03T01:10:00.000Z","tenant":"tnt_0000000000001",\
    "sequence":17,"account":"acc_0000000000001","accountName":"lin.mei","peerUid":0,"peerPid":1,\
    "method":"cards.bind","outcome":"OK","target":"card_0000000000001","reason":"ticket 7",\
    "hash":"00"}
    """

  @Test("lines are listed with who did what, narrowed by all options")
  func list() throws {
    let stage = try Stage([
      "audit.list": #"{"lines":[\#(Self.line)],"scope":{"stores":"all","hidden":[]}}"#
    ])
    #expect(stage.run("audit", "list") == .ok)
    let lines = stage.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("Number  Time"))
    #expect(lines[1].contains("lin.mei  cards.bind  OK       card_0000000000001  ticket 7"))
    stage.run(
      "audit", "list", "--tenant", "t", "--account", "a", "--method", "m", "--target", "x",
      "--outcome", "OK", "--from", "f", "--to", "g", "--limit", "3", "--locale", "zh-CN")
    #expect(stage.output.hasPrefix("序号"))
    #expect(
      stage.params("audit.list").last
        == #"{"tenant":"t","account":"a","method":"m","target":"x","outcome":"OK","from":"f","to":"g","pageSize":3}"#
    )
  }

  @Test("an intact chain's head is printed to be kept")
  func intact() throws {
    let stage = try Stage(["audit.verify": #"{"lines":17,"head":"all:17:ab","intact":true}"#])
    #expect(stage.run("audit", "verify", "--head", "all:3:cd") == .ok)
    #expect(stage.output.hasPrefix("The audit is intact: 17 lines.\n"))
    #expect(stage.output.hasSuffix("\nall:17:ab\n"))
    #expect(stage.params("audit.verify") == [#"{"head":"all:3:cd"}"#])
    #expect(stage.run("audit", "verify", "-o", "json") == .ok)
    #expect(Value(Array(stage.output.utf8))["head"]?.string == "all:17:ab")
  }

  @Test(
    "what is broken is named in both languages, and the exit code tells",
    arguments: [
      ("changed", "was changed", "已被修改"), ("removed", "was removed", "已被删除"),
      ("reordered", "stands elsewhere", "位置已被调换"), ("truncated", "taken from the end", "已被截去"),
      ("replaced", "not the one", "校验值不符"), ("new_one", "does not fit", "不符"),
    ])
  func broken(what: String, english: String, chinese: String) throws {
    let stage = try Stage([
      "audit.verify": """
      {"lines":16,"head":"all:16:ab","intact":false,"firstBroken":{"what":"\(what)",\
      "tenant":"tnt_0000000000001","sequence":9,"place":17,"id":"aud_0000000000001"}}
      """
    ])
    #expect(stage.run("audit", "verify") == .failed)
    #expect(stage.output.contains("ine 9 (tnt_0000000000001, aud_0000000000001)"))
    #expect(stage.output.contains(english))
    #expect(stage.run("audit", "verify", "--locale", "zh-CN") == .failed)
    #expect(stage.output.contains("第 9 条记录（tnt_0000000000001，aud_0000000000001）"))
    #expect(stage.output.contains(chinese))
    #expect(stage.run("audit", "verify", "-o", "json") == .failed)
  }

  @Test("lines are shown as they come")
  func watch() throws {
    let stage = try Stage { call in
      let head = #"{"jsonrpc":"2.0","method":"rpc.message","params":{"id":\#(call.id),"seq":"#
      return .texts([
        head + #"0,"value":{"open":{"after":4}}}}"#, head + "1,\"value\":\(Self.line)}}",
        #"{"jsonrpc":"2.0","id":\#(call.id),"result":{}}"#,
      ])
    }
    #expect(stage.run("audit", "watch", "--after", "4") == .ok)
    #expect(stage.params("audit.watch") == [#"{"after":4}"#])
    #expect(stage.output.hasPrefix("17        2026-08-03 "))
    #expect(stage.output.hasSuffix("card_0000000000001\n"))
    stage.run("audit", "watch", "-o", "jsonl")
    #expect(stage.output == Self.line + "\n")
  }
}
