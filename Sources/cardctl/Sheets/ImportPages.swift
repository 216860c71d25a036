import RPC

/// What people read of an import, on whichever stream.
struct ImportPages {
  let context: Context
  let status: ImportStatus

  private var language: Language { context.settings.language }

  /// The server's answer has no more problems than this.
  private static let problemsMax = 100

  /// What came of it, or how far it is.
  var lines: [String] {
    [status.headline.printable(language)] + status.counts(language) + problems(status.problems)
  }

  /// What would be done with a file.
  func plan(of path: String) -> [String] {
    let (name, rows) = (path.printable, status.rows.grouped)
    let title = Text(
      "\(name): \(rows) rows. Nothing has been changed; this is what would be done:",
      "\(name)：共 \(rows) 行。尚未作任何更改，将执行：")
    let empty = Text("\(name): there are no rows in it.", "\(name)：没有数据行。")
    return [(status.rows > 0 ? title : empty).printable(language)] + status.counts(language)
      + problems(status.problems)
  }

  func problems(_ problems: [Value]) -> [String] {
    guard !problems.isEmpty else { return [] }
    let title = Text(
      "Rows that cannot go: \(status.failed.grouped); with a warning: \(status.warnings.grouped)",
      "不能执行的行：\(status.failed.grouped)；有警告的行：\(status.warnings.grouped)")
    let table = ProblemTable(problems: problems, language: language, columns: columns)
    return ["", title[language]] + table.lines
  }

  /// Where the problems are that the answer leaves out.
  func tellMore() throws(Failure) {
    guard status.problems.count >= Self.problemsMax else { return }
    try context.output.note(
      Text(
        "These are the first \(Self.problemsMax). All: cardctl cards import-report \(status.job)",
        "以上为前 \(Self.problemsMax) 条。全部见：cardctl cards import-report \(status.job)"))
  }

  /// What can be done about an import that has been carried out.
  func tellNext() throws(Failure) {
    try tellMore()
    var lines = [Text("Report, for 24 hours", "报告（保留 24 小时）")[language]]
    var commands = ["cardctl cards import-report \(status.job)"]
    if status.failed > 0 {
      lines.append(Text("The failed rows, to be corrected", "失败的行，供更正")[language])
      commands.append("cardctl cards import-report \(status.job) -o failed.xlsx")
    }
    if status.state != "rejected", status.count("add") + status.count("markInvalid") > 0 {
      lines.append(Text("To take it back", "撤销")[language])
      commands.append("cardctl cards import-undo \(status.job)")
    }
    let colon = language == .english ? ":" : "："
    try context.output.notes([""] + zip(lines, commands).flatMap { ["\($0)\(colon)", "  \($1)"] })
  }

  /// Nil: lines are as long as they are.
  private var columns: Int? {
    guard context.output.layout == .fitted else { return nil }
    return (context.output.screen?.size ?? context.system.windowSize(.error))?.columns
  }
}

extension Text {
  fileprivate func printable(_ language: Language) -> String { self[language].printable }
}
