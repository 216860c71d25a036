import JSON
import RPC
import Sockets

/// What a configuration file sets, and everything that is wrong with it.
struct ConfigurationFile {
  /// A value, and the line that it stands in.
  struct Given {
    let setting: Setting
    let value: Setting.Value
    let line: Int
  }

  let path: String
  private(set) var given: [Given] = []
  private(set) var faults: [SettingFault] = []
  private let text: ConfigurationText

  init(reading path: String) throws(SettingFaults) {
    do throws(SocketError) {
      self.init(try FileContents.read(path), at: path)
    } catch {
      throw SettingFaults([SettingFault(path: path, text: "\(error)")])
    }
  }

  init(_ bytes: [UInt8], at path: String) {
    self.path = path
    text = ConfigurationText(bytes)
    read()
  }

  private mutating func read() {
    if let start = text.openComment { return note("the comment has no end: */ is missing", start) }
    guard text.json.contains(where: { $0 > 0x20 }) else {
      return note("the file is empty; the least that it may hold is {}", 0)
    }
    var scanner = Scanner()
    do throws(ScanError) {
      try scanner.check(text.json.span)
    } catch {
      return note(error)
    }
    let json = text.json
    var reader = Reader(json.span)
    guard reader.kind == .object else {
      return note("found \(Self.described(&reader)); the file is one object: { … }", 0)
    }
    readMembers(&reader, prefix: "")
  }

  private mutating func readMembers(_ reader: inout Reader, prefix: String) {
    let names = NameTable()
    guard reader.enterObject() else { return }
    while let member = reader.nextMember(in: names) {
      guard case .unknown(let range) = member else { continue }
      let key = prefix + reader.text(at: range)
      if key + "." == Setting.limitPrefix, reader.kind == .object {
        readMembers(&reader, prefix: Setting.limitPrefix)
      } else {
        readMember(key, named: range.lowerBound - 1, &reader)
      }
    }
  }

  private mutating func readMember(_ key: String, named place: Int, _ reader: inout Reader) {
    let start = reader.at
    guard let setting = Setting.named(key) else {
      let isLimits = key + "." == Setting.limitPrefix
      let found = Self.described(&reader)
      return isLimits
        ? note("limits is \(found); it is an object of numbers: { … }", start)
        : note("there is no setting \(key)\(Self.hint(key))", place)
    }
    let value: Setting.Value?
    var copy = reader
    let found = Self.described(&copy)
    switch reader.kind {
    case .string: value = reader.string().map { .text($0) }
    case .number: value = reader.integer().flatMap { Int(exactly: $0) }.map { .number($0) }
    default:
      reader.skip()
      value = nil
    }
    guard let value, setting.takes(value), setting.isAbsolute(value) else {
      return note(
        "\(key) is \(found); it takes \(setting.allowedInFile)\(setting.hint(value))", start)
    }
    given.append(Given(setting: setting, value: value, line: text.place(of: place).line))
  }

  private mutating func note(_ fault: String, _ offset: Int) {
    let (line, column) = text.place(of: offset)
    faults.append(SettingFault(path: path, line: line, column: column, text: fault))
  }

  private mutating func note(_ error: ScanError) {
    switch error {
    case .malformed(let offset):
      note("this is no JSON: \(text.glimpse(at: offset)) cannot stand here", offset)
    case .invalidUTF8(let offset): note("this byte is no UTF-8", offset)
    case .tooComplex(let offset): note("this is nested too deep, or too much", offset)
    case .duplicateMember(let end):
      if let (name, offset) = text.repeatedMember(before: end) {
        note("\(name) is set a second time; say it once", offset)
      } else {
        note("the object that ends here sets something twice", end)
      }
    }
  }
}

extension ConfigurationFile {
  /// Passes over a value; what it is, in words.
  private static func described(_ reader: inout Reader) -> String {
    let kind = reader.kind
    let range = reader.skip()
    let raw = String(copying: reader.text.extracting(range))
    return switch kind {
    case .object: "an object"
    case .array: "a list"
    case .null: "null"
    case .string: "the text \(raw.count > 60 ? raw.prefix(59) + "…" : raw)"
    case .bool: raw
    case .number: "the number \(raw.prefix(40))"
    }
  }

  /// What was probably meant by a key that there is not.
  private static func hint(_ key: String) -> String {
    let keys = Setting.all.map(\.key)
    let last = key.split(separator: ".").last.map(String.init) ?? key
    for other in [last, Setting.limitPrefix + last] where Setting.named(other) != nil {
      return "; did you mean \(other)?"
    }
    let nearest =
      Suggestion.nearest(to: key, among: keys + ["limits"])
      ?? Suggestion.nearest(to: Setting.limitPrefix + last, among: keys)
    return nearest.map { "; did you mean \($0)?" } ?? "; cardd config lists all"
  }
}

extension Setting {
  /// A file does not know which folder is current.
  fileprivate func isAbsolute(_ value: Value) -> Bool {
    guard case .path = kind, case .text(let path) = value else { return true }
    return path.hasPrefix("/")
  }

  fileprivate var allowedInFile: String {
    if case .path(let bytesMax) = kind {
      return "an absolute path of at most \(bytesMax) bytes, as text"
    }
    return allowed
  }

  fileprivate func hint(_ value: Value?) -> String {
    guard case .word(let words) = kind, case .text(let text)? = value else { return "" }
    return Suggestion.nearest(to: text.lowercased(), among: words).map { "; did you mean \($0)?" }
      ?? ""
  }
}
