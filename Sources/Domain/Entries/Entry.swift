/// An entry of a navigation menu: a leaf that leads to methods, or a group of other entries.
package struct Entry: Sendable {
  /// Names it in the protocol: `finance.payment-cards.unbind`.
  package let id: String
  package let label: Wording
  /// What else people call it, in any language.
  package let aliases: [String]
  /// What an account must be allowed to do, in the order in which it is asked. Groups ask nothing.
  package let permissions: [Permission]
  /// The names of the methods behind it. Groups have none.
  package let methods: [String]
  package let children: [Entry]

  /// A leaf.
  init(_ id: String, _ label: Wording, _ permissions: Permission..., methods: [String]) {
    self.init(id, label, aliases: [], permissions, methods, [])
  }

  init(group id: String, _ label: Wording, _ children: [Entry]) {
    self.init(id, label, aliases: [], [], [], children)
  }

  private init(
    _ id: String, _ label: Wording, aliases: [String], _ permissions: [Permission],
    _ methods: [String], _ children: [Entry]
  ) {
    self.id = id
    self.label = label
    self.aliases = aliases
    self.permissions = permissions
    self.methods = methods
    self.children = children
  }

  package var isLeaf: Bool { children.isEmpty }

  /// Every name that it can be asked for by, its id first.
  var names: [String] { [id, label.en, label.zhCN] + aliases }

  /// The same entry with other names beside its own.
  func called(_ aliases: String...) -> Entry {
    Entry(id, label, aliases: aliases, permissions, methods, children)
  }

  /// The same entry with a part of what is below it.
  func with(children: [Entry]) -> Entry {
    Entry(id, label, aliases: aliases, permissions, methods, children)
  }
}
