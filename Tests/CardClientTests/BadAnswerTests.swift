import API
import ClientTesting
import JSON
import RPC
import Testing

@testable import Client

/// What a peer can send that this protocol does not have.
@Suite(.timeLimit(.minutes(1))) struct BadAnswerTests {
  let folder = TemporaryFolder()

  private func malformation(of answer: FakeServer.Answer) throws -> String {
    let server = try FakeServer(folder.socketPath()) { _ in answer }
    defer { server.end() }
    var connection = try Connection(server.path)
    do throws(ClientError) {
      _ = try connection.call(Endpoints.rpcHealth, .init())
      return "none"
    } catch {
      guard case .malformedAnswer(let malformation) = error else { return "\(error)" }
      return "\(malformation)"
    }
  }

  @Test("an answer in another protocol")
  func foreign() throws {
    #expect(try malformation(of: .bytes(Array("HTTP/1.1 400 Bad\r\n".utf8))) == "frame")
    #expect(try malformation(of: .bytes([0, 0, 0, 0])) == "frame")
    #expect(try malformation(of: .bytes([1, 0, 0, 0])) == "frame")
  }

  @Test("a frame that is no JSON")
  func noJSON() throws {
    #expect(try malformation(of: .texts(["{\"id\":1,"])).hasPrefix("json"))
    #expect(try malformation(of: .texts([#"{"id":1,"id":2}"#])).hasPrefix("json"))
  }

  @Test("JSON that is no answer")
  func noAnswer() throws {
    #expect(try malformation(of: .texts(["[]"])) == "envelope")
    #expect(try malformation(of: .texts([#"{"jsonrpc":"2.0","id":1}"#])) == "envelope")
  }

  @Test("a result that lacks what its type needs names the place")
  func wrongResult() throws {
    #expect(try malformation(of: .result("{}")) == #"result(fields: ["status"])"#)
    #expect(try malformation(of: .result("7")) == #"result(fields: [""])"#)
  }
}
