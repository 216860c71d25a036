/// A row of the command table: how it is written, and what it does.
struct Command: Sendable {
  /// Its words: `["cards", "list"]`.
  let path: [String]
  let summary: Text
  let operands: [Operand]
  let options: [Option]
  let examples: [String]
  let action: Action

  enum Action: Sendable {
    /// Calls a method with params from the arguments, and shows its result.
    case call(_ method: String, _ result: Presentation)
    case program(@Sendable (Context) throws(Failure) -> Void)
  }

  init(
    _ words: String, _ summary: Text, _ operands: [Operand] = [], _ options: [Option] = [],
    examples: [String], _ action: Action
  ) {
    path = words.split(separator: " ").map(String.init)
    self.summary = summary
    self.operands = operands
    self.options = options
    self.examples = examples
    self.action = action
  }

  /// Whether it shows one list, page after page.
  var isList: Bool {
    if case .call(_, .list) = action { true } else { false }
  }

  /// Whether its `-o` names a file rather than a form.
  var writesFile: Bool { options.contains { $0.name == "output" } }

  var name: String { path.joined(separator: " ") }

  /// How it is written, without options.
  var usage: String {
    (["cardctl"] + path + operands.map(\.usage)).joined(separator: " ")
  }
}
