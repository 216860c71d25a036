/// Bytes as a transcript writes them: `00 2c` are bytes in hexadecimal, `"GET /\r\n"` is text,
/// `(…)` a group, `frame(…)` a group with its length before it, `*3` repeats what stands before it, and
/// `#` is the number of the round inside a repetition.
struct ByteNotation {
  private var rest: Substring
  private var round = 1

  /// - Throws: `Malformed` where the notation is not followed.
  static func bytes(_ text: String) throws -> [UInt8] {
    var notation = ByteNotation(rest: text[...])
    let bytes = try notation.sequence()
    guard notation.rest.isEmpty else { throw notation.malformed }
    return bytes
  }

  private var malformed: Malformed { Malformed(text: Array(rest.utf8)) }

  private mutating func sequence() throws -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      rest = rest.drop { $0 == " " }
      guard let next = rest.first, next != ")" else { return bytes }
      bytes += try repeated()
    }
  }

  /// An item, as often as is said behind it. With a `#` in it, it is read anew for each round.
  private mutating func repeated() throws -> [UInt8] {
    let (start, outer) = (rest, round)
    let bytes = try item()
    let text = start[..<rest.startIndex]
    let times = try count()
    guard text.contains("#") else {
      return [[UInt8]](repeating: bytes, count: times).flatMap(\.self)
    }
    guard times > 1 else { return bytes }
    let end = rest
    var rounds: [UInt8] = []
    for next in 1...times {
      (rest, round) = (start, next)
      rounds += try item()
    }
    (rest, round) = (end, outer)
    return rounds
  }

  private mutating func count() throws -> Int {
    guard rest.first == "*" else { return 1 }
    let digits = rest.dropFirst().prefix { $0.isNumber }
    guard let count = Int(digits), count > 0 else { throw malformed }
    rest = rest.dropFirst(digits.count + 1)
    return count
  }

  private mutating func item() throws -> [UInt8] {
    if rest.hasPrefix("frame(") {
      rest = rest.dropFirst("frame".count)
      return frame(try group())
    }
    switch rest.first {
    case "(": return try group()
    case "\"": return try quoted()
    case "#":
      rest = rest.dropFirst()
      return Array("\(round)".utf8)
    default:
      let digits = rest.prefix(2)
      guard digits.count == 2, digits.allSatisfy(\.isHexDigit), let byte = UInt8(digits, radix: 16)
      else { throw malformed }
      rest = rest.dropFirst(2)
      return [byte]
    }
  }

  private mutating func group() throws -> [UInt8] {
    rest = rest.dropFirst()
    let bytes = try sequence()
    guard rest.first == ")" else { throw malformed }
    rest = rest.dropFirst()
    return bytes
  }

  /// Text in quotes, with `\r`, `\n`, `\"` and `\\`.
  private mutating func quoted() throws -> [UInt8] {
    let escapes: [Character: String] = ["r": "\r", "n": "\n", "\"": "\"", "\\": "\\"]
    var text = ""
    rest = rest.dropFirst()
    while let character = rest.popFirst() {
      if character == "\"" { return Array(text.utf8) }
      guard character == "\\" else {
        text.append(character)
        continue
      }
      guard let escaped = rest.popFirst().flatMap({ escapes[$0] }) else { throw malformed }
      text += escaped
    }
    throw malformed
  }
}
