import RPC
import Testing
import WireTesting

@Suite struct StopTests {
  @Test("a stop closes at once who idles, and ends the loop")
  func idle() throws {
    let fixture = try LoopFixture()
    let clients = try (0..<20).map { _ in try fixture.connect() }
    for client in clients { _ = try client.call(request("1", "rpc.ping")) }
    fixture.stop()
    for client in clients { #expect(try client.receive() == nil) }
    try fixture.waitUntilEnded()
  }

  @Test("a stop lets what runs finish and answer, and starts nothing new")
  func running() throws {
    let fixture = try LoopFixture { $0.inFlightMax = 2 }
    let client = try fixture.connect()
    try client.send((0..<4).map { request("\($0)", "test.defer", "{\"k\":\($0)}") })
    try fixture.desk.expect(2)
    let idle = try fixture.connect()
    _ = try idle.call(request("1", "rpc.ping"))
    fixture.stop()
    #expect(try idle.receive() == nil)
    try client.send(request("9", "rpc.ping"))
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
    #expect(try client.receive()?["id"] == 1)
    try fixture.waitUntilEnded()
  }
}
