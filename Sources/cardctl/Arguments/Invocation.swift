/// A command together with what was given to it.
struct Invocation: Sendable {
  let command: Command
  let operands: [String]
  /// What was given, by the option's name; each list has an element at least.
  let options: [String: [String]]

  func has(_ option: String) -> Bool { options[option] != nil }

  func value(_ option: String) -> String? { options[option]?.last }

  /// What was given for a required operand.
  func operand(_ index: Int) -> String {
    operands.indices.contains(index) ? operands[index] : ""
  }
}

/// What the arguments ask for.
enum Request: Sendable {
  case run(Invocation)
  /// Help on a command or on a group of them; on the program if it is empty.
  case help(topic: [String])
}
