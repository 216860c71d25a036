import RPC

/// `cardctl cards import-report`: how far an import is and what was wrong, or the failed rows as a file.
enum ImportReporting {
  static let run: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    if context.settings.namesFile { try save(context) } else { try show(context) }
  }

  private static func show(_ context: Context) throws(Failure) {
    let stream = try OpenStream(context, "cards.importReport", try context.params())
    var problems: [Value] = []
    let result = try stream.read { (item) throws(Failure) in
      if let problem = item["problem"] { problems.append(problem) }
    }
    var summary = result
    summary.set("problems", to: .array(problems))
    switch context.output.format {
    case .json: try context.output.json(summary)
    case .jsonl: try context.output.lines(problems.map(\.json))
    case .table:
      let pages = ImportPages(context: context, status: ImportStatus(summary: summary))
      try context.output.lines(pages.lines)
    }
  }

  private static func save(_ context: Context) throws(Failure) {
    let target = try SheetTarget(context)
    var params = try context.params()
    params.set("format", to: target.formatName)
    var status = ImportStatus(summary: .null)
    let end = try target.fill("cards.importReport", params) { opening in
      status = ImportStatus(summary: opening)
      return status.failed > 0
    }
    if end == nil {
      try context.output.note(Text("No row has failed: nothing was written.", "没有失败的行：未写入文件。"))
    } else {
      try target.tellWritten(rows: status.failed)
    }
  }
}
