import API
import ClientTesting
import JSON
import RPC
import Testing

@testable import Client

/// What is found wrong before anything is sent.
@Suite(.timeLimit(.minutes(1))) struct RequestTests {
  let folder = TemporaryFolder()

  private func failure(_ params: String) throws -> String {
    let server = try FakeServer(folder.socketPath()) { _ in .result("{}") }
    defer { server.end() }
    var connection = try Connection(server.path, frameBytesMax: 200)
    do throws(ClientError) {
      _ = try connection.call("a.b", Array(params.utf8))
      return "none"
    } catch {
      #expect(server.calls.isEmpty)
      return "\(error)"
    }
  }

  @Test("params that are no JSON object")
  func params() throws {
    #expect(try failure("{}") == "none")
    #expect(try failure(#"{"a":}"#) == "paramsMalformed(JSON.ScanError.malformed(offset: 5))")
    #expect(try failure("") == "paramsMalformed(JSON.ScanError.malformed(offset: 0))")
    #expect(try failure("[1]") == "paramsNotObject")
    #expect(try failure("null") == "paramsNotObject")
  }

  @Test("params with a meta of their own, however it is written")
  func meta() throws {
    #expect(try failure(#"{"a":{"_meta":1}}"#) == "none")
    #expect(try failure(#"{"a":1,"_meta":{}}"#) == "paramsHaveMeta")
    #expect(try failure(#"{"\u005fmeta":{}}"#) == "paramsHaveMeta")
  }

  @Test("a call that is longer than a frame may be")
  func tooLarge() throws {
    let params = "{\"a\":\"\(String(repeating: "x", count: 200))\"}"
    let failure = try failure(params)
    #expect(failure.hasPrefix("frameTooLarge(bytes: "))
    #expect(failure.hasSuffix("bytesMax: 200)"))
  }

  @Test("before a long frame the server is told who calls, once")
  func introduction() throws {
    let whoami =
      #"{"account":{"id":"acc_0000000000001","account":"a","role":"chain","enabled":true,"totp":false},"#
      + #""permissions":[],"scope":{"stores":"all","hidden":[]},"policyRevision":1}"#
    let server = try FakeServer(folder.socketPath()) { call in
      .result(call.method == "session.whoami" ? whoami : "{}")
    }
    defer { server.end() }
    let params = Array("{\"a\":\"\(String(repeating: "x", count: 70_000))\"}".utf8)
    var meta = Meta()
    meta.session = Secret("token")
    var connection = try Connection(server.path)
    _ = try connection.call("a.b", params, meta)
    _ = try connection.call("a.b", params, meta)
    #expect(server.calls.map(\.method) == ["session.whoami", "a.b", "a.b"])
  }
}
