/// Breaks sentences into lines.
enum Wrapping {
  /// Lines of so many columns at most; a word that is longer stands on a line of its own.
  ///
  /// Western text breaks at spaces, Chinese between any two characters unless the second closes
  /// something (clreq, 3.1.4).
  ///
  /// - Parameter indent: what the lines after the first begin with.
  static func lines(_ text: String, columns: Int, indent: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces(text) {
      let isFull =
        DisplayWidth.columns(of: line) + DisplayWidth.columns(of: piece.trimmed) > columns
      if isFull, line.contains(where: { $0 != " " }) {
        lines.append(line.trimmed)
        line = indent
      }
      // A line does not begin with the space at which it was broken.
      line += line == indent && !lines.isEmpty ? String(piece.drop { $0 == " " }) : piece
    }
    return lines + [line.trimmed]
  }

  /// Parts between which a line may end: words with the spaces before them, and wide characters.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var former: Character?
    for character in text {
      if let former, !mayBreak(between: former, character) {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
      former = character
    }
    return pieces
  }

  private static func mayBreak(between former: Character, _ next: Character) -> Bool {
    if next == " " { return former != " " }
    if former == " " { return false }
    if closing.contains(next) || opening.contains(former) { return false }
    return isWide(former) || isWide(next)
  }

  private static func isWide(_ character: Character) -> Bool {
    DisplayWidth.columns(of: String(character)) == 2
  }

  private static let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "”", "’", "》", "】", "…", ",", ".", ";", ":", ")",
  ]
  private static let opening: Set<Character> = ["（", "“", "‘", "《", "【", "("]
}

extension String {
  /// Without the spaces at the end.
  var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
