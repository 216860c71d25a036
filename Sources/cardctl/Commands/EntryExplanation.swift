import API
import RPC

/// `cardctl explain ENTRY`: the answer in words, and the checks behind it.
enum EntryExplanation {
  static func show(_ result: Value, _ context: Context) throws(Failure) {
    let output = context.output
    guard output.format == .table else { return try output.json(result) }
    let language = output.language
    var lines = [result["summary"]?.plain.printable ?? ""]
    lines += result["explanation"].flatMap(Explanation.init)?.ladder(language) ?? []
    lines += changes(result["explanation"] ?? .null, language)
    try output.sentences(lines)
  }

  /// Who changed the role, by id: the words name them only where the asker may know them, and tell when.
  private static func changes(_ explanation: Value, _ language: Language) -> [String] {
    guard let account = explanation["changedBy"]?.string else { return [] }
    return [Text("Changed by the account \(account)", "更改账号：\(account)")[language].printable]
  }
}
