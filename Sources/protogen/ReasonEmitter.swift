/// Writes the reasons of `reasons.json` as Swift constants: those of the wire beside the RPC runtime,
/// those of the product beside its methods.
struct ReasonEmitter {
  private struct Entry {
    let name: String
    let group: String
    let code: Int64?
    let node: Node
  }

  private static let runtimeGroups: Set<String> = ["connection", "any", "stream", "field"]
  private static let statuses: [Int64: String] = [
    -32700: "parseError", -32600: "invalidRequest", -32601: "methodNotFound",
    -32602: "invalidParams", -32603: "internalError", 1001: "cancelled", 1003: "invalidArgument",
    1004: "deadlineExceeded", 1005: "notFound", 1006: "alreadyExists", 1007: "permissionDenied",
    1008: "resourceExhausted", 1009: "failedPrecondition", 1010: "aborted", 1013: "internal",
    1014: "unavailable", 1016: "unauthenticated",
  ]

  private let entries: [Entry]

  init(_ reasons: Node) throws(GenerationError) {
    var entries: [Entry] = []
    for member in reasons["reasons"]?.members ?? [] {
      guard let group = member.value["group"]?.text else {
        throw GenerationError("reasons.json: \(member.name)", "needs a group")
      }
      entries.append(
        Entry(
          name: member.name, group: group, code: member.value["code"]?.number, node: member.value))
    }
    self.entries = entries
  }

  func outputs() throws(GenerationError) -> [Generator.Output] {
    [
      Generator.Output(
        path: "Sources/RPC/Generated/Reasons.swift",
        text: Generator.header
          + (try text("runtimeRows", "[") { Self.runtimeGroups.contains($0.group) })),
      Generator.Output(
        path: "Sources/API/Generated/Reasons.swift",
        text: Generator.header + "package import RPC\n\n"
          + (try text("rows", "runtimeRows + [") { !Self.runtimeGroups.contains($0.group) })),
    ]
  }

  /// - Parameters:
  ///   - rows: names the list of all constants, for finding one by its name.
  ///   - opening: how the list begins.
  private func text(
    _ rows: String, _ opening: String, _ isWanted: (Entry) -> Bool
  ) throws(GenerationError) -> String {
    let entries = entries.filter(isWanted)
    var lines = ["extension Reason {"]
    for entry in entries {
      lines += try constant(entry)
    }
    lines += ["  package static var \(rows): [Reason] {", "    \(opening)"]
    lines += entries.map { "      .\(Self.swiftName($0.name))," }
    return (lines + ["    ]", "  }", "}", ""]).joined(separator: "\n")
  }

  private func constant(_ entry: Entry) throws(GenerationError) -> [String] {
    // Reasons without a code stand inside an answer: at a member, or at an object of a list.
    guard let status = Self.statuses[entry.code ?? -32602] else {
      throw GenerationError("reasons.json: \(entry.name)", "has a code that is no status")
    }
    var texts: [String] = []
    for part in ["message", "action"] {
      for language in ["en", "zh-CN"] {
        guard let text = entry.node[part]?[language]?.text else {
          throw GenerationError("reasons.json: \(entry.name)", "needs \(part) in \(language)")
        }
        texts.append(Node.string(text).compact)
      }
    }
    return documentation(entry.node["message"]?["en"]?.text ?? "", indent: "  ") + [
      "  package static var \(Self.swiftName(entry.name)): Reason {",
      "    Reason(",
      "      \"\(entry.name)\", .\(status),",
      "      message: Text(",
      "        english: \(texts[0]),",
      "        chinese: \(texts[1])),",
      "      action: Text(",
      "        english: \(texts[2]),",
      "        chinese: \(texts[3])))",
      "  }", "",
    ]
  }

  /// `FRAME_TOO_LARGE` → `frameTooLarge`.
  static func swiftName(_ name: String) -> String { caseName(name.lowercased()) }
}
