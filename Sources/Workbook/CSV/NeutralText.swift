/// Keeps a spreadsheet program from taking a text for a formula when it opens a text file: such a
/// text gets an apostrophe in front, which the program would show. Reading takes it away again, so
/// that what was written is what is read.
enum NeutralText {
  static func neutral(_ text: String) -> String {
    isActive(text) ? "'" + text : text
  }

  static func restored(_ text: String) -> String {
    // By scalars: an apostrophe with an accent after it is one character.
    text.unicodeScalars.first == "'" && isActive(text)
      ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// Whether the text, without blanks and apostrophes before it, begins as a formula does. A text
  /// that has apostrophes already gets one more, or reading would take away one of its own.
  private static func isActive(_ text: String) -> Bool {
    let before: Set<Unicode.Scalar> = ["'", " ", "\u{A0}", "\u{3000}"]
    let rest = text.unicodeScalars.drop(while: before.contains)
    switch rest.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
    default: return false
    }
  }
}
