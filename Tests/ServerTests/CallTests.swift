import RPC
import Testing
import WireTesting

@Suite struct CallTests {
  @Test(
    "an id comes back byte for byte, with a result, a refusal and a late answer",
    arguments: [
      "1", "-0", "9007199254740992", "-9007199254740992", "null", "\"\"",
      "\"\\u0061\\/b\"", "\"支付\"",
      "\"\\ud83d\\ude00\"",
    ])
  func ids(_ id: String) throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    let head = "{\"jsonrpc\":\"2.0\",\"id\":\(id),"
    try client.send(request(id, "rpc.ping"))
    #expect(try client.receiveText() == head + "\"result\":{}}")
    try client.send(request(id, "nowhere"))
    #expect(try client.receiveText()?.hasPrefix(head + "\"error\":{\"code\":-32601,") == true)
    try client.send(request(id, "test.defer"))
    try fixture.desk.expect()
    fixture.desk.answer()
    #expect(try client.receiveText() == head + "\"result\":{}}")
  }

  @Test("a request that is none is answered with its id, if that is right")
  func invalidRequests() throws {
    let client = try LoopFixture().connect()
    let cases: [(String, Tree, String)] = [
      ("{\"id\":7,\"method\":\"rpc.ping\"}", 7, "INVALID_REQUEST"),
      ("{\"jsonrpc\":\"2.0\",\"id\":7}", 7, "INVALID_REQUEST"), ("5", .null, "INVALID_REQUEST"),
      (request("7", "rpc.ping", "[]"), 7, "BY_NAME_ONLY"),
      (request("7", "rpc.ping", "null"), 7, "INVALID_REQUEST"),
      (request("7.5", "rpc.ping"), .null, "ID_INVALID"),
    ]
    for (text, id, reason) in cases {
      let answer = try client.call(text)
      #expect(answer?["id"] == id, "\(text)")
      #expect(answer?.reason == reason, "\(text)")
    }
  }

  @Test("checks go in order: method, session, permission, params")
  func order() throws {
    let client = try LoopFixture().connect()
    func reason(_ method: String, _ params: String) throws -> String? {
      try client.call(request("1", method, params))?.reason
    }
    let bad = "\"service\":5"
    #expect(try reason("nowhere", "{\(bad),\"_meta\":{\"session\":\"bad\"}}") == "METHOD_NOT_FOUND")
    #expect(
      try reason("test.secret", "{\(bad),\"_meta\":{\"session\":\"bad\"}}") == "SESSION_INVALID")
    #expect(try reason("test.secret", "{\(bad)}") == "SESSION_REQUIRED")
    #expect(
      try reason("test.secret", "{\(bad),\"_meta\":{\"session\":\"good\"}}")
        == "ROLE_LACKS_PERMISSION")
    #expect(
      try reason("test.secret", "{\(bad),\"_meta\":{\"session\":\"good\",\"reason\":\"allowed\"}}")
        == "INVALID_PARAMS")
  }

  @Test("all that is wrong with params is told at once, in the caller's language")
  func violations() throws {
    let client = try LoopFixture().connect()
    let answer = try client.call(
      request("1", "rpc.health", "{\"service\":5,\"a\":1,\"_meta\":{\"locale\":\"zh-CN\",\"b\":2}}")
    )
    #expect(answer?["error"]?["code"] == -32602)
    let violations = answer?["error"]?["data"]?["fieldViolations"]?.elements ?? []
    #expect(
      violations.map { "\($0["field"]?.string ?? "") \($0["reason"]?.string ?? "")" } == [
        "_meta.b UNKNOWN_FIELD", "service WRONG_TYPE", "a UNKNOWN_FIELD",
      ])
    #expect(answer?["error"]?["message"] == "部分参数有误。")
  }

  @Test("an answer that was half written when it failed leaves no trace")
  func halfWritten() throws {
    let client = try LoopFixture().connect()
    let answer = try client.call(request("1", "test.fail"))
    #expect(answer?.reason == "NOT_FOUND")
    #expect(answer?.members.keys.sorted() == ["error", "id", "jsonrpc"])
  }

  @Test("a notification is never answered and never executed, whatever is wrong with it")
  func notifications() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send(
      request(nil, "test.echo"), request(nil, "test.defer", "{\"a\":1}"), request(nil, "nowhere"),
      request(nil, "rpc.health", "{\"service\":5}"), request(nil, "test.echo", "[1]"),
      request(nil, "test.recorded"), request("9", "rpc.ping"))
    #expect(try client.receive()?["id"] == 9)
    #expect(fixture.desk.executed.isEmpty && fixture.desk.waiting.isEmpty)
  }

  @Test("what looks like a response is dropped")
  func responses() throws {
    let client = try LoopFixture().connect()
    try client.send(
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
      "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"\"}}",
      "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}]", request("9", "rpc.ping"))
    #expect(try client.receive()?["id"] == 9)
  }

  @Test("an id in flight cannot be used again until it is answered; another type is another id")
  func idInUse() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send(request("1", "test.defer"))
    try fixture.desk.expect()
    #expect(try client.call(request("1", "rpc.ping"))?.reason == "ID_IN_USE")
    #expect(try client.call(request("\"1\"", "rpc.ping"))?["result"] == [:])
    #expect(try client.call(request("null", "rpc.ping"))?["result"] == [:])
    #expect(try fixture.connect().call(request("1", "rpc.ping"))?["result"] == [:])
    fixture.desk.answer()
    #expect(try client.receive()?["id"] == 1)
    #expect(try client.call(request("1", "rpc.ping"))?["result"] == [:])
  }

  @Test("two spellings of one string, or of zero, are the same id")
  func idSpellings() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send(request("\"a/b\"", "test.defer"), request("0", "test.defer"))
    try fixture.desk.expect(2)
    try client.send(request("\"\\u0061\\/b\"", "rpc.ping"), request("-0", "rpc.ping"))
    let answer = try client.receiveText()
    #expect(answer?.hasPrefix("{\"jsonrpc\":\"2.0\",\"id\":\"\\u0061\\/b\",\"error\"") == true)
    #expect(try client.receive()?.reason == "ID_IN_USE")
  }

  @Test("late answers go out in the order in which they are ready, each under its id")
  func outOfOrder() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send((0..<5).map { request("\($0)", "test.defer", "{\"k\":\($0)}") })
    try fixture.desk.expect(5)
    for key in [3, 0, 4, 1, 2] {
      fixture.desk.answer("{\"k\":\(key)}", .result(Array("\(key)".utf8)))
      let expected: Tree = .number("\(key)")
      #expect(try client.receive() == ["jsonrpc": "2.0", "id": expected, "result": expected])
    }
  }

  @Test("a late refusal is told in the language of its call")
  func lateRefusal() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send(request("1", "test.defer", "{\"_meta\":{\"locale\":\"zh-CN\"}}"))
    try fixture.desk.expect()
    fixture.desk.answer(nil, .refusal(Refusal(.notFound)))
    #expect(
      try client.receive()?["error"]?["message"]?.string
        == Reason.notFound.message.filled(.chinese))
  }

  @Test("a refusal that has to be on record first is answered when it is")
  func recorded() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send(
      request("1", "test.recorded", "{\"_meta\":{\"session\":\"good\"}}"), request("2", "rpc.ping"))
    #expect(try client.receive()?["id"] == 2)
    try fixture.desk.expect()
    fixture.desk.answer("recorded", .refusal(Refusal(.roleLacksPermission)))
    let answer = try client.receive()
    #expect(answer?["id"] == 1)
    #expect(answer?.reason == "ROLE_LACKS_PERMISSION")
  }

  @Test("login binds the connection, and that connection alone")
  func binding() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    #expect(try client.call(request("1", "test.account"))?.reason == "SESSION_REQUIRED")
    _ = try client.call(request("2", "test.login"))
    #expect(try client.call(request("3", "test.account"))?["result"] == [:])
    #expect(
      try fixture.connect().call(request("1", "test.account"))?.reason == "SESSION_REQUIRED")
  }

  @Test("health knows the services that have methods, and no others")
  func health() throws {
    let client = try LoopFixture().connect()
    func health(_ params: String) throws -> Tree? {
      try client.call(request("1", "rpc.health", params))
    }
    #expect(try health("{}")?["result"] == ["status": "SERVING"])
    #expect(try health("{\"service\":\"cards\"}")?["result"] == ["status": "SERVING"])
    for service in ["card", "car", "cards.", "cards.bind", "none"] {
      #expect(try health("{\"service\":\"\(service)\"}")?.reason == "NOT_FOUND", "\(service)")
    }
  }

  @Test("discover answers the whole contract, or what the caller may call")
  func discover() throws {
    let client = try LoopFixture().connect()
    let all = try client.call(request("1", "rpc.discover"))?["result"]
    #expect(all == (try Document.openrpc.tree()))
    let mine = try client.call(request("1", "rpc.discover", "{\"view\":\"mine\"}"))?["result"]
    let methods = mine?["methods"]?.elements ?? []
    #expect(methods.contains { $0["name"] == "session.login" })
    #expect(methods.allSatisfy { $0["x-permission"] == "none" })
  }
}
