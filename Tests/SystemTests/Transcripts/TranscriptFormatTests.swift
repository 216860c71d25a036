import Testing
import WireTesting

/// How transcripts are read, without any server.
@Suite struct TranscriptFormatTests {
  @Test("lines become steps; comments and empty lines are passed, indented ones continue")
  func steps() throws {
    let transcript = try Transcript(
      """
      # a comment

      as store/2
      > {"a":1,
        "b":2}
      < same
      closed ...
      wait 2s
      """)
    #expect(transcript.lines.map(\.number) == [3, 4, 6, 7, 8])
    #expect(
      transcript.lines.map(\.step) == [
        .speak("store/2"), .send(#"{"a":1,"b":2}"#), .expectSame, .closed(afterAll: true),
        .wait(milliseconds: 2000),
      ])
  }

  @Test(
    "a line that makes no sense is named",
    arguments: [
      "shout", "as", "wait long", "silent now", "server explode", "server restart now",
      "closed soon",
    ])
  func nonsense(_ line: String) {
    let fault = #expect(throws: TranscriptFault.self) { try Transcript("as store\n\(line)") }
    #expect(fault?.line == 2)
  }

  @Test(
    "bytes are hexadecimal, text, groups, frames and repetitions",
    arguments: [
      (#"00 2c "a\r\n""#, [0, 0x2c, 0x61, 13, 10]), (#""ab"*2"#, [0x61, 0x62, 0x61, 0x62]),
      (#"frame("{}")"#, [0, 0, 0, 2, 0x7b, 0x7d]), ("(01 (02)*2)*2", [1, 2, 2, 1, 2, 2]),
      (#"("a" #)*2"#, [0x61, 0x31, 0x61, 0x32]), ("", []),
    ] as [(String, [UInt8])])
  func bytes(_ notation: String, _ bytes: [UInt8]) throws {
    #expect(try ByteNotation.bytes(notation) == bytes)
  }

  @Test(
    "bytes that are none are refused",
    arguments: ["0", "xy", "\"a", "(00", "00)", "00*x", "\"\\q\""])
  func noBytes(_ notation: String) {
    #expect(throws: Malformed.self) { try ByteNotation.bytes(notation) }
  }

  @Test(
    "a pattern fits what it describes",
    arguments: [
      (#"{"a":1}"#, #"{"a":1}"#), (#"{"a":1,...}"#, #"{"b":2,"a":1}"#),
      (#"{"a":[1,...]}"#, #"{"a":[1,2]}"#), ("[{\"a\":1},{...}]", "[{\"b\":1},{\"a\":1}]"),
      (#""<id>""#, #""card_0000000000zzz""#), (#""<time>""#, #""2026-08-03T01:10:00.000Z""#),
      (#""<number>""#, "-3"), (#""<any>""#, "null"), (#""... is text""#, #""... is text""#),
    ])
  func fits(_ pattern: String, _ value: String) throws {
    let tree = try #require(Tree(Array(value.utf8)))
    #expect(try #require(Pattern(pattern)).match(tree) != nil)
  }

  @Test(
    "a pattern fits nothing else",
    arguments: [
      (#"{"a":1}"#, #"{"a":1,"b":2}"#), (#"{"a":1,...}"#, #"{"b":2}"#),
      ("{\"a\":[1]}", "{\"a\":[1,2]}"),
      ("[1,2]", "[1,1]"), (#""<id>""#, #""card_1""#), (#""<text>""#, #""""#), ("{...}", "[]"),
      (#""<number>""#, "1.5"), (#"{"id":1}"#, #"{"id":"1"}"#), (#""<unknown>""#, "1"),
    ])
  func fitsNot(_ pattern: String, _ value: String) throws {
    let tree = try #require(Tree(Array(value.utf8)))
    #expect(try #require(Pattern(pattern)).match(tree) == nil)
  }

  @Test("what a pattern names is kept, numbers as well")
  func kept() throws {
    let pattern = try #require(Pattern(#"{"card":"<id:card>","uid":"<number:uid>"}"#))
    let answer: Tree = ["card": "card_0000000000zzz", "uid": 7]
    #expect(pattern.match(answer) == ["card": "card_0000000000zzz", "uid": "7"])
  }
}
