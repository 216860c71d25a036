import JSON
import Testing

/// UTF-8 to the letter of RFC 3629, and words of eight bytes that give the same answers as bytes.
@Suite struct EncodingTests {
  private static let quote = UInt8(ascii: "\"")

  @Test(
    "bytes that are not UTF-8 are refused, wherever they stand",
    arguments: [
      [0x80], [0xBF], [0xC3], [0xC3, 0x28], [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF],
      [0xE0, 0x80, 0x80],
      [0xE0, 0x9F, 0xBF], [0xE0, 0xFF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xE2, 0x82, 0x28],
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF0, 0x9F, 0x98], [0xF0, 0x28, 0x8C, 0xBC], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF], [0xFE], [0xFF],
      [0xC3, 0xC3],
    ] as [[UInt8]])
  func refusesInvalidUTF8(bytes: [UInt8]) {
    for padding in 0...17 {
      let before = [Self.quote] + Array(repeating: UInt8(ascii: "a"), count: padding)
      let whole = before + bytes + [Self.quote]
      #expect(scanError(whole) == .invalidUTF8(offset: padding + 1))
      #expect(scanError(before + bytes) != nil)
      #expect(scanError([UInt8(ascii: "{")] + whole + Array(":1}".utf8)) != nil)
    }
    #expect(scanError(bytes) != nil)
  }

  @Test("every scalar is accepted, raw and escaped, and read back as itself")
  func everyScalar() {
    var refused: [UInt32] = []
    for value in stride(from: UInt32(0x20), through: 0x10FFFF, by: 37) {
      guard let scalar = Unicode.Scalar(value), scalar != "\"", scalar != "\\" else { continue }
      let units = String(scalar).utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
      for text in ["\"\(scalar)\"", "\"\(units.joined())\""] {
        if scanError(text) != nil || readString(text) != String(scalar) { refused.append(value) }
      }
    }
    #expect(refused.isEmpty)
  }

  @Test("every byte at every place of a string has the same verdict as alone")
  func everyByteEverywhere() {
    var wrong: [(byte: UInt8, place: Int)] = []
    for byte in UInt8.min...UInt8.max {
      let isPlain = byte >= 0x20 && byte < 0x80 && byte != Self.quote && byte != UInt8(ascii: "\\")
      for place in 0..<20 {
        var text = Array("\"aaaaaaaaaaaaaaaaaaaa\"".utf8)
        text[place + 1] = byte
        if (scanError(text) == nil) != isPlain { wrong.append((byte, place)) }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test("what stands around a text in memory does not change the verdict")
  func neighbours() {
    let text = Array(#"{"jsonrpc":"2.0","id":12,"list":[true,"\u00e9\n"],"s":"0123456789"}"#.utf8)
    var scanner = Scanner()
    for before in 0..<9 {
      for surroundings in [UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x00, 0xFF, UInt8(ascii: "a")] {
        let margin = Array(repeating: surroundings, count: before)
        let memory = margin + text + Array(repeating: surroundings, count: 9)
        #expect(throws: Never.self) {
          try scanner.check(memory.span.extracting(before..<before + text.count))
        }
      }
    }
  }

  private func readString(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    var reader = Reader(bytes.span)
    return reader.string()
  }
}
