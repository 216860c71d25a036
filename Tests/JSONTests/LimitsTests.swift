import JSON
import Testing

@Suite struct LimitsTests {
  private func nested(_ depth: Int, open: String = "[", close: String = "]") -> String {
    String(repeating: open, count: depth) + String(repeating: close, count: depth)
  }

  @Test("32 levels are accepted, 33 are too complex")
  func depth() {
    #expect(scanError(nested(32)) == nil)
    #expect(scanError(nested(33)) == .tooComplex(offset: 32))
    let objects = String(repeating: "{\"a\":", count: 31) + "{}" + String(repeating: "}", count: 31)
    #expect(scanError(objects) == nil)
    #expect(scanError("[\(objects)]") == .tooComplex(offset: 1 + 31 * 5))
    #expect(scanError("[" + nested(31) + "," + nested(31) + "]") == nil)
  }

  @Test("a very deep text is refused at the limit, closed or not")
  func veryDeep() {
    #expect(scanError(String(repeating: "[", count: 1_000_000)) == .tooComplex(offset: 32))
    #expect(scanError(String(repeating: "{\"a\":", count: 100_000)) == .tooComplex(offset: 160))
  }

  @Test("100 000 values are accepted, one more is too complex")
  func values() {
    let zeros = String(repeating: "0,", count: 99_998)
    #expect(scanError("[\(zeros)0]") == nil)
    #expect(scanError("[\(zeros)0,0]") == .tooComplex(offset: 200_000 - 1))
  }

  @Test("limits are the caller's, and names do not count as values")
  func ownLimits() {
    var limits = Limits()
    limits.depthMax = 1
    limits.valuesMax = 3
    #expect(scanError(#"{"a":1,"b":2}"#, limits: limits) == nil)
    #expect(scanError(#"{"a":1,"b":2,"c":3}"#, limits: limits) == .tooComplex(offset: 17))
    #expect(scanError("[[]]", limits: limits) == .tooComplex(offset: 1))
    limits.depthMax = 0
    #expect(scanError("1", limits: limits) == nil)
    #expect(scanError("{}", limits: limits) == .tooComplex(offset: 0))
  }

  @Test("every truncated prefix of a valid document is refused")
  func truncation() {
    let documents = [
      #"{"jsonrpc":"2.0","id":12345,"method":"cards.get","params":{"card":"card_0123456789abc"}}"#,
      #" [ null , true , false , -12.5e+3 , "é€𝄞" , "\u00e9\ud834\udd1e\n" , { } , [ ] , {"a":[{}]} ]"#,
      #""abcdefghijklmnopq\\""#, "true", "false", "null", "\"\u{10FFFF}\"",
    ]
    for document in documents.map({ Array($0.utf8) }) {
      #expect(scanError(document) == nil)
      let accepted = (0..<document.count).filter { scanError(Array(document[..<$0])) == nil }
      #expect(accepted.isEmpty)
    }
  }

  @Test("a scanner is as good as new after any verdict")
  func reuse() throws {
    var scanner = Scanner()
    let good = Array(#"{"a":1,"b":{"\u0061":2}}"#.utf8)
    for bad in ["{\"a\":1,\"b\":{\"c\":", "{\"a\":1,\"a\":2}", "[[[", "{\"\\u0061\":\"\u{1}\"}"] {
      let text = Array(bad.utf8)
      #expect(throws: ScanError.self) { try scanner.check(text.span) }
      try scanner.check(good.span)
    }
  }
}
