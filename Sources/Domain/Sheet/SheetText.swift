/// Compares what people write into the cells of a sheet with the words that a sheet knows.
enum SheetText {
  /// The text as compared: what NFKC makes one of the ways to write it, for all that words of the
  /// product are made of: full-width forms become ASCII, spaces of every width one space, the
  /// radicals of CJK that copying from a document leaves the characters they stand for. Then
  /// trimmed, ASCII letters in lower case, spaces and hyphens an underscore.
  static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isInvisible(scalar) { folded.append(fold(scalar)) }
    let isSpace = { (scalar: Unicode.Scalar) in scalar == "_" }
    let start = folded.firstIndex { !isSpace($0) } ?? folded.endIndex
    let end = folded.lastIndex { !isSpace($0) }.map(folded.index(after:)) ?? start
    return String(folded[start..<end])
  }

  /// Whether the text is one of the ways to write the word.
  static func matches(_ text: String, _ word: String) -> Bool {
    folded(text) == folded(word)
  }

  /// The text without white space at its ends.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let isBlank = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || isInvisible(scalar)
    }
    guard let start = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[start...last])
  }

  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5A: Unicode.Scalar(UInt8(scalar.value + 0x20))
    case 0x20, 0x2D: "_"
    // Full-width forms lie 0xFEE0 above ASCII.
    case 0xFF01...0xFF5E: fold(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
    case 0x2F00...0x2FD5: radicals[scalar] ?? scalar
    default: scalar.properties.isWhitespace ? "_" : scalar
    }
  }

  /// Zero-width characters and the byte order mark.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    (0x200B...0x200F).contains(scalar.value) || scalar.value == 0xFEFF || scalar.value == 0x2060
  }

  /// The radicals that words of a sheet have (Unicode, CJKRadicals.txt).
  private static let radicals: [Unicode.Scalar: Unicode.Scalar] = [
    "⼾": "户", "⾏": "行", "⽤": "用", "⽉": "月", "⼈": "人", "⼀": "一", "⽅": "方", "⽊": "木",
    "⽂": "文", "⽇": "日", "⼤": "大", "⼩": "小", "⼝": "口", "⼦": "子",
  ]
}
