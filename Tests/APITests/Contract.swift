import WireTesting

/// The contract as one document, with what tests ask it.
struct Contract {
  let document: Tree

  /// Read once for all tests.
  private static let parsed = Result { try Document.openrpc.tree() }

  init() throws { document = try Self.parsed.get() }

  var methods: [Tree] { document["methods"]?.elements ?? [] }
  var schemas: [String: Tree] { document["components"]?["schemas"]?.members ?? [:] }

  /// The schema that a reference leads to; any other schema as it is.
  func resolved(_ schema: Tree) -> Tree {
    guard let target = schema["$ref"]?.string else { return schema }
    let name = target.split(separator: "/").last.map(String.init) ?? ""
    return schemas[name] ?? .null
  }

  /// A method's params as one closed object schema.
  func params(of method: Tree) -> Tree {
    var properties: [String: Tree] = [:]
    var required: [Tree] = []
    for param in method["params"]?.elements ?? [] {
      guard let name = param["name"]?.string, let schema = param["schema"] else { continue }
      properties[name] = schema
      if param["required"]?.bool == true { required.append(.string(name)) }
    }
    return [
      "type": "object", "additionalProperties": false, "properties": .object(properties),
      "required": .array(required),
    ]
  }

  func result(of method: Tree) -> Tree { method["result"]?["schema"] ?? .null }
}
