import RPC

/// Shows a list, page after page, as far as the arguments ask.
struct Listing {
  let context: Context
  let method: String
  let member: String
  let view: View

  static let options =
    [
      Option(
        "limit", .integer(placeholder: "N"), nil,
        Text("At most so many; by default 50.", "最多显示 N 条，默认 50。")),
      .flag("all", nil, Text("All, however many.", "显示全部。")),
    ] + ListWatching.options

  private static let pageDefault = 50
  private static let pageMax = 500

  func show(none: Text) throws(Failure) {
    if context.invocation.has("watch") { return try watch(none) }
    let isStreaming = context.output.format == .jsonl
    let (items, result) = try read { (page) throws(Failure) in
      if isStreaming { try context.output.lines(page.map(\.json)) }
    }
    switch context.output.format {
    case .table: try showTable(items, result, none)
    case .json:
      var result = result
      result.set(member, to: .array(items))
      try context.output.json(result)
    case .jsonl: break
    }
    if result["nextPageToken"] != nil {
      try context.output.note(
        Text(
          "\(items.count) shown, there are more: use --limit N or --all.",
          "已显示 \(items.count) 条，还有更多：请使用 --limit N 或 --all。"))
    }
  }

  private func watch(_ none: Text) throws(Failure) {
    try ListWatching(context: context).run { () throws(Failure) in
      let (items, _) = try read { (_) throws(Failure) in }
      guard context.output.format == .table else { return items.map(\.json) }
      return items.isEmpty ? [emptiness(none)] : context.output.rows(items, view)
    }
  }

  /// The items, page after page as far as they are wanted, and the last answer.
  private func read(
    _ each: ([Value]) throws(Failure) -> Void
  ) throws(Failure) -> ([Value], Value) {
    let limit = try limit()
    var items: [Value] = []
    var result = Value.null
    repeat {
      let size = min(Self.pageMax, limit - items.count)
      result = try page(size, after: result["nextPageToken"]?.string)
      let page = result[member]?.elements ?? []
      items += page
      try each(page)
    } while result["nextPageToken"] != nil && items.count < limit
    return (items, result)
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
    guard !items.isEmpty || context.output.layout == .csv else {
      return try context.output.lines([emptiness(none)] + hidden)
    }
    try context.output.table(items, view)
    if !hidden.isEmpty { try context.output.notes(hidden) }
  }

  /// That there is nothing: at all, or that fits.
  private func emptiness(_ none: Text) -> String {
    let invocation = context.invocation
    let isFiltered = invocation.command.options.contains { option in
      option.member != nil && option.name != "tenant" && option.name != "order"
        && invocation.has(option.name)
    }
    let unfit = Text(
      "Nothing fits what was asked for: leave out an option to see more.",
      "没有符合条件的结果；可去掉某个选项再试。")
    return (isFiltered ? unfit : none)[context.settings.language]
  }

  /// Why something that someone else sees is not in the answer.
  static func explain(_ hidden: Value, _ language: Language) -> String {
    let name = hidden["reason"]?.string ?? ""
    let message = Reason(named: name)?.message.filled(language) ?? name.printable
    let permission = hidden["permission"]?.string.map { " (\($0.printable))" } ?? ""
    return Text("Not shown: \(message)\(permission)", "未显示：\(message)\(permission)")[language]
  }
}
