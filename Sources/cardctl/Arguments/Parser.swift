import RPC

/// Makes sense of arguments: one pass tells words from options, a second finds the command.
///
/// An option may stand anywhere, also before the command. That works because a name means the same
/// kind of option in every command.
struct Parser {
  let commands: [Command]
  let globals: [Option]

  func parse(_ arguments: [String]) throws(UsageError) -> Request {
    var (words, given) = try split(arguments)
    if words.contains(where: Secrecy.looksLikeCardNumber) { throw Secrecy.refusedNumber }
    if words.first == "help" { return .help(topic: Array(words.dropFirst())) }
    if words.isEmpty, given["version"] != nil { words = ["version"] }
    if words.isEmpty || given["help"] != nil { return .help(topic: words) }
    let command = try command(for: words)
    let operands = Array(words.dropFirst(command.path.count))
    try check(given, for: command)
    try check(operands, for: command)
    return .run(Invocation(command: command, operands: operands, options: given))
  }

  // MARK: Words and options

  private typealias Given = [String: [String]]

  private func split(_ arguments: [String]) throws(UsageError) -> ([String], Given) {
    var words: [String] = []
    var given: Given = [:]
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        words += rest
        break
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        words.append(argument)
        continue
      }
      try take(argument, &rest, &given)
    }
    return (words, given)
  }

  private func take(
    _ argument: String, _ rest: inout ArraySlice<String>, _ given: inout Given
  ) throws(UsageError) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let option = try option(String(parts[0]))
    guard given[option.name] == nil || option.isRepeatable else {
      throw UsageError("--\(option.name) is given twice", "--\(option.name) 重复")
    }
    if !option.takesValue {
      guard parts.count == 1 else {
        throw UsageError("--\(option.name) takes no value", "--\(option.name) 不带值")
      }
      given[option.name] = [""]
    } else if let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() {
      given[option.name, default: []].append(value)
    } else {
      throw UsageError("--\(option.name) needs a value", "--\(option.name) 需要一个值")
    }
  }

  /// - Parameter written: as it stands in the arguments, without a value.
  private func option(_ written: String) throws(UsageError) -> Option {
    let known = globals + commands.flatMap(\.options)
    let shorthands = ["-o": "output", "-h": "help"]
    let name = shorthands[written] ?? String(written.drop { $0 == "-" })
    if let option = known.first(where: { $0.name == name }),
      written.hasPrefix("--") || shorthands[written] != nil
    {
      return option
    }
    if Secrecy.isSecret(name: name) { throw Secrecy.refuse(option: name) }
    // What hangs on a single dash may be a secret: no more than the letter is repeated.
    let shown = written.hasPrefix("--") ? written : String(written.prefix(2))
    throw UsageError(
      "there is no option \(shown)", "没有选项 \(shown)",
      suggestion: Suggestion.nearest(to: name, among: known.map(\.name)).map { "--\($0)" })
  }

  // MARK: The command

  private func command(for words: [String]) throws(UsageError) -> Command {
    let matching = commands.filter { words.starts(with: $0.path) }
    if let command = matching.max(by: { $0.path.count < $1.path.count }) { return command }
    let group = commands.filter { $0.path.count > 1 && $0.path[0] == words[0] }
    if !group.isEmpty, words.count == 1 {
      let verbs = group.map { $0.path[1] }.joined(separator: ", ")
      throw UsageError(
        "cardctl \(words[0]) needs one of: \(verbs)", "cardctl \(words[0]) 需要子命令：\(verbs)",
        topic: words[0])
    }
    let candidates = (group.isEmpty ? commands : group).map(\.name)
    let written = words.prefix(group.isEmpty ? 1 : 2).joined(separator: " ")
    throw UsageError(
      "there is no command \(written)", "没有命令 \(written)",
      suggestion: Suggestion.nearest(to: words.prefix(2).joined(separator: " "), among: candidates)
        ?? Suggestion.nearest(to: words[0], among: commands.map { $0.path[0] }),
      topic: group.isEmpty ? "" : words[0])
  }

  private func check(_ given: Given, for command: Command) throws(UsageError) {
    for (name, values) in given.sorted(by: { $0.key < $1.key }) {
      if globals.contains(where: { $0.name == name }) { continue }
      guard let option = command.options.first(where: { $0.name == name }) else {
        throw UsageError(
          "cardctl \(command.name) has no option --\(name)",
          "cardctl \(command.name) 没有选项 --\(name)",
          suggestion: Suggestion.nearest(to: name, among: command.options.map(\.name))
            .map { "--\($0)" },
          topic: command.name)
      }
      for value in values where option.takesValue && Secrecy.looksLikeCardNumber(value) {
        throw Secrecy.refusedNumber
      }
    }
    for option in command.options where option.isRequired && given[option.name] == nil {
      throw UsageError(
        "--\(option.name) is missing", "缺少 --\(option.name)", topic: command.name)
    }
  }

  private func check(_ operands: [String], for command: Command) throws(UsageError) {
    let required = command.operands.filter { $0.count == .one }
    guard operands.count >= required.count else {
      let missing = required[operands.count].name
      throw UsageError("\(missing) is missing", "缺少 \(missing)", topic: command.name)
    }
    let takesAny = command.operands.contains { $0.count == .any }
    guard takesAny || operands.count <= command.operands.count else {
      throw UsageError(
        "cardctl \(command.name) takes fewer arguments", "cardctl \(command.name) 的参数过多",
        topic: command.name)
    }
  }
}
