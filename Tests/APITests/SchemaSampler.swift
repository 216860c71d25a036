import WireTesting

/// Makes random values that fit a schema, written as the product writes them.
struct SchemaSampler {
  let contract: Contract
  var random: SeededGenerator
  /// How many arrays the value stands in: a type that holds itself comes to an end.
  private var depth = 0

  private static let depthMax = 3

  init(_ contract: Contract, seed: UInt64) {
    self.contract = contract
    random = SeededGenerator(seed: seed)
  }

  mutating func value(_ schema: Tree) -> Tree {
    let schema = contract.resolved(schema)
    if let choices = schema["oneOf"]?.elements { return value(pick(choices) ?? .null) }
    switch schema["type"]?.string {
    case "object": return object(schema)
    case "array": return array(schema)
    case "string": return string(schema)
    case "integer": return integer(schema)
    case "boolean": return .bool(.random(using: &random))
    default: return .null
    }
  }

  private mutating func object(_ schema: Tree) -> Tree {
    guard let properties = schema["properties"]?.members else { return ["any": [1, "thing"]] }
    let required = Set((schema["required"]?.elements ?? []).compactMap(\.string))
    var members: [String: Tree] = [:]
    for (name, property) in properties.sorted(by: { $0.key < $1.key })
    where required.contains(name) || Bool.random(using: &random) {
      members[name] = value(property)
    }
    return .object(members)
  }

  private mutating func array(_ schema: Tree) -> Tree {
    let least = Int(schema["minItems"]?.integer ?? 0)
    let most = depth < Self.depthMax ? Int(schema["maxItems"]?.integer ?? 4) : least
    let items = schema["items"] ?? .null
    depth += 1
    defer { depth -= 1 }
    return .array((0..<count(least, most)).map { _ in value(items) })
  }

  private mutating func string(_ schema: Tree) -> Tree {
    if let kind = schema["x-id"]?.string { return .string("\(kind)_\(identifierLetters())") }
    if let values = schema["enum"]?.elements { return pick(values) ?? .null }
    if schema["format"]?.string == "date-time" { return .string(time()) }
    let least = Int(schema["minLength"]?.integer ?? 0)
    let most = Int(schema["maxLength"]?.integer ?? 40)
    var text = ""
    for _ in 0..<count(least, most) {
      text.unicodeScalars.append(Self.scalars.randomElement(using: &random) ?? "x")
    }
    return .string(text)
  }

  private static let scalars: [Unicode.Scalar] = [
    "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\u{1}", "\u{7F}", "é", "支", "😀", "\u{301}",
  ]

  private mutating func integer(_ schema: Tree) -> Tree {
    let least = schema["minimum"]?.integer ?? .min
    let most = schema["maximum"]?.integer ?? .max
    let choices = [least, most, Int64.random(in: least...most, using: &random)]
    return .number("\(pick(choices) ?? least)")
  }

  private mutating func identifierLetters() -> String {
    let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")
    let rest = (0..<12).map { _ in pick(letters) ?? "0" }
    return "\(Int.random(in: 0...7, using: &random))" + String(rest)
  }

  private mutating func time() -> String {
    func digits(_ range: ClosedRange<Int>, _ width: Int) -> String {
      let text = "\(Int.random(in: range, using: &random))"
      return String(repeating: "0", count: width - text.count) + text
    }
    return digits(1...9999, 4) + "-" + digits(1...12, 2) + "-" + digits(1...28, 2) + "T"
      + digits(0...23, 2) + ":" + digits(0...59, 2) + ":" + digits(0...59, 2) + "."
      + digits(0...999, 3) + "Z"
  }

  /// A number of items or letters: the bounds themselves are often chosen.
  private mutating func count(_ least: Int, _ most: Int) -> Int {
    let bounded = min(most, least + 40)
    return pick([least, bounded, Int.random(in: least...bounded, using: &random)]) ?? least
  }

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice? {
    choices.randomElement(using: &random)
  }
}
