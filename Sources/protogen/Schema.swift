/// A schema, as far as the generator's dialect goes. What it does not know it refuses, so that no
/// promise of a document is lost on the way to the code.
indirect enum Schema {
  case string(length: ClosedRange<Int64>, isSecret: Bool, isFreeText: Bool)
  case integer(range: ClosedRange<Int64>)
  case boolean
  case timestamp
  case identifier(kind: String)
  case array(Schema, count: ClosedRange<Int64>)
  case named(String)
  case object(ObjectType)
  case enumeration(EnumType)
  case stores(title: String)
  /// An object that is handed on as it is.
  case raw

  struct ObjectType {
    let title: String
    let description: String
    let fields: [Field]
    /// Whether members that it does not describe are refused; else a reader passes over them.
    let isClosed: Bool
    /// Whether `_meta` may stand among the members: in params, which leave it to the envelope.
    var takesMeta = false
  }

  struct EnumType {
    let title: String
    let description: String
    let values: [String]
  }

  struct Field {
    let name: String
    let description: String
    let isRequired: Bool
    let schema: Schema
    /// Whether it follows from the clock, so that it is never stored with the rest.
    var isDerived = false
  }

  private static let known: Set<String> = [
    "type", "properties", "required", "additionalProperties", "items", "enum", "minLength",
    "maxLength", "minimum", "maximum", "minItems", "maxItems", "format", "description", "title",
    "$ref", "default", "x-id", "x-secret", "x-text", "x-derived", "oneOf", "examples",
  ]

  init(_ node: Node, at place: String) throws(GenerationError) {
    for member in node.members where !Self.known.contains(member.name) {
      throw GenerationError(place, "the schema keyword \(member.name) is not supported")
    }
    if let target = node["$ref"]?.text {
      self = .named(String(target.split(separator: "/").last ?? ""))
    } else if node["oneOf"] != nil {
      self = .stores(title: try Self.title(node, at: place))
    } else {
      self = try Self.typed(node, at: place)
    }
  }

  private static func typed(_ node: Node, at place: String) throws(GenerationError) -> Schema {
    switch node["type"]?.text {
    case "string": return try string(node, at: place)
    case "integer": return .integer(range: range(node, "minimum", "maximum"))
    case "boolean": return .boolean
    case "array":
      guard let items = node["items"] else { throw GenerationError(place, "an array needs items") }
      return .array(
        try Schema(items, at: place + "[]"), count: range(node, "minItems", "maxItems", from: 0))
    case "object" where node["properties"] == nil: return .raw
    case "object": return .object(try ObjectType(node, at: place))
    default: throw GenerationError(place, "has no type that the generator knows")
    }
  }

  private static func string(_ node: Node, at place: String) throws(GenerationError) -> Schema {
    if let kind = node["x-id"]?.text { return .identifier(kind: kind) }
    if let values = node["enum"] {
      return .enumeration(
        EnumType(
          title: try title(node, at: place), description: node["description"]?.text ?? "",
          values: values.elements.compactMap(\.text)))
    }
    switch node["format"]?.text {
    case nil: break
    case "date-time": return .timestamp
    case let format?: throw GenerationError(place, "the format \(format) is not supported")
    }
    return .string(
      length: range(node, "minLength", "maxLength", from: 0),
      isSecret: node["x-secret"]?.flag ?? false, isFreeText: node["x-text"]?.text == "free")
  }

  private static func range(
    _ node: Node, _ low: String, _ high: String, from least: Int64 = .min
  )
    -> ClosedRange<Int64>
  {
    let lower = node[low]?.number ?? least
    return lower...max(lower, node[high]?.number ?? .max)
  }

  static func title(_ node: Node, at place: String) throws(GenerationError) -> String {
    guard let title = node["title"]?.text, title.first?.isUppercase == true else {
      throw GenerationError(place, "needs a title that can name a type")
    }
    return title
  }
}

extension Schema.ObjectType {
  init(_ node: Node, at place: String) throws(GenerationError) {
    title = try Schema.title(node, at: place)
    description = node["description"]?.text ?? ""
    let required = Set((node["required"]?.elements ?? []).compactMap(\.text))
    let derived = Set((node["x-derived"]?.elements ?? []).compactMap(\.text))
    var fields: [Schema.Field] = []
    for member in node["properties"]?.members ?? [] {
      fields.append(
        Schema.Field(
          name: member.name, description: member.value["description"]?.text ?? "",
          isRequired: required.contains(member.name),
          schema: try Schema(member.value, at: "\(place).\(member.name)"),
          isDerived: derived.contains(member.name)))
    }
    self.fields = fields
    isClosed = node["additionalProperties"]?.flag == false
    for name in required where !fields.contains(where: { $0.name == name }) {
      throw GenerationError(place, "requires \(name), which it does not describe")
    }
  }
}
