package import JSON

/// A JSON value as a tree, for saying in a test what is expected. Objects are equal whatever the order
/// of their members; numbers are kept as they were written.
package indirect enum Tree: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([Tree])
  case object([String: Tree])

  /// Nil if a strict scanner does not take the text.
  package init?(_ text: [UInt8]) {
    var scanner = Scanner()
    do throws(ScanError) {
      try scanner.check(text.span)
    } catch {
      return nil
    }
    var reader = Reader(text.span)
    self.init(&reader)
  }

  package init?(_ text: String) { self.init(Array(text.utf8)) }

  private init(_ reader: inout Reader) {
    switch reader.kind {
    case .null:
      reader.skip()
      self = .null
    case .bool: self = .bool(reader.bool() ?? false)
    case .number:
      let place = reader.skip()
      self = .number(String(copying: reader.text.extracting(place)))
    case .string: self = .string(reader.string() ?? "")
    case .array:
      var elements: [Tree] = []
      _ = reader.enterArray()
      while reader.nextElement() { elements.append(Tree(&reader)) }
      self = .array(elements)
    case .object: self = .object(Self.members(&reader))
    }
  }

  private static func members(_ reader: inout Reader) -> [String: Tree] {
    var members: [String: Tree] = [:]
    let noNames = NameTable()
    _ = reader.enterObject()
    while case .unknown(let name)? = reader.nextMember(in: noNames) {
      members[reader.text(at: name)] = Tree(&reader)
    }
    return members
  }
}

extension Tree {
  /// A member; setting nil removes it.
  package subscript(name: String) -> Tree? {
    get { members[name] }
    set {
      guard case .object(var members) = self else { return }
      members[name] = newValue
      self = .object(members)
    }
  }

  package subscript(index: Int) -> Tree? {
    elements.indices.contains(index) ? elements[index] : nil
  }

  package var members: [String: Tree] {
    if case .object(let members) = self { members } else { [:] }
  }
  package var elements: [Tree] { if case .array(let elements) = self { elements } else { [] } }
  package var string: String? { if case .string(let text) = self { text } else { nil } }
  package var integer: Int64? { if case .number(let text) = self { Int64(text) } else { nil } }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The value as JSON, members by name.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package var bytes: [UInt8] {
    var writer = Writer()
    write(to: &writer)
    return [UInt8](copying: writer.bytes)
  }

  package func write(to writer: inout Writer) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .number(let text): writer.raw(text.utf8Span.span)
    case .string(let text): writer.string(text)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.write(to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for (name, value) in members.sorted(by: { $0.key < $1.key }) {
        writer.name(unquoted: name)
        value.write(to: &writer)
      }
      writer.endObject()
    }
  }
}

extension Tree: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int64) { self = .number("\(value)") }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: Tree...) { self = .array(elements) }
  package init(dictionaryLiteral members: (String, Tree)...) {
    self = .object(Dictionary(members) { _, last in last })
  }
}

extension Tree: CustomStringConvertible {
  package var description: String { text }
}
