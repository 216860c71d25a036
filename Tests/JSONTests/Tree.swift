import JSON

/// A document as a tree, for comparing what was written with what is read.
indirect enum Tree: Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([Tree])
  /// Members by their place in `Tree.names`.
  case object([Member])

  struct Member: Equatable {
    let name: Int
    let value: Tree
  }

  static let table = NameTable(
    "id", "a longer member name", "", "日本", "\"\\\n", "abcdefgh", "abcdefghi")
  static let quoted: [StaticString] = [
    "\"id\":", "\"a longer member name\":", "\"\":", "\"日本\":", "\"\\\"\\\\\\n\":", "\"abcdefgh\":",
    "\"abcdefghi\":",
  ]

  func write(to writer: inout Writer) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .integer(let value): writer.integer(value)
    case .string(let value): writer.string(value)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.write(to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for member in members {
        writer.name(Self.quoted[member.name])
        member.value.write(to: &writer)
      }
      writer.endObject()
    }
  }

  /// Nil if the reader does not give what its kind promised.
  init?(_ reader: inout Reader) {
    switch reader.kind {
    case .null:
      reader.skip()
      self = .null
    case .bool:
      guard let value = reader.bool() else { return nil }
      self = .bool(value)
    case .number:
      guard let value = reader.integer() else { return nil }
      self = .integer(value)
    case .string:
      guard let value = reader.string() else { return nil }
      self = .string(value)
    case .array:
      guard let elements = Self.elements(&reader) else { return nil }
      self = .array(elements)
    case .object:
      guard let members = Self.members(&reader) else { return nil }
      self = .object(members)
    }
  }

  private static func elements(_ reader: inout Reader) -> [Tree]? {
    guard reader.enterArray() else { return nil }
    var elements: [Tree] = []
    while reader.nextElement() {
      guard let element = Tree(&reader) else { return nil }
      elements.append(element)
    }
    return elements
  }

  private static func members(_ reader: inout Reader) -> [Member]? {
    guard reader.enterObject() else { return nil }
    var members: [Member] = []
    while let member = reader.nextMember(in: table) {
      guard case .known(let name) = member, let value = Tree(&reader) else { return nil }
      members.append(Member(name: name, value: value))
    }
    return members
  }

  static func random(depth: Int, using random: inout SeededGenerator) -> Tree {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2:
      let shift = Int.random(in: 0..<64, using: &random)
      return .integer(Int64.random(in: .min ... .max, using: &random) >> shift)
    case 3, 4: return .string(randomString(using: &random))
    case 5, 6:
      let count = Int.random(in: 0..<6, using: &random)
      return .array((0..<count).map { _ in .random(depth: depth - 1, using: &random) })
    default:
      let names = (0..<table.count).shuffled(using: &random).prefix(
        .random(in: 0...table.count, using: &random))
      return .object(
        names.map { Member(name: $0, value: .random(depth: depth - 1, using: &random)) })
    }
  }

  private static func randomString(using random: inout SeededGenerator) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "b", "\"", "\\", "/", "\n", "\u{1}", "\0", "é", "中", "😀", "\u{7F}", "0",
    ]
    var string = ""
    for _ in 0..<Int.random(in: 0..<30, using: &random) {
      // Mostly plain runs, so that both the fast and the slow path and their borders are met.
      let isPlain = Int.random(in: 0..<4, using: &random) > 0
      string.unicodeScalars.append(isPlain ? "x" : scalars.randomElement(using: &random) ?? "x")
    }
    return string
  }
}
