import ClientTesting
import Testing

@testable import cardctl

/// Imports whose connection breaks, and those that a person cancels.
@Suite("Following imports", .timeLimit(.minutes(30))) struct ImportFollowingTests {
  private static let running = FakeImports.summary(state: "running", done: 2, actions: "\"add\":2")

  private func script(_ change: (inout FakeImports.Script) -> Void) throws -> Stage {
    var script = FakeImports.Script()
    change(&script)
    return try FakeImports(script).stage()
  }

  private func run(_ stage: Stage, _ more: String...) -> ExitCode {
    let path = stage.folder.file("cards.csv", "action,card_number\r\nadd,1\r\n")
    return stage.run(["cards", "import", path, "--apply", "--plan-hash", "b3f1"] + more)
  }

  @Test("a connection that breaks is made anew, and the import followed by its id to its end")
  func broken() throws {
    let done = FakeImports.summary(actions: "\"add\":3")
    for (locale, words) in [("en", "The connection was lost"), ("zh-CN", "连接已断开")] {
      let stage = try script { script in
        (script.result, script.reports) = (nil, [Self.running, Self.running, done])
      }
      #expect(run(stage, "--locale", locale) == .ok)
      #expect(stage.errors.contains(words))
      #expect(stage.output.contains(locale == "en" ? "Done: 3 rows." : "已完成：共 3 行。"))
      #expect(stage.methods == ["cards.import"] + Array(repeating: "cards.importReport", count: 3))
      #expect(stage.params("cards.importReport").last == "{\"job\":\"\(FakeImports.job)\"}")
    }
  }

  @Test("a server that stays away is waited for some time; then it is said how to find the import")
  func away() throws {
    let stage = try script { $0.result = nil }
    #expect(run(stage) == .unavailable)
    #expect(stage.errors.contains("cardctl cards import-report \(FakeImports.job)\n"))
    #expect(stage.methods.count > 100)
  }

  @Test("a connection that breaks before the id came leaves it open what was done")
  func unknown() throws {
    let stage = try script { ($0.result, $0.items) = (nil, []) }
    #expect(run(stage) == .unavailable)
    #expect(stage.errors.contains("It may have been carried out"))
    #expect(run(stage, "--locale", "zh-CN") == .unavailable)
    #expect(stage.errors.contains("导入可能已执行"))
  }

  @Test("what an import ends with is told, and the exit code says whether all went well")
  func ends() throws {
    let cases: [(String, ExitCode, String, String)] = [
      ("rejected", .rowsFailed, "Nothing was done", "没有执行"),
      ("failed", .failed, "could not go on", "已中止"),
      ("cancelled", .failed, "and that stays", "其结果保留"),
    ]
    for (state, code, english, chinese) in cases {
      let stage = try script {
        $0.result = FakeImports.summary(state: state, done: 1, actions: "\"add\":1")
      }
      #expect(run(stage) == code)
      #expect(stage.output.contains(english))
      #expect(run(stage, "--locale", "zh-CN") == code)
      #expect(stage.output.contains(chinese))
    }
  }

  // MARK: The bar

  @Test("a terminal shows how far it is on one line; elsewhere nothing of it is seen")
  func progress() throws {
    let stage = try script { _ in }
    #expect(run(stage) == .ok)
    #expect(!stage.errors.contains("\r"))
    stage.windowSize = .init(columns: 80, rows: 24)
    #expect(run(stage) == .ok)
    #expect(stage.errors.contains("░  2 of 3  2 ok  0 warnings  0 failed\u{1B}[K"))
    #expect(stage.errors.contains("Sending the file"))
    #expect(run(stage, "--locale", "zh-CN") == .ok)
    #expect(stage.errors.contains("░  2/3 行  成功 2  警告 0  失败 0\u{1B}[K"))
  }

  @Test("the line fits whatever the terminal's width and the reader's language", arguments: 1...120)
  func barWidth(columns: Int) {
    for text in ["1,200 of 5,000  1,187 ok", "1,200/5,000 行  成功 1,187  警告 3  失败 10"] {
      for share in [nil, 0, 0.001, 0.5, 1] as [Double?] {
        let line = ProgressLine.line(share, text, columns: columns)
        #expect(DisplayWidth.columns(of: line) <= max(1, columns - 1))
      }
    }
    #expect(ProgressLine.line(1, "x", columns: 80).hasPrefix(String(repeating: "█", count: 30)))
  }

  // MARK: Ctrl-C

  private func start(_ stage: Stage, on terminal: PseudoTerminal) -> ProgramProcess {
    let path = stage.folder.file("cards.csv", "action,card_number\r\nadd,1\r\n")
    return ProgramProcess(
      ["cards", "import", path, "--apply", "--plan-hash", "b3f1"], on: terminal,
      environment: stage.environment)
  }

  @Test("the first Ctrl-C cancels the import, and says that what was done stays")
  func cancelled() throws {
    let report = FakeImports.summary(state: "cancelled", done: 2, actions: "\"add\":2")
    let stage = try script { ($0.isSilent, $0.reports) = (true, [report]) }
    let terminal = PseudoTerminal(columns: 80, rows: 24)
    let process = start(stage, on: terminal)
    _ = terminal.see("2 of 3")
    terminal.type("\u{3}")
    let shown = terminal.see("import-undo")
    #expect(shown.contains("Stopping: what was done stays"))
    #expect(shown.contains("Cancelled: 2 of 3 rows were dealt with, and that stays."))
    #expect(process.end() == .exit(130))
    #expect(stage.count(ofSignal: "rpc.cancel") > 0)
  }

  @Test("the second Ctrl-C leaves at once, and the import is to be found by its id")
  func left() throws {
    let stage = try script { ($0.isSilent, $0.reports) = (true, [Self.running]) }
    let terminal = PseudoTerminal(columns: 80, rows: 24)
    let process = start(stage, on: terminal)
    _ = terminal.see("2 of 3")
    terminal.type("\u{3}")
    _ = terminal.see("Stopping")
    terminal.type("\u{3}")
    _ = terminal.see("What becomes of it: cardctl cards import-report \(FakeImports.job)")
    #expect(process.end() == .exit(130))
  }

  @Test("Ctrl-C at the question, after the plan has come, ends the program and changes nothing")
  func interruptedQuestion() throws {
    let stage = try script { _ in }
    let path = stage.folder.file("cards.csv", "action,card_number\r\nadd,1\r\n")
    let terminal = PseudoTerminal(columns: 80, rows: 24)
    let process = ProgramProcess(
      ["cards", "import", path, "--apply"], on: terminal, environment: stage.environment)
    _ = terminal.see("to carry it out: ")
    terminal.type("\u{3}")
    #expect(process.end() == .signal(2))
    #expect(stage.methods == ["cards.import"])
  }
}
