import ClientTesting
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct FailureTests {
  @Test(
    "the exit code tells what kind of refusal it was",
    arguments: [
      (-32601, .failed), (-32602, .failed), (1003, .failed), (1013, .failed), (1999, .failed),
      (1016, .notLoggedIn), (1007, .permissionDenied), (1005, .notFound), (1006, .conflict),
      (1009, .conflict), (1010, .conflict), (1008, .unavailable), (1014, .unavailable),
      (1004, .deadline),
    ] as [(Int, ExitCode)])
  func refused(code: Int, expected: ExitCode) throws {
    let stage = try Stage { _ in .error(Stage.error(code, "SOME_REASON")) }
    #expect(stage.run("cards", "get", "card_1") == expected)
    #expect(stage.errors.hasPrefix("cardctl: Refused. (SOME_REASON)\n"))
    #expect(stage.output.isEmpty)
  }

  @Test("the exit codes are those of the contract")
  func numbers() {
    let codes: [ExitCode] = [
      .ok, .failed, .usage, .cannotConnect, .notLoggedIn, .permissionDenied, .notFound, .conflict,
      .unavailable, .deadline,
    ]
    #expect(codes.map(\.rawValue) == Array(0...9))
  }

  @Test("no server, one that goes, and one that speaks something else are told apart")
  func connection() throws {
    let stage = try Stage { call in
      call.method == "rpc.ping" ? .close : .bytes(Array("SSH-2.0-x\r\n".utf8))
    }
    #expect(stage.run("ping", "--socket", "\(stage.folder.path)/none") == .cannotConnect)
    #expect(stage.errors.contains("is the server running"))
    #expect(stage.run("ping") == .unavailable)
    #expect(stage.errors.contains("--idempotency-key"))
    #expect(stage.run("whoami") == .failed)
    #expect(stage.errors.contains("does not speak the protocol"))
    #expect(stage.run("ping", "--socket", String(repeating: "x", count: 200)) == .usage)
  }

  @Test("a denial shows its steps, the remedy and where it is recorded")
  func explanation() throws {
    let explanation = #"""
      "decisionId":"dec_0000000000001","explanation":{"decision":"denied","steps":[
      {"check":"session","outcome":"passed","detail":"Live."},
      {"check":"role","outcome":"failed","detail":"Role store does not have it."},
      {"check":"object","outcome":"skipped","detail":"Not reached."}],
      "reason":"ROLE_LACKS_PERMISSION","policyRevision":3,
      "remedy":{"text":"Grant cards.export.","who":"chain","verified":true},
      "decisionId":"dec_0000000000001"}
      """#
    let stage = try Stage { _ in
      .error(Stage.error(1007, "ROLE_LACKS_PERMISSION", ",\(explanation)"))
    }
    #expect(stage.run("cards", "list") == .permissionDenied)
    #expect(
      stage.errors == """
        cardctl: Refused. (ROLE_LACKS_PERMISSION)
          ✓ session  Live.
          ✗ role     Role store does not have it.
        → Grant cards.export. (chain)
        Decision: dec_0000000000001

        """)
  }

  @Test("wrong fields are named, and when to try again is said")
  func details() throws {
    let fields =
      #","fieldViolations":[{"field":"expYear","reason":"TOO_SMALL","message":"Too small."}]"#
    let stage = try Stage { call in
      call.method == "cards.bind"
        ? .error(Stage.error(-32602, "INVALID_PARAMS", fields))
        : .error(Stage.error(1016, "ACCOUNT_LOCKED", ",\"retryAfterMs\":1740001"))
    }
    stage.input = "4111111111111111"
    let bind = [
      "cards", "bind", "--store", "s", "--holder", "h", "--funding", "debit", "--usage", "both",
    ]
    #expect(stage.run(bind + ["--number-file", "-"]) == .failed)
    #expect(stage.errors.contains("  expYear: Too small.\n"))
    #expect(stage.run("login", "a", "--password-file", "-", "--locale", "zh-CN") == .notLoggedIn)
    #expect(stage.errors.contains("30 分钟"))
    #expect(stage.errors.contains("请等待"))
  }

  @Test("what a server says cannot move the cursor")
  func controls() throws {
    let stage = try Stage { _ in .error(#"{"code":1005,"message":"a\u001b[2Jb"}"#) }
    stage.run("cards", "get", "card_1")
    #expect(!stage.errors.contains("\u{1B}"))
  }

  @Test("mistakes are told in the language asked for, wherever it is asked")
  func language() throws {
    let stage = try Stage([:])
    #expect(stage.run("cards", "lst", "--locale", "zh-CN") == .usage)
    #expect(stage.errors == "cardctl: 没有命令 cards lst\n您是不是想输入 cards list？\n参见：cardctl help cards\n")
    #expect(stage.run("--locale=zh-CN", "help") == .ok)
    #expect(stage.output.contains("通用选项"))
  }
}
