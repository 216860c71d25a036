import JSON
import Testing

/// RFC 8259 to the letter, in the classes of JSONTestSuite (nst, "Parsing JSON is a Minefield").
@Suite struct GrammarTests {
  @Test(
    "what the grammar allows is accepted",
    arguments: [
      // Structures.
      "[]", "{}", " [] ", "[ ]", "{ }", "[[]]", "[{}]", #"{"a":[]}"#, #"{"a":{}}"#,
      "[null,1,\"1\",{}]",
      "\t\r\n [\t\r\n 1\t\r\n ,\t\r\n 2\t\r\n ]\t\r\n ", "{ \"a\" : 1 , \"b\" : 2 }",
      #"{"":0}"#, #"{"a":1,"A":2}"#, #"{"a\u0000":1,"a":2}"#, "[1\n]", "[true]", "[false]",
      "[null]",
      // Lonely values.
      "null", "true", "false", "42", "-0.1", "\"\"", "\"asd\"", " 1 ",
      // Numbers.
      "0", "-0", "-1", "-123", "10", "0e1", "0e+1", "-0e-1", "1E22", "1E-2", "1E+2", "123e45",
      "123.456e78",
      "0.0", "1.000000000000000005", "-0.000000000000000000000000000000000000000000000001",
      "123456789012345678901234567890", "1e999", "-1e-999", "[123e65]", "[0]",
    ])
  func accepts(text: String) {
    #expect(scanError(text) == nil)
  }

  @Test(
    "strings with escapes, any scalar and no control character are accepted",
    arguments: [
      #""\"\\\/\b\f\n\r\t""#, #""\u0060\u012a\u12AB""#, #""\u0000""#, #""\u0022\u005C""#,
      #""\uD801\udc37""#,
      #""\ud83d\ude39\ud83d\udc8d""#, #""\uDBFF\uDFFF""#, #""\uFFFE\uFFFF\uFEFF""#, #""\\u0000""#,
      #""\\a""#,
      "\"\u{7F}\"", "\"€𝄞\"", "\"\u{0080}\u{07FF}\u{0800}\u{FFFF}\u{10000}\u{10FFFF}\"",
      "\"\u{2028}\u{2029}\"",
      "\"\u{FEFF}\"", "\"\u{E000}\"", "\"/\"", "\"a/*b*/c\"", "\" \"", "\"[\"",
    ])
  func acceptsStrings(text: String) {
    #expect(scanError(text) == nil)
    #expect(scanError("{\(text):\(text)}") == nil)
  }

