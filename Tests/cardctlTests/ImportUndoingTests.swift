import ClientTesting
import Synchronization
import Testing

@testable import cardctl

@Suite("Undoing imports", .timeLimit(.minutes(30))) struct ImportUndoingTests {
  private static let kept = FakeImports.problem(3, "card_id", "The card was changed since.")

  private func stage(
    state: String = "done", actions: String = #""add":2,"markInvalid":1"#, needsProof: Bool = true,
    problems: String = ""
  ) throws -> Stage {
    let proof = ProofOnce(isMissing: needsProof)
    let summary = FakeImports.summary(state: state, actions: actions)
    return try Stage { call in
      switch call.method {
      case "cards.importReport":
        return .texts([
          FakeImports.item(call.id, 0, "{\"open\":\(summary)}"), FakeImports.end(call.id, summary),
        ])
      case "cards.importUndo":
        guard proof.isGiven else { return .error(Stage.error(1009, "REVERIFY_REQUIRED")) }
        return .result(
          "{\"job\":\"\(FakeImports.job)\",\"unbound\":2,\"cleared\":1,\"problems\":[\(problems)]}")
      case "session.reverify":
        proof.give()
        return .result(#"{"freshUntil":"2026-08-03T01:35:00.000Z"}"#)
      case "session.whoami":
        return .result(
          "{\"account\":\(Sample.account()),\"permissions\":[],"
            + "\"scope\":{\"stores\":\"all\",\"hidden\":[]},\"policyRevision\":1}")
      default: return .error(Stage.error(-32601, "METHOD_NOT_FOUND"))
      }
    }
  }

  private final class ProofOnce: Sendable {
    private let state: Mutex<Bool>
    init(isMissing: Bool) { state = Mutex(!isMissing) }
    var isGiven: Bool { state.withLock { $0 } }
    func give() { state.withLock { $0 = true } }
  }

  @Test("a person sees what would be taken back, types the count, and proves who they are if asked")
  func undone() throws {
    let stage = try stage()
    let person = Stage.Person("3", "pass-word-123")
    stage.person = person
    #expect(stage.run("cards", "import-undo", FakeImports.job) == .ok)
    #expect(person.shown.contains("Cards to be unbound: 2; marks to be cleared: 1"))
    #expect(person.secrets == ["pass-word-123"])
    #expect(stage.output == "Taken back: 2 cards unbound, 1 marks cleared.\n")
    let other = try self.stage(needsProof: false)
    other.person = Stage.Person("3")
    #expect(other.run("cards", "import-undo", FakeImports.job, "--locale", "zh-CN") == .ok)
    #expect(other.output == "已撤销：解绑 2 张，清除标记 1 张。\n")
    #expect(!other.methods.contains("session.reverify"))
  }

  @Test("what stays is told row by row, and by the exit code")
  func kept() throws {
    let stage = try stage(problems: Self.kept)
    let password = stage.folder.file("password", "pass-word-123\n")
    let arguments = [
      "cards", "import-undo", FakeImports.job, "--yes", "--password-file", password,
    ]
    #expect(stage.run(arguments) == .rowsFailed)
    #expect(stage.output.contains("Not taken back: 1\n"))
    #expect(stage.output.contains("✗  3    card_id  •••• 1112  The card was changed since.\n"))
    #expect(stage.run(arguments + ["--locale", "zh-CN"]) == .rowsFailed)
    #expect(stage.output.contains("未撤销：1\n") && stage.output.contains("卡片编号"))
    #expect(stage.run(arguments + ["-o", "json"]) == .rowsFailed)
    #expect(Value(Array(stage.output.utf8))["unbound"]?.integer == 2)
  }

  @Test("anything but the count takes nothing back; without a terminal it needs --yes")
  func notConfirmed() throws {
    let stage = try stage()
    #expect(stage.run("cards", "import-undo", FakeImports.job) == .usage)
    #expect(stage.errors.contains("--yes"))
    stage.person = Stage.Person("2")
    #expect(stage.run("cards", "import-undo", FakeImports.job) == .failed)
    #expect(!stage.methods.contains("cards.importUndo"))
  }

  @Test("a plan, and an import that has added and marked nothing, have nothing to take back")
  func nothing() throws {
    for (state, actions) in [("planned", #""add":2"#), ("done", #""unbind":2"#)] {
      let stage = try stage(state: state, actions: actions)
      stage.person = Stage.Person()
      #expect(stage.run("cards", "import-undo", FakeImports.job) == .ok)
      #expect(stage.errors.contains("nothing to take back"))
      #expect(stage.run("cards", "import-undo", FakeImports.job, "--locale", "zh-CN") == .ok)
      #expect(stage.errors.contains("无需撤销"))
      #expect(!stage.methods.contains("cards.importUndo"))
    }
  }
}
