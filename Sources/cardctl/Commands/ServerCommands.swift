import API

extension Command {
  static let server = [
    Command(
      "call",
      Text(
        "Calls any method; params as JSON, or - for standard input.", "调用任意方法；参数为 JSON，- 表示标准输入。"),
      [Operand("METHOD"), Operand("JSON", nil, .optional)],
      examples: [
        "cardctl call rpc.whoami", #"cardctl call cards.list '{"status": "abnormal"}'"#,
        "cardctl call cards.bind - < bind.json",
      ], .program(GenericCall.run)),
    Command(
      "describe", Text("Lists the server's methods, or describes one.", "列出服务器的方法，或说明其中一个。"),
      [Operand("METHOD", nil, .optional)],
      [.flag("mine", nil, Text("Only methods that you may call.", "仅列出您可调用的方法。"))],
      examples: ["cardctl describe", "cardctl describe cards.bind"], .program(Describe.run)),
    Command(
      "doctor",
      Text(
        "Finds out what is wrong between you and the server.", "诊断与服务器之间的问题。"),
      examples: ["cardctl doctor", "cardctl doctor --socket /run/cardd/cardd.sock -o json"],
      .program(Doctor.run)),
    Command(
      "ping", Text("Measures how fast the server answers.", "测量服务器应答速度。"),
      examples: ["cardctl ping"], .program(ping)),
    Command(
      "health",
      Text("Tells whether the server can work; exit code 1 if not.", "检查服务器状态；异常时退出码为 1。"), [],
      [
        Option(
          "service", .text(placeholder: "NAME"), "service",
          Text("One service, such as cards.", "指定服务，如 cards。")),
        .flag("watch", "watch", Text("Tells each change until Ctrl-C.", "持续显示变化，直到按 Ctrl-C。")),
      ],
      examples: ["cardctl health", "cardctl health --service cards --watch"], .program(health)),
    Command(
      "watch", Text("Shows events as they happen, until Ctrl-C.", "实时显示事件，直到按 Ctrl-C。"), [],
      Following.watchOptions,
      examples: ["cardctl watch", "cardctl watch --after 0 --type card.bound -o jsonl"],
      .program(Following.watch)),
    Command(
      "version", Text("Shows the program's version.", "显示程序版本。"),
      examples: ["cardctl version"], .program(version)),
    Command(
      "manual",
      Text("Writes options and commands for a manual page.", "以手册页格式输出选项和命令。"),
      examples: ["cardctl manual"], .program(manual)),
  ]

  private static let manual: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    let manual = Manual(
      commands: all, globals: Settings.options, language: context.settings.language)
    try context.output.lines(manual.lines)
  }

  private static let ping: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    let clock = ContinuousClock()
    // The first call opens the connection; the second is what a program would see.
    _ = try context.call("rpc.ping", asAnyone: true)
    let start = clock.now
    _ = try context.call("rpc.ping", asAnyone: true)
    let microseconds = Int((clock.now - start) / .microseconds(1))
    if context.output.format == .table {
      try context.output.lines([
        Text("The server answered in \(microseconds) µs.", "服务器应答用时 \(microseconds) 微秒。")[
          context.settings.language]
      ])
    } else {
      try context.output.json(["microseconds": .integer(microseconds)])
    }
  }

  private static let health: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    let params = try context.params()
    guard !context.invocation.has("watch") else {
      let text = Array(params.json.utf8)
      return try Following(context, "rpc.health", text, asAnyone: true).run {
        (health) throws(Failure) in try show(health, context)
      }
    }
    let result = try context.call("rpc.health", params, asAnyone: true)
    let status = result["status"]?.string ?? ""
    try show(result, context)
    if status != "\(ServingStatus.serving.name)" { throw .quiet }
  }

  private static func show(_ health: Value, _ context: Context) throws(Failure) {
    guard context.output.format == .table else { return try context.output.json(health) }
    let word = Vocabulary.serving.word(
      health["status"]?.string ?? "", context.settings.language)
    try context.output.lines([word.printable])
  }

  private static let version: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    let version = Value.contract["info.version"]?.plain ?? ""
    if context.output.format == .table {
      try context.output.lines(["cardctl \(version)"])
    } else {
      try context.output.json(["version": .string(version)])
    }
  }
}

extension Value {
  /// The head of the contract that this program was built from: it has the version.
  static var contract: Value {
    Value(Array("\(Discovery.head)]}".utf8))
  }
}
