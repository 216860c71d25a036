import RPC
import Testing
import WireTesting

@testable import Server

/// How much is under way at once, and what happens when a peer is slow, fast or gone.
@Suite struct FlowTests {
  @Test("a thousand calls in one write are answered in order")
  func pipelined() throws {
    let client = try LoopFixture().connect()
    try client.send((0..<1000).map { request("\($0)", "test.echo", "{\"n\":\($0)}") })
    for number in 0..<1000 {
      let expected: Tree = .number("\(number)")
      #expect(
        try client.receive() == ["jsonrpc": "2.0", "id": expected, "result": ["n": expected]])
    }
  }

  @Test("calls that come byte by byte are answered like any others")
  func dripFed() throws {
    let client = try LoopFixture().connect()
    let texts = (0..<5).map { request("\($0)", "test.echo", "{\"n\":\"支付\($0)\"}") }
    for byte in texts.flatMap(framed) { try client.send([byte]) }
    for number in 0..<5 {
      #expect(try client.receive()?["result"] == ["n": .string("支付\(number)")])
    }
  }

  @Test("a call beyond the limit in flight is refused at once, and the connection goes on")
  func inFlight() throws {
    let fixture = try LoopFixture { $0.inFlightMax = 2 }
    let client = try fixture.connect()
    try client.send((0..<2).map { request("\($0)", "test.defer", "{\"k\":\($0)}") })
    try fixture.desk.expect(2)
    let refused = try client.call(request("2", "test.defer"))
    #expect(refused?["error"]?["code"] == 1008)
    #expect(refused?.reason == "TOO_MANY_CALLS")
    #expect(
      refused?["error"]?["data"]?["limit"] == ["slot": "callsInFlight", "max": 2, "used": 2])
    #expect(try client.call(request("3", "test.count"))?.reason == "TOO_MANY_CALLS")
    #expect(try client.call(request("4", "rpc.ping"))?["result"] == [:])
    fixture.desk.answer()
    #expect(try client.receive()?["id"] == 0)
    try client.send(request("5", "test.defer"))
    try fixture.desk.expect()
    for _ in 0..<2 { fixture.desk.answer() }
    #expect(Set(try (0..<2).map { _ in try client.receive()?["id"]?.integer }) == [1, 5])
    #expect(fixture.desk.waitingMax == 2)
  }

  @Test("a cancelled call that has not begun is answered at once, and its work is never begun")
  func cancel() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send(request("1", "test.defer"))
    try fixture.desk.expect()
    let ended = try client.call(request(nil, "rpc.cancel", "{\"id\":1}"))
    #expect(ended?["id"] == 1)
    #expect(ended?["error"]?["code"] == 1001)
    #expect(fixture.desk.begins() == false)
    fixture.desk.answer()
    #expect(try client.call(request("1", "rpc.ping"))?["result"] == [:])
  }

  @Test("a cancelled call that has begun is answered by its work, once")
  func lateCancel() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send(request("1", "test.defer"))
    try fixture.desk.expect()
    #expect(fixture.desk.begins())
    try client.send(request(nil, "rpc.cancel", "{\"id\":1}"))
    #expect(try client.call(request("2", "rpc.ping"))?["id"] == 2)
    fixture.desk.answer()
    #expect(try client.receive()?["result"] == [:])
  }

  @Test("a call whose time is up before it begins is answered without it")
  func deadline() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    let answer = try client.call(request("1", "test.defer", "{\"_meta\":{\"timeoutMs\":20}}"))
    #expect(answer?["error"]?["code"] == 1004)
    #expect(fixture.desk.begins() == false)
  }

  @Test("a peer that reads late gets every answer")
  func lateReader() throws {
    let fixture = try LoopFixture { $0.queuedBytesMax = 50_000 }
    let client = try fixture.connect()
    try client.send((0..<1000).map { request("\($0)", "test.large", "{\"letters\":5000}") })
    for number in 0..<1000 { #expect(try client.receive()?["id"]?.integer == Int64(number)) }
  }

  @Test("a peer that reads late gets its late answers too, and what it asked meanwhile")
  func lateReaderOfLateAnswers() throws {
    let fixture = try LoopFixture { $0.queuedBytesMax = 500_000 }
    let client = try fixture.connect()
    try client.send((0..<2).map { request("\($0)", "test.defer") })
    try fixture.desk.expect(2)
    let long = Array("\"\(String(repeating: "x", count: 1_000_000))\"".utf8)
    for _ in 0..<2 { fixture.desk.answer(nil, .result(long)) }
    try client.send((2..<4).map { request("\($0)", "test.defer") })
    for number in 0..<2 { #expect(try client.receive()?["id"]?.integer == Int64(number)) }
    try fixture.desk.expect(2)
    for _ in 0..<2 { fixture.desk.answer() }
    for number in 2..<4 { #expect(try client.receive()?["id"]?.integer == Int64(number)) }
  }

  @Test("for a peer that does not read, the server stops working, waits, and gives it up")
  func deafPeer() throws {
    let fixture = try LoopFixture {
      $0.queuedBytesMax = 50_000
      $0.writeTimeout = .milliseconds(1)
    }
    let client = try fixture.connect()
    try client.send((0..<1000).map { request("\($0)", "test.large", "{\"letters\":100000}") })
    try client.waitUntilHungUp()
    // The socket takes about two of the answers, and half of one may be queued: one read brings dozens
    // of calls, but far fewer are carried out.
    #expect(fixture.desk.executed.count < 20)
    #expect(try fixture.connect().call(request("1", "rpc.ping"))?["result"] == [:])
  }

  @Test("a stranger that asks for nothing is let go; who has logged in stays")
  func idleStrangers() throws {
    let fixture = try LoopFixture { $0.anonymousIdleTimeout = .milliseconds(50) }
    let (stranger, account) = (try fixture.connect(), try fixture.connect())
    #expect(try stranger.call(request("1", "rpc.ping"))?["id"] == 1)
    #expect(try account.call(request("1", "test.login"))?["id"] == 1)
    #expect(fixture.admission.counts.anonymous == 1)
    #expect(try stranger.receive() == nil)
    #expect(try account.call(request("2", "rpc.ping"))?["id"] == 2)
  }

  @Test("a frame that is not complete in time closes the connection; one that idles stays")
  func slowFrame() throws {
    let fixture = try LoopFixture { $0.frameTimeout = .milliseconds(1) }
    let idle = try fixture.connect()
    #expect(try idle.call(request("1", "rpc.ping"))?["id"] == 1)
    let slow = try fixture.connect()
    try slow.send(framed(request("1", "rpc.ping")) + [0, 0])
    #expect(try slow.receive()?["id"] == 1)
    #expect(try slow.receive() == nil)
    #expect(try idle.call(request("2", "rpc.ping"))?["id"] == 2)
  }

  @Test("a peer that half-closes still gets the answers of what runs, then the end")
  func halfClose() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send(request("1", "test.defer"))
    try fixture.desk.expect()
    try client.halfClose()
    // Another peer's call shows that the loop has seen the end.
    #expect(try fixture.connect().call(request("1", "rpc.ping"))?["id"] == 1)
    fixture.desk.answer()
    #expect(try client.receive()?["id"] == 1)
    #expect(try client.receive() == nil)
  }

  @Test("what a peer sent before it half-closed is carried out")
  func halfCloseBehindCalls() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send((0..<7).map { request("\($0)", "test.defer") })
    try client.halfClose()
    for _ in 0..<7 {
      try fixture.desk.expect()
      fixture.desk.answer()
    }
    let ids = try (0..<7).map { _ in try client.receive()?["id"]?.integer }
    #expect(Set(ids) == Set(0..<7))
    #expect(try client.receive() == nil)
  }

  @Test("an answer for a peer that has gone goes nowhere and harms nobody")
  func gonePeer() throws {
    let fixture = try LoopFixture()
    do {
      let client = try fixture.connect()
      try client.send(request("1", "test.defer"), request("2", "test.defer"))
      try fixture.desk.expect(2)
    }
    fixture.desk.answer()
    let other = try fixture.connect()
    #expect(try other.call(request("1", "rpc.ping"))?["result"] == [:])
    fixture.desk.answer()
    #expect(try other.call(request("2", "rpc.ping"))?["result"] == [:])
  }

  @Test("an answer that is too large is replaced by a refusal in the caller's language")
  func largeAnswer() throws {
    let fixture = try LoopFixture { $0.frameBytesMax = 1000 }
    let client = try fixture.connect()
    func large(_ letters: Int) -> String {
      request("1", "test.large", "{\"letters\":\(letters),\"_meta\":{\"locale\":\"zh-CN\"}}")
    }
    // The answer around its string has 36 bytes.
    #expect(try client.call(large(1000 - 36))?["result"] != nil)
    let answer = try client.call(large(1000 - 35))
    #expect(answer?["id"] == 1)
    #expect(answer?["error"]?["code"] == 1008)
    #expect(answer?.reason == "RESPONSE_TOO_LARGE")
    #expect(answer?["error"]?["message"] == "应答超过 1000 字节。")
    #expect(answer?["error"]?["data"]?["limit"]?["max"] == 1000)
    #expect(try client.call(request("2", "rpc.ping"))?["result"] == [:])
  }

  @Test("a late answer that is too large is replaced alike")
  func largeLateAnswer() throws {
    let fixture = try LoopFixture { $0.frameBytesMax = 1000 }
    let client = try fixture.connect()
    try client.send(request("\"a\"", "test.defer"))
    try fixture.desk.expect()
    fixture.desk.answer(nil, .result(Array("\"\(String(repeating: "x", count: 1000))\"".utf8)))
    let answer = try client.receive()
    #expect(answer?["id"] == "a")
    #expect(answer?.reason == "RESPONSE_TOO_LARGE")
    #expect(answer?["error"]?["message"] == "The answer is larger than 1000 bytes.")
  }

  @Test("in a batch the member that is too large is replaced, or the whole if that is too large")
  func largeBatch() throws {
    let client = try LoopFixture { $0.frameBytesMax = 1000 }.connect()
    func large(_ id: Int, _ letters: Int) -> String {
      request("\(id)", "test.large", "{\"letters\":\(letters)}")
    }
    let members = try client.call("[\(large(1, 2000)),\(large(2, 100))]")?.elements
    #expect(members?.map { $0.reason ?? "done" } == ["RESPONSE_TOO_LARGE", "done"])
    let whole = try client.call("[\(large(1, 600)),\(large(2, 600))]")
    #expect(whole?["id"] == .null)
    #expect(whole?.reason == "RESPONSE_TOO_LARGE")
  }
}
