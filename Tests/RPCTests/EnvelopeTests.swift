import JSON
import RPC
import Testing

@Suite struct EnvelopeTests {
  /// What came of a text. Ranges are given as the text that stands there.
  private enum Reading: Equatable {
    case request(id: String?, method: String, params: String? = nil, meta: String? = nil)
    case fault(String, id: String? = nil)
    case dropped
  }

  @Test(
    "an id is a string, null or an integer between −2^53 and 2^53, kept as it was written",
    arguments: [
      "1", "0", "-0", "-1", "9007199254740992", "-9007199254740992", "null", "\"\"", "\"a b\"",
      "\"\\u0031\"", "\"支付\"", "\"\\\"\\\\\"",
    ])
  func ids(_ id: String) {
    #expect(
      reading("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"m\"}")
        == .request(id: id, method: "m"))
  }

  @Test(
    "any other id is refused and not echoed",
    arguments: [
      "1.0", "1.5", "1e2", "9007199254740993", "-9007199254740993",
      "123456789012345678901234567890", "true", "false", "[]", "[1]", "{}", "{\"id\":1}",
    ])
  func badIDs(_ id: String) {
    #expect(
      reading("{\"id\":\(id),\"jsonrpc\":\"2.0\",\"method\":\"m\"}") == .fault("ID_INVALID"))
  }

  @Test("without an id it is a notification; unknown members do not matter, nor their order")
  func notification() {
    #expect(reading("{\"jsonrpc\":\"2.0\",\"method\":\"m\"}") == .request(id: nil, method: "m"))
    #expect(
      reading("{\"x\":[{\"id\":2}],\"method\":\"m\",\"id\":1,\"jsonrpc\":\"2.0\",\"auth\":null}")
        == .request(id: "1", method: "m"))
    #expect(
      reading(" { \"jsonrpc\" : \"2.0\" , \"id\" : 1 , \"method\" : \"a.b\" } ")
        == .request(id: "1", method: "a.b"))
  }

  @Test("params are an object; _meta is found in it and nowhere else")
  func params() {
    let head = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":"
    #expect(reading("\(head){}}") == .request(id: "1", method: "m", params: "{}"))
    #expect(
      reading("\(head){\"a\":{\"_meta\":1},\"_meta\":{\"locale\":\"en\"},\"b\":2}}")
        == .request(
          id: "1", method: "m",
          params: "{\"a\":{\"_meta\":1},\"_meta\":{\"locale\":\"en\"},\"b\":2}",
          meta: "{\"locale\":\"en\"}"))
    #expect(
      reading("\(head){\"a\":{\"_meta\":{}}}}")
        == .request(id: "1", method: "m", params: "{\"a\":{\"_meta\":{}}}"))
    #expect(
      reading("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"_meta\":{}}")
        == .request(id: "1", method: "m"))
  }

  @Test("params by place are refused as such, params of another kind as no request")
  func paramsKinds() {
    let head = "{\"jsonrpc\":\"2.0\",\"id\":\"i\",\"method\":\"m\",\"params\":"
    for params in ["[]", "[1]", "[{\"a\":1}]"] {
      #expect(reading("\(head)\(params)}") == .fault("BY_NAME_ONLY", id: "\"i\""))
    }
    for params in ["null", "1", "\"a\"", "true"] {
      #expect(reading("\(head)\(params)}") == .fault("INVALID_REQUEST", id: "\"i\""))
    }
  }

  @Test("a notification with params by place is dropped: nobody waits for its answer")
  func notificationByPlace() {
    #expect(reading("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":[1]}") == .dropped)
  }

  @Test(
    "without a right version or method it is no request; a right id is echoed all the same",
    arguments: [
      "{\"id\":7,\"method\":\"m\"}", "{\"jsonrpc\":\"1.0\",\"id\":7,\"method\":\"m\"}",
      "{\"jsonrpc\":2.0,\"id\":7,\"method\":\"m\"}", "{\"jsonrpc\":null,\"id\":7,\"method\":\"m\"}",
      "{\"jsonrpc\":\"2.0\",\"id\":7}", "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":null}",
      "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":1}", "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":[]}",
      "{\"jsonrpc\":\"2.0\",\"id\":7,\"params\":{}}",
      "{\"JSONRPC\":\"2.0\",\"id\":7,\"method\":\"m\"}",
    ])
  func noRequest(_ text: String) {
    #expect(reading(text) == .fault("INVALID_REQUEST", id: "7"))
  }

  @Test("what is no object is no request", arguments: ["1", "\"a\"", "null", "true", "{}", "[]"])
  func noObject(_ text: String) {
    #expect(reading(text) == .fault("INVALID_REQUEST"))
  }

  @Test("what looks like a response is dropped, whatever else is wrong with it")
  func responses() {
    #expect(reading("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}") == .dropped)
    #expect(reading("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":1}}") == .dropped)
    #expect(reading("{\"id\":1.5,\"result\":null}") == .dropped)
    #expect(
      reading("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"result\":1}")
        == .request(id: "1", method: "m"))
  }

  @Test("member names and the version may be written with escapes")
  func escapes() {
    #expect(
      reading("{\"\\u006asonrpc\":\"2\\u002e0\",\"i\\u0064\":1,\"method\":\"m\"}")
        == .request(id: "1", method: "m"))
  }

  private func reading(_ text: String) -> Reading {
    let bytes = Array(text.utf8)
    var reader = Reader(bytes.span)
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    do throws(Envelope.Fault) {
      guard let envelope = try Envelope.read(&reader) else { return .dropped }
      return .request(
        id: envelope.id.map(part), method: part(envelope.method), params: envelope.params.map(part),
        meta: envelope.meta.map(part))
    } catch {
      return .fault("\(error.reason.name)", id: error.id.map(part))
    }
  }
}
