import RPC

extension Invocation {
  /// The params that operands and options fill: an object.
  func params() throws(UsageError) -> Value {
    var params: Value = [:]
    for (operand, value) in zip(command.operands, operands) {
      guard let member = operand.member else { continue }
      params.set(member, to: operand.isInteger ? try integer(value, operand.name) : .string(value))
    }
    var filled: [String: String] = [:]
    for option in command.options {
      guard let member = option.member, let values = options[option.name] else { continue }
      if let other = filled.updateValue(option.name, forKey: member) {
        throw error(
          "--\(other) and --\(option.name) exclude each other",
          "不能同时使用 --\(other) 和 --\(option.name)")
      }
      try fill(&params, member, option, values)
    }
    return params
  }

  private func fill(
    _ params: inout Value, _ member: String, _ option: Option, _ values: [String]
  ) throws(UsageError) {
    let value = values.last ?? ""
    switch option.kind {
    case .literal(let json): params.set(member, to: json)
    case .text: params.set(member, to: .string(value))
    case .integer: params.set(member, to: try integer(value, "--\(option.name)"))
    case .choice(let allowed): params.set(member, to: try choice(value, option, allowed))
    case .texts: params.set(member, to: .array(Self.items(values).map(Value.string)))
    case .integers:
      var items: [Value] = []
      for item in Self.items(values) { items.append(try integer(item, "--\(option.name)")) }
      params.set(member, to: .array(items))
    case .choices(let allowed):
      var items: [Value] = []
      for item in Self.items(values) { items.append(try choice(item, option, allowed)) }
      params.set(member, to: .array(items))
    case .expiry:
      let (month, year) = try expiry(value)
      params.set("expMonth", to: .integer(month))
      params.set("expYear", to: .integer(year))
    case .sum:
      guard let sum = Sum(value) else {
        throw error(
          "--\(option.name) is written 129.00CNY, no finer than the currency is",
          "--\(option.name) 的格式为 129.00CNY，小数位数不超过该币种的最小单位")
      }
      params.set(member, to: sum.json)
    }
  }

  /// What was given one by one, or separated by commas.
  private static func items(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// `08/2026`, also `8/26`.
  private func expiry(_ value: String) throws(UsageError) -> (month: Int, year: Int) {
    let parts = value.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let month = Int(parts[0]), let year = Int(parts[1]),
      (1...12).contains(month), (0...99).contains(year) || (2000...2999).contains(year)
    else { throw error("--expires is written MM/YYYY", "--expires 的格式为 MM/YYYY") }
    return (month, year < 100 ? 2000 + year : year)
  }

  private func integer(_ value: String, _ name: String) throws(UsageError) -> Value {
    guard let number = Int(value) else {
      throw error("\(name) is a whole number", "\(name) 应为整数")
    }
    return .integer(number)
  }

  private func choice(
    _ value: String, _ option: Option, _ allowed: [String]
  ) throws(UsageError) -> Value {
    if allowed.contains(value) { return .string(value) }
    let values = allowed.joined(separator: ", ")
    throw UsageError(
      "--\(option.name) is one of: \(values)", "--\(option.name) 只能是：\(values)",
      suggestion: Suggestion.nearest(to: value, among: allowed), topic: command.name)
  }

  private func error(_ english: String, _ chinese: String) -> UsageError {
    UsageError(english, chinese, topic: command.name)
  }
}
