/// Writes the Swift types of schemas, each once, with what is nested in them.
struct TypeEmitter {
  private(set) var lines: [String] = []
  private var emitted: Set<String> = []

  /// Emits the types that a schema brings along, itself included.
  ///
  /// - Parameter isOpen: whether a later server may add values to the enumerations: in all but params.
  mutating func emit(_ schema: Schema, isOpen: Bool = true) {
    switch schema {
    case .object(let type): emit(type, isOpen: isOpen)
    case .enumeration(let type): emit(type, isOpen: isOpen)
    case .array(let element, _): emit(element, isOpen: isOpen)
    case .stores(let title): emitStores(title)
    default: break
    }
  }

  mutating func take() -> [String] {
    defer { lines = [] }
    return lines
  }

  private mutating func emit(_ type: Schema.ObjectType, isOpen: Bool) {
    guard emitted.insert(type.title).inserted else { return }
    for field in type.fields { emit(field.schema, isOpen: isOpen) }
    lines += documentation(type.description, indent: "")
    lines.append("public struct \(type.title): Message {")
    lines += type.fields.flatMap(fieldDeclaration)
    lines += members(type) + initializer(type) + decoder(type) + encoder(type)
    lines += freeTexts(type) + ["}", ""]
  }

  private func fieldDeclaration(_ field: Schema.Field) -> [String] {
    documentation(field.description, indent: "  ")
      + ["  public var \(swiftName(field.name)): \(swiftType(field))"]
  }

  private func swiftType(_ field: Schema.Field) -> String {
    field.schema.swiftType + (field.isRequired ? "" : "?")
  }

  private func members(_ type: Schema.ObjectType) -> [String] {
    let names = (type.fields.map(\.name) + (type.takesMeta ? ["_meta"] : [])).map { "\"\($0)\"" }
    return ["", "  private static let members = NameTable("] + [
      "    " + names.joined(separator: ", ") + ")", "",
    ]
  }

  private func initializer(_ type: Schema.ObjectType) -> [String] {
    let parameters = type.fields.map { field in
      "\(swiftName(field.name)): \(swiftType(field))\(field.isRequired ? "" : " = nil")"
    }
    return ["  public init(\(parameters.joined(separator: ", "))) {"]
      + type.fields.map { "    self.\(swiftName($0.name)) = \(swiftName($0.name))" } + ["  }", ""]
  }

  private func decoder(_ type: Schema.ObjectType) -> [String] {
    var lines = ["  package init?(_ reader: inout Reader, _ faults: inout Faults) {"]
    lines += type.fields.map { "    var \(swiftName($0.name)): \($0.schema.swiftType)?" }
    if type.fields.contains(where: \.isRequired) { lines.append("    let first = faults.count") }
    lines += [
      "    guard faults.object(&reader) else { return nil }",
      "    while let member = reader.nextMember(in: Self.members) {",
      "      let mark = faults.count",
      "      switch member {",
    ]
    for (index, field) in type.fields.enumerated() {
      lines.append(
        "      case .known(\(index)): \(swiftName(field.name)) = \(field.schema.readExpression)")
    }
    lines.append("      case .known: reader.skip()")
    if type.isClosed {
      lines.append("      case .unknown(let name): faults.refuse(unknown: name, &reader)")
    } else {
      lines.append("      case .unknown: reader.skip()")
    }
    lines += [
      "      }",
      "      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }",
      "    }",
    ]
    return lines + requirements(type) + ["  }", ""] + Self.paramsInitializer
  }

  private static let paramsInitializer = [
    "  package init(_ params: inout Params) throws(Refusal) {",
    "    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {",
    "      throw params.refusal", "    }", "    self = message", "  }", "",
  ]

  private func requirements(_ type: Schema.ObjectType) -> [String] {
    let required = type.fields.filter(\.isRequired)
    var lines: [String] = []
    if !required.isEmpty {
      let bindings = required.map { "let \(swiftName($0.name))" }.joined(separator: ", ")
      lines = ["    guard \(bindings) else {"]
      lines += required.map {
        "      faults.require(\(swiftName($0.name)) != nil, \"\($0.name)\", from: first)"
      }
      lines += ["      return nil", "    }"]
    }
    return lines + type.fields.map { "    self.\(swiftName($0.name)) = \(swiftName($0.name))" }
  }

