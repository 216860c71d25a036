import CardClient
import ClientTesting
import Synchronization
import Testing

/// Streams against a scripted server.
@Suite(.timeLimit(.minutes(30))) struct StreamTests {
  private static let open = #"{"open":{"after":0,"window":2}}"#

  /// A server that acknowledges `events.watch` and answers everything else.
  private func watch(
    _ then: @escaping @Sendable (FakeServer.Call) -> [String] = { _ in [] },
    signals: @escaping FakeServer.Script = { _ in .nothing }
  ) throws -> Stage {
    try Stage(signals: signals) { call in
      guard call.method == "events.watch" else { return .result("{}") }
      return .texts([call.item(0, Self.open)] + then(call))
    }
  }

  @Test("items come in order, and the stream ends with its result")
  func items() async throws {
    let stage = try watch { call in
      (1...3).map { call.item($0, Sample.event($0)) } + [call.result("{}")]
    }
    defer { stage.end() }
    let stream = try await stage.client.events.watch(after: 0)
    #expect(stream.open.window == 2)
    var sequences: [Int64] = []
    for try await event in stream { sequences.append(event.sequence) }
    #expect(sequences == [1, 2, 3])
    _ = try await stream.result()
    #expect(stage.server.calls[0].params.contains("\"window\":64"))
    #expect(!stage.server.calls[0].params.contains("timeoutMs"))
  }

  @Test("a slow reader takes no more than its window, and holds up nobody else")
  func credit() async throws {
    // The server sends what it has credit for: 4 items, then what is granted.
    let sent = Mutex(0)
    let send: @Sendable (FakeServer.Call, Int) -> [String] = { call, count in
      sent.withLock { sent in
        defer { sent += count }
        return (1...count).map { call.item(sent + $0, Sample.event(sent + $0)) }
      }
    }
    let opener = Mutex<FakeServer.Call?>(nil)
    let stage = try Stage(
      signals: { signal in
        guard signal.method == "rpc.grant", let call = opener.withLock({ $0 }) else {
          return .nothing
        }
        return .texts(send(call, 2))
      }
    ) { call in
      guard call.method == "events.watch" else { return .result("{}") }
      opener.withLock { $0 = call }
      return .texts([call.item(0, Self.open)] + send(call, 4))
    }
    defer { stage.end() }
    var options = CallOptions()
    options.window = 4
    let stream = try await stage.client.events.watch(after: 0, options: options)
    for _ in 0..<20 { _ = try await stage.client.rpc.ping() }
    #expect(stage.server.signals.isEmpty)
    var count = 0
    for try await event in stream {
      count += 1
      #expect(event.sequence == count)
      if count == 100 { break }
    }
    let grants = stage.server.signals.filter { $0.method == "rpc.grant" }
    #expect(grants.allSatisfy { $0.params.contains("\"n\":2}") })
    #expect((48...50).contains(grants.count))
  }

  @Test("leaving the loop, and letting go of the stream, cancels the call")
  func leaving() async throws {
    let stage = try watch { call in [call.item(1, Sample.event(1))] }
    defer { stage.end() }
    for try await _ in try await stage.client.events.watch(after: 0) { break }
    await stage.wait { $0.signals.count == 1 }
    _ = try await stage.client.events.watch(after: 0)
    await stage.wait { $0.signals.count == 2 }
    #expect(stage.server.signals.allSatisfy { $0.method == "rpc.cancel" })
  }

  @Test("cancelling the task that reads cancels the stream")
  func cancelling() async throws {
    let stage = try watch()
    defer { stage.end() }
    let stream = try await stage.client.events.watch(after: 0)
    let task = Task {
      await failure { () async throws(ClientError) in for try await _ in stream {} }
    }
    await Task.yield()
    task.cancel()
    #expect(await task.value == "cancelled")
    await stage.wait { $0.signals.map(\.method) == ["rpc.cancel"] }
  }

  @Test("what the server ends a stream with comes behind its items")
  func refused() async throws {
    let stage = try watch { call in
      [call.item(1, Sample.event(1))] + [
        "{\"jsonrpc\":\"2.0\",\"id\":\(call.id),\"error\":\(Sample.error(1007, "REVOKED"))}"
      ]
    }
    defer { stage.end() }
    let stream = try await stage.client.events.watch(after: 0)
    let count = Mutex(0)
    let error = await failure { () async throws(ClientError) in
      for try await _ in stream { count.withLock { $0 += 1 } }
    }
    #expect(error == "refused(1007)")
    #expect(count.withLock { $0 } == 1)
    await #expect(throws: ClientError.self) { try await stream.send(.init(ack: 1)) }
  }

  @Test("a stream that is refused, or whose connection goes, says so")
  func lost() async throws {
    let stage = try Stage { call in
      call.method == "events.watch"
        ? .texts([call.item(0, Self.open)]) : .error(Sample.error(1007, "X"))
    }
    defer { stage.end() }
    let refused = await failure { () async throws(ClientError) in
      _ = try await stage.client.rpc.healthWatch()
    }
    #expect(refused == "refused(1007)")
    let stream = try await stage.client.events.watch(after: 0)
    stage.server.close()
    let lost = await failure { () async throws(ClientError) in for try await _ in stream {} }
    #expect(lost == "disconnected")
  }

  @Test(
    "items out of order, or more than were asked for, end the stream",
    arguments: [[2], [1, 1], Array(1...65)])
  func violations(_ sequences: [Int]) async throws {
    let stage = try watch { call in sequences.map { call.item($0, Sample.event($0)) } }
    defer { stage.end() }
    let stream = try await stage.client.events.watch(after: 0)
    await stage.wait { !$0.signals.isEmpty }
    let error = await failure { () async throws(ClientError) in for try await _ in stream {} }
    #expect(error == "malformedAnswer")
    #expect(stage.server.signals.map(\.method) == ["rpc.cancel"])
  }

  @Test("the client sends as many items as the server takes, and says when it is done")
  func uploading() async throws {
    let opener = Mutex<FakeServer.Call?>(nil)
    let stage = try watch(
      { call in
        opener.withLock { $0 = call }
        return []
      },
      signals: { signal in
        guard let call = opener.withLock({ $0 }) else { return .nothing }
        // The window is 2: one more for each item, the result after the end.
        switch signal.method {
        case "rpc.message": return .texts([call.grant(1)])
        case "rpc.end": return .texts([call.result("{}")])
        default: return .nothing
        }
      })
    defer { stage.end() }
    let stream = try await stage.client.events.watch(after: 0)
    for number in 1...20 { try await stream.send(.init(ack: Int64(number))) }
    stream.finish()
    _ = try await stream.result()
    let items = stage.server.signals.filter { $0.method == "rpc.message" }
    let expected = (0..<20).map {
      "{\"id\":\(items[0].params.first { $0.isNumber } ?? "0"),\"seq\":\($0),\"value\":{\"ack\":\($0 + 1)}}"
    }
    #expect(items.map(\.params) == expected)
    let error = await failure { () async throws(ClientError) in
      try await stream.send(.init(ack: 21))
    }
    #expect(error == "streamEnded")
  }

  @Test(
    "a server that takes no more items holds up the sender, until the stream ends or the task does")
  func fullWindow() async throws {
    let stage = try watch()
    defer { stage.end() }
    let stream = try await stage.client.events.watch(after: 0)
    for number in 1...2 { try await stream.send(.init(ack: Int64(number))) }
    let task = Task {
      await failure { () async throws(ClientError) in try await stream.send(.init(ack: 3)) }
    }
    let other = Task {
      await failure { () async throws(ClientError) in try await stream.send(.init(ack: 4)) }
    }
    await Task.yield()
    task.cancel()
    #expect(await task.value == "cancelled")
    stream.cancel()
    #expect(await other.value == "cancelled")
    await stage.wait { $0.signals.count == 3 }
    #expect(stage.server.signals.map(\.method) == ["rpc.message", "rpc.message", "rpc.cancel"])
  }

  @Test("a stream without types hands on JSON, also of a method that answers at once")
  func untyped() async throws {
    let stage = try watch { call in [call.item(1, #"{"a":[1.50]}"#), call.result("7")] }
    defer { stage.end() }
    let stream = try await stage.client.stream("events.watch")
    var items: [String] = []
    for try await item in stream { items.append("\(item)") }
    #expect(items == [#"{"a":[1.50]}"#])
    #expect("\(try await stream.result())" == "7")
    let unary = try await stage.client.stream("rpc.ping")
    for try await _ in unary { Issue.record("there are no items") }
    #expect("\(try await unary.result())" == "{}")
  }
}
