import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct AccessCommandTests {
  private static func answer(_ decision: String, more: String = "") -> String {
    """
    {"summary":"You may not.","decision":"\(decision)","method":"cards.list",\
    "explanation":{"decision":"\(decision)","steps":[\
    {"check":"session","outcome":"passed","detail":"Live."},\
    {"check":"role","outcome":"failed","detail":"Lacks it."},\
    {"check":"object","outcome":"skipped","detail":"Not reached."}],\
    "reason":"ROLE_LACKS_PERMISSION","policyRevision":3,"denial":"implicit",\
    "remedy":{"text":"Add it.","who":"an admin","verified":true}\(more)}}
    """
  }

  private func stage(_ decision: String = "denied", more: String = "") throws -> Stage {
    let answer = Self.answer(decision, more: more)
    return try Stage([
      "access.explain": answer, "rpc.can": "{\"verdicts\":[\(answer)]}",
    ])
  }

  @Test("an explanation is a sentence, the checks that were made, and what helps")
  func explain() throws {
    let stage = try stage()
    #expect(stage.run("explain", "cards.list", "--account", "acc_1", "--object", "sto_1") == .ok)
    #expect(
      stage.params("access.explain")
        == [#"{"account":"acc_1","object":"sto_1","method":"cards.list"}"#])
    #expect(
      stage.output == """
        You may not.
          ✓ session  Live.
          ✗ role     Lacks it.
        → Add it. (an admin)

        """)
    stage.run("explain", "cards.list", "--locale", "zh-CN")
    #expect(stage.output.contains("  ✗ 角色权限  Lacks it.\n"))
    stage.run("explain", "cards.list", "-o", "json")
    #expect(stage.output.contains("\"denial\": \"implicit\""))
  }

  @Test("a decision is asked for by its id, and shown with it")
  func decision() throws {
    let stage = try stage(more: #","decisionId":"dec_0000000000001""#)
    #expect(stage.run("explain", "dec_0000000000001") == .ok)
    #expect(stage.params("access.explain") == [#"{"decisionId":"dec_0000000000001"}"#])
    #expect(stage.output.contains("Decision: dec_0000000000001"))
  }

  @Test("can asks about oneself, with the params as they would be sent, and exits with the answer")
  func can() throws {
    let denied = try stage()
    #expect(denied.run("can", "cards.get", #"{"card":"card_1"}"#) == .failed)
    #expect(
      denied.params("rpc.can")
        == [#"{"calls":[{"method":"cards.get","params":{"card":"card_1"}}]}"#])
    #expect(denied.output.hasPrefix("You may not.\n"))
    #expect(denied.errors.isEmpty)
    #expect(denied.run("can", "cards.list", "[]") == .usage)
    #expect(denied.run("can", "cards.list", "{") == .usage)
    #expect(denied.run("can", "cards.bind", #"{"number":"4111111111111111"}"#) == .usage)
    denied.input = "{"
    #expect(denied.run("can", "cards.list", "-") == .usage)
    #expect(denied.params("rpc.can").count == 1)
    let allowed = try stage("allowed")
    #expect(allowed.run("can", "cards.list") == .ok)
    #expect(allowed.params("rpc.can") == [#"{"calls":[{"method":"cards.list"}]}"#])
    #expect(try stage("unknown").run("can", "cards.list") == .failed)
  }

  @Test("can --as asks about an account, on what the params are about")
  func canAs() throws {
    let stage = try stage()
    #expect(stage.run("can", "cards.get", #"{"card":"card_1"}"#, "--as", "acc_1") == .failed)
    #expect(
      stage.params("access.explain")
        == [#"{"method":"cards.get","account":"acc_1","object":"card_1"}"#])
    let allowed = try self.stage("allowed")
    let cards = #"{"cards":["card_1","card_2"]}"#
    #expect(allowed.run("can", "cards.prepareUnbind", cards, "--as", "acc_1") == .ok)
    #expect(allowed.params("access.explain").count == 2)
    #expect(allowed.run("can", "session.whoami", "--as", "acc_1") == .ok)
    #expect(
      allowed.params("access.explain").last == #"{"method":"session.whoami","account":"acc_1"}"#)
  }

  @Test("who-can lists accounts with their role and reach")
  func whoCan() throws {
    let stage = try Stage([
      "access.whoCan": """
      {"accounts":[{"account":"acc_1","name":"lin","role":"store","reach":"own_stores"}],\
      "roles":[],"scope":{"stores":"all","hidden":[]}}
      """
    ])
    #expect(stage.run("who-can", "cards.get", "card_1") == .ok)
    #expect(
      stage.params("access.whoCan") == [#"{"method":"cards.get","object":"card_1","pageSize":50}"#])
    #expect(stage.output.contains("acc_1  lin      store  own stores"))
    stage.run("who-can", "cards.get", "--locale", "zh-CN")
    #expect(stage.output.contains("所属门店"))
  }
}
