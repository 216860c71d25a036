import ClientTesting
import Synchronization
import Testing

@testable import CardClient

@Suite(.timeLimit(.minutes(30))) struct RetryTests {
  private static func refusal(_ code: Int64, _ reason: String, after: Int64? = nil) -> CallFailure {
    var error = RemoteError()
    error.code = code
    error.reason = reason
    error.retryAfterMs = after
    return .failed(.refused(error), mayHaveRun: true)
  }

  @Test(
    "what is repeated, and what is not",
    arguments: [
      (refusal(1014, "OVERLOADED"), true, false),
      (refusal(1008, "RATE_LIMITED", after: 5), true, false),
      (refusal(1008, "TOO_MANY_CARDS"), false, false), (refusal(1005, "NOT_FOUND"), false, false),
      (refusal(1010, "IDEMPOTENCY_IN_PROGRESS"), true, false),
      (refusal(1010, "STALE_VERSION"), false, false),
      (refusal(1004, "DEADLINE_EXCEEDED"), false, false),
      (.failed(.disconnected(.closedByPeer), mayHaveRun: true), true, false),
      (.failed(.disconnected(.closedByPeer), mayHaveRun: false), true, true),
      (.failed(.connect(.noServer(path: "")), mayHaveRun: false), true, true),
      (.failed(.connect(.denied(path: "", component: "")), mayHaveRun: false), false, false),
      (.failed(.timedOut, mayHaveRun: true), false, false),
      (.failed(.cancelled, mayHaveRun: true), false, false), (.notAccepted, true, true),
    ] as [(CallFailure, Bool, Bool)])
  func rules(failure: CallFailure, ifRepeatable: Bool, otherwise: Bool) {
    for (isRepeatable, expected) in [(true, ifRepeatable), (false, otherwise)] {
      var attempts = Attempts(RetryPolicy(), isRepeatable: isRepeatable)
      let pause = attempts.pause(after: failure, remaining: .seconds(10), jitter: 0)
      #expect((pause != nil) == expected)
    }
  }

  @Test("pauses double up to a bound, and there are only so many")
  func pauses() {
    var attempts = Attempts(RetryPolicy(), isRepeatable: true)
    let lost = CallFailure.failed(.disconnected(.closedByPeer), mayHaveRun: true)
    let pauses = (0..<5).map { _ in
      attempts.pause(after: lost, remaining: .seconds(10), jitter: 1)
    }
    #expect(
      pauses == [
        .milliseconds(50), .milliseconds(100), .milliseconds(200), .milliseconds(400), nil,
      ])
  }

  @Test("the server may ask for a longer pause, but not for more time than the caller has")
  func asked() {
    let limited = Self.refusal(1008, "RATE_LIMITED", after: 3000)
    var attempts = Attempts(RetryPolicy(), isRepeatable: true)
    #expect(attempts.pause(after: limited, remaining: .seconds(4), jitter: 0) == .seconds(3))
    #expect(attempts.pause(after: limited, remaining: .seconds(3), jitter: 0) == nil)
  }

  @Test("a read whose connection is lost is made again on another")
  func lostRead() async throws {
    let stage = try Stage(Stage.patient) { call in
      call.connection == 1 ? .close : .result(Sample.tenant)
    }
    defer { stage.end() }
    let id = try #require(TenantID("tnt_0000000000001"))
    _ = try await stage.client.tenants.get(tenant: id, options: Stage.patientCall)
    #expect(stage.server.calls.map(\.connection) == [1, 2])
  }

  @Test("a write is made again with the key of the first time")
  func lostWrite() async throws {
    let stage = try Stage(Stage.patient) { call in
      call.connection == 1 ? .close : .result(Sample.tenant)
    }
    defer { stage.end() }
    _ = try await stage.client.tenants.create(name: "x", options: Stage.patientCall)
    let calls = stage.server.calls
    #expect(calls.count == 2)
    // What is left of the time differs; the key stands behind it.
    let keys = calls.map { call in
      call.params.firstRange(of: "\"idempotencyKey\"").map { call.params[$0.lowerBound...] }
    }
    #expect(keys[0] != nil && keys[0] == keys[1])
  }

  @Test("a write without a key is never made again once it was sent")
  func unkeyed() async throws {
    let stage = try Stage(Stage.patient) { _ in .close }
    defer { stage.end() }
    let password = Secret("secret")
    let error = await failure { () async throws(ClientError) in
      _ = try await stage.client.session.login(account: "a", password: password)
    }
    #expect(error == "disconnected")
    let unknown = await failure { () async throws(ClientError) in
      _ = try await stage.client.call("a.later")
    }
    #expect(unknown == "disconnected")
    #expect(stage.server.calls.count == 2)
  }

  @Test("the session of a login goes along on later connections, and ends with the logout")
  func session() async throws {
    let stage = try Stage(Stage.patient) { call in
      switch call.method {
      case "session.login": .result(Sample.login)
      case "rpc.ping" where call.connection == 1: .close
      default: .result("{}")
      }
    }
    defer { stage.end() }
    _ = try await stage.client.session.login(account: "a", password: Secret("p"))
    #expect(stage.client.token?.text == "tok-en")
    #expect(!"\(stage.client.token as Any)".contains("tok-en"))
    _ = try await stage.client.rpc.ping()
    _ = try await stage.client.session.logout()
    _ = try await stage.client.rpc.ping()
    let told = stage.server.calls.map { $0.params.contains("\"session\":\"tok-en\"") }
    #expect(told == [false, false, true, true, false])
  }

  @Test("after goaway what runs is finished, and what is new goes elsewhere")
  func goaway() async throws {
    let slow = Mutex<FakeServer.Call?>(nil)
    let stage = try Stage(Stage.patient) { call in
      guard call.method == "a.slow" else { return .result("{}") }
      slow.withLock { $0 = call }
      return .texts([Sample.goaway])
    }
    defer { stage.end() }
    let client = stage.client
    let running = Task { try await client.call("a.slow") }
    await stage.wait { !$0.calls.isEmpty }
    while stage.server.calls.allSatisfy({ $0.connection == 1 }) {
      _ = try await client.call("a.b")
    }
    let call = try #require(slow.withLock { $0 })
    stage.server.send(call.result("1"))
    #expect("\(try await running.value)" == "1")
  }
}
