import ClientTesting
import Console
import Testing

@testable import cardctl

@Suite("Importing", .timeLimit(.minutes(30))) struct ImportingTests {
  private static let wrong = FakeImports.summary(
    state: "planned", rows: 5, done: 0, failed: 1,
    actions: #""add":2,"unbind":2"#,
    problems: FakeImports.problem(7, "card_number", "The check digit is wrong. Compare it."))

  private func script(_ change: (inout FakeImports.Script) -> Void = { _ in }) throws -> Stage {
    var script = FakeImports.Script()
    change(&script)
    return try FakeImports(script).stage()
  }

  private func file(_ stage: Stage, bytes: Int = 100) -> String {
    let line = "add,S1,,4111111111111111\r\n"
    let text = String(repeating: line, count: bytes / line.utf8.count + 1)
    return stage.folder.file("cards.csv", String(text.prefix(bytes)))
  }

  // MARK: The plan

  @Test("a dry run tells what would be done and what is wrong, and how to go on, in both languages")
  func plan() throws {
    let stage = try script { $0.plan = Self.wrong }
    let path = file(stage)
    #expect(stage.run("cards", "import", path) == .rowsFailed)
    #expect(stage.output.contains("cards.csv: 5 rows. Nothing has been changed;"))
    #expect(stage.output.contains("\n  new        2\n  unbound    2\n  cannot go  1\n"))
    #expect(
      stage.output.contains(
        "✗  7    card_number  •••• 1112  The check digit is wrong. Compare it.\n"))
    #expect(stage.errors.contains("  cardctl cards import \(path) --apply\n"))
    #expect(stage.errors.contains("    --plan-hash b3f1\n"))
    #expect(stage.params("cards.import") == [#"{"mode":"skip_bad"}"#])
    #expect(stage.run("cards", "import", path, "--locale", "zh-CN") == .rowsFailed)
    #expect(stage.output.contains("共 5 行。尚未作任何更改，将执行："))
    #expect(stage.output.contains("\n  新增      2\n  解绑      2\n  不能执行  1\n"))
    #expect(stage.output.contains("✗  7   卡号  •••• 1112"))
  }

  @Test("where no row can go, it is told what is wrong with them, also to a script")
  func hopeless() throws {
    let stage = try script { script in
      script.plan = FakeImports.summary(
        state: "planned", rows: 1, done: 0, failed: 1, actions: "",
        problems: FakeImports.problem(7, "usage", "Write one of these."))
    }
    #expect(stage.run("cards", "import", file(stage), "--apply", "--yes") == .rowsFailed)
    #expect(stage.errors.contains("Write one of these."))
    #expect(stage.errors.contains("There is nothing to carry out"))
  }

  @Test("at a terminal no line is wider than it, and the problem's text goes on below itself")
  func width() throws {
    let text = String(repeating: "请填写营业中门店的编码。", count: 8)
    let stage = try script { script in
      script.plan = FakeImports.summary(
        state: "planned", failed: 1, actions: "",
        problems: FakeImports.problem(7, "store_code", text))
    }
    stage.windowSize = .init(columns: 80, rows: 24)
    let path = stage.folder.file("a.csv", "x")
    #expect(stage.run("cards", "import", path, "--locale", "zh-CN") == .rowsFailed)
    let lines = stage.output.split(separator: "\n").dropFirst()
    #expect(lines.allSatisfy { DisplayWidth.columns(of: String($0)) <= 80 })
    #expect(lines.count { $0.hasPrefix("   ") && $0.contains("编码。") } > 1)
  }

  @Test("all rows that can go are told by exit code 0, and JSON is as the server wrote it")
  func json() throws {
    let stage = try script()
    #expect(stage.run("cards", "import", file(stage), "-o", "json", "--all-or-nothing") == .ok)
    #expect(Value(Array(stage.output.utf8))["planHash"]?.string == "b3f1")
    #expect(stage.params("cards.import") == [#"{"mode":"all_or_nothing"}"#])
  }

  @Test("the file goes as it is, in parts within the window, and no further than the stream lives")
  func parts() throws {
    let stage = try script { $0.window = 2 }
    let path = file(stage, bytes: 300_000)
    #expect(stage.run("cards", "import", path) == .ok)
    #expect(stage.sentFiles == [try Process.readFile(path, bytesMax: 1 << 20)])
    #expect(stage.count(ofSignal: "rpc.message") > 4)
    let refused = try script { script in
      (script.window, script.refusal) = (2, Stage.error(1003, "FILE_DAMAGED"))
    }
    #expect(refused.run("cards", "import", file(refused, bytes: 300_000)) == .failed)
    #expect(refused.errors.contains("FILE_DAMAGED"))
    #expect(refused.count(ofSignal: "rpc.message") == 2, "no more was granted")
  }

  // MARK: Files that cannot go

  @Test(
    "a file that is none, or too long, is refused before anything of it is sent, in both languages")
  func files() throws {
    let stage = try script { $0.bytesMax = 50 }
    let folder = stage.folder.path
    let cases = [
      ("\(folder)/none.csv", "no such file", "没有该文件"), (folder, "is a folder", "是文件夹"),
      (stage.folder.file("empty.csv", ""), "is empty", "是空文件"),
      ("/dev/null", "no file on a disk", "不是普通文件"),
      (file(stage), "at most 0.1 MiB are taken. Split it. Nothing was sent", "没有发送任何内容"),
    ]
    for (path, english, chinese) in cases {
      #expect(stage.run("cards", "import", path) == .failed)
      #expect(stage.errors.contains(english), "\(stage.errors)")
      #expect(stage.run("cards", "import", path, "--locale", "zh-CN") == .failed)
      #expect(stage.errors.contains(chinese), "\(stage.errors)")
    }
    #expect(stage.count(ofSignal: "rpc.message") == 0)
  }

  @Test("a connection that is lost before the plan has changed nothing, and that is said")
  func lostPlan() throws {
    let stage = try script { $0.breaksPlanning = true }
    #expect(stage.run("cards", "import", file(stage)) == .unavailable)
    #expect(stage.errors.contains("nothing was changed"))
    #expect(stage.run("cards", "import", file(stage), "--locale", "zh-CN") == .unavailable)
    #expect(stage.errors.contains("没有作任何更改"))
  }

  // MARK: Confirming

  @Test(
    "a person sees the plan, types the count of changes, and no factor is asked where none leaves")
  func confirmed() throws {
    let stage = try script()
    let person = Stage.Person("3")
    stage.person = person
    #expect(stage.run("cards", "import", file(stage), "--apply") == .ok)
    #expect(person.shown.contains("  new  3\n") && person.shown.contains("change something (3)"))
    #expect(stage.params("cards.import").last?.contains(#""planHash":"b3f1""#) == true)
    #expect(stage.output == "Done: 3 rows.\n  new  3\n")
    #expect(stage.errors.contains("Import \(FakeImports.job): "))
    #expect(stage.errors.contains("cardctl cards import-report \(FakeImports.job)\n"))
    #expect(stage.errors.contains("cardctl cards import-undo \(FakeImports.job)\n"))
    #expect(stage.methods == ["cards.import", "cards.import"])
    #expect(stage.sentFiles.count == 2 && stage.sentFiles[0] == stage.sentFiles[1])
  }

  @Test("anything but the count leaves everything as it is", arguments: ["2", "y", ""])
  func notConfirmed(answer: String) throws {
    let stage = try script()
    stage.person = Stage.Person(answer)
    #expect(stage.run("cards", "import", file(stage), "--apply") == .failed)
    #expect(stage.errors.contains("nothing was changed"))
    #expect(stage.methods == ["cards.import"])
  }

  @Test("where cards leave, their count is typed and the factor asked that the account has")
  func proof() throws {
    for hasCodes in [false, true] {
      let stage = try script { script in
        (script.plan, script.hasCodes, script.needsProof) = (Self.wrong, hasCodes, false)
        script.result = FakeImports.summary(failed: 1, actions: #""unbind":2"#)
      }
      let person = Stage.Person("2", "factor")
      stage.person = person
      #expect(stage.run("cards", "import", file(stage), "--apply") == .rowsFailed)
      #expect(person.shown.contains("cards to be unbound (2)"))
      #expect(person.secrets == ["factor"])
      let name = hasCodes ? "totp" : "password"
      #expect(stage.params("session.reverify") == [#"{"\#(name)":"factor"}"#])
      #expect(stage.errors.contains("-o failed.xlsx\n"))
    }
  }

  @Test("without a terminal it takes --yes, and a file where cards leave")
  func unattended() throws {
    let stage = try script { $0.plan = Self.wrong }
    let path = file(stage)
    #expect(stage.run("cards", "import", path, "--apply") == .usage)
    #expect(stage.run("cards", "import", path, "--yes") == .usage)
    #expect(stage.run("cards", "import", path, "--plan-hash", "b3f1") == .usage)
    #expect(stage.methods.isEmpty)
    #expect(stage.run("cards", "import", path, "--apply", "--yes") == .usage)
    #expect(stage.errors.contains("--password-file"))
    #expect(!stage.params("cards.import").contains { $0.contains("planHash") })
    stage.input = "123456\n"
    #expect(stage.run("cards", "import", path, "--apply", "--yes", "--totp-file", "-") == .ok)
    #expect(stage.params("session.reverify") == [#"{"totp":"123456"}"#])
  }

  @Test("a plan that changes nothing, or has wrong rows where all are wanted, is not sent again")
  func nothingToDo() throws {
    let stage = try script {
      $0.plan = FakeImports.summary(state: "planned", actions: "\"unchanged\":3")
    }
    #expect(stage.run("cards", "import", file(stage), "--apply", "--yes") == .ok)
    #expect(stage.errors.contains("nothing was changed"))
    #expect(stage.methods == ["cards.import"])
    let whole = try script { $0.plan = Self.wrong }
    #expect(
      whole.run("cards", "import", file(whole), "--apply", "--yes", "--all-or-nothing")
        == .rowsFailed)
    #expect(whole.errors.contains("all or nothing"))
    #expect(whole.methods == ["cards.import"])
  }

  @Test(
    "a script names the plan: it is carried out without a dry run, proven where that is demanded")
  func planHash() throws {
    let stage = try script { $0.needsProof = true }
    let arguments = ["cards", "import", file(stage), "--apply", "--plan-hash", "b3f1"]
    #expect(stage.run(arguments) == .conflict)
    #expect(stage.errors.contains("cardctl session reverify"))
    stage.input = "pass-word-123\n"
    #expect(stage.run(arguments + ["--password-file", "-", "-o", "json"]) == .ok)
    #expect(stage.methods.suffix(3) == ["cards.import", "session.reverify", "cards.import"])
    #expect(Value(Array(stage.output.utf8))["state"]?.string == "done")
    #expect(stage.sentFiles.count == 1, "a refused stream has taken no part")
  }
}
