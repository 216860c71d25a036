/// The text of a configuration file, as JSON and as places that people find.
///
/// The file is JSON in which comments may stand (`// to the line's end` and `/* to here */`) and a comma
/// behind the last member or element. Both become spaces, so that every byte stays where it was.
struct ConfigurationText {
  /// JSON alone.
  private(set) var json: [UInt8]
  /// Where a comment begins that does not end.
  private(set) var openComment: Int?
  private let lineStarts: [Int]
  private let original: [UInt8]

  init(_ bytes: [UInt8]) {
    original = bytes
    json = bytes
    lineStarts =
      [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    blankComments()
    blankTrailingCommas()
  }

  /// Both from 1; columns count characters as far as they are one Unicode scalar each.
  func place(of offset: Int) -> (line: Int, column: Int) {
    let line = lineStarts.lastIndex { $0 <= offset } ?? 0
    let before = original[lineStarts[line]..<min(offset, original.count)]
    return (line + 1, before.count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// What stands at a place, for a message.
  func glimpse(at offset: Int) -> String {
    guard offset < json.count else { return "the end of the file" }
    let rest = json[offset...].prefix { $0 != UInt8(ascii: "\n") }.prefix(20)
    return "\"\(String(decoding: rest, as: UTF8.self))\""
  }

  /// Calls `body` with the range of each string, and each byte outside of strings and comments that is no
  /// space; blanks comments on the way.
  private mutating func blankComments() {
    var at = 0
    while at < json.count {
      switch (json[at], at + 1 < json.count ? json[at + 1] : 0) {
      case (UInt8(ascii: "\""), _): at = endOfString(at)
      case (UInt8(ascii: "/"), UInt8(ascii: "/")):
        let end = json[at...].firstIndex(of: UInt8(ascii: "\n")) ?? json.count
        at = blank(at..<end)
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        guard let end = endOfComment(at + 2) else { return openComment = at }
        at = blank(at..<end)
      default: at += 1
      }
    }
  }

  /// A comma goes if a bracket closes behind it and something that is no comma stands before it.
  private mutating func blankTrailingCommas() {
    var at = 0
    var last: (byte: UInt8, at: Int) = (0, 0)
    var isTrailing = false
    while at < json.count {
      let byte = json[at]
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]"), isTrailing {
        json[last.at] = UInt8(ascii: " ")
      }
      if byte > 0x20 {
        let hasValue = !",:[{".utf8.contains(last.byte) && last.byte != 0
        isTrailing = byte == UInt8(ascii: ",") && hasValue
        last = (byte, at)
      }
      at = byte == UInt8(ascii: "\"") ? endOfString(at) : at + 1
    }
  }

  /// Behind the string that begins here; the text's end if it has none.
  private func endOfString(_ start: Int) -> Int {
    var at = start + 1
    while at < json.count {
      switch json[at] {
      case UInt8(ascii: "\""): return at + 1
      // A string ends with its line; what follows is looked at as if it had.
      case UInt8(ascii: "\n"): return at
      case UInt8(ascii: "\\"): at += 2
      default: at += 1
      }
    }
    return json.count
  }

  private func endOfComment(_ start: Int) -> Int? {
    var at = start
    while at + 1 < json.count {
      if json[at] == UInt8(ascii: "*"), json[at + 1] == UInt8(ascii: "/") { return at + 2 }
      at += 1
    }
    return nil
  }

  /// Lines stay lines.
  private mutating func blank(_ range: Range<Int>) -> Int {
    for at in range where json[at] != UInt8(ascii: "\n") { json[at] = UInt8(ascii: " ") }
    return range.upperBound
  }
}

extension ConfigurationText {
  /// The second of two members of the same name in one object, of those that stand before `end`: up to
  /// there the text has to be JSON. Names are compared as they are written.
  func repeatedMember(before end: Int) -> (name: String, offset: Int)? {
    var open: [Set<String>] = []
    var at = 0
    while at < min(end, json.count) {
      switch json[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append([])
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
      case UInt8(ascii: "\""):
        let behind = endOfString(at)
        let name = String(decoding: json[at + 1..<behind - 1], as: UTF8.self)
        let isName = json[behind...].first { $0 > 0x20 } == UInt8(ascii: ":")
        if isName, let depth = open.indices.last, !open[depth].insert(name).inserted {
          return (name, at)
        }
        at = behind
        continue
      default: break
      }
      at += 1
    }
    return nil
  }
}
