/// Writes the client's typed calls of a service: one function a method, its params as arguments.
struct ServiceEmitter {
  /// As in `cards.get`: `cards`.
  let service: String
  let methods: [MethodRow]

  var output: Generator.Output {
    Generator.Output(
      path: "Sources/CardClient/Generated/\(typeName).swift",
      text: Generator.header + imports + lines.joined(separator: "\n") + "\n")
  }

  private var typeName: String { service.prefix(1).uppercased() + service.dropFirst() + "Service" }

  private var imports: String {
    let types = ["Secret", "RawJSON", "Timestamp"]
    let usesRPC = methods.contains { method in
      let fields = Self.fields(method).map { $0.schema.swiftType }
      return (fields + [method.result.swiftType]).contains(where: types.contains)
    }
    return "public import API\n" + (usesRPC ? "public import RPC\n" : "") + "\n"
  }

  private var lines: [String] {
    [
      "extension Client {",
      "  /// The methods of the service `\(service)`.",
      "  public var \(service): \(typeName) { \(typeName)(client: self) }", "}", "",
      "/// The methods of the service `\(service)`, with their types.",
      "public struct \(typeName): Sendable {",
      "  let client: Client",
    ] + methods.flatMap(calls) + ["}"]
  }

  /// One function, or two where a param decides whether the method is a stream.
  private func calls(_ method: MethodRow) -> [String] {
    guard let stream = method.stream else { return call(method) }
    guard let condition = stream.condition else { return open(method, stream, method.verb) }
    let name = method.verb + condition.prefix(1).uppercased() + condition.dropFirst()
    return call(method) + open(method, stream, name)
  }

  private func call(_ method: MethodRow) -> [String] {
    let head = "  public func \(method.verb)(\(Self.parameters(method))) async throws(ClientError)"
    return documentation(method) + [
      "\(head) -> \(Self.resultType(method)) {",
      "    try await client.call(Endpoints.\(method.swiftName), \(Self.params(method)), options)",
      "  }",
    ]
  }

  private func open(_ method: MethodRow, _ stream: MethodRow.Stream, _ name: String) -> [String] {
    let endpoint = method.endpoints.last?.name ?? method.swiftName
    let head =
      "  public func \(swiftName(name))(\(Self.parameters(method))) async throws(ClientError)"
    return documentation(method) + [
      "\(head) -> \(Self.streamType(method, stream)) {",
      "    let params = \(Self.params(method, streaming: true))",
      "    return try \(Self.streamType(method, stream))(",
      "      try await client.open(Endpoints.\(endpoint), params, options))",
      "  }",
    ]
  }

  /// Other modules have types of the same names, so it says whose it is.
  private static func resultType(_ method: MethodRow) -> String {
    switch method.result {
    case .named, .object: "API.\(method.result.swiftType)"
    default: method.result.swiftType
    }
  }

  private static func streamType(_ method: MethodRow, _ stream: MethodRow.Stream) -> String {
    let (open, item, upload) = (
      stream.open.swiftType, stream.item.swiftType, stream.upload.swiftType
    )
    let result = method.result.swiftType
    switch stream.kind {
    case "server": return "ServerStream<\(open), \(item), \(result)>"
    case "client": return "ClientStream<\(open), \(upload), \(result)>"
    default: return "BidirectionalStream<\(open), \(item), \(upload), \(result)>"
    }
  }

  // MARK: Arguments

  /// The params without the one that decides whether the method is a stream.
  private static func fields(_ method: MethodRow) -> [Schema.Field] {
    guard case .object(let type) = method.params else { return [] }
    return type.fields.filter { $0.name != method.stream?.condition }
  }

  private static func parameters(_ method: MethodRow) -> String {
    let fields = fields(method).sorted { $0.isRequired && !$1.isRequired }
    let parameters = fields.map { field in
      let type = field.schema.swiftType
      return "\(swiftName(field.name)): \(field.isRequired ? type : "\(type)? = nil")"
    }
    return (parameters + ["options: CallOptions = CallOptions()"]).joined(separator: ", ")
  }

  private static func params(_ method: MethodRow, streaming: Bool = false) -> String {
    guard case .object(let type) = method.params else { return "" }
    let arguments = type.fields.compactMap { field -> String? in
      let isCondition = field.name == method.stream?.condition
      if isCondition { return streaming ? "\(field.name): true" : nil }
      return "\(field.name): \(swiftName(field.name))"
    }
    return "\(type.title)(\(arguments.joined(separator: ", ")))"
  }

  private func documentation(_ method: MethodRow) -> [String] {
    let words = method.documentation
    var paragraphs = [words.summary, words.description].filter { !$0.isEmpty }
    let described = Self.fields(method).map { field in
      "- Parameter \(field.name): \(field.description.isEmpty ? "As the contract says." : field.description)"
    }
    paragraphs += described + ["- Parameter options: Deadline, language and the like."]
    let reasons = words.errors.map { "`\($0)`" }.joined(separator: ", ")
    let refusal = reasons.isEmpty ? "" : " Refused with \(reasons), or with what any method can be."
    paragraphs.append("- Throws: `ClientError`.\(refusal)")
    return [""]
      + paragraphs.enumerated().flatMap { index, text in
        let isApart = index > 0 && index <= paragraphs.count - described.count - 2
        return (isApart ? ["  ///"] : []) + protogen.documentation(text, indent: "  ")
      }
  }
}
