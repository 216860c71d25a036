extension XMLReader {
  private static let referenceBytesMax = 10

  /// Behind `&`: the UTF-8 of one of the five entities of XML, or of a character's number.
  mutating func readReference() throws(WorkbookError) -> [UInt8] {
    var name: [UInt8] = []
    while true {
      let byte = try take()
      if byte == UInt8(ascii: ";") { break }
      guard name.count < Self.referenceBytesMax else { throw malformed }
      name.append(byte)
    }
    guard let scalar = Self.scalar(String(decoding: name, as: UTF8.self)) else { throw malformed }
    return Array(String(Character(scalar)).utf8)
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "lt": "<"
    case "gt": ">"
    case "amp": "&"
    case "quot": "\""
    case "apos": "'"
    default: number(name).flatMap(Unicode.Scalar.init).flatMap { $0.isXML ? $0 : nil }
    }
  }

  /// `#` and decimal digits, or `#x` and hexadecimal ones; no signs.
  private static func number(_ name: String) -> UInt32? {
    guard name.hasPrefix("#") else { return nil }
    let isHexadecimal = name.hasPrefix("#x")
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
      return nil
    }
    return UInt32(digits, radix: isHexadecimal ? 16 : 10)
  }
}

extension Unicode.Scalar {
  /// XML 1.0, production 2.
  var isXML: Bool {
    switch value {
    case 9, 10, 13, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...: true
    default: false
    }
  }
}
