import RPC
import Testing
import WireTesting

@Suite struct WholeServerTests {
  @Test("many connections over two loops are all served, each with its own answers")
  func manyConnections() throws {
    let fixture = try ServerFixture { $0.loops = 2 }
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
    for client in clients { #expect(try client.receive() == nil) }
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

  @Test("a stop waits for what runs on any loop, and accepts nobody meanwhile")
  func stop() throws {
    let fixture = try ServerFixture { $0.loops = 2 }
    let (first, second) = (try fixture.connect(), try fixture.connect())
    try first.send(request("1", "test.defer"))
    try fixture.desk.expect()
    #expect(try second.call(request("1", "rpc.ping"))?["result"] == [:])
    fixture.stop()
    #expect(try second.receive() == nil)
    fixture.desk.answer()
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
    // The loop's thread goes on by itself; let it end.
    fixture.desk.answer()
    #expect(try client.receive()?["id"] == 1)
  }
}
