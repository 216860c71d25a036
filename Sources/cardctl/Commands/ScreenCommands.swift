import API
import Console
import RPC

extension Command {
  static let screening = [
    Command(
      "screen", Text("Examines all cards on file at once.", "对全部在库卡片做体检。"), [],
      [
        .tenant, .store,
        Option(
          "limit", .integer(placeholder: "N"), nil,
          Text("Rows of a list at most, up to 500; by default 20.", "列表最多行数，最大 500，默认 20。")),
        Option(
          "html", .text(placeholder: "FILE"), nil,
          Text("Writes the report to a file, as a page for a browser.", "将报告写成网页文件。")),
        .force,
      ],
      examples: [
        "cardctl screen", "cardctl screen --store sto_0c4m8r3f7a9ws",
        "cardctl screen --html screening.html --locale zh-CN",
      ], .program(Screening.run))
  ]
}

/// `cardctl screen`: the server counts, here it is shown.
private enum Screening {
  private static let rowsDefault = 20
  private static let rowsMax = 500

  static let run: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    let rows = try rows(context)
    guard context.output.format == .table || context.invocation.has("html") else {
      var params = try context.params()
      params.set("pageSize", to: .integer(rows))
      return try context.output.json(try context.call("cards.screen", params))
    }
    context.adoptZone()
    let result = try context.call(Endpoints.cardsScreen, params(rows, context))
    let report = ScreenReport(result: result, language: context.settings.language, rows: rows)
      .report(of: place(result, context))
    if let path = context.invocation.value("html") {
      let page = ReportPage(report: report, language: context.settings.language)
      try write(page.text, to: path, context)
    } else {
      try context.output.lines(report.lines(isColored: context.system.isColored))
    }
    let hidden = Value(result.scope.json)["hidden"]?.elements ?? []
    try context.output.notes(hidden.map { Listing.explain($0, context.settings.language) })
  }

  private static func rows(_ context: Context) throws(Failure) -> Int {
    guard let text = context.invocation.value("limit") else { return rowsDefault }
    guard let rows = Int(text), (1...rowsMax).contains(rows) else {
      throw context.usageError(
        "--limit is a number from 1 to \(rowsMax)", "--limit 应为 1 至 \(rowsMax) 的整数")
    }
    return rows
  }

  private static func params(_ rows: Int, _ context: Context) -> CardsScreenParams {
    CardsScreenParams(
      tenant: context.invocation.value("tenant").map { TenantID(text: $0) },
      store: context.invocation.value("store").map { StoreID(text: $0) }, pageSize: Int64(rows))
  }

  /// The store that is meant, by its name if the answer has it.
  private static func place(_ result: ScreenResult, _ context: Context) -> String? {
    context.invocation.value("store").map { store in
      (result.stores.first?.store.name ?? store).printable
    }
  }

  private static func write(
    _ text: String, to path: String, _ context: Context
  ) throws(Failure) {
    do throws(ConsoleError) {
      try context.system.writeFile(path, Array(text.utf8), context.invocation.has("force"))
    } catch {
      guard error.isTaken else { throw .console(error) }
      let name = path.printable
      throw context.usageError(
        "\(name) is there already; use --force to replace it",
        "\(name) 已存在；如需覆盖请使用 --force")
    }
    try context.output.note(Text("Written: \(path.printable)", "已写入：\(path.printable)"))
  }
}