  @Test(
    "structures that the grammar does not know are refused",
    arguments: [
      "", " ", "[", "]", "{", "}", "[}", "{]", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]",
      "[1 2]", "[1]]", "[1]x",
      "[]{}", "1 2", "[][]", "{}{}", "{}#", "[1]//", "[1]/**/", "/**/1", "#1\n1", "[\u{2060}]",
      "[\u{00A0}]",
      "[\u{0C}]", "[\u{0B}]", "\u{0C}", "[a]", "[*]", "<.>", "[<null>]", "[\u{0}]", "1\u{0}",
      "\u{0}1", "[1:2]",
      #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a" 1}"#, #"{,"a":1}"#, #"{"a":1,,"b":2}"#,
      #"{"a":1 "b":2}"#,
      #"{"a":1:2}"#, #"{a:1}"#, #"{'a':1}"#, #"{1:1}"#, #"{null:1}"#, #"{[]:1}"#, #"{"a",1}"#,
      #"{"a":1]"#,
      #"{"a"::1}"#, #"{:1}"#, #"{"a":1,"b"}"#, #"{"a":"a" 123}"#, #"["a" "b"]"#, #"["a":1]"#,
      #"["": 1]"#,
      "{\"a\":1/**/}", "[\"a\"", "[\"a\",\n4\n,1,", "True", "TRUE", "nul", "nulll", "tru", "truee",
      "fals",
      "[nul]", "[truth]", "t", "n", "f", "undefined", "[1,\n1\n,1", "å", "[å]", "(1)", ";",
      "{\"x\":true,",
    ])
  func refusesStructures(text: String) {
    #expect(scanError(text) != nil)
  }

  @Test(
    "numbers that the grammar does not know are refused",
    arguments: [
      "+1", "++1", "+", "-", "--1", "-+1", "-a", "- 1", "01", "-01", "00", "012", "-012", "1.",
      "-1.", ".1", "-.1",
      "+.1", "0.", ".", "1.e1", "0.e1", "1..2", "1.2.3", "1e", "1e+", "1e-", "1E", "1E+", "0e",
      "0e+", "0.3e", "0.3e+",
      "1.0e", "1.0e-", "1ee2", "1e+-2", "e1", "1e1.5", "1eE2", "9.e+", "NaN", "-NaN", "nan", "Inf",
      "Infinity",
      "-Infinity", "+Inf", "0x1", "0x42", "0b1", "0o7", "1_000", "1,000", "1 000", "1f", "1L",
      "1.8011670033376514H-308",
      "１", "2.e3", "2.e-3", "-foo", "-1x", "1a", "1-", "1+2", "0-1", "1.-2", "1/2", "[-]",
    ])
  func refusesNumbers(text: String) {
    #expect(scanError(text) != nil)
    #expect(scanError("[\(text)]") != nil || text == "1,000")
    #expect(scanError("{\"a\":\(text)}") != nil)
  }

  @Test(
    "strings that the grammar does not know are refused",
    arguments: [
      #"""#, #""a"#, #"'a'"#, #"""""#, #""a"b"#, #""\"#, #""\""#, #""\\\""#, #""\a""#, #""\x00""#,
      #""\U0041""#,
      #""\'""#, #""\ ""#, #""\0""#, #""\u""#, #""\u1""#, #""\u12""#, #""\u123""#, #""\u123g""#,
      #""\uG000""#,
      #""\u-123""#, #""\u+123""#, #""\u 123""#, #""\u00"#, "\"\\\u{0}\"", "\"\\\n\"", "\"\n\"",
      "\"\t\"", "\"\u{0}\"",
      "\"\u{1F}\"", "\"a\u{8}b\"", "\"\\é\"", "\"\\🌀\"", "“a”", "\\u0022a\\u0022", "\"\\u00é0\"",
    ])
  func refusesStrings(text: String) {
    #expect(scanError(text) != nil)
    #expect(scanError("[\(text)]") != nil)
    #expect(scanError("{\(text):1}") != nil)
  }

  @Test(
    "a surrogate escape without its partner is refused",
    arguments: [
      #""\uD800""#, #""\uDC00""#, #""\uDFFF""#, #""\uDBFF""#, #""\uD800x""#, #""\uD800\n""#,
      #""\uD800\u0041""#,
      #""\uD800\uD800""#, #""\uDC00\uD800""#, #""\uD800\""#, #""\uD800\u""#, #""\uD800\uDC0""#,
      #""\uD800\\uDC00""#,
      #""\uD83D\uDE00\uDE00""#, #""\uD800\uDBFF""#, #""\uD800\uE000""#, #""\uDd1ea""#,
      #""\uD834 \uDD1E""#,
    ])
  func refusesLoneSurrogates(text: String) {
    #expect(scanError(text) != nil)
    #expect(scanError("{\(text):1}") != nil)
  }

  @Test("a byte order mark is refused, of any encoding")
  func refusesByteOrderMarks() {
    #expect(scanError([0xEF, 0xBB, 0xBF, 0x7B, 0x7D]) == .malformed(offset: 0))
    #expect(scanError([0xEF, 0xBB, 0xBF]) == .malformed(offset: 0))
    #expect(scanError([0xFE, 0xFF, 0x00, 0x31]) == .malformed(offset: 0))
    #expect(scanError([0xFF, 0xFE, 0x31, 0x00]) == .malformed(offset: 0))
    #expect(scanError([0x31, 0x00]) == .malformed(offset: 1))
  }

  @Test("the offset points at the byte that is wrong")
  func offsets() {
    #expect(scanError("") == .malformed(offset: 0))
    #expect(scanError("[1,x]") == .malformed(offset: 3))
    #expect(scanError("[1] 2") == .malformed(offset: 4))
    #expect(scanError("{\"a\":1,}") == .malformed(offset: 7))
    #expect(scanError("\"abcdefghij\n\"") == .malformed(offset: 11))
    #expect(scanError("nul") == .malformed(offset: 0))
  }
}
