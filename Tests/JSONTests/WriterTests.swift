import JSON
import Testing

@Suite struct WriterTests {
  @Test("commas stand between values and members, nowhere else")
  func commas() {
    let text = written { writer in
      writer.beginObject()
      writer.name("\"a\":")
      writer.beginArray()
      writer.integer(1)
      writer.beginArray()
      writer.endArray()
      writer.beginObject()
      writer.endObject()
      writer.bool(true)
      writer.bool(false)
      writer.null()
      writer.raw("[0]")
      writer.raw(Array("{}".utf8).span)
      writer.endArray()
      writer.name("\"b\":")
      writer.string("x")
      writer.name("\"c\":")
      writer.string(plain: "plain")
      writer.endObject()
    }
    #expect(text == #"{"a":[1,[],{},true,false,null,[0],{}],"b":"x","c":"plain"}"#)
  }

  @Test("integers of every length are written in full")
  func integers() {
    var values: [Int64] = [0, .max, .min]
    var power: Int64 = 1
    for _ in 0..<19 {
      values += [power - 1, power, power + 1, -power, 1 - power, 9 * (power / 10) + power / 100]
      power = power.multipliedReportingOverflow(by: 10).partialValue
    }
    for value in values + (-1200...1200) {
      #expect(written { $0.integer(value) } == String(value))
    }
  }

  @Test("quotes, backslashes and control characters are escaped, nothing else is")
  func escaping() {
    #expect(written { $0.string("\"\\/\u{7F}é中😀\u{2028}") } == "\"\\\"\\\\/\u{7F}é中😀\u{2028}\"")
    #expect(
      written { $0.string("\t\n\r\u{8}\u{C}\u{0}\u{1F}") } == #""\t\n\r\u0008\u000c\u0000\u001f""#)
    #expect(written { $0.string("") } == #""""#)
  }

  @Test("every byte at every place of a string is written so that it reads back")
  func everyByteEverywhere() {
    var wrong: [String] = []
    for byte in UInt8.min..<0x80 {
      for count in 1..<20 {
        for place in 0..<count {
          var value = Array(repeating: UInt8(ascii: "a"), count: count)
          value[place] = byte
          let text = writtenBytes { $0.string(value.span) }
          var reader = Reader(text.span)
          let string = String(copying: value.span)
          if scanError(text) != nil || reader.string() != string { wrong.append(string) }
        }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test("literals and names of every length are written whole")
  func lengths() {
    let name: StaticString = "\"abcdefghijklmnopqrstuvwxyz0123456789\":"
    #expect(written { $0.name(name) } == name.description)
    for count in 0..<40 {
      let bytes = (0..<count).map { UInt8(ascii: "a") + UInt8($0 % 26) }
      #expect(writtenBytes { $0.append(bytes.span) } == bytes)
      #expect(writtenBytes { $0.raw(bytes.span) } == bytes)
      #expect(writtenBytes { $0.string(bytes.span) } == Array("\"".utf8) + bytes + Array("\"".utf8))
    }
  }

  @Test("memory grows with what is written, and what was written stays")
  func growth() {
    let controls = String(repeating: "\u{1}", count: 10_000)
    let escaped = String(repeating: "\\u0001", count: 10_000)
    #expect(written(capacity: 0) { $0.string(controls) } == "\"\(escaped)\"")
    let text = written(capacity: 0) { writer in
      writer.beginArray()
      for value in 0..<5000 as Range<Int64> { writer.integer(value) }
      writer.endArray()
    }
    #expect(text == "[" + (0..<5000).map(String.init).joined(separator: ",") + "]")
    #expect(
      writtenBytes(capacity: 0) { writer in
        for _ in 0..<1000 { writer.append(7) }
      } == Array(repeating: 7, count: 1000))
    #expect(
      written(capacity: 0) { writer in
        for _ in 0..<200 { writer.beginArray() }
        for _ in 0..<200 { writer.endArray() }
      } == String(repeating: "[", count: 200) + String(repeating: "]", count: 200))
  }

  @Test("a truncated writer goes on without a comma, however much it held")
  func truncation() {
    for size in [10, 5_000_000] {
      let text = written { writer in
        writer.string(String(repeating: "x", count: size))
        writer.truncate(to: 0)
        claim(writer.count == 0 && writer.bytes.isEmpty)
        writer.integer(1)
        let mark = writer.count
        writer.integer(2)
        writer.truncate(to: mark)
        writer.integer(3)
      }
      #expect(text == "13")
    }
  }

  @Test("a length is put in front of a text that is already written")
  func frames() {
    let bytes = writtenBytes { writer in
      for body in ["first", "second"] {
        let start = writer.count
        for _ in 0..<4 { writer.append(0) }
        writer.beginText()
        writer.string(body)
        writer.overwrite(at: start, UInt32(writer.count - start - 4))
      }
    }
    #expect(
      bytes == [0, 0, 0, 7] + Array(#""first""#.utf8) + [0, 0, 0, 8] + Array(#""second""#.utf8))
    #expect(
      writtenBytes { writer in
        writer.append([1, 2, 3, 4, 5, 6].span)
        writer.overwrite(at: 1, 0xA1B2_C3D4)
      } == [1, 0xA1, 0xB2, 0xC3, 0xD4, 6])
  }
}
