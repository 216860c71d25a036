/// The open elements and what they declare for those inside.
struct XMLScope {
  private struct Open {
    let name: String
    let bindingCount: Int
    let preservesSpace: Bool
  }

  private static let bindingsMax = 64

  private var open: [Open] = []
  private var bindings: [(prefix: Substring, namespace: XMLNamespace)] = []

  var isEmpty: Bool { open.isEmpty }
  var depth: Int { open.count }
  var preservesSpace: Bool { open.last?.preservesSpace ?? false }
  /// The name that the next end tag must have.
  var openName: String? { open.last?.name }

  mutating func close() {
    guard let last = open.popLast() else { return }
    bindings.removeLast(bindings.count - last.bindingCount)
  }

  /// Opens an element with the names as they were written; nil if its names break the rules of
  /// namespaces.
  mutating func enter(
    _ name: String, _ attributes: [(name: String, value: String)]
  ) -> XMLElement? {
    let bindingCount = bindings.count
    for attribute in attributes where !declare(attribute.name, attribute.value) { return nil }
    var resolved: [XMLAttribute] = []
    for attribute in attributes where !attribute.name.isDeclaration {
      guard let (prefix, local) = attribute.name.qualified,
        let namespace = prefix == "" ? XMLNamespace.none : self.namespace(of: prefix)
      else { return nil }
      resolved.append(XMLAttribute(namespace: namespace, name: local, value: attribute.value))
    }
    guard let (prefix, local) = name.qualified, let namespace = namespace(of: prefix)
    else { return nil }
    let element = XMLElement(namespace: namespace, name: local, attributes: resolved)
    let space = element[.xml, "space"]
    open.append(
      Open(
        name: name, bindingCount: bindingCount,
        preservesSpace: space.map { $0 == "preserve" } ?? preservesSpace))
    return element
  }

  /// Notes a prefix, if the attribute declares one; false if there are too many.
  private mutating func declare(_ name: String, _ value: String) -> Bool {
    guard name.isDeclaration else { return true }
    bindings.append((name.dropFirst("xmlns:".count), XMLNamespace(value)))
    return bindings.count <= Self.bindingsMax
  }

  private func namespace(of prefix: Substring) -> XMLNamespace? {
    if prefix == "xml" { return .xml }
    if let binding = bindings.last(where: { $0.prefix == prefix }) { return binding.namespace }
    return prefix == "" ? XMLNamespace.none : nil
  }
}

extension String {
  /// Whether an attribute of this name declares a namespace.
  fileprivate var isDeclaration: Bool { self == "xmlns" || hasPrefix("xmlns:") }

  /// The prefix, which may be empty, and the local name; nil if the colon stands wrong.
  fileprivate var qualified: (prefix: Substring, local: String)? {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return ("", self) }
    let local = self[utf8.index(after: colon)...]
    guard colon != startIndex, !local.isEmpty, !local.utf8.contains(UInt8(ascii: ":")) else {
      return nil
    }
    return (self[..<colon], String(local))
  }
}
