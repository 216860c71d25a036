/// Writes metrics as text: OpenMetrics 1.0, "Exposition format".
struct OpenMetricsText {
  enum Kind: String {
    case counter, gauge, histogram, info
  }

  private(set) var text = ""
  private var family = ""

  /// Begins a metric family.
  ///
  /// - Parameter unit: the last word of the name, where the values have a unit.
  mutating func begin(_ name: String, _ kind: Kind, unit: String? = nil, _ help: String) {
    family = name
    text += "# TYPE \(name) \(kind.rawValue)\n"
    if let unit { text += "# UNIT \(name) \(unit)\n" }
    text += "# HELP \(name) \(Self.escaped(help))\n"
  }

  /// A sample of the family that was begun last.
  mutating func sample(
    _ suffix: String = "", _ labels: [(name: String, value: String)] = [], _ value: String
  ) {
    text += family + suffix
    if !labels.isEmpty {
      let pairs = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
      text += "{\(pairs.joined(separator: ","))}"
    }
    text += " \(value)\n"
  }

  mutating func end() { text += "# EOF\n" }

  /// A family of one sample.
  mutating func counter(_ name: String, unit: String? = nil, _ help: String, _ value: Int) {
    begin(name, .counter, unit: unit, help)
    sample("_total", [], "\(value)")
  }

  mutating func gauge(_ name: String, unit: String? = nil, _ help: String, _ value: Int) {
    begin(name, .gauge, unit: unit, help)
    sample("", [], "\(value)")
  }

  /// A family with a sample for each name.
  mutating func counters(
    _ name: String, _ help: String, by label: String, _ counts: [String: Int]
  ) {
    begin(name, .counter, help)
    for (key, value) in counts.sorted(by: { $0.key < $1.key }) {
      sample("_total", [(label, key)], "\(value)")
    }
  }

  /// The samples of one histogram.
  ///
  /// - Parameters:
  ///   - buckets: counts for each bound, and beyond the last; not cumulated.
  ///   - sum: nil where it is not known.
  mutating func histogram(
    _ labels: [(name: String, value: String)], bounds: [String], buckets: [Int], sum: String?
  ) {
    var total = 0
    for (bound, count) in zip(bounds + ["+Inf"], buckets) {
      total += count
      sample("_bucket", labels + [("le", bound)], "\(total)")
    }
    sample("_count", labels, "\(total)")
    if let sum { sample("_sum", labels, sum) }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"": result += "\\\""
      default: result.append(character)
      }
    }
    return result
  }
}
