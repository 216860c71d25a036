import API
import CardClient
import RPC

extension Command {
  static let top = [
    Command(
      "top",
      Text(
        "Shows what the server does now: calls, latency, queues, merchants. For role admin.",
        "显示服务器的实时状况：调用、延迟、队列、商户。仅限平台管理员。"),
      [],
      [
        Option(
          "every", .integer(placeholder: "SECONDS"), nil,
          Text("Renewed every so many seconds; by default 1.", "每隔几秒刷新，默认 1。"))
      ],
      examples: ["cardctl top", "cardctl top --every 5", "cardctl top -o json"],
      .program(Top.run))
  ]
}

/// `cardctl top`: one look at the server, or one every second on a terminal.
struct Top {
  let context: Context

  static let run: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    let top = Top(context: context)
    let seconds = try ListWatching.seconds(context, default: 1)
    guard context.output.format == .table else {
      return try context.output.json(try top.look().json)
    }
    guard let screen = context.output.screen else {
      return try context.output.lines(try top.look().lines(since: nil, context.settings.language))
    }
    try top.follow(.seconds(seconds), screen)
  }

  private func look() throws(Failure) -> ServerLoad {
    ServerLoad(
      stats: try context.call("server.stats")["stats"] ?? .null,
      calls: try context.call("server.inflight"))
  }

  private func follow(_ pause: Duration, _ screen: Screen) throws(Failure) {
    var former: ServerLoad?
    while true {
      let load = try look()
      let lines = load.lines(since: former, context.settings.language)
      try context.output.replace(lines.map { DisplayWidth.clipped($0, to: screen.size.columns) })
      former = load
      try context.perform(interruption: context.system.interruption) {
        (_) async throws(ClientError) in
        do { try await Task.sleep(for: pause) } catch { throw .cancelled }
      }
    }
  }
}
