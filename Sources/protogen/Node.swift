import JSON

/// A JSON value as a tree, members in the order of the text: what a generator needs and a server does not.
enum Node {
  case object([Member])
  case array([Node])
  case string(String)
  case integer(Int64)
  case bool(Bool)
  case null

  struct Member {
    let name: String
    let value: Node

    init(_ name: String, _ value: Node) {
      self.name = name
      self.value = value
    }
  }

  /// Reads a whole text.
  init(_ bytes: [UInt8], file: String) throws(GenerationError) {
    var scanner = Scanner()
    do {
      try scanner.check(bytes.span)
    } catch {
      throw GenerationError(file, "is not valid JSON: \(error)")
    }
    var reader = Reader(bytes.span)
    self.init(&reader)
  }

  private init(_ reader: inout Reader) {
    switch reader.kind {
    case .object: self = .object(Self.members(&reader))
    case .array: self = .array(Self.elements(&reader))
    case .string: self = .string(reader.string() ?? "")
    case .bool: self = .bool(reader.bool() ?? false)
    case .number: self = .integer(reader.integer() ?? 0)
    case .null:
      reader.skip()
      self = .null
    }
  }

  private static func members(_ reader: inout Reader) -> [Member] {
    var members: [Member] = []
    let noNames = NameTable()
    _ = reader.enterObject()
    while case .unknown(let name)? = reader.nextMember(in: noNames) {
      members.append(Member(String(copying: reader.text.extracting(name)), Node(&reader)))
    }
    return members
  }

  private static func elements(_ reader: inout Reader) -> [Node] {
    var elements: [Node] = []
    _ = reader.enterArray()
    while reader.nextElement() { elements.append(Node(&reader)) }
    return elements
  }

  subscript(name: String) -> Node? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var text: String? { if case .string(let text) = self { text } else { nil } }
  var number: Int64? { if case .integer(let number) = self { number } else { nil } }
  var flag: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  var elements: [Node] { if case .array(let elements) = self { elements } else { [] } }
  var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }
}

extension Node {
  /// The tree with every string under a member `$ref` changed.
  func mapReferences(_ change: (String) -> String) -> Node {
    switch self {
    case .object(let members):
      .object(
        members.map { member in
          if member.name == "$ref", case .string(let target) = member.value {
            return Member(member.name, .string(change(target)))
          }
          return Member(member.name, member.value.mapReferences(change))
        })
    case .array(let elements): .array(elements.map { $0.mapReferences(change) })
    default: self
    }
  }

  /// The text without any white space.
  var compact: String {
    var writer = Writer()
    write(to: &writer)
    return String(copying: writer.bytes)
  }

  private func write(to writer: inout Writer) {
    switch self {
    case .object(let members):
      writer.beginObject()
      for member in members {
        writer.name(unquoted: member.name)
        member.value.write(to: &writer)
      }
      writer.endObject()
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.write(to: &writer) }
      writer.endArray()
    case .string(let text): writer.string(text)
    case .integer(let number): writer.integer(number)
    case .bool(let flag): writer.bool(flag)
    case .null: writer.null()
    }
  }

  /// The text with two spaces an indent, for people.
  func pretty(_ indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .object(let members) where !members.isEmpty:
      let lines = members.map {
        "\(inner)\(Node.string($0.name).compact): \($0.value.pretty(inner))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
    case .array(let elements) where !elements.isEmpty:
      let lines = elements.map { inner + $0.pretty(inner) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
    default: return compact
    }
  }
}

/// Why nothing was generated: which document, and what is wrong with it.
struct GenerationError: Error, CustomStringConvertible {
  let description: String

  init(_ place: String, _ problem: String) {
    description = "\(place): \(problem)"
  }
}
