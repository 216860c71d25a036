import JSON

/// Any JSON value, kept as it came: what a later server adds is shown as well.
enum Value: Equatable, Sendable {
  case null
  case bool(Bool)
  /// As it was written.
  case number(String)
  case string(String)
  case array([Value])
  case object([Member])

  struct Member: Equatable, Sendable {
    let name: String
    var value: Value
  }

  /// - Parameter text: JSON that a `Scanner` has accepted.
  init(_ text: [UInt8]) {
    var reader = Reader(text.span)
    self.init(&reader)
  }

  /// nil for what is no JSON.
  init?(json text: String) {
    let bytes = Array(text.utf8)
    var scanner = Scanner()
    guard (try? scanner.check(bytes.span)) != nil else { return nil }
    self.init(bytes)
  }

  private init(_ reader: inout Reader) {
    switch reader.kind {
    case .null:
      reader.skip()
      self = .null
    case .bool: self = .bool(reader.bool() ?? false)
    case .number: self = .number(String(copying: reader.text.extracting(reader.skip())))
    case .string: self = .string(reader.string() ?? "")
    case .array: self = .array(Self.elements(&reader))
    case .object: self = .object(Self.members(&reader))
    }
  }

  private static func elements(_ reader: inout Reader) -> [Value] {
    var elements: [Value] = []
    guard reader.enterArray() else { return elements }
    while reader.nextElement() { elements.append(Value(&reader)) }
    return elements
  }

  private static func members(_ reader: inout Reader) -> [Member] {
    var members: [Member] = []
    let names = NameTable()
    guard reader.enterObject() else { return members }
    while let member = reader.nextMember(in: names) {
      guard case .unknown(let name) = member else { continue }
      members.append(Member(name: reader.text(at: name), value: Value(&reader)))
    }
    return members
  }
}

extension Value {
  /// The member at a path such as `card.status`; nil if it is not there.
  subscript(path: String) -> Value? {
    var value = self
    for name in path.split(separator: ".") {
      guard let member = value.members.first(where: { $0.name == name }) else { return nil }
      value = member.value
    }
    return value
  }

  /// Puts a member into an object: in its place, at the end if it is new.
  mutating func set(_ name: String, to value: Value) {
    var members = members
    if let place = members.firstIndex(where: { $0.name == name }) {
      members[place].value = value
    } else {
      members.append(Member(name: name, value: value))
    }
    self = .object(members)
  }

  static func integer(_ value: Int) -> Value { .number("\(value)") }

  var elements: [Value] {
    if case .array(let elements) = self { elements } else { [] }
  }

  var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var integer: Int64? {
    if case .number(let digits) = self { Int64(digits) } else { nil }
  }

  var isTrue: Bool { self == .bool(true) }

  /// A scalar as people read it; a list with commas.
  var plain: String {
    switch self {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): text
    case .array(let elements): elements.map(\.plain).joined(separator: ", ")
    case .object: json
    }
  }
}

extension Value: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, Value)...) {
    self = .object(elements.map { Member(name: $0.0, value: $0.1) })
  }
}

extension Value {
  /// As JSON on one line.
  var json: String {
    var writer = Writer()
    write(to: &writer)
    return String(copying: writer.bytes)
  }

  private func write(to writer: inout Writer) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .number(let digits): writer.raw(digits.utf8Span.span)
    case .string(let text): writer.string(text)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.write(to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for member in members {
        writer.name(unquoted: member.name)
        member.value.write(to: &writer)
      }
      writer.endObject()
    }
  }

  /// As JSON with two spaces for each level.
  var indentedJSON: String { indented(by: "") }

  private func indented(by indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .array(let elements) where !elements.isEmpty:
      let lines = elements.map { inner + $0.indented(by: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        "\(inner)\(Value.string(member.name).json): \(member.value.indented(by: inner))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    default: return json
    }
  }
}
