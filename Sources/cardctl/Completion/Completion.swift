import RPC

/// How a line may go on: `cardctl __complete SHELL WORD…`. Whatever is wrong, it says nothing and ends well:
/// who presses a key wants no lecture.
struct Completion {
  /// A word that fits, and what it is.
  struct Candidate: Equatable {
    let word: String
    var help = ""
  }

  let system: System
  let language: Language
  /// The words before the one that is being typed, without the program's name.
  private let words: [String]
  private let current: String

  /// - Parameter arguments: behind `__complete`: the shell, then the words, the last as far as typed.
  init(_ arguments: [String], _ system: System, _ language: Language) {
    self.system = system
    self.language = language
    let words = Self.joined(Array(arguments.dropFirst()))
    self.words = words.dropLast()
    current = words.last ?? ""
  }

  /// bash takes `--option=value` apart at the `=`: option and value are two words then, as without it.
  private static func joined(_ words: [String]) -> [String] {
    words.filter { $0 != "=" } + (words.last == "=" ? [""] : [])
  }

  /// Lines for the shell.
  var lines: [String] {
    let found = candidates
    if found.first?.word == CompletionScript.files { return [CompletionScript.files] }
    return found.filter { $0.word.hasPrefix(current) }.map { candidate in
      "\(candidate.word.printable)\t\(candidate.help.printable)"
    }
  }

  private var candidates: [Candidate] {
    if let option = words.last.flatMap(valued) { return values(of: option) }
    guard current.hasPrefix("-") else { return next }
    let parts = current.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let option = valued(String(parts[0])) else { return options }
    return values(of: option).map { Candidate(word: "\(parts[0])=\($0.word)", help: $0.help) }
  }

  // MARK: What has been typed

  /// The option of that name, if a value has to follow it.
  private func valued(_ word: String) -> Option? {
    guard word.hasPrefix("-") else { return nil }
    let name = word == "-o" ? "output" : String(word.drop { $0 == "-" })
    // What a command makes of an option comes before what it is elsewhere.
    let known = (command?.options ?? []) + Settings.options + Command.all.flatMap(\.options)
    return known.first { $0.name == name && $0.takesValue }
  }

  /// The words that are neither options nor their values.
  private var plain: [String] {
    let options = Settings.options + Command.all.flatMap(\.options)
    let valued = Set(options.filter(\.takesValue).map { "--\($0.name)" } + ["-o"])
    var plain: [String] = []
    var isValue = false
    for word in words {
      if !isValue, !word.hasPrefix("-") || word == "-" { plain.append(word) }
      isValue = !isValue && valued.contains(word)
    }
    return plain
  }

  private var command: Command? {
    let plain = plain
    return Command.all.filter { plain.starts(with: $0.path) }
      .max { $0.path.count < $1.path.count }
  }

  /// What was given to an option.
  func given(_ name: String) -> String? {
    if let word = words.last(where: { $0.hasPrefix("--\(name)=") }) {
      return String(word.dropFirst(name.count + 3))
    }
    guard let place = words.lastIndex(of: "--\(name)"), place + 1 < words.count else { return nil }
    return words[place + 1]
  }

  // MARK: What may follow

  private var options: [Candidate] {
    let own = command?.options ?? []
    let all = own + Settings.options.filter { option in !own.contains { $0.name == option.name } }
    return all.map { Candidate(word: "--\($0.name)", help: $0.help[language]) }
  }

  private var next: [Candidate] {
    let plain = plain
    if plain.first == "help" { return commands(after: Array(plain.dropFirst())) }
    guard let command else {
      let help = Candidate(word: "help", help: Text("Help", "帮助")[language])
      return commands(after: plain) + (plain.isEmpty ? [help] : [])
    }
    let place = plain.count - command.path.count
    let operand =
      command.operands.indices.contains(place)
      ? command.operands[place] : command.operands.last { $0.count == .any }
    return operand.map { Choices(self).operand($0.name) } ?? []
  }

  /// The words that lead on to commands.
  private func commands(after path: [String]) -> [Candidate] {
    var found: [Candidate] = []
    for command in Command.all
    where command.path.starts(with: path) && command.path.count > path.count {
      let word = command.path[path.count]
      guard !found.contains(where: { $0.word == word }) else { continue }
      let isGroup = command.path.count > path.count + 1
      found.append(Candidate(word: word, help: isGroup ? "\(word) …" : command.summary[language]))
    }
    return found
  }

  private func values(of option: Option) -> [Candidate] {
    switch option.kind {
    case .choice(let values): values.map { Candidate(word: $0) }
    case .choices(let values): listed(values.map { Candidate(word: $0) })
    case .texts: listed(Choices(self).option(option))
    default: Choices(self).option(option)
    }
  }

  /// Candidates behind the last comma of what is typed.
  private func listed(_ candidates: [Candidate]) -> [Candidate] {
    guard let comma = current.lastIndex(of: ",") else { return candidates }
    let start = current[...comma].drop { $0 != "=" }.dropFirst()
    let former = start.isEmpty ? current[...comma] : start
    return candidates.map { Candidate(word: former + $0.word, help: $0.help) }
  }
}
