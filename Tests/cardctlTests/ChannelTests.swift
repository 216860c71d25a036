import ClientTesting
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct ChannelTests {
  private static let channel = #"""
    {"name":"gateway","account":"acc_0000000000001","position":7,"behind":2,"pending":3,
     "late":true,"waitingSince":"2026-08-03T01:12:30.000Z","registeredAt":"2026-08-01T01:00:00.000Z"}
    """#

  @Test("channels are listed with what waits for them, in either language")
  func list() throws {
    let stage = try Stage(["channels.list": #"{"channels":[\#(Self.channel)]}"#])
    #expect(stage.run("channels", "list") == .ok)
    let lines = stage.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[1].hasPrefix("gateway  yes   3"))
    #expect(stage.run("channels", "list", "-o", "jsonl") == .ok)
    #expect(Value(Array(stage.output.utf8))["pending"]?.integer == 3)
    stage.environment["LANG"] = "zh_CN.UTF-8"
    #expect(stage.run("channels", "list") == .ok)
    #expect(stage.output.contains("待确认解绑"))
  }

  @Test("a merchant without channels is told so")
  func none() throws {
    let stage = try Stage(["channels.list": #"{"channels":[]}"#])
    #expect(stage.run("channels", "list") == .ok)
    #expect(stage.output == "No channels.\n")
  }

  @Test("registering and removing name the channel")
  func changes() throws {
    let stage = try Stage([
      "channels.register": #"{"channel":\#(Self.channel)}"#,
      "channels.remove": #"{"channel":\#(Self.channel),"released":3}"#,
    ])
    #expect(stage.run("channels", "register", "gateway", "acc_0000000000001") == .ok)
    #expect(
      stage.params("channels.register")
        == [#"{"channel":"gateway","account":"acc_0000000000001"}"#])
    #expect(stage.run("channels", "remove", "gateway") == .ok)
    #expect(stage.params("channels.remove") == [#"{"channel":"gateway"}"#])
  }

  @Test("a card's channels are shown with how far each is")
  func status() throws {
    let stage = try Stage([
      "channels.status": #"""
      {"binding":"unbinding","channels":[{"channel":"gateway","state":"late",
        "since":"2026-08-03T01:12:30.000Z","until":"2026-08-03T01:22:30.000Z"}]}
      """#
    ])
    stage.environment["LANG"] = "zh_CN.UTF-8"
    #expect(stage.run("channels", "status", "card_0000000000001") == .ok)
    #expect(stage.output.contains("超时未确认"))
  }
}
