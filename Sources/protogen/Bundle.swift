/// The one OpenRPC document that holds all services: what `rpc.discover` answers.
struct Bundle {
  let documents: [Node]
  let schemas: Node
  let reasons: Node

  /// A method as it stands in the bundle. Params that are required come first, as OpenRPC asks of the
  /// Method Object; a service's own document orders them as people think of them.
  static func method(_ node: Node) -> Node {
    guard case .object(let members) = localized(node) else { return node }
    return .object(
      members.map { member in
        guard member.name == "params" else { return member }
        let params = member.value.elements
        let isRequired = { (param: Node) in param["required"]?.flag ?? false }
        return Node.Member(
          "params", .array(params.filter(isRequired) + params.filter { !isRequired($0) }))
      })
  }

  /// References of the documents to each other, as references inside the bundle.
  private static func localized(_ node: Node) -> Node {
    node.mapReferences { target in
      target.replacing("reasons.json#/reasons/", with: "#/components/errors/")
        .replacing("schemas.json#", with: "#")
    }
  }

  var node: Node {
    .object([
      .init("openrpc", .string("1.3.2")),
      .init("info", info),
      .init(
        "methods", .array(documents.flatMap { $0["methods"]?.elements ?? [] }.map(Self.method))),
      .init("components", components),
    ])
  }

  private var info: Node {
    .object([
      .init("title", .string("cardd")),
      .init("description", .string("Keeps merchants' payment cards on file healthy.")),
      .init("version", .string(Self.version)),
    ])
  }

  /// The edition of the contract.
  private static let version = "1.0.0"

  private var components: Node {
    let shared = schemas["components"]?["schemas"] ?? .object([])
    return .object([
      .init("schemas", Self.localized(shared)),
      .init("errors", .object((reasons["reasons"]?.members ?? []).compactMap(error))),
    ])
  }

  private func error(_ reason: Node.Member) -> Node.Member? {
    guard let code = reason.value["code"]?.number else { return nil }
    let status = reasons["statuses"]?["\(code)"] ?? .null
    let error: Node = .object([
      .init("code", .integer(code)),
      .init("message", reason.value["message"]?["en"] ?? .null),
      .init("data", .object([.init("status", status), .init("reason", .string(reason.name))])),
    ])
    return Node.Member(reason.name, error)
  }

  /// The parts around the methods, so that a server can put any choice of them in between.
  var swiftLines: [String] {
    let head = Node.object([.init("openrpc", .string("1.3.2")), .init("info", info)]).compact
    return [
      "/// The OpenRPC document around its methods: `head`, methods with commas between them, `tail`.",
      "package enum Discovery {",
      "  /// The edition of the contract.",
      constant("edition", Self.version),
      constant("head", "\(head.dropLast()),\"methods\":["),
      constant("tail", "],\"components\":\(components.compact)}"),
      "}",
    ]
  }

  private func constant(_ name: String, _ text: String) -> String {
    "  package static let \(name): StaticString = ####\"\(text)\"####"
  }
}
