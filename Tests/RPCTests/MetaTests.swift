import JSON
import RPC
import Testing
import WireTesting

@Suite struct MetaTests {
  @Test("nothing said means ten seconds and English")
  func defaults() {
    let meta = Meta()
    #expect(meta.timeout == .seconds(10))
    #expect(meta.language == .english)
    #expect(meta.idempotencyKey == nil && meta.reason == nil && meta.traceparent == nil)
  }

  @Test("every member is read")
  func members() throws {
    let reading = read(
      """
      {"session":"t","timeoutMs":1500,"idempotencyKey":"k","reason":"核对","locale":"zh-CN",
      "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}
      """)
    #expect(reading.faults.isEmpty)
    let meta = try #require(reading.value)
    #expect(meta.session?.text == "t")
    #expect(meta.timeout == .milliseconds(1500))
    #expect(meta.idempotencyKey == "k")
    #expect(meta.reason == "核对")
    #expect(meta.language == .chinese)
    #expect(meta.traceparent == "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
  }

  @Test(
    "a timeout is at least a millisecond and counts as ten minutes at most",
    arguments: [
      ("1", Duration.milliseconds(1)), ("600000", .seconds(600)), ("600001", .seconds(600)),
      ("9223372036854775807", .seconds(600)),
    ])
  func timeouts(_ text: String, _ timeout: Duration) {
    #expect(read("{\"timeoutMs\":\(text)}").value?.timeout == timeout)
  }

  @Test("all that is wrong is noted, each at its place")
  func faults() {
    let reading = read(
      """
      {"session":"","timeoutMs":0,"idempotencyKey":7,"reason":"","locale":"fr","traceparent":null,
      "timeoutMS":1}
      """)
    #expect(
      reading.faults == [
        "_meta.session TOO_SHORT", "_meta.timeoutMs TOO_SMALL", "_meta.idempotencyKey WRONG_TYPE",
        "_meta.reason TOO_SHORT", "_meta.locale UNKNOWN_VALUE", "_meta.traceparent WRONG_TYPE",
        "_meta.timeoutMS UNKNOWN_FIELD",
      ])
  }

  @Test("what is no object is noted", arguments: ["1", "[]", "null", "\"a\""])
  func wrongKind(_ text: String) {
    #expect(read(text).faults == ["_meta WRONG_TYPE"])
  }

  @Test(
    "the lengths are those of the contract",
    arguments: ["session", "idempotencyKey", "reason", "traceparent"])
  func lengths(_ name: String) throws {
    let schemas = try Document.schemas.tree()
    let schema = schemas["components"]?["schemas"]?["Meta"]?["properties"]?[name]
    let max = Int(try #require(schema?["maxLength"]?.integer))
    let longest = String(repeating: "支", count: max)
    #expect(read("{\"\(name)\":\"\(longest)\"}").faults.isEmpty)
    #expect(read("{\"\(name)\":\"\(longest)x\"}").faults == ["_meta.\(name) TOO_LONG"])
  }

  @Test("a session token does not print")
  func token() {
    let reading = read("{\"session\":\"token-of-lin\"}")
    #expect(!"\(reading)".contains("token-of-lin"))
  }

  private func read(_ text: String) -> Reading<Meta> {
    Reading(text) { reader, faults in Meta(&reader, &faults) }
  }
}
