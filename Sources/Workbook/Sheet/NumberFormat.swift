/// What a number format shows.
enum NumberFormat {
  /// Whether a format that every program knows by its number shows a date or a time (ECMA-376-1,
  /// 18.8.30, with those of the Chinese and Japanese editions).
  static func isDate(builtIn id: Int) -> Bool {
    switch id {
    case 14...22, 27...36, 45...47, 50...58: true
    default: false
    }
  }

  /// Whether the code has a part of a date or time outside of literals and conditions.
  static func isDate(_ code: String) -> Bool {
    guard code.lowercased() != "general" else { return false }
    var rest = Substring(code)
    while let character = rest.popFirst() {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        if isElapsed(inside) { return true }
      case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S": return true
      default: break
      }
    }
    return false
  }

  /// `[h]`, `[mm]`, `[s]`: a time that goes beyond a day.
  private static func isElapsed(_ inside: Substring) -> Bool {
    guard let first = inside.first, "hmsHMS".contains(first) else { return false }
    return inside.allSatisfy { $0 == first }
  }
}
