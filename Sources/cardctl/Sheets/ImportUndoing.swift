import RPC

/// `cardctl cards import-undo`: takes back what an import has added and marked, once it is confirmed.
struct ImportUndoing {
  let context: Context

  static let run: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    try ImportUndoing(context: context).run()
  }

  private var invocation: Invocation { context.invocation }
  private var language: Language { context.settings.language }

  private func run() throws(Failure) {
    guard context.dialog != nil || invocation.has("yes") else {
      throw context.usageError(
        "there is no terminal to confirm on; use --yes, with --password-file PATH or "
          + "--totp-file PATH where cards were added",
        "没有可用的终端供确认；请使用 --yes，如曾新增卡片还需 --password-file PATH 或 --totp-file PATH")
    }
    let params = try context.params()
    if !invocation.has("yes") {
      let status = ImportStatus(
        summary: try OpenStream(context, "cards.importReport", params, window: 1).opening)
      guard try confirm(status) else { return }
    }
    try show(try undo(params))
  }

  /// False if there is nothing to take back.
  private func confirm(_ status: ImportStatus) throws(Failure) -> Bool {
    let isPlan = status.state == "planned" || status.state == "rejected"
    let (added, marked) = (status.count("add"), status.count("markInvalid"))
    guard !isPlan, added + marked > 0 else {
      try context.output.note(
        Text(
          "It has added and marked nothing: there is nothing to take back.",
          "该导入没有新增或标记任何卡片：无需撤销。"))
      return false
    }
    try context.tell(
      Text(
        "Cards to be unbound: \(added.grouped); marks to be cleared: \(marked.grouped).",
        "将解绑 \(added.grouped) 张卡，清除 \(marked.grouped) 张卡的标记。"))
    try context.tell(
      Text("Cards that somebody has changed since stay as they are.", "此后被更改的卡片保持不变。"))
    let prompt = Text(
      "Type the count of both (\(added + marked)) to take them back: ",
      "请输入总数（\(added + marked)）以撤销：")
    guard try context.ask(prompt, isSecret: false) == "\(added + marked)" else {
      throw .notConfirmed(Text("Not confirmed: nothing was changed.", "未确认：没有作任何更改。"))
    }
    return true
  }

  private func undo(_ params: Value) throws(Failure) -> Value {
    do throws(Failure) {
      return try context.call("cards.importUndo", params)
    } catch {
      guard error.asksForProof else { throw error }
      try Proof(context: context).give()
      return try context.call("cards.importUndo", params)
    }
  }

  private func show(_ result: Value) throws(Failure) {
    let problems = result["problems"]?.elements ?? []
    if context.output.format == .table {
      let count = { (name: String) in (result[name]?.integer ?? 0).grouped }
      let done = Text(
        "Taken back: \(count("unbound")) cards unbound, \(count("cleared")) marks cleared.",
        "已撤销：解绑 \(count("unbound")) 张，清除标记 \(count("cleared")) 张。")
      try context.output.lines([done[language]] + kept(problems))
    } else {
      try context.output.json(result)
    }
    if !problems.isEmpty { throw .reported(.rowsFailed) }
  }

  private func kept(_ problems: [Value]) -> [String] {
    guard !problems.isEmpty else { return [] }
    let title = Text("Not taken back: \(problems.count)", "未撤销：\(problems.count)")
    let columns = context.output.layout == .fitted ? context.output.screen?.size.columns : nil
    let table = ProblemTable(problems: problems, language: language, columns: columns)
    return ["", title[language]] + table.lines
  }
}
