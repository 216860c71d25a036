/// The one OpenRPC document that holds all services: what `rpc.discover` answers.
struct Bundle {
  let documents: [Node]
  let schemas: Node
  let reasons: Node

  /// A method as it stands in the bundle, where all references are local.
  static func method(_ node: Node) -> Node {
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
      .init("schemas", Self.method(shared)),
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
      constant("head", "\(head.dropLast()),\"methods\":["),
      constant("tail", "],\"components\":\(components.compact)}"),
      "}",
    ]
  }

  private func constant(_ name: String, _ text: String) -> String {
    "  package static let \(name): StaticString = ####\"\(text)\"####"
  }
}
