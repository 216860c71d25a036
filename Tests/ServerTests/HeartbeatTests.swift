import Dispatch
import Glibc
import Testing

@Suite struct HeartbeatTests {
  @Test("the watchdog hears of a server as long as every loop answers, and no longer")
  func hungLoop() throws {
    let beats = DispatchSemaphore(value: 0)
    let fixture = try ServerFixture(heartbeat: (.milliseconds(10), { beats.signal() })) {
      $0.loops = 2
    }
    for _ in 0..<3 { #expect(beats.wait(timeout: .now() + .seconds(60)) == .success) }
    let client = try fixture.connect()
    try client.send(request("1", "test.hang"))
    try fixture.desk.expect()
    // What was answered before may still be told.
    usleep(50_000)
    while beats.wait(timeout: .now()) == .success {}
    #expect(beats.wait(timeout: .now() + .milliseconds(200)) == .timedOut)
    fixture.desk.letGo()
    #expect(try client.receive()?["id"] == 1)
    for _ in 0..<3 { #expect(beats.wait(timeout: .now() + .seconds(60)) == .success) }
    fixture.stop()
    try fixture.waitUntilEnded()
  }

  @Test("a drain that is asked for ends the server as a signal does")
  func drain() throws {
    let fixture = try ServerFixture()
    let client = try fixture.connect()
    try client.send(request("1", "test.defer"))
    try fixture.desk.expect()
    fixture.control.drain()
    #expect(try client.receive()?["method"] == "rpc.goaway")
    fixture.desk.answer()
    #expect(try client.receive()?["id"] == 1)
    try fixture.waitUntilEnded()
  }
}
