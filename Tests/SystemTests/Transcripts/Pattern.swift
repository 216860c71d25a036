import WireTesting

/// What an answer must be: JSON in which some values stand for any of their kind.
///
/// `"<id>"` is a value of the kind `id`; `"<id:card>"` also keeps it under the name `card`, for `$card`
/// in the lines that follow. `...` at the end of an object or an array stands for whatever else is there.
struct Pattern {
  let tree: Tree

  /// Stands for `...` once the text is JSON.
  private static let rest = "..."

  init?(_ text: String) {
    guard let tree = Tree(Self.closingRests(text)) else { return nil }
    self.tree = tree
  }

  /// The call or the stream that an answer belongs to.
  var id: Tree? { Self.id(of: tree) }

  static func id(of tree: Tree) -> Tree? { tree["id"] ?? tree["params"]?["id"] }

  /// What the pattern keeps from the answer; nil if the answer does not fit.
  func match(_ answer: Tree) -> [String: String]? {
    var kept: [String: String] = [:]
    // The answers of a batch come in any order.
    if case .array(let patterns) = tree, patterns.count == answer.elements.count {
      return Self.fitsInAnyOrder(patterns, answer.elements, &kept) ? kept : nil
    }
    return Self.fits(tree, answer, &kept) ? kept : nil
  }

  private static func fitsInAnyOrder(
    _ patterns: [Tree], _ values: [Tree], _ kept: inout [String: String]
  ) -> Bool {
    var left = values
    for pattern in patterns {
      guard let place = left.firstIndex(where: { fits(pattern, $0, &kept) }) else { return false }
      left.remove(at: place)
    }
    return true
  }

  private static func fits(_ pattern: Tree, _ value: Tree, _ kept: inout [String: String]) -> Bool {
    switch pattern {
    case .string(let text):
      guard let kind = Kind(text) else { return pattern == value }
      guard kind.contains(value) else { return false }
      if let name = kind.name { kept[name] = value.string ?? value.text }
      return true
    case .array(var patterns):
      let isOpen = patterns.last == .string(rest)
      if isOpen { patterns.removeLast() }
      let values = value.elements
      guard case .array = value,
        isOpen ? values.count >= patterns.count : values.count == patterns.count
      else { return false }
      return zip(patterns, values).allSatisfy { fits($0, $1, &kept) }
    case .object(var patterns):
      let isOpen = patterns.removeValue(forKey: rest) != nil
      let values = value.members
      guard case .object = value, isOpen || values.count == patterns.count else { return false }
      return patterns.allSatisfy { name, pattern in
        values[name].map { fits(pattern, $0, &kept) } ?? false
      }
    default: return pattern == value
    }
  }

  /// JSON has no `...`: it becomes a member or an element.
  private static func closingRests(_ text: String) -> String {
    var (result, containers): (String, [Character]) = ("", [])
    var isInString = false
    var left = text[...]
    while let character = left.first {
      if !isInString, left.hasPrefix(rest) {
        result += containers.last == "[" ? "\"...\"" : "\"...\":0"
        left = left.dropFirst(rest.count)
        continue
      }
      left = left.dropFirst()
      result.append(character)
      switch character {
      case "\\" where isInString: result.append(left.popFirst() ?? "\\")
      case "\"": isInString.toggle()
      case "{" where !isInString, "[" where !isInString: containers.append(character)
      case "}" where !isInString, "]" where !isInString: _ = containers.popLast()
      default: break
      }
    }
    return result
  }
}

/// A kind of values that differ from run to run.
private struct Kind {
  let kind: String
  let name: String?

  /// Nil if the text is no `<kind>` or `<kind:name>`.
  init?(_ text: String) {
    guard let match = text.wholeMatch(of: /<([a-z]+)(?::([A-Za-z0-9]+))?>/) else { return nil }
    kind = String(match.1)
    name = match.2.map(String.init)
  }

  func contains(_ value: Tree) -> Bool {
    switch kind {
    case "any": true
    case "id": value.string?.wholeMatch(of: /[a-z]+_[0-9a-z]{13}/) != nil
    case "time":
      value.string?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil
    case "text": value.string.map { !$0.isEmpty } ?? false
    case "number": value.integer != nil
    default: false
    }
  }
}
