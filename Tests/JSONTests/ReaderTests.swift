import JSON
import Testing

@Suite struct ReaderTests {
  /// What `body` reads from a text that the scanner accepts.
  private func read<Value>(_ text: String, _ body: (inout Reader) -> Value) -> Value {
    #expect(scanError(text) == nil)
    let bytes = Array(text.utf8)
    var reader = Reader(bytes.span)
    return body(&reader)
  }

  private static let oneOfEach = [
    "{\"a\":[1]}", "[{},\"]\"]", "\"s\\\"\"", "-1.5e3", "true", "false", "null",
  ]

  @Test("the kind of each value is known before it is read")
  func kinds() {
    let kinds: [Reader.Kind] = [.object, .array, .string, .number, .bool, .bool, .null]
    for (text, kind) in zip(Self.oneOfEach, kinds) {
      #expect(read(" \n\(text) ") { $0.kind } == kind)
    }
  }

  @Test("a value of another kind reads as nil and is passed over")
  func wrongKinds() {
    for text in Self.oneOfEach {
      let list = "[ \(text) , 7 ]"
      func next<Value>(_ body: (inout Reader) -> Value) -> (value: Value, seven: Int64?) {
        read(list) { reader in
          claim(reader.enterArray() && reader.nextElement())
          let value = body(&reader)
          claim(reader.nextElement())
          let seven = reader.integer()
          claim(!reader.nextElement())
          return (value, seven)
        }
      }
      let isString = text.first == "\""
      let string = next { $0.string() }
      #expect((string.value != nil) == isString && string.seven == 7)
      let plain = next { $0.plainString() }
      #expect(plain.value == nil && plain.seven == 7)
      let name = next { $0.name(in: NameTable("s\"")) }
      #expect((name.value == 0) == isString && name.seven == 7)
      let integer = next { $0.integer() }
      #expect(integer.value == nil && integer.seven == 7)
      let bool = next { $0.bool() }
      #expect(
        bool.value == (text == "true" ? true : text == "false" ? false : nil) && bool.seven == 7)
      let skipped = next { $0.skip() }
      #expect(skipped.value == 2..<2 + text.utf8.count && skipped.seven == 7)
      if text.first != "{" { #expect(next { $0.enterObject() } == (false, 7)) }
      if text.first != "[" { #expect(next { $0.enterArray() } == (false, 7)) }
    }
  }

  @Test(
    "members are found in any order, with others between them, nested, and written with escapes",
    arguments: [
      ("{}", []), (#"{"a":1,"bb":2,"c_is_longer":3}"#, [0, 1, 2]),
      (#"{"c_is_longer":3,"bb":2,"a":1}"#, [2, 1, 0]),
      (#"{ "a" : 1 , "c_is_longer" : 3 }"#, [0, 2]),
      (#"{"a":{"bb":{"a":[{}]}},"bb":2}"#, [0, 1]),
      (#"{"x":0,"bb":2,"c_is_longes":3}"#, [-1, 1, -1]),
      (#"{"aa":0,"b":2,"":3,"c_is_longer_still":4}"#, [-1, -1, -1, -1]),
      (#"{"\u0061":0,"b\u0062":2,"c_is_longe\u0072":3}"#, [0, 1, 2]),
      (#"{"a\"":0,"bb\"":0,"bb":2}"#, [-1, -1, 1]),
    ])
  func memberOrder(_ text: String, _ expected: [Int]) {
    let table = NameTable("a", "bb", "c_is_longer")
    let places = read(text) { reader -> [Int] in
      var places: [Int] = []
      claim(reader.enterObject())
      while let member = reader.nextMember(in: table) {
        if case .known(let index) = member { places.append(index) } else { places.append(-1) }
        Self.walk(&reader, table)
      }
      return places
    }
    #expect(places == expected)
  }

  /// Passes a value by stepping into its objects.
  private static func walk(_ reader: inout Reader, _ table: NameTable) {
    guard reader.kind == .object, reader.enterObject() else {
      reader.skip()
      return
    }
    while reader.nextMember(in: table) != nil { walk(&reader, table) }
  }

  @Test(
    "the last member's value is where the scanner found it",
    arguments: [
      (#"{"a":1,"b":{"c":[2]}}"#, #"{"c":[2]}"#),
      (#" { "a" : {"x":1} , "b" : [ 1, {} ] } "#, "[ 1, {} ]"),
      (#"{"a":"}"}"#, #""}""#), (#"{"a":7}"#, "7"),
    ])
  func lastMember(_ text: String, _ expected: String) throws {
    let bytes = Array(text.utf8)
    var scanner = Scanner()
    try scanner.check(bytes.span)
    var reader = Reader(bytes.span)
    claim(reader.enterObject())
    while reader.nextMember(in: NameTable("a")) != nil {
      guard reader.at == scanner.lastMember else {
        reader.skip()
        continue
      }
      #expect(String(copying: bytes.span.extracting(reader.skipLast())) == expected)
      claim(reader.nextMember(in: NameTable("a")) == nil)
      return
    }
    Issue.record("the last member was not found")
  }

  @Test(
    "no text but an object with members has a last member", arguments: ["{}", "[{\"a\":1}]", "1"])
  func noLastMember(_ text: String) throws {
    let bytes = Array(text.utf8)
    var scanner = Scanner()
    try scanner.check(Array("{\"a\":1}".utf8).span)
    try scanner.check(bytes.span)
    #expect(scanner.lastMember == nil)
  }

  @Test(
    "integers are exact to the ends of 64 bits",
    arguments: [
      ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("10", 10), ("1234567890", 1_234_567_890),
      ("9007199254740993", 9_007_199_254_740_993), ("999999999999999999", 999_999_999_999_999_999),
      ("9223372036854775807", .max), ("-9223372036854775807", -.max),
      ("-9223372036854775808", .min),
    ] as [(String, Int64)])
  func integers(text: String, value: Int64) {
    #expect(read(text) { $0.integer() } == value)
    #expect(read(" \(text)\n") { $0.integer() } == value)
  }

  @Test(
    "fractions, exponents and integers beyond 64 bits are no integers",
    arguments: [
      "1.0", "1e3", "1E3", "0.0", "-0.0", "0e0", "-1.5", "1e-3", "9223372036854775808",
      "-9223372036854775809",
      "9999999999999999999", "10000000000000000000", "18446744073709551615", "18446744073709551616",
      "18446744073709551617", "-18446744073709551616", "123456789012345678901234567890", "1e999",
    ])
  func noIntegers(text: String) {
    #expect(read(text) { $0.integer() } == nil)
  }

  @Test(
    "strings are read by their meaning",
    arguments: [
      (#""""#, ""), (#""a""#, "a"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
      (#""\u4e2d文""#, "中文"),
      (#""x\ud83d\ude00y""#, "x😀y"), (#""\u0000""#, "\0"), (#""\\n""#, "\\n"), (#""\\""#, "\\"),
      (#""\\\"""#, "\\\""),
      (#""1234567\"89012345678\\""#, "1234567\"89012345678\\"),
      (#""\uFFFF\u007f\u0080\u07ff\u0800""#, "\u{FFFF}\u{7F}\u{80}\u{7FF}\u{800}"),
    ])
  func strings(text: String, value: String) {
    #expect(read(text) { $0.string() } == value)
    let place = read("[\(text),1]") { reader in
      claim(reader.enterArray() && reader.nextElement())
      return reader.name(in: NameTable("other"))
    }
    #expect(place == nil)
  }

  @Test("a plain string is found where it stands, one with escapes is not plain")
  func plainStrings() {
    #expect(read(" \"\" ") { $0.plainString() } == 2..<2)
    #expect(read(" \"中文\" ") { $0.plainString() } == 2..<8)
    #expect(read("\"0123456789abcdef\"") { $0.plainString() } == 1..<17)
    #expect(read(#""0123456789abcdef\n""#) { $0.plainString() } == nil)
  }

  @Test("members come by their place in the table, unknown ones by where they stand")
  func members() {
    let names = NameTable("id", "method", "a longer name", "")
    let text =
      #" { "id" : 1 , "\u006dethod":2,"x":{"id":[3,{}]} ,"a longer name":4,"a longer nam":5, "":6 , "i\u0064d":7 } "#
    let seen = read(text) { reader in
      var seen: [String] = []
      claim(reader.enterObject())
      while let member = reader.nextMember(in: names) {
        let value = reader.text.extracting(reader.skip())
        switch member {
        case .known(let place): seen.append("\(place)=\(String(copying: value))")
        case .unknown(let range):
          seen.append("\(String(copying: reader.text.extracting(range)))?\(String(copying: value))")
        }
      }
      claim(reader.at == reader.text.count)
      return seen
    }
    #expect(
      seen == ["0=1", "1=2", #"x?{"id":[3,{}]}"#, "2=4", "a longer nam?5", "3=6", #"i\u0064d?7"#])
  }

  @Test("empty objects and arrays end at once, with any space", arguments: ["", " ", "\n\t \r"])
  func emptyContainers(space: String) {
    let text = "\(space)[\(space){\(space)}\(space),\(space)[\(space)]\(space)]\(space)"
    read(text) { reader in
      claim(reader.enterArray() && reader.nextElement() && reader.enterObject())
      let member = reader.nextMember(in: NameTable("a"))
      #expect(member == nil)
      claim(reader.nextElement() && reader.enterArray() && !reader.nextElement())
      claim(!reader.nextElement())
      claim(reader.at == reader.text.count)
    }
  }

  @Test("brackets and quotes inside of strings do not end what is skipped")
  func skipping() {
    let value = #"{"]}\"":["}","\\",{"[":"\\\"]"}],"a":[[],{}] }"#
    let eight = read("[\(value) ,8]") { reader in
      claim(reader.enterArray() && reader.nextElement())
      claim(reader.skip() == 1..<1 + value.utf8.count)
      claim(reader.nextElement())
      return reader.integer()
    }
    #expect(eight == 8)
  }

  @Test("a table finds a name by all of its bytes")
  func tables() {
    let names: [StaticString] = [
      "a", "ab", "abcdefgh", "abcdefghi", "abcdefghj", "abcdefghabcdefgh", "é",
    ]
    let table = NameTable("a", "ab", "abcdefgh", "abcdefghi", "abcdefghj", "abcdefghabcdefgh", "é")
    #expect(table.count == names.count)
    for (index, name) in names.enumerated() {
      #expect(place(of: name.description, in: table) == index)
      #expect(read("\"\(name)\"") { $0.name(in: table) } == index)
      #expect(table[index].description == name.description)
    }
    for absent in [
      "", "a\0", "A", "abc", "abcdefghk", "abcdefghabcdefgi", "abcdefghabcdefghi", "e\u{301}",
    ] {
      #expect(place(of: absent, in: table) == nil)
    }
    #expect(place(of: "", in: NameTable()) == nil)
  }

  private func place(of name: String, in table: NameTable) -> Int? {
    let bytes = Array(name.utf8)
    return table.index(of: bytes.span)
  }
}
