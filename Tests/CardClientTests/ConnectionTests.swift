import API
import ClientTesting
import JSON
import RPC
import Sockets
import Testing

@testable import Client

@Suite(.timeLimit(.minutes(1))) struct ConnectionTests {
  let folder = TemporaryFolder()

  /// Serves with `script` while `body` works with a connection.
  private func serve(
    frameBytesMax: Int = Frame.defaultBytesMax, _ script: @escaping FakeServer.Script,
    _ body: (inout Connection, FakeServer) throws -> Void
  ) throws {
    let server = try FakeServer(folder.socketPath(), script)
    do {
      var connection = try Connection(server.path, frameBytesMax: frameBytesMax, slack: .zero)
      try body(&connection, server)
    }
    server.end()
  }

  private func failure(_ body: () throws(ClientError) -> Void) -> ClientError? {
    do throws(ClientError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test("a typed call sends its params and answers its result")
  func typed() throws {
    let card =
      #"{"id":"tnt_0000000000001","name":"湖畔茶","timeZone":"Asia/Shanghai","state":"active"}"#
    try serve({ _ in .result("{\"tenant\":\(card),\"later\":[1,{}]}") }) { connection, server in
      let params = TenantsGetParams(tenant: TenantID(rawValue: 1))
      let result = try connection.call(Endpoints.tenantsGet, params)
      #expect(result.tenant.name == "湖畔茶")
      #expect(server.calls[0].method == "tenants.get")
      #expect(
        server.calls[0].params
          == #"{"tenant":"tnt_0000000000001","_meta":{"timeoutMs":10000,"locale":"en"}}"#)
    }
  }

  @Test("everything in meta goes along")
  func meta() throws {
    try serve({ _ in .result("{}") }) { connection, server in
      var meta = Meta()
      meta.session = Secret("token")
      meta.timeout = .milliseconds(1500)
      meta.idempotencyKey = "k\"1"
      meta.reason = "工单 7"
      meta.language = .chinese
      meta.traceparent = "00-1-2-01"
      _ = try connection.call("a.b", Array("{ }".utf8), meta)
      let expected =
        #"{"_meta":{"session":"token","timeoutMs":1500,"idempotencyKey":"k\"1","#
        + #""reason":"工单 7","locale":"zh-CN","traceparent":"00-1-2-01"}}"#
      #expect(server.calls[0].params == expected)
    }
  }

  @Test("params are handed on as they are, and each call has an id of its own")
  func untyped() throws {
    try serve({ _ in .result(" [1.50, \"x\"] ") }) { connection, server in
      let result = try connection.call("a.b", Array(#"{"n" : 1.50, "s":"\u0041"}"#.utf8))
      #expect(String(decoding: result, as: UTF8.self) == #"[1.50, "x"]"#)
      _ = try connection.call("a.b", Array("{}".utf8))
      #expect(server.calls[0].params.hasPrefix(#"{"n":1.50,"s":"\u0041","_meta":"#))
      #expect(server.calls[0].id != server.calls[1].id)
    }
  }

  @Test("notifications and answers to other calls are passed over")
  func unrelated() throws {
    let script: FakeServer.Script = { call in
      .texts([
        #"{"jsonrpc":"2.0","method":"rpc.goaway","params":{"deadlineMs":1}}"#,
        #"{"jsonrpc":"2.0","id":99,"result":{"status":"NOT_SERVING"}}"#,
        #"{"jsonrpc":"2.0","id":"1","error":{"code":1,"message":"no"}}"#,
        "{\"jsonrpc\":\"2.0\",\"id\":\(call.id),\"result\":{\"status\":\"SERVING\"}}",
      ])
    }
    try serve(script) { connection, _ in
      let health = try connection.call(Endpoints.rpcHealth, .init())
      #expect(health.status == .serving)
    }
  }

  @Test("an error without an id is the answer to the frame that was sent")
  func errorWithoutID() throws {
    let text = #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"too large"}}"#
    try serve({ _ in .texts([text]) }) { connection, _ in
      let error = failure { () throws(ClientError) in
        _ = try connection.call(Endpoints.rpcPing, .init())
      }
      guard case .refused(let refusal)? = error else {
        Issue.record("not refused: \(String(describing: error))")
        return
      }
      #expect(refusal.code == -32600)
      #expect(refusal.message == "too large")
    }
  }

  @Test("no server, and what is known about it, is told when connecting")
  func noServer() throws {
    let path = try folder.socketPath()
    let error = failure { () throws(ClientError) in _ = try Connection(path) }
    guard case .connect(.noServer(path.path))? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("a server that does not answer in time makes the call time out")
  func silence() throws {
    try serve({ _ in .nothing }) { connection, _ in
      var meta = Meta()
      meta.timeout = .milliseconds(2)
      let error = failure { () throws(ClientError) in
        _ = try connection.call(Endpoints.rpcPing, .init(), meta)
      }
      guard case .timedOut? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test("a server that goes before it answers is told from one that refuses")
  func hangUp() throws {
    try serve({ _ in .close }) { connection, _ in
      let error = failure { () throws(ClientError) in
        _ = try connection.call(Endpoints.rpcPing, .init())
      }
      guard case .disconnected(.closedByPeer)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }
}
