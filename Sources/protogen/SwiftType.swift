/// What a schema becomes in Swift: its type, how it is read, how it is written.
extension Schema {
  var swiftType: String {
    switch self {
    case .string(_, let isSecret, _): isSecret ? "Secret" : "String"
    case .integer: "Int64"
    case .boolean: "Bool"
    case .timestamp: "Timestamp"
    case .identifier(let kind): Self.identifierType(kind)
    case .array(let element, _): "[\(element.swiftType)]"
    case .named(let name): name
    case .object(let type): type.title
    case .enumeration(let type): type.title
    case .stores(let title): title
    case .raw: "RawJSON"
    }
  }

  static func identifierType(_ kind: String) -> String {
    switch kind {
    case "tnt": "TenantID"
    case "sto": "StoreID"
    case "acc": "AccountID"
    case "pay": "PaymentID"
    case "att": "AttemptID"
    case "evt": "EventID"
    case "dec": "DecisionID"
    case "ses": "SessionID"
    case "cnf": "ConfirmationID"
    case "con": "ConsentID"
    case "aud": "AuditLineID"
    case "alr": "AlertID"
    case "imp": "ImportID"
    default: kind.prefix(1).uppercased() + kind.dropFirst() + "ID"
    }
  }

  /// An expression of an optional, reading from `reader` and noting faults.
  var readExpression: String {
    switch self {
    case .string(let length, let isSecret, _):
      "faults.\(isSecret ? "secret" : "string")(&reader\(Self.argument("length", length, from: 0)))"
    case .integer(let range):
      "faults.integer(&reader\(Self.argument("in", range, from: .min)))"
    case .boolean: "faults.bool(&reader)"
    case .timestamp: "faults.timestamp(&reader)"
    case .identifier(let kind):
      "faults.identifier(&reader, \(Self.identifierType(kind)).prefix).map(\(Self.identifierType(kind)).init)"
    case .array(let element, let count):
      "faults.list(&reader\(Self.argument("count", count, from: 0))) { reader, faults in \(element.readExpression) }"
    case .named, .object, .enumeration, .stores, .raw:
      "\(swiftType)(&reader, &faults)"
    }
  }

  private static func argument(
    _ label: String, _ range: ClosedRange<Int64>, from least: Int64
  )
    -> String
  {
    if range == least...Int64.max { return "" }
    let type = least == 0 ? "Int" : "Int64"
    let upper = range.upperBound == .max ? "\(type).max" : "\(range.upperBound)"
    return ", \(label): \(range.lowerBound)...\(upper)"
  }

  /// A statement that writes `value`.
  func writeStatement(_ value: String, indent: String) -> [String] {
    switch self {
    case .string(_, let isSecret, _): ["\(indent)writer.string(\(value)\(isSecret ? ".text" : ""))"]
    case .integer: ["\(indent)writer.integer(\(value))"]
    case .boolean: ["\(indent)writer.bool(\(value))"]
    case .timestamp: ["\(indent)writer.timestamp(\(value))"]
    case .identifier(let kind):
      ["\(indent)writer.identifier(\(Self.identifierType(kind)).prefix, \(value).rawValue)"]
    case .array(let element, _):
      [
        "\(indent)writer.beginArray()", "\(indent)for element in \(value) {",
      ] + element.writeStatement("element", indent: indent + "  ") + [
        "\(indent)}", "\(indent)writer.endArray()",
      ]
    case .named, .object, .enumeration, .stores, .raw: ["\(indent)\(value).write(to: &writer)"]
    }
  }
}

/// Names that Swift keeps for itself stand in backticks; hyphens, as in `zh-CN`, it does not take.
func swiftName(_ name: String) -> String {
  if name.dropFirst().contains("-") { return caseName(name) }
  let reserved: Set<String> = [
    "default", "internal", "public", "private", "in", "is", "as", "self", "switch", "case", "where",
    "operator", "return", "extension", "import", "repeat", "true", "false", "nil",
  ]
  return reserved.contains(name) ? "`\(name)`" : name
}

/// `lower_snake` or `-name` as a Swift case: `lowerSnake`, `nameDescending`.
func caseName(_ value: String) -> String {
  if value == value.uppercased() && value != value.lowercased() {
    return caseName(value.lowercased())
  }
  if value.hasPrefix("-") { return caseName(String(value.dropFirst())) + "Descending" }
  let words = value.split(whereSeparator: { $0 == "_" || $0 == "." || $0 == "-" })
  let first = words.first.map(String.init) ?? value
  return swiftName(
    words.dropFirst().reduce(first) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() })
}
