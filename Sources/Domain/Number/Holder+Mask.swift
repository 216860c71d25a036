extension Holder {
  static func mask(_ name: String) -> String {
    if name.unicodeScalars.contains(where: isCJK) { return maskAllButLast(name) }
    return name.split(separator: " ").map { "\($0.prefix(1))***" }.joined(separator: " ")
  }

  /// Keeps the last character, and the marks between the parts of a name.
  private static func maskAllButLast(_ name: String) -> String {
    let last = name.count - 1
    return String(
      name.enumerated().map { index, character in
        let isKept = index == last && last > 0 || character == " " || character == "\u{B7}"
        return isKept ? character : "*"
      })
  }

  private static func isCJK(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Kana; the zero 〇; Han with its extensions; Hangul.
    case 0x3007, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    case 0x1100...0x11FF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
