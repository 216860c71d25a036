import API
import RPC

/// `cardctl payments explain` and `cardctl explain PAYMENT`: why a payment stands as it does.
enum PaymentExplaining {
  static let explain: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    try show(try context.call("payments.explain", try context.params()), context)
  }

  /// The sentence, what it rests on, and then what helps and when.
  static func show(_ result: Value, _ context: Context) throws(Failure) {
    let output = context.output
    guard output.format == .table else { return try output.json(result) }
    let language = output.language
    context.adoptZone()
    var lines = [result["text"]?.plain.printable ?? ""]
    lines += (result["evidence"]?.elements ?? []).map { "  " + line(of: $0, language).printable }
    lines += help(result, language)
    try output.sentences(lines)
  }

  /// `2026-08-15 10:05  attempt att_… (web)  visa 51  The money …  [iso8583.limit_reached]`
  private static func line(of evidence: Value, _ language: Language) -> String {
    let kind = evidence["kind"]?.string ?? ""
    let word = Vocabulary.evidenceKind.word(kind, language)
    let subject = [word, evidence["id"]?.string ?? ""].filter { !$0.isEmpty }
    let channel = evidence["channel"]?.string.map { " (\($0))" } ?? ""
    let code = [evidence["profile"]?.string, evidence["code"]?.string].compactMap { $0 }
    let parts: [String?] = [
      evidence["at"]?.string?.localTime, subject.joined(separator: " ") + channel,
      code.joined(separator: " "), evidence["text"]?.string,
      evidence["rule"]?.string.map { "[\($0)]" },
    ]
    return parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private static func help(_ result: Value, _ language: Language) -> [String] {
    var lines: [String] = []
    if let remedy = result["remedy"]?.string {
      let party = Vocabulary.party.word(result["party"]?.string ?? "", language)
      lines.append("→ \(remedy)\(Text(" (\(party))", "（\(party)）")[language])")
    }
    if let time = result["changesAt"]?.string?.localTime {
      lines.append(Text("Changes: \(time)", "变化时间：\(time)")[language])
    }
    let cards = (result["next"]?.elements ?? []).map { name(of: $0, language) }
    if !cards.isEmpty {
      let (en, zh) = (cards.joined(separator: ", "), cards.joined(separator: "、"))
      lines.append(Text("Usable now: \(en)", "现在可用：\(zh)")[language])
    }
    return lines.map(\.printable)
  }

  private static func name(of card: Value, _ language: Language) -> String {
    let brand = Vocabulary.brand.word(card["brand"]?.string ?? "", language)
    return "\(brand) •••• \(card["last4"]?.string ?? "")  \(card["id"]?.string ?? "")"
  }
}
