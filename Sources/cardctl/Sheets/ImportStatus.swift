import RPC

/// An import as the server tells of it: a plan, how far it is, or what came of it.
struct ImportStatus {
  /// `ImportSummary`, as it came.
  let summary: Value

  var job: String { summary["job"]?.plain.printable ?? "" }
  var state: String { summary["state"]?.string ?? "" }
  var isRunning: Bool { state == "running" }
  var rows: Int64 { summary["rows"]?.integer ?? 0 }
  var failed: Int64 { summary["failed"]?.integer ?? 0 }
  var warnings: Int64 { summary["warnings"]?.integer ?? 0 }
  var problems: [Value] { summary["problems"]?.elements ?? [] }

  func count(_ action: String) -> Int64 { summary["actions.\(action)"]?.integer ?? 0 }

  /// The rows after which something is different.
  var changes: Int64 {
    ["add", "detailsUpdated", "markInvalid", "unbind"].reduce(0) { $0 + count($1) }
  }

  /// What the program tells its caller.
  var exitCode: ExitCode {
    switch state {
    case "failed", "cancelled": .failed
    case "rejected": .rowsFailed
    default: failed > 0 ? .rowsFailed : .ok
    }
  }

  /// How far it is while it runs, for a line of a terminal.
  static func progress(_ progress: Value, _ language: Language) -> (share: Double, text: String) {
    let count = { (name: String) in progress[name]?.integer ?? 0 }
    let (done, rows) = (count("done"), count("of"))
    let text = Text(
      "\(done.grouped) of \(rows.grouped)  \(count("ok").grouped) ok  "
        + "\(count("warnings").grouped) warnings  \(count("failed").grouped) failed",
      "\(done.grouped)/\(rows.grouped) 行  成功 \(count("ok").grouped)  "
        + "警告 \(count("warnings").grouped)  失败 \(count("failed").grouped)")
    return (done.share(of: rows), text[language])
  }

  /// The same of a summary. Which rows had warnings is known of all of them alone.
  var progress: Value {
    let done = summary["done"]?.integer ?? 0
    return [
      "done": .integer(Int(done)), "of": .integer(Int(rows)),
      "ok": .integer(Int(max(0, done - failed))), "warnings": .integer(Int(warnings)),
      "failed": .integer(Int(failed)),
    ]
  }

  // MARK: In words

  /// What has become of it.
  var headline: Text {
    let done = (summary["done"]?.integer ?? 0).grouped
    let rows = rows.grouped
    return switch state {
    case "planned":
      Text("A plan of \(rows) rows: nothing was changed.", "仅为计划，共 \(rows) 行：没有作任何更改。")
    case "running":
      Text("It goes on: \(done) of \(rows) rows are done.", "执行中：\(rows) 行中已处理 \(done) 行。")
    case "done": Text("Done: \(rows) rows.", "已完成：共 \(rows) 行。")
    case "cancelled":
      Text(
        "Cancelled: \(done) of \(rows) rows were dealt with, and that stays.",
        "已取消：\(rows) 行中已处理 \(done) 行，其结果保留。")
    case "rejected":
      Text(
        "Nothing was done: a row is wrong, and it was all or nothing.",
        "没有执行：有错误行，且要求全部成功才执行。")
    case "failed":
      Text(
        "It could not go on: \(done) of \(rows) rows were dealt with. The account may have lost the right.",
        "已中止：\(rows) 行中已处理 \(done) 行。账号可能已失去权限。")
    default: Text("State: \(state.printable)", "状态：\(state.printable)")
    }
  }

  /// How many rows come to what.
  func counts(_ language: Language) -> [String] {
    let shown = Self.actions.compactMap { name, text in
      count(name) > 0 ? (text[language], count(name).grouped) : nil
    }
    let width = shown.reduce(0) { max($0, $1.1.count) }
    return Table.pairs(
      shown.map { ("  " + $0.0, String(repeating: " ", count: width - $0.1.count) + $0.1) })
  }

  private static let actions: [(String, Text)] = [
    ("add", Text("new", "新增")), ("detailsUpdated", Text("updated", "更新")),
    ("markInvalid", Text("marked invalid", "标记失效")), ("unbind", Text("unbound", "解绑")),
    ("duplicate", Text("on file already", "已在库")),
    ("unchanged", Text("without a change", "无变化")),
    ("repeated", Text("done before", "此前已执行")), ("reject", Text("cannot go", "不能执行")),
  ]
}
