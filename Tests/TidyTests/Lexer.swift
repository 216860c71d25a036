/// Tells code from comments and string literals, as far as the rules of this folder need it. It
/// knows raw and multi-line literals, interpolation and nested comments, and no regular
/// expressions.
struct Lexer {
  /// What a byte belongs to.
  enum Class { case code, comment, literal }

  private let source: [UInt8]
  private var position = 0
  /// One for each byte of the source.
  private(set) var classes: [Class] = []

  init(_ source: [UInt8]) {
    self.source = source
    classes.reserveCapacity(source.count)
    while position < source.count { scanCode() }
  }

  private static let newline = UInt8(ascii: "\n")

  private func sees(_ word: String, at offset: Int = 0) -> Bool {
    var index = position + offset
    for byte in word.utf8 {
      guard index < source.count, source[index] == byte else { return false }
      index += 1
    }
    return true
  }

  private mutating func take(_ count: Int, _ kind: Class) {
    let end = min(position + count, source.count)
    while position < end {
      classes.append(kind)
      position += 1
    }
  }

  /// One token of code, or one whole comment or literal.
  private mutating func scanCode() {
    let first = source[position]
    // What begins neither a comment nor a literal is most of the text.
    guard first == UInt8(ascii: "/") || first == UInt8(ascii: "#") || first == UInt8(ascii: "\"")
    else { return take(1, .code) }
    if sees("//") {
      take(source[position...].prefix { $0 != Self.newline }.count, .comment)
    } else if sees("/*") {
      scanBlockComment()
    } else if let hashes = openingHashes() {
      scanLiteral(hashes)
    } else {
      take(1, .code)
    }
  }

  private mutating func scanBlockComment() {
    var depth = 0
    repeat {
      if sees("/*") { depth += 1 } else if sees("*/") { depth -= 1 }
      take(sees("/*") || sees("*/") ? 2 : 1, .comment)
    } while depth > 0 && position < source.count
  }

  /// How many `#` open a literal here; nil if none begins.
  private func openingHashes() -> Int? {
    let hashes = source[position...].prefix { $0 == UInt8(ascii: "#") }.count
    return sees("\"", at: hashes) ? hashes : nil
  }

  private mutating func scanLiteral(_ hashes: Int) {
    let marks = String(repeating: "#", count: hashes)
    let quote = sees("\"\"\"", at: hashes) ? "\"\"\"" : "\""
    take(hashes + quote.count, .literal)
    while position < source.count, !sees(quote + marks) {
      if sees("\\" + marks + "(") {
        take(hashes + 2, .literal)
        scanInterpolation()
      } else {
        take(sees("\\" + marks) ? hashes + 2 : 1, .literal)
      }
    }
    take(quote.count + hashes, .literal)
  }

  /// Up to the parenthesis that closes it.
  private mutating func scanInterpolation() {
    var depth = 1
    while depth > 0, position < source.count {
      if sees("(") { depth += 1 } else if sees(")") { depth -= 1 }
      if depth == 0 { take(1, .literal) } else { scanCode() }
    }
  }
}
