import API

extension Command {
  private static let operand = Operand("CHANNEL", "channel")

  static let channels = [
    Command(
      "channels list",
      Text(
        "Lists the channels, and how far each is behind.", "列出渠道及其落后情况。"),
      examples: ["cardctl channels list"],
      .program { context throws(Failure) in
        let result = try context.call("channels.list", try context.params())
        try show(result, none: Text("No channels.", "没有渠道。"), .channel, context)
      }),
    Command(
      "channels register",
      Text(
        "Registers a channel: unbindings wait from now on until it has acknowledged them.",
        "登记渠道：此后的解绑须等待其确认。"),
      [operand, Operand("ACCOUNT_ID", "account")],
      examples: ["cardctl channels register gateway acc_0c4m9c1m6e8hv"],
      .call("channels.register", .object("channel", .channel))),
    Command(
      "channels remove",
      Text(
        "Removes a channel: nothing waits for it any more.", "移除渠道：解绑不再等待其确认。"),
      [operand], examples: ["cardctl channels remove gateway"],
      .call("channels.remove", .object("channel", .channel))),
    Command(
      "channels status",
      Text(
        "Shows which channels have taken a card's unbinding.", "查看各渠道是否已确认卡片的解绑。"),
      [Operand("CARD", "card")], examples: ["cardctl channels status card_0c4n2f8q3z7tb"],
      .program { context throws(Failure) in
        let result = try context.call("channels.status", try context.params())
        let none = Text(
          "No channel has to take an unbinding of this card.", "没有渠道需要确认该卡片的解绑。")
        try show(result, none: none, .channelSync, context)
      }),
  ]

  /// A list that comes in one piece.
  private static func show(
    _ result: Value, none: Text, _ view: View, _ context: Context
  ) throws(Failure) {
    let output = context.output
    let channels = result["channels"]?.elements ?? []
    switch output.format {
    case .json: try output.json(result)
    case .jsonl: for channel in channels { try output.json(channel) }
    case .table where channels.isEmpty: try output.lines([none[output.language]])
    case .table: try output.table(channels, view)
    }
  }
}

extension View {
  static let channel = View(
    row: [
      .text("name", Text("Channel", "渠道")), .yesNo("late", Text("Late", "超时")),
      .text("pending", Text("Unbindings waiting", "待确认解绑")),
      .time("waitingSince", Text("Since", "等待始于")),
      .text("behind", Text("Events behind", "落后事件数")),
      .time("lastAckAt", Text("Last acknowledged", "最近确认")),
    ],
    more: [
      .text("position", Text("Position", "位置")), .text("account", Text("Account", "账号")),
      .time("registeredAt", Text("Registered", "登记时间")),
    ])

  /// Whether a channel has taken an unbinding.
  static let channelSync = View([
    .text("channel", Text("Channel", "渠道")), .word("state", .syncState, Text("State", "状态")),
    .time("since", Text("Since", "开始时间")), .time("until", Text("Due", "期限")),
    .time("ackedAt", Text("Acknowledged", "确认时间")),
  ])
}
