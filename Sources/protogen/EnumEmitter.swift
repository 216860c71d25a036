/// Writes the Swift type of an enumeration. An open one has a case for what a later server adds.
struct EnumEmitter {
  let type: Schema.EnumType
  let isOpen: Bool

  /// No value of the contract may be called like this case.
  private static let unrecognized = "unrecognized"

  var lines: [String] {
    documentation(type.description, indent: "")
      + ["public enum \(type.title): Int, CaseIterable, Sendable {"] + cases + names + coding + [
        "}", "",
      ]
  }

  private var cases: [String] {
    let names = type.values.map(caseName)
    let known = ["  case " + names.joined(separator: ", ")]
    guard isOpen else { return known }
    return known + [
      "  /// A value that a later server has and this edition does not know. It is read from answers",
      "  /// only, and never accepted in params.",
      "  case \(Self.unrecognized) = -1", "",
      "  /// The values that this edition knows.",
      "  public static var allCases: [\(type.title)] {",
      "    [" + names.map { ".\($0)" }.joined(separator: ", ") + "]", "  }",
    ]
  }

  private var names: [String] {
    let names = type.values.map { "\"\($0)\"" }.joined(separator: ", ")
    let name = "Self.names[rawValue]"
    return [
      "", "  private static let names = NameTable(\(names))", "",
      "  /// As it stands on the wire.",
      "  public var name: StaticString { "
        + (isOpen ? "rawValue < 0 ? \"\(Self.unrecognized)\" : \(name)" : name) + " }",
    ]
  }

  private var coding: [String] {
    let choice = "faults.choice(&reader, of: Self.names\(isOpen ? ", isOpen: true" : ""))"
    return [
      "", "  package init?(_ reader: inout Reader, _ faults: inout Faults) {",
      "    guard let index = \(choice) else { return nil }",
      "    self.init(rawValue: index)", "  }", "",
      "  package func write(to writer: inout Writer) { writer.string(plain: name) }",
    ]
  }
}
