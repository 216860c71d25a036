import RPC

/// Shows a list, page after page, as far as the arguments ask.
struct Listing {
  let context: Context
  let method: String
  let member: String
  let view: View

  static let options = [
    Option(
      "limit", .integer(placeholder: "N"), nil,
      Text("At most so many; by default 50.", "最多显示 N 条，默认 50。")),
    .flag("all", nil, Text("All, however many.", "显示全部。")),
  ]

  private static let pageDefault = 50
  private static let pageMax = 500

  func show(none: Text) throws(Failure) {
    let limit = try limit()
    var items: [Value] = []
    var result = Value.null
    repeat {
      let size = min(Self.pageMax, limit - items.count)
      result = try page(size, after: result["nextPageToken"]?.string)
      let page = result[member]?.elements ?? []
      items += page
      if context.output.format == .jsonl { try context.output.lines(page.map(\.json)) }
    } while result["nextPageToken"] != nil && items.count < limit
    switch context.output.format {
    case .table: try showTable(items, result, none)
    case .json:
      result.set(member, to: .array(items))
      try context.output.json(result)
    case .jsonl: break
    }
    if result["nextPageToken"] != nil {
      try context.output.note(
        Text("There are more: use --limit N or --all.", "还有更多：请使用 --limit N 或 --all。"))
    }
  }

  private func limit() throws(Failure) -> Int {
    let invocation = context.invocation
    guard let text = invocation.value("limit") else {
      return invocation.has("all") ? Int.max : Self.pageDefault
    }
    guard !invocation.has("all") else {
      throw context.usageError(
        "--limit and --all exclude each other", "不能同时使用 --limit 和 --all")
    }
    guard let limit = Int(text), limit > 0 else {
      throw context.usageError("--limit is a number above 0", "--limit 应为正整数")
    }
    return limit
  }

  private func page(_ size: Int, after token: String?) throws(Failure) -> Value {
    var params = try context.params()
    params.set("pageSize", to: .integer(size))
    if let token { params.set("pageToken", to: .string(token)) }
    return try context.call(method, params)
  }

  private func showTable(_ items: [Value], _ result: Value, _ none: Text) throws(Failure) {
    let language = context.settings.language
    let hidden = (result["scope.hidden"]?.elements ?? []).map { Self.explain($0, language) }
    guard !items.isEmpty else { return try context.output.lines([none[language]] + hidden) }
    try context.output.table(items, view)
    if !hidden.isEmpty { try context.output.notes(hidden) }
  }

  /// Why something that someone else sees is not in the answer.
  static func explain(_ hidden: Value, _ language: Language) -> String {
    let name = hidden["reason"]?.string ?? ""
    let message = Reason(named: name)?.message.filled(language) ?? name.printable
    let permission = hidden["permission"]?.string.map { " (\($0.printable))" } ?? ""
    return Text("Not shown: \(message)\(permission)", "未显示：\(message)\(permission)")[language]
  }
}
