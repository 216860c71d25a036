import RPC
import Testing
import WireTesting

@Suite struct BadFrameTests {
  @Test("an empty frame is answered once, then the connection closes")
  func empty() throws {
    let client = try LoopFixture().connect()
    try client.send(request("1", "rpc.ping"), "", request("2", "rpc.ping"))
    #expect(try client.receive()?["id"] == 1)
    let answer = try client.receive()
    #expect(answer?["id"] == .null)
    #expect(answer?["error"]?["code"] == -32600)
    #expect(answer?.reason == "FRAME_EMPTY")
    #expect(try client.receive() == nil)
  }

  @Test("before login a frame has 64 KiB at most, and the refusal tells so")
  func tooLargeBeforeLogin() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    #expect(try client.call(padded(to: 65_536))?["id"] == 1)
    // Only the prefix: the server does not wait for what it will not take.
    try client.send([0, 1, 0, 1])
    let answer = try client.receive()
    #expect(answer?["id"] == .null)
    #expect(answer?.reason == "FRAME_TOO_LARGE")
    #expect(answer?["error"]?["message"] == "The frame is larger than 65536 bytes.")
    #expect(answer?["error"]?["data"]?["limit"]?["max"] == 65_536)
    #expect(try client.receive() == nil)
  }

  @Test("the refusal reaches a peer that went on sending, though nobody reads what it sent")
  func tooLargeWithText() throws {
    let client = try LoopFixture().connect()
    try client.send(framed(padded(to: 1 << 20)))
    #expect(try client.receive()?.reason == "FRAME_TOO_LARGE")
    #expect(try client.receive() == nil)
  }

  @Test("after login the configured limit holds, to the byte")
  func tooLargeAfterLogin() throws {
    let fixture = try LoopFixture { $0.frameBytesMax = 100_000 }
    let client = try fixture.connect()
    #expect(try client.call(request("0", "test.login"))?["result"] == .null)
    #expect(try client.call(padded(to: 100_000))?["id"] == 1)
    try client.send(framed(padded(to: 100_001)))
    let answer = try client.receive()
    #expect(answer?.reason == "FRAME_TOO_LARGE")
    #expect(answer?["error"]?["data"]?["limit"]?["max"] == 100_000)
    #expect(try client.receive() == nil)
  }

  @Test("a token in one call makes the connection one of a known peer; so does a known user id")
  func trustWithoutLogin() throws {
    let fixture = try LoopFixture()
    let known = try fixture.connect(uid: TestGate.knownUID)
    #expect(try known.call(padded(to: 70_000))?["id"] == 1)
    let client = try fixture.connect()
    _ = try client.call(request("0", "rpc.ping", "{\"_meta\":{\"session\":\"good\"}}"))
    #expect(try client.call(padded(to: 70_000))?["id"] == 1)
  }

  @Test("a configured limit below 64 KiB holds before login too")
  func smallConfiguration() throws {
    let client = try LoopFixture { $0.frameBytesMax = 1000 }.connect()
    try client.send([0, 0, 0x03, 0xE9])
    #expect(try client.receive()?["error"]?["data"]?["limit"]?["max"] == 1000)
  }

  @Test(
    "another protocol is answered in its own words, then the connection closes",
    arguments: [
      ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", Frame.Dialect.http),
      ("Content-Length: 2\r\n\r\n{}", .languageServer), ("{\"jsonrpc\":\"2.0\"}\n", .bareJSON),
      ("[]\r\n", .bareJSON),
    ])
  func dialects(_ text: String, _ dialect: Frame.Dialect) throws {
    let client = try LoopFixture().connect()
    try client.send(Array(text.utf8))
    #expect(try client.receiveToEnd() == "\(dialect.farewell)")
  }

  @Test(
    "what is not one JSON text is a parse error, and the connection goes on",
    arguments: [
      "{", "nope", "{\"jsonrpc\":\"2.0\",}", "\u{FEFF}{}", "{\"a\":NaN}", "{\"a\":Infinity}",
      "{} {}",
      "{}x", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\udc00\\ud800\"}", "{\"\\udfff\":1}", "{'a':1}", " ",
      "{\"a\":01}", "{\"a\":\"\n\"}", "[1,]", "\0",
    ])
  func notJSON(_ text: String) throws {
    try expectRefused(Array(text.utf8), -32700, "PARSE_ERROR")
  }

  @Test(
    "bytes that are not UTF-8 are a parse error, and the connection goes on",
    arguments: [
      [0xFF], [0xC3, 0x28], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xE2, 0x82],
    ] as [[UInt8]])
  func notUTF8(_ bytes: [UInt8]) throws {
    try expectRefused(Array("{\"a\":\"".utf8) + bytes + Array("\"}".utf8), -32700, "PARSE_ERROR")
  }

  @Test("32 levels are taken, 33 are too complex")
  func depth() throws {
    func nested(_ levels: Int) -> String {
      // The request and its params are the two outermost levels.
      String(repeating: "[", count: levels - 2) + String(repeating: "]", count: levels - 2)
    }
    let client = try LoopFixture().connect()
    let answer = try client.call(request("1", "test.echo", "{\"a\":\(nested(32))}"))
    #expect(answer?["result"] != nil)
    let text = request("1", "test.echo", "{\"a\":\(nested(33))}")
    try expectRefused(Array(text.utf8), -32600, "TOO_COMPLEX")
    try expectRefused(
      Array(String(repeating: "[", count: 60_000).utf8), -32600, "TOO_COMPLEX")
  }

  @Test("a hundred thousand values are taken, one more is too complex")
  func values() throws {
    // The request, its version, id, method, params and the array itself are six.
    func text(_ values: Int) -> String {
      let zeros = String(repeating: "0,", count: values - 7) + "0"
      return request("1", "test.echo", "{\"a\":[\(zeros)]}")
    }
    let client = try LoopFixture().connect(uid: TestGate.knownUID)
    #expect(try client.call(text(100_000))?["result"] != nil)
    #expect(try client.call(text(100_001))?.reason == "TOO_COMPLEX")
    #expect(try client.call(request("2", "rpc.ping"))?["result"] == [:])
  }

  @Test(
    "a member named twice is refused wherever it stands, even in what is not read",
    arguments: [
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"rpc.ping\"}",
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"i\\u0064\":2,\"method\":\"rpc.ping\"}",
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.ping\",\"x\":[{\"a\":1,\"a\":1}]}",
      "[{\"a\":{\"b\":1,\"b\":2}}]",
    ])
  func duplicates(_ text: String) throws {
    try expectRefused(Array(text.utf8), -32600, "DUPLICATE_MEMBER")
  }

  @Test("the end inside a frame closes the connection without an answer")
  func endInsideFrame() throws {
    let fixture = try LoopFixture()
    let cutOff: [[UInt8]] = [[0, 0], [0, 0, 0, 9], framed(request("1", "test.echo")).dropLast()]
    for bytes in cutOff {
      let client = try fixture.connect()
      try client.send(bytes)
      try client.halfClose()
      #expect(try client.receiveToEnd() == "")
    }
    #expect(fixture.desk.executed.isEmpty)
  }

  private func padded(to count: Int) -> String {
    let bare = request("1", "test.echo", "{\"a\":\"\"}")
    let padding = String(repeating: "x", count: count - bare.utf8.count)
    return request("1", "test.echo", "{\"a\":\"\(padding)\"}")
  }

  /// The frame is refused without an id, and the connection answers the next call.
  private func expectRefused(_ text: [UInt8], _ code: Int64, _ reason: String) throws {
    let client = try LoopFixture().connect()
    try client.send([UInt8](prefix(text.count)) + text)
    let answer = try client.receive()
    #expect(answer?["id"] == .null)
    #expect(answer?["error"]?["code"]?.integer == code)
    #expect(answer?.reason == reason)
    #expect(try client.call(request("2", "rpc.ping"))?["result"] == [:])
  }

  private func prefix(_ count: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) }
  }
}
