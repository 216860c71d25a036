import ClientTesting
import Console
import Glibc
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct FollowingTests {
  private static func item(_ call: FakeServer.Call, _ sequence: Int, _ json: String) -> String {
    #"{"jsonrpc":"2.0","method":"rpc.message","params":{"id":\#(call.id),"seq":\#(sequence),"value":\#(json)}}"#
  }

  private static func event(_ sequence: Int) -> String {
    "{\"sequence\":\(sequence),\"at\":\"2026-08-03T01:10:00.000Z\",\"type\":\"card.bound\","
      + "\"tenant\":\"tnt_0000000000001\",\"subject\":\"card_0000000000001\",\"data\":{}}"
  }

  /// A server that streams two events, and then ends with `end`.
  private func stage(end: String = "\"result\":{}") throws -> Stage {
    try Stage { call in
      let items =
        [Self.item(call, 0, #"{"open":{"after":0}}"#)]
        + (1...2).map { Self.item(call, $0, Self.event($0)) }
      return .texts(items + ["{\"jsonrpc\":\"2.0\",\"id\":\(call.id),\(end)}"])
    }
  }

  @Test("events are shown as they come, until the server ends the stream")
  func watch() throws {
    let stage = try stage()
    #expect(stage.run("watch", "--after", "7", "--type", "card.bound,store.closed") == .ok)
    #expect(
      stage.params("events.watch") == [#"{"after":7,"types":["card.bound","store.closed"]}"#])
    let lines = stage.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[1].hasPrefix("2         2026-08-03 "))
    #expect(lines[1].hasSuffix("card.bound                card_0000000000001"))
    #expect(stage.meta(0)["timeoutMs"] == nil)
    #expect(stage.run("watch", "-o", "jsonl", "--timeout", "5") == .ok)
    #expect(stage.output == Self.event(1) + "\n" + Self.event(2) + "\n")
    #expect(stage.meta(1)["timeoutMs"]?.integer == 5000)
  }

  @Test("a line is no longer than the terminal: a column without room is left out")
  func narrow() throws {
    let stage = try stage()
    stage.windowSize = WindowSize(columns: 60, rows: 24)
    #expect(stage.run("watch") == .ok)
    #expect(stage.output.split(separator: "\n").allSatisfy { $0.hasSuffix("  card.bound") })
    #expect(stage.run("watch", "-o", "wide") == .ok)
    #expect(stage.output.contains("card_0000000000001"))
  }

  @Test("a stream that is refused in its midst shows what came, and tells why")
  func refused() throws {
    let stage = try stage(end: "\"error\":\(Stage.error(1007, "REVOKED"))")
    #expect(stage.run("watch", "-o", "jsonl") == .permissionDenied)
    #expect(stage.output == Self.event(1) + "\n" + Self.event(2) + "\n")
    #expect(stage.errors.contains("(REVOKED)"))
  }

  @Test("any streaming method can be called by its name, and gives a line for each item")
  func call() throws {
    let stage = try stage()
    #expect(stage.run("call", "events.watch", "{}") == .ok)
    #expect(stage.output == Self.event(1) + "\n" + Self.event(2) + "\n")
    let health = try Stage { _ in .result(#"{"status":"SERVING"}"#) }
    #expect(health.run("call", "rpc.health", "-o", "jsonl") == .ok)
    #expect(health.output == "{\"status\":\"SERVING\"}\n")
  }

  @Test("health can be watched, in both languages")
  func health() throws {
    let stage = try Stage { call in
      .texts([
        Self.item(call, 0, #"{"open":{}}"#), Self.item(call, 1, #"{"status":"SERVING"}"#),
        Self.item(call, 2, #"{"status":"NOT_SERVING"}"#),
        "{\"jsonrpc\":\"2.0\",\"id\":\(call.id),\"result\":{\"status\":\"SERVING\"}}",
      ])
    }
    #expect(stage.run("health", "--watch", "--locale", "zh-CN") == .ok)
    #expect(stage.output == "服务正常\n暂停服务\n")
    #expect(stage.params("rpc.health") == [#"{"watch":true}"#])
  }

  @Test("the key that interrupts ends a stream in order")
  func interrupted() throws {
    let stage = try Stage { call in
      .texts([Self.item(call, 0, #"{"open":{}}"#), Self.item(call, 1, Self.event(1))])
    }
    let terminal = PseudoTerminal()
    let process = ProgramProcess(
      ["watch", "-o", "jsonl"], on: terminal, environment: stage.environment)
    _ = terminal.see("card.bound")
    terminal.type("\u{3}")
    #expect(process.end() == .exit(130))
  }
}
