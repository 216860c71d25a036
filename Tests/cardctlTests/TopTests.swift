import ClientTesting
import Synchronization
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct TopTests {
  private static func stats(_ uptime: Int, calls: Int, slow: Int = 0) -> String {
    #"{"format":"json","stats":{"uptimeMs":\#(uptime),"connections":12,"#
      + #""connectionsBeforeLogin":3,"inFlight":2,"streams":1,"queuedBytes":512,"#
      + #""calls":[{"method":"cards.get","status":"OK","count":\#(calls - 1)},"#
      + #"{"method":"cards.get","status":"NOT_FOUND","count":1}],"#
      + #""durations":[{"method":"cards.get","count":\#(calls),"totalUs":\#(calls * 250),"#
      + #""buckets":[{"upToUs":100,"count":1},{"upToUs":1000,"count":\#(calls - slow)},"#
      + #"{"count":\#(calls)}]}],"storage":{"queued":4},"workers":{"running":1,"waiting":5}}}"#
  }

  private static let inflight =
    #"{"total":2,"calls":[{"method":"cards.list","connection":7,"account":"acc_1","#
    + #""tenant":"tnt_1","runningMs":31,"stream":false},{"method":"events.watch","connection":8,"#
    + #""tenant":"tnt_1","runningMs":99999,"stream":true}]}"#

  private func stage() throws -> Stage {
    try Stage(["server.stats": Self.stats(10_000, calls: 100), "server.inflight": Self.inflight])
  }

  @Test("without a terminal it is one look, counted since the start")
  func once() throws {
    let stage = try stage()
    #expect(stage.run("top") == .ok)
    #expect(
      stage.output == """
        Up                 0 h 0 min
        Connections        12, 3 before login
        Calls              10.0/s, 2 running, 1 streams
        Queues             512 bytes unread, 4 writes, 5 jobs (1 at work)
        Merchants at work  1: tnt_1 (2)

        Method     Calls/s  Refused  Mean     99 %
        cards.get  10.0     1        0.25 ms  ≤ 1.00 ms

        Running     For    Account
        cards.list  31 ms  acc_1

        """)
    #expect(stage.run("top", "--locale", "zh-CN") == .ok)
    #expect(stage.output.contains("活跃商户"))
    #expect(stage.run("top", "-o", "jsonl") == .ok)
    #expect(Value(json: stage.output)?["stats.connections"]?.integer == 12)
    #expect(stage.run("top", "--every", "0") == .usage)
  }

  @Test("after the first look the counts are those since the one before")
  func since() {
    func load(_ stats: String) -> ServerLoad {
      ServerLoad(
        stats: Value(json: stats)?["stats"] ?? .null, calls: Value(json: Self.inflight) ?? .null)
    }
    let before = load(Self.stats(10_000, calls: 100))
    let busy = load(Self.stats(12_000, calls: 140, slow: 20)).lines(since: before, .english)
    #expect(busy.contains("cards.get  20.0     0        0.25 ms  > 1.00 ms"))
    let idle = load(Self.stats(12_000, calls: 100)).lines(since: before, .english)
    #expect(idle.allSatisfy { !$0.contains("cards.get") })
    #expect(idle.contains("Calls              0.0/s, 2 running, 1 streams"))
  }

  @Test("on a terminal it is renewed until the key that interrupts")
  func renewed() throws {
    let looks = Atomic(0)
    let stage = try Stage { call in
      guard call.method == "server.stats" else { return .result(Self.inflight) }
      let isFirst = looks.add(1, ordering: .relaxed).oldValue == 0
      return .result(Self.stats(isFirst ? 10_000 : 3_600_000, calls: 100))
    }
    let terminal = PseudoTerminal(columns: 80, rows: 24)
    let process = ProgramProcess(["top"], on: terminal, environment: stage.environment)
    #expect(terminal.see("1 h 0 min").contains("0 h 0 min"))
    terminal.type("\u{3}")
    #expect(process.end() == .exit(130))
  }

  @Test("who may not see it is told why")
  func refused() throws {
    let stage = try Stage { _ in .error(Stage.error(1007, "ROLE_LACKS_PERMISSION")) }
    #expect(stage.run("top") == .permissionDenied)
    #expect(stage.output.isEmpty)
  }
}
