import RPC

/// What a server has counted, and what it has on its hands.
struct ServerLoad {
  /// The statistics of server.stats.
  let stats: Value
  /// The answer of server.inflight.
  let calls: Value

  private static let methodsMax = 10
  private static let callsMax = 5
  private static let merchantsMax = 3

  var json: Value { ["stats": stats, "inFlight": calls] }

  /// - Parameter former: an earlier look: what is counted per second is counted since then; without one,
  ///   since the server started.
  func lines(since former: ServerLoad?, _ language: Language) -> [String] {
    let methods = methods(since: former)
    let seconds = seconds(since: former)
    let rate = Double(methods.reduce(0) { $0 + $1.count }) / seconds
    let parts = [
      Table.pairs(summary(rate).map { ($0.0[language], $0.1[language]) }),
      table(methods.prefix(Self.methodsMax), seconds, language), running(language),
    ]
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private func number(_ path: String) -> Int64 { stats[path]?.integer ?? 0 }

  private func seconds(since former: ServerLoad?) -> Double {
    let milliseconds = number("uptimeMs") - (former?.number("uptimeMs") ?? 0)
    return max(0.001, Double(milliseconds) / 1000)
  }

  // MARK: In a few words

  /// - Parameter rate: calls in a second.
  private func summary(_ rate: Double) -> [(Text, Text)] {
    let (open, strangers) = (number("connections"), number("connectionsBeforeLogin"))
    let (running, streams) = (number("inFlight"), number("streams"))
    return [
      (Text("Up", "已运行"), uptime),
      (
        Text("Connections", "连接"),
        Text("\(open), \(strangers) before login", "\(open)，其中未登录 \(strangers)")
      ),
      (
        Text("Calls", "调用"),
        Text(
          "\(rate.tenths)/s, \(running) running, \(streams) streams",
          "\(rate.tenths)/秒，进行中 \(running)，数据流 \(streams)")
      ),
      (Text("Queues", "队列"), queues), (Text("Merchants at work", "活跃商户"), merchants),
    ]
  }

  private var uptime: Text {
    let minutes = number("uptimeMs") / 60_000
    return Text(
      "\(minutes / 60) h \(minutes % 60) min", "\(minutes / 60) 小时 \(minutes % 60) 分钟")
  }

  private var queues: Text {
    let (bytes, writes) = (number("queuedBytes"), number("storage.queued"))
    let (running, waiting) = (number("workers.running"), number("workers.waiting"))
    return Text(
      "\(bytes) bytes unread, \(writes) writes, \(waiting) jobs (\(running) at work)",
      "待发送 \(bytes) 字节，待写入 \(writes)，待处理任务 \(waiting)（处理中 \(running)）")
  }

  /// The merchants whose calls run, the busiest first.
  private var merchants: Text {
    var counts: [String: Int] = [:]
    for call in calls["calls"]?.elements ?? [] {
      if let tenant = call["tenant"]?.string { counts[tenant.printable, default: 0] += 1 }
    }
    guard !counts.isEmpty else { return Text("none", "无") }
    let busiest = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let names = busiest.prefix(Self.merchantsMax).map { "\($0.key) (\($0.value))" }
    let list = names.joined(separator: ", ")
    return Text("\(counts.count): \(list)", "\(counts.count)：\(list)")
  }

  // MARK: By method

  /// The busiest first.
  private func methods(since former: ServerLoad?) -> [MethodLoad] {
    let names = (stats["durations"]?.elements ?? []).compactMap { $0["method"]?.string }
    return names.compactMap { MethodLoad($0, in: stats, since: former?.stats) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private func table(
    _ methods: some Collection<MethodLoad>, _ seconds: Double, _ language: Language
  ) -> [String] {
    guard !methods.isEmpty else { return [] }
    let titles = [
      Text("Method", "方法"), Text("Calls/s", "次/秒"), Text("Refused", "拒绝"), Text("Mean", "平均"),
      Text("99 %", "99 %"),
    ]
    let rows = methods.map { method in
      [
        method.name, (Double(method.count) / seconds).tenths, "\(method.refused)", method.mean,
        method.slowest,
      ]
    }
    return Table(titles: titles.map { $0[language] }, rows: rows).lines
  }

  // MARK: On their way

  /// The calls that have run longest. A stream is meant to.
  private func running(_ language: Language) -> [String] {
    let all = (calls["calls"]?.elements ?? []).filter { $0["stream"]?.isTrue != true }
    let longest = all.sorted { ($0["runningMs"]?.integer ?? 0) > ($1["runningMs"]?.integer ?? 0) }
    guard !longest.isEmpty else { return [] }
    let titles = [Text("Running", "进行中"), Text("For", "已用时"), Text("Account", "账号")]
    let rows = longest.prefix(Self.callsMax).map { call in
      [
        call["method"]?.plain ?? "", "\(call["runningMs"]?.plain ?? "") ms",
        call["account"]?.plain ?? "",
      ].map(\.printable)
    }
    return Table(titles: titles.map { $0[language] }, rows: rows).lines
  }
}

extension Double {
  /// With one digit behind the point.
  fileprivate var tenths: String {
    let tenths = Int64((self * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
