/// A named argument: `--store ID`.
struct Option: Sendable {
  /// Without its dashes.
  let name: String
  let kind: Kind
  /// The param that it fills; nil if the command itself makes something of it.
  let member: String?
  let help: Text
  /// Whether the command makes no sense without it.
  private(set) var isRequired = false

  /// What stands behind the name.
  enum Kind: Sendable, Equatable {
    /// Nothing: to give it means this JSON value.
    case literal(Value)
    case text(placeholder: String)
    case integer(placeholder: String)
    case choice([String])
    /// Several, separated by commas or given one by one.
    case texts(placeholder: String)
    case choices([String])
    /// Several numbers, likewise.
    case integers(placeholder: String)
    /// `MM/YYYY`: two params, month and year.
    case expiry
    /// `129.00CNY`: a sum in whole units of its currency.
    case sum
  }

  init(_ name: String, _ kind: Kind, _ member: String? = nil, _ help: Text) {
    self.name = name
    self.kind = kind
    self.member = member
    self.help = help
  }

  static func flag(_ name: String, _ member: String? = nil, _ help: Text) -> Option {
    Option(name, .literal(.bool(true)), member, help)
  }

  /// The same option where a command cannot do without it.
  var required: Option {
    var option = self
    option.isRequired = true
    return option
  }

  var takesValue: Bool {
    if case .literal = kind { false } else { true }
  }

  var isRepeatable: Bool {
    switch kind {
    case .texts, .choices, .integers: true
    default: false
    }
  }

  /// How many values stand beside the name; more are listed apart.
  private static let valuesShownMax = 4

  /// The values that `usage` leaves out.
  var unshownValues: [String] {
    switch kind {
    case .choice(let values): values.count > Self.valuesShownMax ? values : []
    case .choices(let values): values
    default: []
    }
  }

  /// As a usage line shows it: `--store ID`.
  var usage: String {
    switch kind {
    case .literal: "--\(name)"
    case .text(let placeholder), .integer(let placeholder): "--\(name) \(placeholder)"
    case .texts(let placeholder), .integers(let placeholder): "--\(name) \(placeholder)…"
    case .choice(let values) where values.count <= Self.valuesShownMax:
      "--\(name) \(values.joined(separator: "|"))"
    case .choice: "--\(name) VALUE"
    case .choices: "--\(name) VALUE…"
    case .expiry: "--\(name) MM/YYYY"
    case .sum: "--\(name) 129.00CNY"
    }
  }
}

/// An argument without a name, by its place: `CARD`.
struct Operand: Sendable {
  let name: String
  /// The param that it fills; nil if the command itself makes something of it.
  let member: String?
  let count: Count
  let isInteger: Bool

  enum Count: Sendable {
    case one, optional, any
  }

  init(_ name: String, _ member: String? = nil, _ count: Count = .one, isInteger: Bool = false) {
    self.name = name
    self.member = member
    self.count = count
    self.isInteger = isInteger
  }

  var usage: String {
    switch count {
    case .one: name
    case .optional: "[\(name)]"
    case .any: "[\(name)…]"
    }
  }
}
