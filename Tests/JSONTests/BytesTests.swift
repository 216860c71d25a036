import JSON
import Testing

@Suite struct BytesTests {
  @Test("runs of bytes are equal if every byte is, at any length")
  func equality() {
    for count in 0..<40 {
      let bytes = (0..<count).map { UInt8($0) }
      #expect(equal(bytes, Array(bytes)))
      #expect(!equal(bytes, (bytes + [0])))
      #expect(!equal((bytes + [0]), bytes))
      for place in 0..<count {
        var other = bytes
        other[place] ^= 0x80
        #expect(!equal(bytes, other))
      }
    }
  }

  @Test("a text starts with a word only where all of it stands")
  func starts() {
    let text = Array("cards.list".utf8)
    #expect(starts(text, at: 0, with: "cards."))
    #expect(starts(text, at: 6, with: "list"))
    #expect(starts(text, at: 10, with: ""))
    #expect(!starts(text, at: 6, with: "lists"))
    #expect(!starts(text, at: 1, with: "cards."))
    #expect(!starts(text, at: 11, with: "l"))
    #expect(equal(text, "cards.list"))
    #expect(!equal(text, "cards.lisT") && !equal(text, "cards"))
  }

  @Test("the ten ASCII digits are digits, and no other byte")
  func digits() {
    #expect((UInt8.min...UInt8.max).filter(Bytes.isDigit) == Array("0123456789".utf8))
  }

  @Test("a string is a copy of the bytes")
  func copying() {
    #expect(copied(Array("é中\0".utf8)) == "é中\0")
    #expect(copied([]).isEmpty)
  }

  private func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool { Bytes.equal(a.span, b.span) }

  private func equal(_ text: [UInt8], _ word: StaticString) -> Bool { Bytes.equal(text.span, word) }

  private func starts(_ text: [UInt8], at: Int, with word: StaticString) -> Bool {
    Bytes.starts(text.span, at: at, with: word)
  }

  private func copied(_ bytes: [UInt8]) -> String { String(copying: bytes.span) }
}
