/// A method of a document, read and checked.
struct MethodRow {
  let name: String
  let documentation: Documentation
  let params: Schema
  let result: Schema
  let stream: Stream?
  let swiftRow: String

  /// What a stream carries beside its params and its result.
  struct Stream {
    /// `server`, `client` or `both`: who sends items.
    let kind: String
    /// What the acknowledgement tells: the effective filter.
    let open: Schema
    /// The server's items.
    let item: Schema
    /// The client's items.
    let upload: Schema
    /// The param that asks for a stream where the method can also answer at once.
    let condition: String?
  }

  /// `cards.prepareUnbind` → `cardsPrepareUnbind`.
  var swiftName: String { Self.joined(name) }

  /// What people read about it.
  struct Documentation {
    let summary: String
    let description: String
    /// The reasons that it can be refused with, beyond those that any method has.
    let errors: [String]

    init(_ node: Node) {
      summary = node["summary"]?.text ?? ""
      description = node["description"]?.text ?? ""
      errors = (node["errors"]?.elements ?? []).compactMap { error in
        error["$ref"]?.text?.split(separator: "/").last.map(String.init)
      }
    }
  }

  /// `cards.prepareUnbind` → `prepareUnbind`.
  var verb: String { name.split(separator: ".").dropFirst().joined() }

  /// Everything beside the params that needs a type.
  var answerSchemas: [Schema] {
    [result] + (stream.map { [$0.open, $0.item, $0.upload] } ?? [])
  }

  /// The typed names of the method: one, or two where a param decides whether it is a stream.
  var endpoints: [(name: String, type: String)] {
    let unary = (swiftName, "Endpoint<\(params.swiftType), \(result.swiftType)>")
    guard let stream else { return [unary] }
    let types = [params, stream.open, stream.item, stream.upload, result].map(\.swiftType)
    let type = "StreamEndpoint<\(types.joined(separator: ", "))>"
    guard let condition = stream.condition else { return [(swiftName, type)] }
    return [unary, (Self.joined("\(name).\(condition)"), type)]
  }

  init(_ node: Node, file: String) throws(GenerationError) {
    guard let name = node["name"]?.text else { throw GenerationError(file, "a method has no name") }
    let place = "\(file): \(name)"
    self.name = name
    documentation = Documentation(node)
    params = try Self.params(node, name, at: place)
    result = try Self.result(node, at: place)
    stream = try Self.stream(node, at: place)
    swiftRow = try Self.row(node, name, at: place)
  }

  private static func joined(_ name: String) -> String {
    let parts = name.split(separator: ".").map(String.init)
    return parts.dropFirst().reduce(parts.first ?? "") {
      $0 + $1.prefix(1).uppercased() + $1.dropFirst()
    }
  }

  /// The params as one object schema; the content descriptors are its members.
  private static func params(
    _ node: Node, _ name: String, at place: String
  )
    throws(GenerationError) -> Schema
  {
    var fields: [Schema.Field] = []
    for param in node["params"]?.elements ?? [] {
      guard let field = param["name"]?.text, let schema = param["schema"] else {
        throw GenerationError(place, "a param needs a name and a schema")
      }
      fields.append(
        Schema.Field(
          name: field,
          description: param["description"]?.text ?? schema["description"]?.text ?? "",
          isRequired: param["required"]?.flag ?? false,
          schema: try Schema(schema, at: "\(place).\(field)")))
    }
    let base = joined(name)
    let title = base.prefix(1).uppercased() + base.dropFirst() + "Params"
    return .object(
      .init(
        title: title, description: "Params of `\(name)`.", fields: fields, isClosed: true,
        takesMeta: true))
  }

  private static func result(_ node: Node, at place: String) throws(GenerationError) -> Schema {
    guard let schema = node["result"]?["schema"] else {
      throw GenerationError(place, "has no result")
    }
    return try Schema(schema, at: "\(place) result")
  }

  private static func stream(_ node: Node, at place: String) throws(GenerationError) -> Stream? {
    guard let kind = node["x-stream"]?.text, kind != "unary" else { return nil }
    return Stream(
      kind: kind,
      open: try part("x-open", of: node, isNeeded: true, at: place),
      item: try part("x-item", of: node, isNeeded: kind != "client", at: place),
      upload: try part("x-upload", of: node, isNeeded: kind != "server", at: place),
      condition: node["x-stream-when"]?.text)
  }

  /// A direction in which nothing goes carries `Empty`.
  private static func part(
    _ name: String, of node: Node, isNeeded: Bool, at place: String
  ) throws(GenerationError) -> Schema {
    guard (node[name] != nil) == isNeeded else {
      throw GenerationError(place, "\(isNeeded ? "needs" : "has no use for") \(name)")
    }
    return try node[name].map { node throws(GenerationError) in
      try Schema(node, at: "\(place) \(name)")
    } ?? .named("Empty")
  }

  private static func row(
    _ node: Node, _ name: String, at place: String
  )
    throws(GenerationError) -> String
  {
    guard let permission = node["x-permission"]?.text else {
      throw GenerationError(place, "needs x-permission")
    }
    guard let effect = node["x-effect"]?.text, ["read", "write", "slow"].contains(effect) else {
      throw GenerationError(place, "needs x-effect: read, write or slow")
    }
    guard let stream = node["x-stream"]?.text,
      ["unary", "server", "client", "both"].contains(stream)
    else { throw GenerationError(place, "needs x-stream: unary, server, client or both") }
    let access =
      ["none", "session"].contains(permission) ? ".\(permission)" : ".permission(\"\(permission)\")"
    let isIdempotent = node["x-idempotent"]?.flag ?? false
    let object = try object(node, at: place).map { " object: \"\($0)\"," } ?? ""
    return """
          Method(
            "\(name)", \(access), .\(effect), .\(stream), isIdempotent: \(isIdempotent),\(object)
            document: ####"\(Bundle.method(node).compact)"####),
      """
  }

  /// The param with the id of what a call is about.
  private static func object(_ node: Node, at place: String) throws(GenerationError) -> String? {
    guard let object = node["x-scope-object"]?.text else { return nil }
    let params = (node["params"]?.elements ?? []).compactMap { $0["name"]?.text }
    guard params.contains(object) else {
      throw GenerationError(place, "x-scope-object names a param")
    }
    return object
  }
}
