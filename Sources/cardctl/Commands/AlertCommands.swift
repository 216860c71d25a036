import API

extension Command {
  static let alerts = [
    Command(
      "alerts list",
      Text("Lists what somebody should see to, the latest first.", "列出支付卡提醒，最近的在前。"), [],
      [
        Option(
          "state", .choice(AlertState.names(\.name)), "state",
          Text("Only those in this state.", "按状态筛选。")),
        Option(
          "kind", .choice(AlertKind.names(\.name)), "kind",
          Text("Only those of this kind.", "按类型筛选。")), .store, .tenant,
      ] + Listing.options,
      examples: ["cardctl alerts list --state open"],
      .call("alerts.list", .list("alerts", .alert, none: Text("No alerts.", "没有提醒。")))),
    Command(
      "alerts digest",
      Text("Sums up what is not settled, as a message to pass on.", "汇总未解除的提醒，便于转发。"), [],
      [.store, .tenant], examples: ["cardctl alerts digest"], .program(showDigest)),
    Command(
      "alerts acknowledge",
      Text("Says that somebody has taken note.", "标记提醒为已知悉。"), [Operand("ALERT", nil, .any)],
      [
        .flag("open", nil, Text("All open ones, however many.", "全部待处理的提醒。"))
      ],
      examples: [
        "cardctl alerts acknowledge alr_0c4s5t1m8w3dk", "cardctl alerts acknowledge --open",
      ],
      .program(acknowledge)),
    Command(
      "alerts configure",
      Text("Sets how many days before its last day a card is alerted of.", "设置到期前多少天提醒。"), [],
      [
        Option(
          "days", .integers(placeholder: "N"), "daysAhead",
          Text("From the largest to the smallest.", "从大到小，以逗号分隔。")
        ).required
      ],
      examples: ["cardctl alerts configure --days 60,30,7,0"],
      .call("alerts.configure", .object("", .alertSettings))),
  ]

  private static let showDigest: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    let digest = try context.call("alerts.digest", try context.params())
    guard context.output.format == .table else { return try context.output.json(digest) }
    try context.output.sentences([(digest["message"]?.string ?? "").printable])
  }

  /// So many go into one call.
  private static let acknowledgedMax = 500

  private static let acknowledge: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    var ids = context.invocation.operands
    guard ids.isEmpty == context.invocation.has("open") else {
      throw context.usageError("name alerts, or use --open", "请指定提醒编号，或使用 --open")
    }
    var alerts: [Value] = []
    repeat {
      if context.invocation.has("open") { ids = try openAlerts(context) }
      if ids.isEmpty { break }
      let chosen = Array(ids.prefix(acknowledgedMax))
      let params: Value = ["alerts": .array(chosen.map { .string($0) })]
      alerts += try context.call("alerts.acknowledge", params)["alerts"]?.elements ?? []
      ids.removeFirst(chosen.count)
    } while !ids.isEmpty || context.invocation.has("open")
    try show(alerts, context.output)
  }

  private static func openAlerts(_ context: Context) throws(Failure) -> [String] {
    let params: Value = ["state": .string("open"), "pageSize": .integer(acknowledgedMax)]
    let page = try context.call("alerts.list", params)
    return (page["alerts"]?.elements ?? []).compactMap { $0["id"]?.string }
  }

  private static func show(_ alerts: [Value], _ output: Output) throws(Failure) {
    switch output.format {
    case .table where alerts.isEmpty:
      try output.lines([Text("No alerts.", "没有提醒。")[output.language]])
    case .table: try output.table(alerts, .alert)
    case .json: try output.json(.array(alerts))
    case .jsonl: try output.lines(alerts.map(\.json))
    }
  }
}
