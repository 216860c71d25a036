import RPC
import Testing
import WireTesting

@Suite struct BatchTests {
  @Test("an empty batch is one refusal")
  func empty() throws {
    let client = try LoopFixture().connect()
    for text in ["[]", " [ ] "] {
      let answer = try client.call(text)
      #expect(answer?["id"] == .null)
      #expect(answer?["error"]?["code"] == -32600)
      #expect(answer?.reason == "BATCH_EMPTY")
    }
  }

  @Test("a hundred calls are one answer with a hundred members; one call is an answer with one")
  func size() throws {
    let client = try LoopFixture().connect()
    for count in [1, 100] {
      let answers = try client.call(batch((0..<count).map { request("\($0)", "rpc.ping") }))
      #expect(answers?.elements.map { $0["id"]?.integer } == (0..<Int64(count)).map { $0 })
    }
  }

  @Test("a hundred and one calls are refused as a whole, and none is executed")
  func tooLarge() throws {
    let fixture = try LoopFixture()
    let answer = try fixture.connect().call(
      batch((0...100).map { request("\($0)", "test.echo") }))
    #expect(answer?["id"] == .null)
    #expect(answer?.reason == "BATCH_TOO_LARGE")
    #expect(answer?["error"]?["message"] == "The batch has more than 100 calls.")
    #expect(
      answer?["error"]?["data"]?["limit"] == ["slot": "batch", "max": 100, "used": 101])
    #expect(fixture.desk.executed.isEmpty)
  }

  @Test("members with the same id are refused, all of them; the others are carried out")
  func duplicates() throws {
    let fixture = try LoopFixture()
    let answers = try fixture.connect().call(
      batch([
        request("1", "test.echo"), request("2", "test.echo"), request("1", "test.echo"),
        request("\"1\"", "test.echo"), request("\"\\u0031\"", "test.echo"),
        request(nil, "rpc.ping"),
      ]))
    #expect(
      answers?.elements.map { $0.reason ?? "done" } == [
        "ID_IN_USE", "done", "ID_IN_USE", "ID_IN_USE", "ID_IN_USE",
      ])
    #expect(fixture.desk.executed == ["test.echo"])
  }

  @Test("a member whose id is in flight outside of the batch is refused")
  func inFlight() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send(request("1", "test.defer"))
    try fixture.desk.expect()
    let answers = try client.call(batch([request("1", "rpc.ping"), request("2", "rpc.ping")]))
    #expect(answers?.elements.map { $0.reason ?? "done" } == ["ID_IN_USE", "done"])
  }

  @Test("one answer waits for all members, early and late; nothing else waits for it")
  func mixed() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send(
      batch([
        request("1", "test.defer", "{\"k\":1}"), request("2", "rpc.ping"), request("3", "nowhere"),
        request("4", "test.defer", "{\"k\":4}"), request(nil, "test.defer", "{}"),
      ]), request("9", "rpc.ping"))
    #expect(try client.receive()?["id"] == 9)
    try fixture.desk.expect(2)
    fixture.desk.answer("{\"k\":4}", .refusal(Refusal(.notFound)))
    #expect(try client.call(request("8", "rpc.ping"))?["id"] == 8)
    fixture.desk.answer("{\"k\":1}")
    let answers = try client.receive()?.elements ?? []
    let reasons = answers.map { "\($0["id"]?.text ?? "") \($0.reason ?? "done")" }
    #expect(Set(reasons) == ["1 done", "2 done", "3 METHOD_NOT_FOUND", "4 NOT_FOUND"])
    #expect(answers.count == 4)
  }

  @Test("a member that cancels one before it ends it within the batch: still one array")
  func cancelled() throws {
    let client = try LoopFixture().connect()
    let answers = try client.call(
      batch([
        request("1", "test.defer"), request(nil, "rpc.cancel", "{\"id\":1}"),
        request("2", "rpc.ping"),
      ]))
    #expect(answers?.elements.map { $0.reason ?? "done" } == ["CANCELLED", "done"])
    #expect(try client.call(request("3", "rpc.ping"))?["id"] == 3)
  }

  @Test("only notifications, or only responses: no answer")
  func silent() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send(
      batch([request(nil, "test.echo"), request(nil, "nowhere"), request(nil, "test.defer", "[]")]),
      batch(["{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1}", request(nil, "rpc.ping")]),
      request("9", "rpc.ping"))
    #expect(try client.receive()?["id"] == 9)
    #expect(fixture.desk.executed.isEmpty && fixture.desk.waiting.isEmpty)
  }

  @Test("each member that is no request is refused for itself, a batch inside a batch included")
  func junk() throws {
    let client = try LoopFixture().connect()
    let nested = batch([request("5", "rpc.ping")])
    let answers = try client.call(
      batch(["1", "null", "\"rpc.ping\"", "[]", nested, "{}", request("2", "rpc.ping")]))
    let elements = answers?.elements ?? []
    #expect(elements.count == 7)
    #expect(elements.dropLast().allSatisfy { $0["id"] == .null && $0.reason == "INVALID_REQUEST" })
    #expect(elements.last == ["jsonrpc": "2.0", "id": 2, "result": [:]])
  }

  @Test("each member passes all checks for itself")
  func checks() throws {
    let client = try LoopFixture().connect()
    let answers = try client.call(
      batch([
        request("1", "test.account"),
        request("2", "test.account", "{\"_meta\":{\"session\":\"good\"}}"),
        request("3", "rpc.health", "{\"a\":1}"), request("4", "rpc.ping", "[]"),
      ]))
    #expect(
      answers?.elements.map { $0.reason ?? "done" } == [
        "SESSION_REQUIRED", "done", "INVALID_PARAMS", "BY_NAME_ONLY",
      ])
  }

  private func batch(_ members: [String]) -> String { "[\(members.joined(separator: ","))]" }
}
