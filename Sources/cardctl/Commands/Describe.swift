import API
import RPC

/// `cardctl describe`: the contract, as the server itself tells it.
struct Describe {
  let document: Value
  let language: Language

  static let run: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    let isMine = context.invocation.has("mine")
    let view = isMine ? DiscoverView.mine : .all
    let document = try context.call(
      "rpc.discover", ["view": .string("\(view.name)")], asAnyone: !isMine)
    let describe = Describe(document: document, language: context.settings.language)
    if let name = context.invocation.operands.first {
      try describe.show(method: name, context)
    } else {
      try describe.showMethods(context.output)
    }
  }

  private var methods: [Value] { document["methods"]?.elements ?? [] }

  private func showMethods(_ output: Output) throws(Failure) {
    switch output.format {
    case .table:
      try output.lines(
        Table.pairs(
          methods.map { (($0["name"]?.plain ?? "").printable, $0["summary"]?.plain ?? "") }))
    case .json: try output.json(document)
    case .jsonl: try output.lines(methods.map(\.json))
    }
  }

  private func show(method name: String, _ context: Context) throws(Failure) {
    guard let method = methods.first(where: { $0["name"]?.string == name }) else {
      let names = methods.compactMap { $0["name"]?.string }
      throw .usage(
        UsageError(
          "the server has no method \(name)", "服务器没有方法 \(name)",
          suggestion: Suggestion.nearest(to: name, among: names), topic: "describe"))
    }
    guard context.output.format == .table else { return try context.output.json(method) }
    try context.output.lines(lines(method).map(\.printable))
  }

  private func lines(_ method: Value) -> [String] {
    var lines = [method["name"]?.plain ?? "", "  \(method["summary"]?.plain ?? "")"]
    if let description = method["description"]?.plain { lines.append("  \(description)") }
    let permission = method["x-permission"]?.plain ?? ""
    let kind = Vocabulary.streamKind.word(method["x-stream"]?.plain ?? "", language)
    lines += ["", Text("Permission: \(permission)", "权限：\(permission)")[language]]
    lines += [Text("Kind: \(kind)", "类型：\(kind)")[language]]
    lines += section(Text("Params (* required):", "参数（* 必填）："), params(method))
    lines += section(
      Text("Result (* always there):", "结果（* 必有）："), members(of: method["result.schema"] ?? .null))
    lines += section(Text("Errors:", "错误："), errors(method))
    return lines + example(method)
  }

  /// The first example: how to call it from a shell, and what comes back.
  private func example(_ method: Value) -> [String] {
    guard let example = method["examples"]?.elements.first else { return [] }
    var params: Value = [:]
    for param in example["params"]?.elements ?? [] {
      params.set(param["name"]?.plain ?? "", to: param["value"] ?? .null)
    }
    let words = params == [:] ? "" : " '\(params.json)'"
    let result = (example["result.value"] ?? .null).indentedJSON.split(separator: "\n")
    return ["", Text("Example:", "示例：")[language]]
      + ["  $ cardctl call \(method["name"]?.plain ?? "")\(words)"] + result.map { "  \($0)" }
  }

  private func section(_ name: Text, _ rows: [[String]]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let table = Table(titles: ["", "", ""], rows: rows).lines.dropFirst()
    return ["", name[language]] + table.map { "  \($0)" }
  }

  // MARK: Rows: name, type, what it is

  private func params(_ method: Value) -> [[String]] {
    (method["params"]?.elements ?? []).map { param in
      row(
        param["name"]?.plain ?? "", param["schema"] ?? .null, isRequired: param["required"]?.isTrue,
        param["description"]?.plain)
    }
  }

  private func members(of schema: Value) -> [[String]] {
    let schema = resolved(schema)
    let required = (schema["required"]?.elements ?? []).map(\.plain)
    return (schema["properties"]?.members ?? []).map { member in
      row(member.name, member.value, isRequired: required.contains(member.name), nil)
    }
  }

  private func errors(_ method: Value) -> [[String]] {
    (method["errors"]?.elements ?? []).map { error in
      let error = resolved(error)
      let name = error["data.reason"]?.plain ?? ""
      let message = Reason(named: name)?.message.filled(language) ?? error["message"]?.plain ?? ""
      return [name, error["code"]?.plain ?? "", message]
    }
  }

  private func row(
    _ name: String, _ schema: Value, isRequired: Bool?, _ description: String?
  ) -> [String] {
    let text = description ?? schema["description"]?.plain ?? resolved(schema)["description"]?.plain
    return [isRequired == true ? "\(name) *" : name, type(schema), text ?? ""]
  }

  // MARK: Schemas

  /// A type in a word: `integer`, `visa|mastercard`, `Card`, `[Health]`.
  private func type(_ schema: Value) -> String {
    let target = resolved(schema)
    if let values = target["enum"]?.elements {
      return values.map(\.plain).joined(separator: "|")
    }
    if let items = target["items"] { return "[\(type(items))]" }
    if target["type"]?.plain == "object" || target["oneOf"] != nil {
      return target["title"]?.plain ?? "object"
    }
    if let prefix = target["x-id"]?.plain { return "\(prefix)_…" }
    return target["format"]?.plain ?? target["type"]?.plain ?? "any"
  }

  /// What a `$ref` inside the document points to.
  private func resolved(_ schema: Value) -> Value {
    guard let reference = schema["$ref"]?.string, reference.hasPrefix("#/") else { return schema }
    let path = reference.dropFirst(2).split(separator: "/").joined(separator: ".")
    return document[path] ?? schema
  }
}