  private func encoder(_ type: Schema.ObjectType) -> [String] {
    let derived = type.fields.filter(\.isDerived)
    if !derived.isEmpty { return splitEncoder(type, derived) }
    return ["  package func write(to writer: inout Writer) {", "    writer.beginObject()"]
      + type.fields.flatMap(writeField) + ["    writer.endObject()", "  }"]
  }

  private func writeField(_ field: Schema.Field) -> [String] {
    let name = swiftName(field.name)
    let indent = field.isRequired ? "    " : "      "
    let lines =
      ["\(indent)writer.name(\"\\\"\(field.name)\\\":\")"]
      + field.schema.writeStatement(name, indent: indent)
    return field.isRequired ? lines : ["    if let \(name) {"] + lines + ["    }"]
  }

  /// Writers for the members that are stored and for those that are derived when they are read, so that a
  /// stored text can be completed without being read.
  private func splitEncoder(
    _ type: Schema.ObjectType, _ derived: [Schema.Field]
  ) -> [String] {
    let parameters = derived.map { "\(swiftName($0.name)): \(swiftType($0))" }
    let arguments = derived.map { "\($0.name): \(swiftName($0.name))" }
    return [
      "  package func write(to writer: inout Writer) {", "    writer.beginObject()",
      "    writeStored(to: &writer)",
      "    Self.writeDerived(\(arguments.joined(separator: ", ")), to: &writer)",
      "    writer.endObject()", "  }", "",
      "  /// Writes the members that are stored, without brackets.",
      "  package func writeStored(to writer: inout Writer) {",
    ] + type.fields.filter { !$0.isDerived }.flatMap(writeField) + [
      "  }", "", "  /// Writes the members that are derived when they are read, without brackets.",
      "  package static func writeDerived(",
      "    \(parameters.joined(separator: ", ")), to writer: inout Writer", "  ) {",
    ] + derived.flatMap(writeField) + ["  }"]
  }

  /// What people typed: the application looks there for what must not be kept.
  private func freeTexts(_ type: Schema.ObjectType) -> [String] {
    let names = type.fields.filter {
      if case .string(_, _, isFreeText: true) = $0.schema { true } else { false }
    }.map(\.name)
    guard !names.isEmpty else { return [] }
    let pairs = names.map { "(\"\($0)\", \(swiftName($0)))" }.joined(separator: ", ")
    return ["", "  package var freeTexts: [(field: StaticString, text: String?)] { [\(pairs)] }"]
  }

  private mutating func emit(_ type: Schema.EnumType, isOpen: Bool) {
    guard emitted.insert(type.title).inserted else { return }
    lines += EnumEmitter(type: type, isOpen: isOpen).lines
  }

  private mutating func emitStores(_ title: String) {
    guard emitted.insert(title).inserted else { return }
    lines +=
      [
        "/// The stores that an answer speaks of.",
        "public enum \(title): Message {",
        "  case all",
        "  case some([StoreID])", "",
        "  package init?(_ reader: inout Reader, _ faults: inout Faults) {",
        "    if reader.isAtString {",
        "      guard faults.choice(&reader, of: NameTable(\"all\")) != nil else { return nil }",
        "      self = .all",
        "      return",
        "    }",
        "    let stores = faults.list(&reader) { reader, faults in",
        "      faults.identifier(&reader, StoreID.prefix).map(StoreID.init)",
        "    }",
        "    guard let stores else { return nil }",
        "    self = .some(stores)",
        "  }", "",
      ] + Self.paramsInitializer + [
        "  package func write(to writer: inout Writer) {",
        "    guard case .some(let stores) = self else { return writer.string(plain: \"all\") }",
        "    writer.beginArray()",
        "    for store in stores { writer.identifier(StoreID.prefix, store.rawValue) }",
        "    writer.endArray()",
        "  }", "}", "",
      ]
  }
}

/// A documentation comment, folded at the line's length.
func documentation(_ text: String, indent: String) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(whereSeparator: \.isWhitespace) {
    if !line.isEmpty && line.count + word.count + indent.count + 5 > 100 {
      lines.append("\(indent)/// \(line)")
      line = ""
    }
    line += line.isEmpty ? String(word) : " \(word)"
  }
  return line.isEmpty ? lines : lines + ["\(indent)/// \(line)"]
}
