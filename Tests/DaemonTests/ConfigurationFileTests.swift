import Testing

@testable import Daemon

@Suite struct ConfigurationFileTests {
  private func faults(_ text: String) -> [String] {
    ConfigurationFile(Array(text.utf8), at: "f").faults.map { "\($0)" }
  }

  private func given(_ text: String) -> [String] {
    let file = ConfigurationFile(Array(text.utf8), at: "f")
    #expect(file.faults.isEmpty, "\(file.faults)")
    return file.given.map { "\($0.setting.key)=\($0.value)@\($0.line)" }
  }

  @Test("comments and a last comma may stand where JSON has none; what is in strings stays")
  func comments() {
    let text = """
      // first
      { /* two
      lines */ "data": "/a//b/*c*/", // to the end
        "limits": { "connections": 7, },
      }
      """
    #expect(given(text) == ["data=/a//b/*c*/@3", "limits.connections=7@4"])
    #expect(given("{}") == [])
    #expect(given("{\"limits\":{}}") == [])
  }

  @Test(
    "what is no JSON is told with line and column",
    arguments: [
      ("", "f:1:1: the file is empty; the least that it may hold is {}"),
      ("// nothing\n", "f:1:1: the file is empty; the least that it may hold is {}"),
      ("{\n  /* no end\n}", "f:2:3: the comment has no end: */ is missing"),
      ("{\n  \"data\" \"/x\"\n}", "f:2:10: this is no JSON: \"\"/x\"\" cannot stand here"),
      ("{\"loops\": 2", "f:1:12: this is no JSON: the end of the file cannot stand here"),
      ("{,}", "f:1:2: this is no JSON: \",}\" cannot stand here"),
      ("{\"loops\": 2,,}", "f:1:13: this is no JSON: \",}\" cannot stand here"),
      ("{\"loops\": 2} x", "f:1:14: this is no JSON: \"x\" cannot stand here"),
      ("[1]", "f:1:1: found a list; the file is one object: { … }"),
      (
        "{\"data\": \"\u{e9}\", \"data\": \"/x\"}", "f:1:15: data is set a second time; say it once"
      ),
      (
        "{\"limits\": {\"connections\": 1,\n \"connections\": 2}, \"data\" 3}",
        "f:2:2: connections is set a second time; say it once"
      ),
    ])
  func malformed(text: String, fault: String) {
    #expect(faults(text) == [fault])
  }

  @Test("all mistakes are told at once: where, what was found, what is allowed, what was meant")
  func mistakes() {
    let text = """
      {
        "conections": 1,
        "frameBytes": 2, "logLevel": "inof",
        "limits": { "frameBytes": 0, "frameByte": 7, "drainSeconds": 1.5 },
        "loops": "two",
        "data": "here",
        "socket": null,
        "metricsFile": ["/x"],
        "zzz": true
      }
      """
    #expect(
      faults(text) == [
        "f:2:3: there is no setting conections; did you mean limits.connections?",
        "f:3:3: there is no setting frameBytes; did you mean limits.frameBytes?",
        "f:3:32: logLevel is the text \"inof\"; it takes one of error, warn, info, debug; "
          + "did you mean info?",
        "f:4:29: limits.frameBytes is the number 0; it takes a whole number from 1 to 16777215",
        "f:4:32: there is no setting limits.frameByte; did you mean limits.frameBytes?",
        "f:4:64: limits.drainSeconds is the number 1.5; it takes a whole number from 1 to 1000000000",
        "f:5:12: loops is the text \"two\"; it takes a whole number from 1 to 256",
        "f:6:11: data is the text \"here\"; it takes an absolute path of at most 4000 bytes, as text",
        "f:7:13: socket is null; it takes an absolute path of at most 107 bytes, as text",
        "f:8:18: metricsFile is a list; it takes an absolute path of at most 4000 bytes, as text",
        "f:9:3: there is no setting zzz; cardd config lists all",
      ])
    #expect(
      faults("{\"limits\": 7}") == [
        "f:1:12: limits is the number 7; it is an object of numbers: { … }"
      ])
  }

  @Test("no text brings it down, and what is wrong has a place within the text")
  func garbage() {
    var generator = SystemRandomNumberGenerator()
    let parts = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "//", "/*", "*/", "\n", " ", "1", "\"data\"", "x",
      "\"limits\"", "null", "\u{e9}",
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0..<20, using: &generator)).map { _ in
        parts.randomElement(using: &generator) ?? ""
      }.joined()
      let lines = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
      for fault in ConfigurationFile(Array(text.utf8), at: "f").faults {
        #expect((1...lines).contains(fault.line ?? 0), "\(text)")
        #expect((1...text.count + 1).contains(fault.column ?? 0), "\(text)")
      }
    }
  }
}
