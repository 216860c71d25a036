/// `cardd config`: a file with every setting at its default.
extension Settings {
  /// What depends on the machine or the environment stands in it as a comment.
  package static var example: String {
    let isLimit = { (setting: Setting) in setting.key.hasPrefix(Setting.limitPrefix) }
    let rows = Setting.all.filter { !isLimit($0) }.flatMap(\.exampleLines)
    let limits = Setting.all.filter(isLimit).map(\.limitLine)
    return
      ([
        "// cardd's settings. The environment is stronger than this file, flags are stronger still.",
        "// What stands here holds without a file too; what is behind // differs by machine.",
        "// A running server takes over limits and logLevel: systemctl reload, or SIGHUP.", "{",
      ] + rows + ["  \"limits\": {"] + limits + ["  },", "}"]).joined(separator: "\n")
  }
}

extension Setting {
  fileprivate var exampleLines: [String] {
    let isFixed = standard({ _ in nil }).map { "\($0)" } == standardText && isReloadable
    var (value, takes) = ("\"\(standardText)\"", "")
    switch kind {
    case .number(let range): (value, takes) = (standardText, ", \(range.words)")
    case .path(let bytesMax): takes = ", at most \(bytesMax) bytes"
    case .word: break
    }
    return ["  // \(description)\(takes)", "  \(isFixed ? "" : "// ")\"\(key)\": \(value),", ""]
  }

  fileprivate var limitLine: String {
    let name = key.dropFirst(Setting.limitPrefix.count)
    let entry = "    \"\(name)\": \(standardText),".padded(to: 38)
    guard case .number(let range) = kind else { return entry }
    return "\(entry)// \(description); \(range.words)"
  }
}

extension ClosedRange<Int> {
  fileprivate var words: String { "\(lowerBound) to \(upperBound)" }
}
