import RPC

/// The program from its arguments to its exit code.
struct Program {
  let system: System

  func run(_ arguments: [String]) -> ExitCode {
    if arguments.first == "__complete" { return complete(Array(arguments.dropFirst())) }
    do throws(Failure) {
      try perform(arguments)
      return .ok
    } catch {
      var report = error.report(language(arguments))
      if let columns = system.windowSize(.error)?.columns {
        report = report.flatMap { Wrapping.lines($0, columns: columns, indent: "  ") }
      }
      if !report.isEmpty { try? system.write(.error, report.joined(separator: "\n") + "\n") }
      return ExitCode(error)
    }
  }

  private func complete(_ arguments: [String]) -> ExitCode {
    let language = Language(environment: system.environment)
    let lines = Completion(arguments, system, language).lines
    if !lines.isEmpty { try? system.write(.output, lines.joined(separator: "\n") + "\n") }
    return .ok
  }

  private func perform(_ arguments: [String]) throws(Failure) {
    let parser = Parser(commands: Command.all, globals: Settings.options)
    switch try usage({ () throws(UsageError) in try parser.parse(arguments) }) {
    case .help(let topic): try help(topic, language(arguments))
    case .run(let invocation):
      let settings = try usage { () throws(UsageError) in
        try Settings(invocation, environment: system.environment)
      }
      try Context(invocation, settings, system).run()
    }
  }

  private func help(_ topic: [String], _ language: Language) throws(Failure) {
    let lines = try usage { () throws(UsageError) in
      try Help(commands: Command.all, language: language).lines(on: topic)
    }
    try Output(format: .table, language: language, write: system.write).lines(lines)
  }

  /// The language before the arguments have been understood, or if they cannot be.
  private func language(_ arguments: [String]) -> Language {
    var tag = arguments.last { $0.hasPrefix("--locale=") }?.dropFirst("--locale=".count)
    if let place = arguments.firstIndex(of: "--locale"), place + 1 < arguments.count {
      tag = arguments[place + 1][...]
    }
    return tag.flatMap { Language(tag: String($0)) } ?? Language(environment: system.environment)
  }

  private func usage<Result>(
    _ body: () throws(UsageError) -> Result
  ) throws(Failure) -> Result {
    do throws(UsageError) {
      return try body()
    } catch {
      throw .usage(error)
    }
  }
}
