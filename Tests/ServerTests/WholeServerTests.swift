import RPC
import Testing
import WireTesting

@Suite struct WholeServerTests {
  @Test("many connections over two loops are all served, each with its own answers")
  func manyConnections() throws {
    let fixture = try ServerFixture {
      $0.loops = 2
      $0.connections.anonymousMax = 100
    }
    let clients = try (0..<100).map { _ in try fixture.connect() }
    for round in 0..<10 {
      for (number, client) in clients.enumerated() {
        try client.send(request("\(round)", "test.echo", "{\"n\":\(number)}"))
      }
      for (number, client) in clients.enumerated() {
        let answer = try client.receive()
        #expect(answer?["id"]?.integer == Int64(round))
        #expect(answer?["result"]?["n"]?.integer == Int64(number))
      }
    }
    fixture.stop()
    try fixture.waitUntilEnded()
    for client in clients {
      #expect(try client.receive()?["method"] == "rpc.goaway")
      #expect(try client.receive() == nil)
    }
  }

  @Test("late answers find their connection on either loop")
  func lateAnswers() throws {
    let fixture = try ServerFixture { $0.loops = 2 }
    let clients = try (0..<10).map { _ in try fixture.connect() }
    for (number, client) in clients.enumerated() {
      try client.send(request("1", "test.defer", "{\"k\":\(number)}"))
    }
    try fixture.desk.expect(10)
    for number in (0..<10).reversed() {
      fixture.desk.answer("{\"k\":\(number)}", .result(Array("\(number)".utf8)))
    }
    for (number, client) in clients.enumerated() {
      #expect(try client.receive()?["result"]?.integer == Int64(number))
    }
    fixture.stop()
    try fixture.waitUntilEnded()
  }

  @Test("a stop waits for what runs on any loop, and tells newcomers why they have no place")
  func stop() throws {
    let fixture = try ServerFixture { $0.loops = 2 }
    let (first, second) = (try fixture.connect(), try fixture.connect())
    try first.send(request("1", "test.defer"))
    try fixture.desk.expect()
    #expect(try second.call(request("1", "rpc.ping"))?["result"] == [:])
    fixture.stop()
    #expect(try second.receive()?["method"] == "rpc.goaway")
    #expect(try second.receive() == nil)
    let late = try fixture.connect()
    #expect(try late.receive()?.reason == "SHUTTING_DOWN")
    #expect(try late.receive() == nil)
    fixture.desk.answer()
    #expect(try first.receive()?["method"] == "rpc.goaway")
    #expect(try first.receive()?["id"] == 1)
    #expect(try first.receive() == nil)
    try fixture.waitUntilEnded()
    #expect(throws: (any Error).self) { try fixture.connect() }
  }

  @Test("a stop does not wait for ever for a call that never ends")
  func stopTimeout() throws {
    let fixture = try ServerFixture { $0.stopTimeout = .milliseconds(50) }
    let client = try fixture.connect()
    try client.send(request("1", "test.defer"))
    try fixture.desk.expect()
    fixture.stop()
    try fixture.waitUntilEnded()
    #expect(try client.receive()?["method"] == "rpc.goaway")
    #expect(try client.receive()?.reason == "SHUTTING_DOWN")
    #expect(try client.receive() == nil)
  }

  @Test("a full server explains itself and closes; a place that becomes free is given away")
  func full() throws {
    let fixture = try ServerFixture { $0.connections.connectionsMax = 3 }
    var clients = try (0..<3).map { _ in try fixture.connect() }
    for client in clients { _ = try client.call(request("1", "rpc.ping")) }
    let refused = try fixture.connect()
    let answer = try refused.receive()
    #expect(answer?["id"] == .null)
    #expect(answer?["error"]?["code"] == 1008)
    #expect(answer?.reason == "TOO_MANY_CONNECTIONS")
    #expect(answer?["error"]?["data"]?["limit"] == ["slot": "connections", "max": 3, "used": 3])
    #expect(try refused.receive() == nil)
    clients.removeLast()
    var isServed = false
    for _ in 0..<200 where !isServed {
      isServed = try fixture.connect().call(request("1", "rpc.ping"))?["result"] == [:]
    }
    #expect(isServed)
    for client in clients { #expect(try client.call(request("2", "rpc.ping"))?["result"] == [:]) }
  }

  @Test("places before login are few, and those who log in leave theirs to others")
  func anonymous() throws {
    let fixture = try ServerFixture { $0.connections.anonymousMax = 2 }
    let first = try fixture.connect()
    _ = try first.call(request("1", "rpc.ping"))
    let second = try fixture.connect()
    _ = try second.call(request("1", "rpc.ping"))
    let limit = try fixture.connect().receive()?["error"]?["data"]?["limit"]
    #expect(limit == ["slot": "connectionsBeforeLogin", "max": 2, "used": 2])
    _ = try first.call(request("2", "test.login"))
    _ = try first.call(request("3", "test.account"))
    let third = try fixture.connect()
    #expect(try third.call(request("1", "rpc.ping"))?["result"] == [:])
  }

  @Test("one user cannot take all places")
  func perUser() throws {
    let fixture = try ServerFixture { $0.connections.perUserMax = 1 }
    let first = try fixture.connect()
    _ = try first.call(request("1", "rpc.ping"))
    let limit = try fixture.connect().receive()?["error"]?["data"]?["limit"]
    #expect(limit == ["slot": "connectionsPerUser", "max": 1, "used": 1])
  }
}
