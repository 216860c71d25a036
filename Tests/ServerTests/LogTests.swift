import Dispatch
import Glibc
import RPC
import Sockets
import Testing
import WireTesting

@testable import Server

@Suite struct LogTests {
  /// The lines about calls, once the log has been closed.
  private func calls(of fixture: LoopFixture) throws -> [Tree] {
    fixture.stop()
    try fixture.waitUntilEnded()
    fixture.service.log.close()
    return fixture.service.lines.trees.filter { $0["message"] == "call" }
  }

  private func fixture(
    _ level: Log.Level, _ change: (inout Configuration) -> Void = { _ in }
  ) throws -> LoopFixture {
    let fixture = try LoopFixture(logging: level, change)
    let log = fixture.service.log
    _ = try Thread(name: "test-log") { log.run() }
    return fixture
  }

  @Test("a write is told as a rule, a read only on demand, with who called what and how it ended")
  func levels() throws {
    for (level, methods) in [
      (Log.Level.info, ["test.defer"]), (.debug, ["test.echo", "test.defer"]), (.warn, []),
    ] {
      let fixture = try fixture(level)
      let client = try fixture.connect(uid: TestGate.knownUID)
      _ = try client.call(request("1", "test.echo"))
      try client.send(request("\"w-1\"", "test.defer", #"{"_meta":{"traceparent":"no trace"}}"#))
      try fixture.desk.expect()
      fixture.desk.answer(nil, .refusal(Refusal(.notFound)))
      _ = try client.receive()
      let lines = try calls(of: fixture)
      #expect(lines.map { $0["method"]?.string } == methods)
      guard let line = lines.last else { continue }
      #expect(line["level"]?.string == "info")
      #expect(line["id"] == "w-1")
      #expect(line["account"] == "acc_test")
      #expect(line["tenant"] == "tnt_test")
      #expect(line["uid"]?.integer == Int64(TestGate.knownUID))
      #expect(line["outcome"] == "NOT_FOUND")
      #expect((line["durationUs"]?.integer ?? -1) >= 0)
      #expect(line["time"] == "1970-01-01T00:00:00.000Z")
      #expect(line["traceparent"] == nil)
    }
  }

  @Test("what the server is to blame for, and what is slow, is told at every level that shows it")
  func faults() throws {
    let fixture = try fixture(.warn) { $0.slowCall = .zero }
    let client = try fixture.connect(uid: TestGate.knownUID)
    _ = try client.call(request("1", "test.echo"))
    try client.send(request("2", "test.defer"))
    try fixture.desk.expect()
    var fault = Refusal(.internal)
    fault.cause = "the disk is on fire"
    fixture.desk.answer(nil, .refusal(fault))
    _ = try client.receive()
    let lines = try calls(of: fixture)
    #expect(lines.map { $0["level"]?.string } == ["warn", "error"])
    #expect(lines.last?["outcome"] == "INTERNAL")
    #expect(lines.last?["cause"] == "the disk is on fire")
  }

  @Test("the trace context is told; what is private is withheld, and so is what is too long")
  func privacy() throws {
    let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    let fixture = try fixture(.debug)
    let client = try fixture.connect()
    _ = try client.call(
      request("1", "test.echo", #"{"_meta":{"traceparent":"\#(trace)"}}"#))
    _ = try client.call(request("\"a 4111111111111111\"", "test.echo"))
    _ = try client.call(request("4111111111111111", "test.echo"))
    _ = try client.call(request("\"\(String(repeating: "x", count: 100))\"", "test.echo"))
    let lines = try calls(of: fixture)
    #expect(lines.first?["traceparent"]?.string == trace)
    #expect(lines.dropFirst().map { $0["id"]?.string } == Array(repeating: "(withheld)", count: 3))
    #expect(!fixture.service.lines.all.contains("4111111111111111"))
  }

  @Test("an output that takes nothing holds nobody up; a line tells how many did not fit")
  func fullQueue() throws {
    let (lines, blocked) = (Lines(), DispatchSemaphore(value: 0))
    let log = Log(
      Log.Parts(
        clock: { Timestamp(milliseconds: 0) },
        output: { bytes in
          blocked.wait()
          blocked.signal()
          lines.add(bytes)
        }))
    _ = try Thread(name: "test-log") { log.run() }
    for number in 0..<20_000 { log.write(.info, "line \(number)") }
    log.write(.debug, "nobody asked for this")
    log.close(within: .milliseconds(10))
    #expect(log.leftOut > 0)
    blocked.signal()
    // What was left out is told in one line, or in one more if the log had to be full before it began.
    for _ in 0..<1_000 where lines.leftOut != log.leftOut { usleep(10_000) }
    #expect(lines.leftOut == log.leftOut)
    #expect(
      lines.all.split(separator: "\n").count { !$0.contains("left out") } + log.leftOut == 20_000)
    #expect(lines.all.contains(#""message":"line 0""#))
  }

  @Test("the journal's levels stand before the lines where it asks for them")
  func prefixes() throws {
    let lines = Lines()
    var parts = Log.Parts(clock: { Timestamp(milliseconds: 0) }, output: { lines.add($0) })
    parts.hasPrefixes = true
    let log = Log(parts)
    _ = try Thread(name: "test-log") { log.run() }
    log.write(.error, "bad")
    log.announce("good")
    log.close()
    let starts = lines.all.split(separator: "\n").map { $0.prefix(4) }
    #expect(starts == ["<3>{", "<6>{"])
  }
}
