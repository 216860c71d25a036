/// How a string of SpreadsheetML (ST_Xstring; ECMA-376-1, 22.9.2.19) holds what XML cannot:
/// `_xHHHH_` is the UTF-16 code unit of that number.
enum EscapedText {
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    let units = Array(text.utf16)
    var decoded: [UInt16] = []
    var position = 0
    while position < units.count {
      if let unit = escape(units, at: position) {
        decoded.append(unit)
        position += 7
      } else {
        decoded.append(units[position])
        position += 1
      }
    }
    // Half of a pair that has no other half was not meant as an escape.
    return String(validating: decoded, as: UTF16.self) ?? text
  }

  /// Markup for a text: escapes for what XML cannot hold and for what looks like one of them,
  /// references for what means something in XML.
  static func markup(_ text: String) -> String {
    var markup = ""
    let units = Array(text.utf16)
    var position = 0
    for scalar in text.unicodeScalars {
      if beginsEscape(units, at: position) || !scalar.isXML || scalar == "\r" {
        markup += escaped(scalar.value)
      } else {
        markup += reference(scalar)
      }
      position += scalar.utf16.count
    }
    return markup
  }

  private static func reference(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    default: String(Character(scalar))
    }
  }

  private static func escaped(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "_x" + String(repeating: "0", count: 4 - digits.utf8.count) + digits + "_"
  }

  /// The unit of the escape that stands here; nil if none does.
  private static func escape(_ units: [UInt16], at position: Int) -> UInt16? {
    guard position + 7 <= units.count, units[position + 6] == 0x5F else { return nil }
    return number(units, at: position)
  }

  /// Whether an escape stands here, or would with an underscore behind it: what comes next may be
  /// escaped, and bring one.
  private static func beginsEscape(_ units: [UInt16], at position: Int) -> Bool {
    position + 6 <= units.count && number(units, at: position) != nil
  }

  /// The number in `_xHHHH`.
  private static func number(_ units: [UInt16], at position: Int) -> UInt16? {
    guard units[position] == 0x5F, units[position + 1] == 0x78 else { return nil }
    var value: UInt16 = 0
    for unit in units[position + 2..<position + 6] {
      guard let digit = hexadecimal(unit) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func hexadecimal(_ unit: UInt16) -> UInt16? {
    guard let scalar = Unicode.Scalar(unit), scalar.isASCII else { return nil }
    return Character(scalar).hexDigitValue.map(UInt16.init)
  }
}
