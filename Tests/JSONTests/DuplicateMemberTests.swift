import JSON
import Testing

/// A name given twice would let two parsers see two different requests.
@Suite struct DuplicateMemberTests {
  private func isDuplicate(_ text: String) -> Bool {
    if case .duplicateMember = scanError(text) { true } else { false }
  }

  @Test(
    "two names of the same bytes are refused, at any depth and however they are written",
    arguments: [
      #"{"a":1,"a":1}"#, #"{"a":1,"b":2,"a":3}"#, #"{"":1,"":2}"#, #"[{"x":{"a":1,"a":2}}]"#,
      #"{"a":{"a":1},"a":2}"#, #"{"a":1,"\u0061":2}"#, #"{"\u0061":1,"a":2}"#,
      #"{"\u0061":1,"\u0061":2}"#,
      #"{"\/":1,"/":2}"#, #"{"\ud834\udd1e":1,"𝄞":2}"#, #"{"abcdefghi":1,"abcdefgh\u0069":2}"#,
      #"{"abcdefghijkl":1,"abcdefghijkl":2}"#, #"{"\n":1,"\u000A":2}"#,
      #"{"a\u0000":1,"a\u0000":2}"#,
      #"{"é":1,"\u00e9":2}"#, #"{"\u00e9":1,"\u00E9":2}"#,
    ])
  func refuses(text: String) {
    #expect(isDuplicate(text))
  }

  @Test(
    "names that differ in one byte, in case, length or normal form are different names",
    arguments: [
      #"{"a":1,"A":2}"#, #"{"a":1,"":2}"#, #"{"a":1,"a\u0000":2,"a\u0000\u0000":3}"#,
      #"{"":1,"\u0000":2}"#,
      "{\"\u{E9}\":1,\"e\u{301}\":2}", #"{"\u00e9":1,"e\u0301":2}"#,
      "{\"\u{212B}\":1,\"\u{C5}\":2}",
      #"{"abcdefgh":1,"abcdefghi":2,"abcdefghj":3}"#, #"{"\\u0061":1,"a":2}"#,
      #"{"a":{"a":{"a":1}}}"#,
      #"[{"a":1},{"a":1}]"#, #"{"b":{"a":1},"c":{"a":1},"a":1}"#, #"{"a ":1," a":2,"a":3}"#,
      #"{"abcdefgh\u0000":1,"abcdefgh":2}"#,
    ])
  func accepts(text: String) {
    #expect(scanError(text) == nil)
  }

  @Test("any two of up to 40 members are compared", arguments: [2, 3, 16, 31, 32, 33, 34, 40])
  func everyPair(count: Int) {
    let names = (0..<count).map { "\"member name \($0)\":0" }
    #expect(scanError("{\(names.joined(separator: ","))}") == nil)
    var missed: [String] = []
    for first in 0..<count {
      for second in 0..<count where second != first {
        var doubled = names
        doubled[second] = names[first]
        let text = "{\(doubled.joined(separator: ","))}"
        if !isDuplicate(text) { missed.append(text) }
      }
    }
    #expect(missed.isEmpty)
  }

  @Test("99 999 members are accepted, and one double among them is found")
  func manyMembers() {
    var members = (0..<99_999).map { "\"a common beginning \($0 &* 7919 % 99_999)\":0" }
    #expect(scanError("{\(members.joined(separator: ","))}") == nil)
    members[99_998] = members[7]
    #expect(isDuplicate("{\(members.joined(separator: ","))}"))
  }

  @Test("short names that differ only in trailing NULs stay apart among many members")
  func trailingNULs() {
    let names = (0..<20).map { "\"a\(String(repeating: "\\u0000", count: $0))\":0" }
    #expect(scanError("{\(names.joined(separator: ","))}") == nil)
    #expect(isDuplicate("{\(names.joined(separator: ",")),\(names[9])}"))
  }

  @Test("the members of an outer object are compared after an inner one has closed")
  func innerObjects() {
    let inner = (0..<20).map { "\"i\($0)\":0" }.joined(separator: ",")
    #expect(scanError("{\"i0\":{\(inner)},\"i1\":{\(inner)}}") == nil)
    #expect(isDuplicate("{\"i0\":{\(inner)},\"i0\":{\(inner)}}"))
    #expect(isDuplicate("{\"\\u0069\":{\"\\u0069\":1},\"i\":{\"\\u0069\":1}}"))
  }
}
