/// Turns the documents of `Protocol/` into Swift and into the bundle that `rpc.discover` answers.
struct Generator {
  /// One OpenRPC document a service, in the order of the bundle.
  static let services = [
    "rpc", "session", "tenants", "stores", "accounts", "roles", "entries", "cards", "payments",
    "channels", "alerts", "events", "support", "audit", "access", "server",
  ]

  private let documents: [(service: String, node: Node)]
  private let schemas: Node
  private let reasons: Node
  private var types = TypeEmitter()

  /// A file to write: where, below the package's root, and what.
  struct Output {
    let path: String
    let text: String
  }

  init(read: (String) throws -> Node) throws {
    documents = try Self.services.map { ($0, try read("\($0).json")) }
    schemas = try read("schemas.json")
    reasons = try read("reasons.json")
  }

  mutating func generate() throws(GenerationError) -> [Output] {
    var outputs = [swift("Schemas", try sharedTypes())]
    var rows: [MethodRow] = []
    for (service, node) in documents {
      let methods = try (node["methods"]?.elements ?? []).map { method throws(GenerationError) in
        try MethodRow(method, file: "\(service).json")
      }
      let lines = methods.flatMap { types(of: $0) }
      if !lines.isEmpty {
        outputs.append(swift(service.prefix(1).uppercased() + service.dropFirst(), lines))
      }
      outputs.append(ServiceEmitter(service: service, methods: methods).output)
      rows += methods
    }
    outputs.append(swift("Methods", methodLines(rows)))
    outputs += try ReasonEmitter(reasons).outputs()
    let bundle = Bundle(documents: documents.map(\.node), schemas: schemas, reasons: reasons)
    outputs.append(swift("Discovery", bundle.swiftLines))
    outputs.append(Output(path: "Protocol/openrpc.json", text: bundle.node.pretty() + "\n"))
    return outputs
  }

  private mutating func types(of method: MethodRow) -> [String] {
    types.emit(method.params, isOpen: false)
    for schema in method.answerSchemas { types.emit(schema) }
    return types.take()
  }

  private mutating func sharedTypes() throws(GenerationError) -> [String] {
    var lines: [String] = []
    for member in schemas["components"]?["schemas"]?.members ?? [] where member.name != "Meta" {
      let schema = try Schema(member.value, at: "schemas.json: \(member.name)")
      types.emit(schema)
      lines += types.take()
    }
    return identifierLines() + lines
  }

  /// The id types, one for each kind that a schema names.
  private func identifierLines() -> [String] {
    let text = (documents.map(\.node) + [schemas]).map(\.compact).joined()
    let kinds = [
      "tnt", "sto", "acc", "card", "pay", "att", "evt", "dec", "ses", "cnf", "con", "aud", "alr",
      "imp",
    ]
    return kinds.filter { text.contains("\"x-id\":\"\($0)\"") }.flatMap { kind in
      let name = Schema.identifierType(kind)
      return [
        "/// An opaque id: text that begins with `\(kind)_`.",
        "public struct \(name): Identifier, LosslessStringConvertible {",
        "  package static var prefix: StaticString { \"\(kind)_\" }",
        "  package let rawValue: Int64",
        "  package init(rawValue: Int64) { self.rawValue = rawValue }", "",
        "  /// By its text; nil for text that no id of this kind has.",
        "  public init?(_ description: String) {",
        "    self.init(text: description)",
        "    if rawValue == 0 { return nil }", "  }", "",
        "  /// The id's text.",
        "  public var description: String { text }",
        "}", "",
      ]
    }
  }

  private func methodLines(_ rows: [MethodRow]) -> [String] {
    var lines = [
      "/// The methods, each by its place in `Methods.rows`, with its types.",
      "package enum Endpoints {",
    ]
    for (index, row) in rows.enumerated() {
      for endpoint in row.endpoints {
        lines += [
          "  package static var \(endpoint.name): \(endpoint.type) {",
          "    .init(\(index))", "  }",
        ]
      }
    }
    lines += [
      "}", "", "/// The method rows.", "package enum Methods {",
      "  package static let rows: [Method] = [",
    ]
    lines += rows.map(\.swiftRow)
    return lines + ["  ]", "}", ""]
  }

  private func swift(_ name: String, _ lines: [String]) -> Output {
    Output(
      path: "Sources/API/Generated/\(name).swift",
      text: Self.header + Self.imports(lines) + lines.joined(separator: "\n") + "\n")
  }

  /// What the lines need, and no more: an import without use is an error.
  private static func imports(_ lines: [String]) -> String {
    let usesJSON = lines.contains { $0.contains("inout Reader") }
    let usesRPC = usesJSON || lines.contains { $0.contains("Endpoint<") }
    let isPublic = lines.contains { $0.hasPrefix("public ") && $0.contains(": Message") }
    return (usesJSON ? "package import JSON\n" : "")
      + (usesRPC ? "\(isPublic ? "public" : "package") import RPC\n\n" : "")
  }

  static let header = """
    // swift-format-ignore-file
    // Made by protogen from Protocol/. Change the documents and run Scripts/generate.


    """
}
