import ClientTesting
import Console
import Glibc
import JSON
import Testing

@testable import cardctl

/// Workbooks that come from the server.
@Suite("Sheets", .timeLimit(.minutes(30))) struct SheetTests {
  private static let parts = [Array("action,card_number\r\n".utf8), [0, 255, 10]]
  private static var whole: [UInt8] { parts.flatMap(\.self) }

  /// A server whose streams have these parts, and then what `end` says.
  private func stage(
    open: String = #"{"format":"csv","locale":"en"}"#,
    end: @escaping @Sendable (String) -> [String] = {
      [FakeImports.end($0, #"{"rows":12,"bytes":23}"#)]
    }
  ) throws -> Stage {
    try Stage { call in
      let items = Self.parts.enumerated().map { number, part in
        FakeImports.item(call.id, number + 1, #"{"data":"\#(Base64.encode(part.span))"}"#)
      }
      let texts = [FakeImports.item(call.id, 0, "{\"open\":\(open)}")] + items
      let last = end(call.id)
      return last.isEmpty ? .lastTexts(texts) : .texts(texts + last)
    }
  }

  private func bytes(_ path: String) -> [UInt8]? {
    try? Process.readFile(path, bytesMax: 1 << 20)
  }

  @Test("a template or an export is written as it comes, in the format that the name says")
  func written() throws {
    let stage = try stage()
    let path = stage.folder.path + "/卡片.XLSX"
    #expect(stage.run("cards", "template", "-o", path, "--locale", "zh-CN") == .ok)
    #expect(stage.errors == "已写入：\(path)\n" && stage.output.isEmpty)
    #expect(bytes(path) == Self.whole)
    #expect(stage.params("cards.importTemplate") == [#"{"format":"xlsx"}"#])
    #expect(stage.meta(0)["locale"]?.string == "zh-CN")
    let other = stage.folder.path + "/cards.csv"
    #expect(
      stage.run(
        "cards", "export", "-o", other, "--status", "invalid", "--health", "lost,stolen",
        "--store", "sto_1", "--brand", "visa", "--expiring-within", "30", "--last4", "1112") == .ok)
    #expect(stage.errors == "Written: \(other) (rows: 12)\n")
    #expect(
      stage.params("cards.export") == [
        #"{"format":"csv","filter":{"status":"invalid","health":["lost","stolen"],"#
          + #""store":"sto_1","brand":"visa","expiringWithinDays":30,"last4":"1112"}}"#
      ])
    #expect(stage.run("cards", "export", "-o", other, "--force", "--format", "xlsx") == .ok)
    #expect(stage.params("cards.export").last == #"{"format":"xlsx"}"#)
  }

  @Test("a name that says no format is refused before the server is asked, in both languages")
  func names() throws {
    let stage = try stage()
    for name in ["cards", "cards.xls", "json", "csv", ".", "a.b/c"] {
      #expect(stage.run("cards", "export", "-o", name) == .usage)
      #expect(stage.errors.contains(".xlsx or .csv"))
      #expect(stage.run("cards", "template", "-o", name, "--locale", "zh-CN") == .usage)
      #expect(stage.errors.contains("以 .xlsx 或 .csv 结尾"))
    }
    #expect(stage.run("cards", "export") == .usage)
    #expect(stage.methods.isEmpty)
  }

  @Test("standard output takes the bytes as they are, unless it is a terminal")
  func standardOutput() throws {
    let stage = try stage()
    #expect(stage.run("cards", "export", "-o", "-") == .ok)
    #expect(stage.outputBytes == Self.whole && stage.errors.isEmpty)
    #expect(stage.params("cards.export") == [#"{"format":"csv"}"#])
    stage.windowSize = .init(columns: 80, rows: 24)
    #expect(stage.run("cards", "export", "-o", "-") == .usage)
    #expect(stage.errors.contains("is a terminal"))
    #expect(stage.run("cards", "export", "-o", "-", "--locale", "zh-CN") == .usage)
    #expect(stage.errors.contains("标准输出是终端"))
    #expect(stage.methods == ["cards.export"])
  }

  // MARK: What is there already

  @Test("a file that is there is replaced if --force or the person says so, and never else")
  func overwriting() throws {
    let stage = try stage()
    let path = stage.folder.file("cards.csv", "mine")
    #expect(stage.run("cards", "export", "-o", path) == .usage)
    #expect(stage.errors.contains("--force"))
    for answer in ["", "n", "no"] {
      stage.person = Stage.Person(answer)
      #expect(stage.run("cards", "export", "-o", path) == .failed)
      #expect(stage.errors.contains("Nothing was written."))
    }
    #expect(stage.methods.isEmpty && bytes(path) == Array("mine".utf8))
    let person = Stage.Person("y")
    stage.person = person
    #expect(stage.run("cards", "export", "-o", path, "--locale", "zh-CN") == .ok)
    #expect(person.shown.contains("已存在，是否覆盖"))
    #expect(bytes(path) == Self.whole)
    stage.person = nil
    #expect(stage.run("cards", "template", "-o", path, "--force") == .ok)
  }

  // MARK: What goes wrong

  @Test(
    "a stream that breaks, is refused or is not base64 leaves no half file, and the old one as it was"
  )
  func broken() throws {
    let ends: [(ExitCode, @Sendable (String) -> [String])] = [
      (.unavailable, { _ in [] }),
      (
        .permissionDenied,
        { ["{\"jsonrpc\":\"2.0\",\"id\":\($0),\"error\":\(Stage.error(1007, "REVOKED"))}"] }
      ),
      (.failed, { [FakeImports.item($0, 3, #"{"data":"Zg==="}"#)] }),
    ]
    for (code, end) in ends {
      let stage = try stage(end: end)
      let path = stage.folder.file("cards.csv", "mine")
      let other = stage.folder.path + "/new.csv"
      #expect(stage.run("cards", "export", "-o", path, "--force") == code)
      #expect(stage.run("cards", "export", "-o", other) == code)
      #expect(bytes(path) == Array("mine".utf8))
      #expect(names(in: stage.folder.path) == ["cards.csv"])
    }
  }

  @Test("Ctrl-C while a file comes leaves nothing of it")
  func interrupted() throws {
    let stage = try stage { [FakeImports.item($0, 3, #"{"data":""}"#)] }
    let terminal = PseudoTerminal(columns: 80, rows: 24)
    let process = ProgramProcess(
      ["cards", "export", "-o", stage.folder.path + "/new.csv"], on: terminal,
      environment: stage.environment)
    while names(in: stage.folder.path).isEmpty { sched_yield() }
    while stage.methods.isEmpty { sched_yield() }
    terminal.type("\u{3}")
    #expect(process.end() == .exit(130))
    #expect(names(in: stage.folder.path).isEmpty)
  }

  private func names(in folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { _ = unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      names.append(
        unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
          unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".new") }
  }

  @Test("a place that cannot be written is told before the server is asked, in both languages")
  func unwritable() throws {
    let stage = try stage()
    let nowhere = stage.folder.path + "/none/cards.csv"
    #expect(stage.run("cards", "export", "-o", nowhere) == .failed)
    #expect(stage.errors.contains("\(nowhere): no such file or folder"))
    #expect(stage.run("cards", "export", "-o", nowhere, "--locale", "zh-CN") == .failed)
    #expect(stage.errors.contains("没有该文件或文件夹"))
    let folder = stage.folder.path + "/folder.csv"
    _ = unsafe mkdir(folder, 0o700)
    #expect(stage.run("cards", "export", "-o", folder, "--force") == .failed)
    #expect(stage.errors.contains("is a folder"))
    #expect(stage.methods.isEmpty)
  }

  /// A disk on which nothing has room.
  private final class FullDisk: Sink {
    var isDiscarded = false
    func append(_ bytes: [UInt8]) throws(ConsoleError) {
      throw .system(operation: "write", path: "cards.csv", code: ENOSPC)
    }
    func place(replaces: Bool) { Issue.record("half a file was put in its place") }
    func discard() { isDiscarded = true }
  }

  @Test("a disk that is full ends it, and what was written is gone")
  func fullDisk() throws {
    let stage = try stage()
    let disk = FullDisk()
    stage.draft = { (_) throws(ConsoleError) in disk }
    #expect(stage.run("cards", "export", "-o", "cards.csv") == .failed)
    #expect(stage.errors.contains("cards.csv: the disk is full") && disk.isDiscarded)
    #expect(stage.run("cards", "export", "-o", "cards.csv", "--locale", "zh-CN") == .failed)
    #expect(stage.errors.contains("磁盘已满"))
  }

  // MARK: Reports

  @Test("the failed rows are written as a file; where none has failed there is none")
  func failedRows() throws {
    let summary = FakeImports.summary(failed: 2, actions: "\"add\":1")
    let stage = try stage(open: summary) { [FakeImports.end($0, summary)] }
    let path = stage.folder.path + "/failed.csv"
    #expect(stage.run("cards", "import-report", FakeImports.job, "-o", path) == .ok)
    #expect(stage.errors == "Written: \(path) (rows: 2)\n")
    #expect(
      stage.params("cards.importReport") == [
        "{\"job\":\"\(FakeImports.job)\",\"format\":\"csv\"}"
      ])
    #expect(bytes(path) == Self.whole)
    let fine = FakeImports.summary(actions: "\"add\":3")
    let other = try self.stage(open: fine) { [FakeImports.end($0, fine)] }
    let none = other.folder.path + "/failed.csv"
    #expect(other.run("cards", "import-report", FakeImports.job, "-o", none) == .ok)
    #expect(other.errors.contains("No row has failed") && bytes(none) == nil)
  }

  @Test("a report shows all problems as a table or as JSON, in both languages")
  func report() throws {
    let summary = FakeImports.summary(failed: 2, actions: "\"add\":1")
    let stage = try Stage { call in
      let items = (1...2).map { row in
        "{\"problem\":\(FakeImports.problem(row * 90, "store_code", "There is no such store."))}"
      }
      return .texts(
        [FakeImports.item(call.id, 0, "{\"open\":\(summary)}")]
          + items.enumerated().map { FakeImports.item(call.id, $0 + 1, $1) }
          + [FakeImports.end(call.id, summary)])
    }
    #expect(stage.run("cards", "import-report", FakeImports.job) == .ok)
    #expect(stage.output.hasPrefix("Done: 3 rows.\n  new        1\n  cannot go  2\n"))
    #expect(stage.output.contains("✗  90   store_code  •••• 1112  There is no such store.\n"))
    stage.run("cards", "import-report", FakeImports.job, "--locale", "zh-CN")
    #expect(stage.output.contains("不能执行的行：2；有警告的行：0\n"))
    #expect(stage.output.contains("✗  180  门店编码"))
    stage.run("cards", "import-report", FakeImports.job, "-o", "json")
    #expect(Value(Array(stage.output.utf8))["problems"]?.elements.count == 2)
    stage.run("cards", "import-report", FakeImports.job, "-o", "jsonl")
    #expect(stage.output.split(separator: "\n").count == 2)
    let none = try Stage { _ in .error(Stage.error(1005, "NOT_FOUND")) }
    #expect(none.run("cards", "import-report", "imp_0") == .notFound)
  }
}
