import API
import RPC

/// `cardctl explain ENTRY`: the answer in words, and the checks behind it.
enum EntryExplanation {
  static func show(_ result: Value, _ context: Context) throws(Failure) {
    let output = context.output
    guard output.format == .table else { return try output.json(result) }
    let language = output.language
    var lines = [result["summary"]?.plain.printable ?? ""]
    lines += ladder(result["explanation.steps"]?.elements ?? [], language)
    lines += changes(result["explanation"] ?? .null, language)
    try output.lines(lines)
  }

  /// The checks that were made, each with its outcome.
  private static func ladder(_ steps: [Value], _ language: Language) -> [String] {
    let made = steps.filter { $0["outcome"]?.string != "\(AccessOutcome.skipped.name)" }
    return Table.pairs(
      made.map { step in
        let check = Vocabulary.check.word(step["check"]?.plain ?? "", language)
        return (
          "  \(mark(step["outcome"]?.plain ?? "")) \(check.printable)",
          step["detail"]?.plain.printable ?? ""
        )
      })
  }

  private static func mark(_ outcome: String) -> String {
    switch outcome {
    case "\(AccessOutcome.passed.name)": "✓"
    case "\(AccessOutcome.failed.name)": "✗"
    default: "?"
    }
  }

  /// Who changed the role, by id: the words name them only where the asker may know them.
  private static func changes(_ explanation: Value, _ language: Language) -> [String] {
    guard let account = explanation["changedBy"]?.string else { return [] }
    let time = Column.time("changedAt", Text("", "")).cell(explanation, language)
    return [
      Text("Changed by \(account), \(time)", "更改人 \(account)，\(time)")[language].printable
    ]
  }
}
