import API

extension Command {
  static let surface = Option(
    "surface", .choice(Surface.names(\.name)), "surface",
    Text("Which menu: back office, app or command line.", "哪一端的菜单：后台、手机端或命令行。"))

  private static let account = Option(
    "account", .text(placeholder: "ID"), "account",
    Text("Id of the account to ask about.", "要查询的账号编号。"))

  static let entries = [
    Command(
      "entries", Text("Shows the menu entries that you may use.", "显示您可使用的菜单入口。"), [],
      [surface, account],
      examples: ["cardctl entries", "cardctl entries --surface mobile --locale zh-CN"],
      .program(showEntries))
  ]

  private static let showEntries: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    var params = try context.params()
    if params["surface"] == nil { params.set("surface", to: .string("\(Surface.pc.name)")) }
    let result = try context.call("entries.list", params)
    let output = context.output
    guard output.format == .table else { return try output.json(result) }
    let entries = result["entries"]?.elements ?? []
    guard !entries.isEmpty else {
      return try output.lines([
        Text("Nothing shows in this menu.", "此菜单中没有可显示的入口。")[output.language]
      ])
    }
    try output.lines(EntryTree(entries, output.language).lines)
  }
}
