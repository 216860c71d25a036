import CardClient
import ClientTesting
import Synchronization
import Testing

/// How calls end without a result.
@Suite(.timeLimit(.minutes(30))) struct EndTests {
  @Test("a task that is cancelled before its call sends nothing")
  func cancelledBefore() async throws {
    let stage = try Stage { _ in .nothing }
    defer { stage.end() }
    let client = stage.client
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return await failure { () async throws(ClientError) in _ = try await client.rpc.ping() }
    }
    task.cancel()
    #expect(await task.value == "cancelled")
    #expect(stage.server.calls.isEmpty)
  }

  @Test("cancelling a task cancels its call at the server, and the late answer disturbs nobody")
  func cancelledAfter() async throws {
    let stage = try Stage(
      signals: { signal in
        .texts([#"{"jsonrpc":"2.0","id":1,"error":{"code":1001,"message":"x"}}"#])
      }
    ) { call in call.method == "a.slow" ? .nothing : .result("{}") }
    defer { stage.end() }
    let client = stage.client
    let task = Task {
      await failure { () async throws(ClientError) in _ = try await client.call("a.slow") }
    }
    await stage.wait { !$0.calls.isEmpty }
    task.cancel()
    #expect(await task.value == "cancelled")
    await stage.wait { !$0.signals.isEmpty }
    #expect(stage.server.signals.map(\.method) == ["rpc.cancel"])
    _ = try await client.rpc.ping()
    #expect(stage.server.calls.map(\.connection) == [1, 1])
  }

  @Test("a deadline goes to the server, and is kept without it")
  func deadline() async throws {
    let stage = try Stage(Stage.punctual) { _ in .nothing }
    defer { stage.end() }
    let options = CallOptions(timeout: .milliseconds(20))
    #expect(
      await failure { () async throws(ClientError) in
        _ = try await stage.client.rpc.ping(options: options)
      } == "timedOut")
    #expect(stage.server.calls[0].params.contains("\"timeoutMs\":20"))
    await stage.wait { !$0.signals.isEmpty }
  }

  @Test("no server, one that goes, and a closed client are told apart")
  func gone() async throws {
    let folder = TemporaryFolder()
    let client = try Client(socket: "\(folder.path)/none", configuration: Stage.once)
    #expect(
      await failure { () async throws(ClientError) in
        _ = try await client.rpc.ping()
      } == "connect")
    let stage = try Stage { _ in .close }
    defer { stage.end() }
    #expect(
      await failure { () async throws(ClientError) in
        _ = try await stage.client.rpc.ping()
      } == "disconnected")
    stage.client.close()
    #expect(
      await failure { () async throws(ClientError) in
        _ = try await stage.client.rpc.ping()
      } == "closed")
  }

  @Test("closing the client ends what waits")
  func closing() async throws {
    let stage = try Stage { _ in .nothing }
    defer { stage.end() }
    let client = stage.client
    let task = Task {
      await failure { () async throws(ClientError) in _ = try await client.rpc.ping() }
    }
    await stage.wait { !$0.calls.isEmpty }
    client.close()
    #expect(await task.value == "closed")
  }

  @Test(
    "a server that breaks the protocol ends the connection, and says how",
    arguments: [
      (.bytes(Array("HTTP/1.1 400 Bad\r\n".utf8)), ".frame"), (.bytes([0, 0, 0, 0]), ".frame"),
      (.bytes([1, 0, 0, 0]), ".frame"), (.texts(["{\"id\":1,"]), ".json"),
      (.texts([#"{"id":1,"id":2}"#]), ".json"), (.texts(["[]"]), ".envelope"),
      (.texts([#"{"jsonrpc":"2.0","id":1}"#]), ".envelope"),
      (.texts([#"{"jsonrpc":"2.0","id":"1","result":{}}"#]), ".id"),
      (.texts([#"{"jsonrpc":"2.0","id":7,"result":{}}"#]), ".id"),
      (
        .texts([#"{"jsonrpc":"2.0","method":"rpc.message","params":{"id":1,"seq":0,"value":1}}"#]),
        ".stream"
      ),
      (.result("{}"), ".result(fields: [\"status\"])"), (.result("7"), ".result(fields: [\"\"])"),
    ] as [(FakeServer.Answer, String)])
  func malformed(answer: FakeServer.Answer, expected: String) async throws {
    let stage = try Stage { _ in answer }
    defer { stage.end() }
    do throws(ClientError) {
      _ = try await stage.client.rpc.health()
      Issue.record("no error")
    } catch {
      guard case .malformedAnswer(let malformation) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(".\(malformation)".hasPrefix(expected))
    }
  }

  @Test("an error without an id is the answer to the longest frame that waits")
  func unread() async throws {
    let stage = try Stage { call in
      call.method != "a.long"
        ? .nothing
        : .texts([#"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"too large"}}"#])
    }
    defer { stage.end() }
    let client = stage.client
    let other = Task {
      await failure { () async throws(ClientError) in _ = try await client.call("a.b") }
    }
    await stage.wait { !$0.calls.isEmpty }
    #expect(
      await failure { () async throws(ClientError) in
        _ = try await client.call("a.long", RawJSON(#"{"a":"aaaaaaaaaaaaaaaa"}"#))
      } == "refused(-32600)")
    client.close()
    #expect(await other.value == "closed")
  }
}
