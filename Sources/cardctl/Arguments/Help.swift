import RPC

/// Explains commands: the program, a group, or one of them.
struct Help {
  let commands: [Command]
  let language: Language

  /// - Parameter topic: words of a command or of a group; none for the program.
  func lines(on topic: [String]) throws(UsageError) -> [String] {
    if topic.isEmpty { return program }
    let best = commands.filter { topic.starts(with: $0.path) }
    if let command = best.max(by: { $0.path.count < $1.path.count }) { return page(command) }
    let group = commands.filter { $0.path.starts(with: topic) }
    guard group.isEmpty else { return group.flatMap(entry) }
    let name = topic.joined(separator: " ")
    throw UsageError(
      "there is no command \(name)", "没有命令 \(name)",
      suggestion: Suggestion.nearest(to: name, among: commands.map(\.name)))
  }

  private var program: [String] {
    let usage = "cardctl COMMAND [ARGUMENT…] [OPTION…]"
    return [usage, ""] + Table.pairs(commands.map { ($0.name, $0.summary[language]) })
      + ["", heading(Text("Options of every command", "通用选项"))] + list(Settings.options)
      + ["", Text("Help on one: cardctl help COMMAND", "查看某个命令：cardctl help COMMAND")[language]]
  }

  private func entry(_ command: Command) -> [String] {
    ["\(command.usage)", "    \(command.summary[language])"]
  }

  private func page(_ command: Command) -> [String] {
    var lines = [command.usage + (command.options.isEmpty ? "" : " [OPTION…]")]
    lines += ["", command.summary[language]]
    if !command.options.isEmpty {
      lines += ["", heading(Text("Options", "选项"))] + list(command.options)
    }
    lines += ["", heading(Text("Examples", "示例"))] + command.examples.map { "  \($0)" }
    return lines
  }

  private func list(_ options: [Option]) -> [String] {
    let required = Text(" Required.", "必填。")[language]
    let rows = options.map { option in
      ("  \(option.usage)", option.help[language] + (option.isRequired ? required : ""))
    }
    return zip(Table.pairs(rows), options).flatMap { line, option in
      let values = option.unshownValues
      return values.isEmpty ? [line] : [line, "      \(values.joined(separator: " "))"]
    }
  }

  private func heading(_ text: Text) -> String {
    text[language] + (language == .english ? ":" : "：")
  }
}
