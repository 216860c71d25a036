/// Comma-separated values (RFC 4180) that a spreadsheet runs nothing of.
enum CSV {
  /// A record without its end.
  static func record(_ fields: [String]) -> String {
    fields.map { quoted(neutral($0)) }.joined(separator: ",")
  }

  /// An apostrophe before what a spreadsheet would take for a formula, as in the files that the server
  /// writes.
  private static func neutral(_ text: String) -> String {
    let before: Set<Unicode.Scalar> = ["'", " ", "\u{A0}", "\u{3000}"]
    switch text.unicodeScalars.drop(while: before.contains).first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return "'" + text
    default: return text
    }
  }

  private static func quoted(_ text: String) -> String {
    let special: Set<Unicode.Scalar> = [",", ";", "\"", "\t", "\r", "\n"]
    guard text.unicodeScalars.contains(where: special.contains) else { return text }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"\(doubled.joined(separator: "\"\""))\""
  }
}
