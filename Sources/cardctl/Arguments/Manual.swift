import RPC

/// Options and commands as a part of a manual page, in the language of mdoc(7).
struct Manual {
  let commands: [Command]
  let globals: [Option]
  let language: Language

  var lines: [String] {
    let titles = (Text("Options of every command", "通用选项"), Text("Commands", "命令"))
    return [".Ss \(titles.0[language])"] + Self.list(globals.flatMap(item))
      + [".Ss \(titles.1[language])"] + Self.list(commands.flatMap(item))
  }

  private static func list(_ items: [String], compact: Bool = false) -> [String] {
    [".Bl -tag -width Ds\(compact ? " -compact" : "")"] + items + [".El"]
  }

  private func item(_ command: Command) -> [String] {
    let operands = command.operands.map { " Ar \(Self.word($0.usage))" }.joined()
    let name = command.path.map(Self.word).joined(separator: " ")
    var lines = [".It Ic \(name)\(operands)"] + Self.sentences(command.summary[language])
    if !command.options.isEmpty {
      lines += [".Pp"] + Self.list(command.options.flatMap(item), compact: true)
    }
    return lines + [".Bd -literal"] + command.examples.map(Self.text) + [".Ed"]
  }

  private func item(_ option: Option) -> [String] {
    let words = option.usage.split(separator: " ", maxSplits: 1).map(String.init)
    let value = words.dropFirst().map { " Ar \(Self.word($0))" }.joined()
    var lines = [".It Fl \(Self.word(String(words[0].dropFirst())))\(value)"]
    lines += Self.sentences(option.help[language])
    if option.isRequired { lines.append(Text("Required.", "必填。")[language]) }
    let values = option.unshownValues.joined(separator: ", ")
    return values.isEmpty ? lines : lines + [Self.text(values + ".")]
  }

  // MARK: What mdoc would take for its own

  /// A word behind a macro, that may be the name of one.
  private static func word(_ text: String) -> String { "\\&\(escaped(text))" }

  /// A line of text: one that begins with a dot or a quote would be a macro.
  private static func text(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(escaped(line))" : escaped(line)
  }

  /// mdoc wants a line for each sentence, to space them well.
  private static func sentences(_ text: String) -> [String] {
    text.split(separator: ". ").map { sentence in
      let isLast = sentence.endIndex == text.endIndex
      return Self.text(isLast ? String(sentence) : "\(sentence).")
    }
  }

  private static func escaped(_ text: String) -> String {
    String(text.flatMap { $0 == "\\" ? Array("\\e") : [$0] })
  }
}
