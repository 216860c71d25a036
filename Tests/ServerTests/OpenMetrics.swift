/// Reads OpenMetrics text and finds what is wrong with it: OpenMetrics 1.0, "Exposition format" and
/// "Metric types", as far as the server uses them.
struct OpenMetrics {
  struct Sample {
    let name: String
    let labels: [String: String]
    let value: Double
  }

  private struct Family {
    var name: String
    var kind: String
    var unit = ""
  }

  private(set) var samples: [Sample] = []
  private(set) var faults: [String] = []
  private var family: Family?
  private var seenFamilies: Set<String> = []
  private var seenSamples: Set<String> = []
  /// The last bucket of each histogram, by its labels.
  private var buckets: [String: (bound: Double, count: Double)] = [:]

  init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.popLast() != "" { faults.append("the last line does not end") }
    if lines.popLast() != "# EOF" { faults.append("there is no # EOF at the end") }
    for line in lines { line.hasPrefix("#") ? readComment(line) : readSample(line) }
  }

  /// The value of a sample with these labels among its own.
  func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
    samples.first { sample in
      sample.name == name && labels.allSatisfy { sample.labels[$0.key] == $0.value }
    }?.value
  }

  private mutating func readComment(_ line: String) {
    let words = line.split(separator: " ", maxSplits: 3).map(String.init)
    guard words.count == 4 else { return faults.append("no comment: \(line)") }
    switch words[1] {
    case "TYPE": begin(words[2], words[3])
    case "UNIT":
      family?.unit = words[3]
      if !words[2].hasSuffix("_" + words[3]) { faults.append("the name lacks its unit: \(line)") }
    case "HELP": break
    default: faults.append("no comment: \(line)")
    }
    if words[2] != family?.name { faults.append("not of this family: \(line)") }
  }

  private mutating func begin(_ name: String, _ kind: String) {
    if !["counter", "gauge", "histogram", "info"].contains(kind) {
      faults.append("no type: \(kind)")
    }
    if !Self.isName(name) { faults.append("no name: \(name)") }
    if !seenFamilies.insert(name).inserted { faults.append("a family in two parts: \(name)") }
    family = Family(name: name, kind: kind)
  }

  private mutating func readSample(_ line: String) {
    guard let family, let (name, labels, number) = Self.parts(of: line), let value = Double(number)
    else { return faults.append("no sample: \(line)") }
    let suffix = String(name.dropFirst(family.name.count))
    let suffixes = [
      "counter": ["_total"], "gauge": [""], "info": ["_info"],
      "histogram": ["_bucket", "_count", "_sum"],
    ]
    if !name.hasPrefix(family.name) || suffixes[family.kind]?.contains(suffix) != true {
      faults.append("not of this family: \(line)")
    }
    if !seenSamples.insert("\(name) \(labels.sorted { $0.key < $1.key })").inserted {
      faults.append("twice: \(line)")
    }
    if family.kind != "gauge", value < 0 { faults.append("counts below nothing: \(line)") }
    if family.kind == "info", value != 1 { faults.append("info is not 1: \(line)") }
    if family.kind == "histogram" { check(suffix, labels, value, line) }
    samples.append(Sample(name: name, labels: labels, value: value))
  }

  private mutating func check(
    _ suffix: String, _ labels: [String: String], _ value: Double, _ line: String
  ) {
    let key = "\(labels.filter { $0.key != "le" }.sorted { $0.key < $1.key })\(family?.name ?? "")"
    if suffix == "_bucket" {
      guard let bound = labels["le"].flatMap(Self.bound) else {
        return faults.append("no bound: \(line)")
      }
      if let last = buckets[key], bound <= last.bound || value < last.count {
        faults.append("buckets out of order: \(line)")
      }
      buckets[key] = (bound, value)
    } else if suffix == "_count", buckets[key]?.bound != .infinity || buckets[key]?.count != value {
      faults.append("the count is not that of the last bucket: \(line)")
    }
  }

  /// Bounds are floating point numbers, written as such.
  private static func bound(_ text: String) -> Double? {
    if text == "+Inf" { return .infinity }
    return text.contains(".") ? Double(text) : nil
  }

  private static func isName(_ text: String) -> Bool {
    text.first?.isNumber == false
      && text.utf8.allSatisfy { $0 == 95 || (48...57).contains($0) || (97...122).contains($0) }
  }

  /// `name{label="value",…} number`
  private static func parts(of line: String) -> (String, [String: String], String)? {
    let name = String(line.prefix { $0 != "{" && $0 != " " })
    var rest = line.dropFirst(name.count)
    var labels: [String: String] = [:]
    if rest.first == "{" {
      repeat {
        rest.removeFirst()
        let label = String(rest.prefix { $0 != "=" })
        rest = rest.dropFirst(label.count)
        guard isName(label), rest.hasPrefix("=\"") else { return nil }
        rest.removeFirst(2)
        guard let value = quoted(&rest), labels.updateValue(value, forKey: label) == nil else {
          return nil
        }
      } while rest.first == ","
      guard rest.first == "}" else { return nil }
      rest.removeFirst()
    }
    guard isName(name), rest.first == " ", !rest.dropFirst().contains(" ") else { return nil }
    return (name, labels, String(rest.dropFirst()))
  }

  /// The inside of a string up to its closing quote, which is passed.
  private static func quoted(_ rest: inout Substring) -> String? {
    var value = ""
    while let character = rest.popFirst() {
      switch character {
      case "\"": return value
      case "\\":
        guard let next = rest.popFirst(), let meant = ["\\": "\\", "\"": "\"", "n": "\n"][next]
        else { return nil }
        value += meant
      default: value.append(character)
      }
    }
    return nil
  }
}
