import Console

/// A terminal on which results are shown.
struct Screen {
  let size: WindowSize
  /// Milliseconds since 1970.
  let now: Int64
  /// Shows a long text; false if that cannot be. nil if everything is to scroll by.
  var page: ((String) throws(ConsoleError) -> Bool)?

  /// Where the text stands that is shown next: the top of an empty screen (ECMA-48, CUP and ED).
  static let cleared = "\u{1B}[H\u{1B}[2J\u{1B}[3J"
}

extension Report.Tone {
  /// The text in its colour (ECMA-48, Select Graphic Rendition).
  func colored(_ text: String) -> String {
    let code =
      switch self {
      case .plain: 36
      case .good: 32
      case .doubtful: 33
      case .bad: 31
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// Whether colours are wanted: https://no-color.org and https://bixense.com/clicolors.
enum Colors {
  static func areWanted(isTerminal: Bool, environment: (String) -> String?) -> Bool {
    func isSet(_ name: String) -> Bool { environment(name).map { !$0.isEmpty } ?? false }
    if isSet("NO_COLOR") { return false }
    if isSet("CLICOLOR_FORCE"), environment("CLICOLOR_FORCE") != "0" { return true }
    return isTerminal && environment("CLICOLOR") != "0" && environment("TERM") != "dumb"
  }
}
