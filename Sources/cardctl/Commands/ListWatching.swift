import API
import CardClient
import RPC

/// `--watch` on a list: shows it again whenever something has happened, and every few seconds.
struct ListWatching {
  let context: Context

  static let options = [
    Option.flag(
      "watch", nil,
      Text("Shows the list again whenever something happens, until Ctrl-C.", "有变化时重新显示，直到按 Ctrl-C。")
    ),
    Option(
      "every", .integer(placeholder: "SECONDS"), nil,
      Text("With --watch: also every so many seconds; by default 5.", "与 --watch 连用：每隔几秒重新显示，默认 5。")
    ),
  ]

  private static let secondsDefault = 5
  private static let secondsMax = 3600

  /// - Parameter read: makes the lines anew.
  func run(_ read: () throws(Failure) -> [String]) throws(Failure) {
    let pause = Duration.seconds(try Self.seconds(context, default: Self.secondsDefault))
    var shown: [String]?
    var position: Int64?
    while true {
      let lines = try read()
      if lines != shown { try context.output.replace(lines) }
      shown = lines
      position = try wait(pause, after: position)
    }
  }

  static func seconds(_ context: Context, default seconds: Int) throws(Failure) -> Int {
    guard let text = context.invocation.value("every") else { return seconds }
    guard let seconds = Int(text), (1...secondsMax).contains(seconds) else {
      throw context.usageError(
        "--every is a number of seconds from 1 to \(secondsMax)",
        "--every 应为 1 至 \(secondsMax) 的秒数")
    }
    return seconds
  }

  /// Waits until something happens, `pause` at most.
  /// - Returns: behind which event the next wait begins; nil if the caller may not watch.
  private func wait(_ pause: Duration, after position: Int64?) throws(Failure) -> Int64? {
    let params: Value = position.map { ["after": .integer(Int($0))] } ?? [:]
    let text = RawJSON(text: Array(params.json.utf8))
    var options = context.options()
    options.timeout = nil
    return try context.perform(interruption: context.system.interruption) {
      [options] (client) async throws(ClientError) in
      let stream = try? await client.stream("events.watch", text, options: options)
      let event = await Self.first(of: stream, within: pause)
      if Task.isCancelled { throw .cancelled }
      return event ?? stream.flatMap { Value($0.open.text)["after"]?.integer }
    }
  }

  private typealias Events = BidirectionalStream<RawJSON, RawJSON, RawJSON, RawJSON>

  /// The number of the next event; nil if none came in time.
  private static func first(of stream: Events?, within pause: Duration) async -> Int64? {
    await withTaskGroup(of: Int64?.self) { group in
      if let iterator = stream?.makeAsyncIterator() {
        group.addTask {
          guard let event = try? await iterator.next() else {
            // Nothing can be watched any more: the other task tells when to look again.
            try? await Task.sleep(for: pause)
            return nil
          }
          return Value(event.text)["sequence"]?.integer
        }
      }
      group.addTask {
        try? await Task.sleep(for: pause)
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
  }
}
