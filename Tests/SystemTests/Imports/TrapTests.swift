import API
import SheetTesting
import Testing

/// What a workbook can have that nobody wants, as it is answered by a server.
@Suite("Workbooks with traps", .timeLimit(.minutes(30)))
struct TrapTests {
  @Test("files that must not be opened, or are none, are refused by what is wrong with them")
  func files() throws {
    let stage = try ImportStage()
    for trap in Trap.files {
      #expect(try stage.outcome(of: trap.file) == trap.outcome, "\(trap.name)")
    }
    try expectUntouched(stage)
  }

  @Test("what a spreadsheet does to cells and rows is told, row by row")
  func cells() throws {
    let stage = try ImportStage()
    for trap in Trap.cells {
      #expect(try stage.outcome(of: trap.file) == trap.outcome, "\(trap.name)")
    }
    try expectUntouched(stage)
  }

  /// Dry runs and refusals change nothing, and the server is as well as before.
  private func expectUntouched(_ stage: ImportStage) throws {
    #expect(try stage.client.call(Endpoints.cardsList, CardsListParams()).cards.isEmpty)
    #expect(try stage.client.applying(ImportStage.additions(1)).actions.add == 1)
    #expect(try stage.server.stop() == 0)
    #expect(!stage.installation.log.contains("Fatal"))
  }

  @Test(
    "a column for a security code refuses the file: its values are in no answer, log or database",
    arguments: ["CVV2", "卡片安全码", "ＰＩＮ"])
  func securityCode(header: String) throws {
    let stage = try ImportStage(options: ["--log-level", "debug"])
    let secrets = Secrets(["739184265", cardNumber(1), "Li Xiaofeng"])
    let columns = ImportStage.columns + [header]
    let cells = ImportStage.add(cardNumber(1)) + ["739184265"]
    let book = BookMaker(sheetData: row(1, columns) + row(2, cells)).file()
    for file in [ImportStage.text([cells], header: columns), book] {
      for dryRun in [true, false] {
        let id = try stage.client.openImport(CardsImportParams(dryRun: dryRun, planHash: "0"))
        try stage.client.send(file, to: id)
        let answer = try Answer(stage.client.receiveAnswer())
        #expect(answer.outcome == "SENSITIVE_DATA_FORBIDDEN")
        #expect(secrets.found(in: answer.text) == nil)
      }
    }
    #expect(try stage.records().numbers("SELECT count(*) FROM imports") == [0])
    try stage.server.kill()
    try secrets.expectNone(in: stage.installation)
  }
}
