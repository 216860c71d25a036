import CardClient
import ClientTesting
import Synchronization
import Testing

/// Unary calls against a scripted server.
@Suite(.timeLimit(.minutes(30))) struct CallTests {
  @Test("a typed call sends its params and answers its result")
  func typed() async throws {
    let stage = try Stage { _ in .result(Sample.tenant) }
    defer { stage.end() }
    let id = try #require(TenantID("tnt_0000000000001"))
    let result = try await stage.client.tenants.get(tenant: id)
    #expect(result.tenant.name == "湖畔茶")
    #expect(stage.server.calls[0].method == "tenants.get")
    // It says nothing that the server takes for granted.
    #expect(stage.server.calls[0].params == #"{"tenant":"tnt_0000000000001"}"#)
  }

  @Test("everything in the options goes along")
  func options() async throws {
    let stage = try Stage { _ in .result("{}") }
    defer { stage.end() }
    stage.client.resume(Secret("token"))
    var options = CallOptions(timeout: .milliseconds(600_000))
    options.idempotencyKey = "k\"1"
    options.reason = "工单 7"
    options.language = .chinese
    options.traceparent = "00-1-2-01"
    _ = try await stage.client.call("a.b", RawJSON("{ }"), options: options)
    let params = stage.server.calls[0].params
    #expect(params.hasPrefix(#"{"_meta":{"session":"token","timeoutMs":600000"#))
    #expect(
      params.hasSuffix(
        #","idempotencyKey":"k\"1","reason":"工单 7","locale":"zh-CN","traceparent":"00-1-2-01"}}"#))
  }

  @Test("params are handed on as they are, and each call has an id of its own")
  func untyped() async throws {
    let stage = try Stage { _ in .result(" [1.50, \"x\"] ") }
    defer { stage.end() }
    let params = RawJSON(#"{"n" : 1.50, "s":"\u0041"}"#)
    let result = try await stage.client.call("a.b", params)
    #expect("\(result)" == #"[1.50, "x"]"#)
    _ = try await stage.client.call("a.b")
    #expect(stage.server.calls[0].params == #"{"n":1.50,"s":"\u0041"}"#)
    #expect(stage.server.calls[1].params == "{}")
    #expect(stage.server.calls[0].id != stage.server.calls[1].id)
  }

  @Test("a thousand calls at once share one connection, and each gets its own answer")
  func thousand() async throws {
    let stage = try Stage { .result("\($0.id)") }
    defer { stage.end() }
    let client = stage.client
    let answers = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<1000 { group.addTask { "\(try await client.call("a.b"))" } }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(answers.count == 1000)
    #expect(Set(stage.server.calls.map(\.connection)) == [1])
  }

  @Test(
    "answers may come in any order, and no more calls are on their way than the server works on")
  func order() async throws {
    let held = Mutex<[FakeServer.Call]>([])
    let stage = try Stage { call in
      held.withLock { held in
        held.append(call)
        guard held.count == 120 || call.method == "a.last" else { return .nothing }
        defer { held = [] }
        return .texts(held.reversed().map { $0.result("\"\($0.method)\"") })
      }
    }
    defer { stage.end() }
    let client = stage.client
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<240 {
        group.addTask {
          let answer = try await client.call("a.m\(number)")
          #expect("\(answer)" == "\"a.m\(number)\"")
        }
      }
      try await group.waitForAll()
    }
    #expect(stage.server.calls.count == 240)
  }

  @Test("a long frame goes both ways")
  func long() async throws {
    let stage = try Stage { call in .result(call.params) }
    defer { stage.end() }
    let text = String(repeating: "长", count: 1_300_000)
    let result = try await stage.client.call("a.b", RawJSON("{\"text\":\"\(text)\"}"))
    #expect(result.text.count > 3_900_000)
    let tooLong = RawJSON("{\"text\":\"\(text + text)\"}")
    #expect(
      await failure { () async throws(ClientError) in
        _ = try await stage.client.call("a.b", tooLong)
      } == "frameTooLarge")
    #expect(stage.server.calls.count == 1)
  }

  @Test("before a long frame the server is told who calls, once")
  func introduction() async throws {
    let stage = try Stage { _ in .result("{}") }
    defer { stage.end() }
    stage.client.resume(Secret("token"))
    let params = RawJSON("{\"a\":\"\(String(repeating: "x", count: 70_000))\"}")
    _ = try await stage.client.call("a.b", params, options: Stage.patientCall)
    _ = try await stage.client.call("a.b", params, options: Stage.patientCall)
    #expect(stage.server.calls.map(\.method) == ["session.whoami", "a.b", "a.b"])
  }

  @Test("what is wrong with params is found before anything is sent")
  func params() async throws {
    let stage = try Stage { _ in .result("{}") }
    defer { stage.end() }
    for (text, expected) in [
      (#"{"a":{"_meta":1}}"#, "none"), (#"{"a":}"#, "paramsMalformed"), ("", "paramsMalformed"),
      ("[1]", "paramsNotObject"), ("null", "paramsNotObject"),
      (#"{"a":1,"_meta":{}}"#, "paramsHaveMeta"), (#"{"\u005fmeta":{}}"#, "paramsHaveMeta"),
      (
        "{\"a\":\(String(repeating: "[", count: 31))\(String(repeating: "]", count: 31))}",
        "paramsMalformed"
      ),
    ] {
      #expect(
        await failure { () async throws(ClientError) in
          _ = try await stage.client.call("a.b", RawJSON(text))
        } == expected, "\(text)")
    }
    #expect(stage.server.calls.count == 1)
  }

  @Test("what a later server adds is passed over or told as unrecognized")
  func later() async throws {
    let tenant =
      Sample.tenant.replacing("active", with: "dreaming").dropLast() + ",\"later\":[1,{}]}"
    let stage = try Stage { _ in .result(String(tenant)) }
    defer { stage.end() }
    let id = try #require(TenantID("tnt_0000000000001"))
    #expect(try await stage.client.tenants.get(tenant: id).tenant.state == .unrecognized)
  }
}
