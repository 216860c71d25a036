import RPC
import Testing
import WireTesting

@Suite struct StopTests {
  @Test("a stop tells who idles to go away, closes, and ends the loop")
  func idle() throws {
    let fixture = try LoopFixture()
    let clients = try (0..<20).map { _ in try fixture.connect() }
    for client in clients { _ = try client.call(request("1", "rpc.ping")) }
    fixture.stop()
    for client in clients {
      let farewell = try client.receive()
      #expect(farewell?["method"] == "rpc.goaway")
      #expect(farewell?["params"] == ["deadlineMs": 10_000])
      #expect(try client.receive() == nil)
    }
    try fixture.waitUntilEnded()
  }

  @Test("a stop lets what runs finish and answer; what comes after it is refused with a reason")
  func running() throws {
    let fixture = try LoopFixture { $0.goawayGrace = .milliseconds(300) }
    let client = try fixture.connect()
    try client.send((0..<2).map { request("\($0)", "test.defer", "{\"k\":\($0)}") })
    try fixture.desk.expect(2)
    fixture.stop()
    #expect(try client.receive()?["method"] == "rpc.goaway")
    let late = try client.call(request("9", "test.defer"))
    #expect(late?["id"] == 9)
    #expect(late?["error"]?["code"] == 1014)
    #expect(late?.reason == "SHUTTING_DOWN")
    for _ in 0..<2 { fixture.desk.answer() }
    #expect(try client.receive()?["id"] == 0)
    #expect(try client.receive()?["id"] == 1)
    #expect(try client.receive() == nil)
    try fixture.waitUntilEnded()
    #expect(fixture.desk.waitingMax == 2)
  }

  @Test("who connects while the server stops is closed without a word")
  func lateComer() throws {
    let fixture = try LoopFixture()
    let client = try fixture.connect()
    try client.send(request("1", "test.defer"))
    try fixture.desk.expect()
    fixture.stop()
    let late = try fixture.connect()
    try late.send(request("1", "rpc.ping"))
    #expect(try late.receiveToEnd() == "")
    fixture.desk.answer()
    #expect(try client.receive()?["method"] == "rpc.goaway")
    #expect(try client.receive()?["id"] == 1)
    try fixture.waitUntilEnded()
  }

  @Test("when a stop's time is up, calls that have not begun are answered, and the loop ends")
  func overdue() throws {
    let fixture = try LoopFixture { $0.stopTimeout = .milliseconds(50) }
    let client = try fixture.connect()
    try client.send(request("1", "test.defer"))
    try fixture.desk.expect()
    fixture.stop()
    #expect(try client.receive()?["method"] == "rpc.goaway")
    #expect(try client.receive()?.reason == "SHUTTING_DOWN")
    #expect(try client.receive() == nil)
    try fixture.waitUntilEnded()
  }
}
