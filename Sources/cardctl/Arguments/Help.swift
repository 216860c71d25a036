import RPC

/// Explains commands: the program, a group, or one of them.
struct Help {
  let commands: [Command]
  let language: Language
  /// How many characters a line has at most.
  var columns = 80

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
    return [usage, ""]
      + Table.pairs(commands.map { ($0.name, $0.summary[language]) }, columns: columns)
      + ["", heading(Text("Options of every command", "通用选项"))] + list(Settings.options)
      + ["", Text("Help on one: cardctl help COMMAND", "查看某个命令：cardctl help COMMAND")[language]]
  }

  private func entry(_ command: Command) -> [String] {
    ["\(command.usage)"]
      + Wrapping.lines("    " + command.summary[language], columns: columns, indent: "    ")
  }

  private func page(_ command: Command) -> [String] {
    var lines = [command.usage + (command.options.isEmpty ? "" : " [OPTION…]")]
    lines += [""] + Wrapping.lines(command.summary[language], columns: columns)
    if !command.options.isEmpty {
      lines += ["", heading(Text("Options", "选项"))] + list(command.options)
    }
    lines += ["", heading(Text("Examples", "示例"))] + command.examples.flatMap(example)
    return lines
  }

  /// A long example goes on below, as a shell takes it.
  private func example(_ example: String) -> [String] {
    var lines = [" "]
    for part in Self.parts(example) {
      let width = DisplayWidth.columns(of: lines[lines.count - 1] + part)
      if width + 2 > columns { lines.append("   ") }
      lines[lines.count - 1] += part
    }
    return lines.dropLast().map { "\($0) \\" } + lines.suffix(1)
  }

  /// The command, and each option with its value, all with the space before them.
  private static func parts(_ example: String) -> [String] {
    var parts = [""]
    for word in example.split(separator: " ", omittingEmptySubsequences: false) {
      if word.hasPrefix("--") { parts.append("") }
      parts[parts.count - 1] += " \(word)"
    }
    return parts
  }

  private func list(_ options: [Option]) -> [String] {
    let required = Text(" Required.", "必填。")[language]
    let usages = options.map { "  \($0.usage)" }
    let width = min(Self.usageMax, usages.map(DisplayWidth.columns).max() ?? 0)
    let indent = String(repeating: " ", count: width + Table.gap.count)
    return zip(usages, options).flatMap { usage, option in
      let help = option.help[language] + (option.isRequired ? required : "")
      let text = Wrapping.lines(indent + help, columns: columns, indent: indent)
      return Self.joined(usage, text, indent) + values(option)
    }
  }

  /// A longer usage has its line to itself.
  private static let usageMax = 26

  private static func joined(_ usage: String, _ text: [String], _ indent: String) -> [String] {
    let width = DisplayWidth.columns(of: usage)
    guard width + Table.gap.count <= indent.count else { return [usage] + text }
    let fill = String(repeating: " ", count: indent.count - width)
    return [usage + fill + text[0].drop { $0 == " " }] + text.dropFirst()
  }

  private func values(_ option: Option) -> [String] {
    let values = option.unshownValues
    guard !values.isEmpty else { return [] }
    let indent = "      "
    return Wrapping.lines(
      indent + values.joined(separator: " "), columns: columns, indent: indent)
  }

  private func heading(_ text: Text) -> String {
    text[language] + (language == .english ? ":" : "：")
  }
}
