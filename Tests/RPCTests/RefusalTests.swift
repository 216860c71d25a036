import JSON
import RPC
import Testing
import WireTesting

@Suite struct RefusalTests {
  @Test("a plain refusal has its code, its sentence, its status and its reason, and no more")
  func plain() {
    #expect(
      json(Refusal(.methodNotFound)) == [
        "code": -32601, "message": "There is no such method.",
        "data": ["status": "UNIMPLEMENTED", "reason": "METHOD_NOT_FOUND"],
      ])
  }

  @Test("all that a refusal can carry stands in its data; the cause stays inside")
  func complete() {
    var refusal = Refusal(.rateLimited)
    refusal.violations = [FieldViolation("a[0].b", .tooLong, [.init("limit", "7")])]
    refusal.retryAfterMs = 1500
    refusal.limit = Refusal.Limit(slot: "calls", max: 10, used: 11)
    refusal.explanation = Array("{\"decision\":\"denied\"}".utf8)
    refusal.decision = "dec_0000000000001"
    refusal.cause = "SELECT secret"
    let tree = json(refusal)
    #expect(
      tree["data"] == [
        "status": "RESOURCE_EXHAUSTED", "reason": "RATE_LIMITED", "retryAfterMs": 1500,
        "fieldViolations": [
          ["field": "a[0].b", "reason": "TOO_LONG", "message": "Use at most 7 characters."]
        ],
        "limit": ["slot": "calls", "max": 10, "used": 11],
        "explanation": ["decision": "denied"], "decisionId": "dec_0000000000001",
      ])
    #expect(!tree.text.contains("SELECT"))
  }

  @Test("arguments fill the sentence in both languages")
  func arguments() {
    let refusal = Refusal(.frameTooLarge, .init("limit", "65536"))
    #expect(json(refusal)["message"] == "The frame is larger than 65536 bytes.")
    #expect(json(refusal, .chinese)["message"] == "该帧超过 65536 字节。")
  }

  @Test("each argument fills its own placeholder; one that does not occur changes nothing")
  func argumentText() {
    let text = Reason.Text(english: "{a} and {b}", chinese: "{b}")
    #expect(text.filled(.english, [.init("a", "x"), .init("b", "y")]) == "x and y")
    #expect(text.filled(.chinese, [.init("a", "x")]) == "{b}")
    #expect(text.filled(.english) == "{a} and {b}")
  }

  @Test("violations make invalid params, unless one of them is a security code")
  func violations() {
    let plain = FieldViolation("a", .wrongType)
    let sensitive = FieldViolation("cvv", .sensitiveDataForbidden)
    #expect(Refusal(violations: [plain]).reason == .invalidParams)
    #expect(Refusal(violations: [plain, sensitive]).reason == .sensitiveDataForbidden)
    #expect(Refusal(violations: [plain, sensitive]).violations.count == 2)
  }

  @Test("what a peer sent is escaped when it is repeated to it")
  func escaping() {
    let refusal = Refusal(violations: [FieldViolation("\"\n\u{1}支", .unknownField)])
    #expect(json(refusal)["data"]?["fieldViolations"]?[0]?["field"] == "\"\n\u{1}支")
  }

  @Test("each code has gRPC's name of its status, as the contract lists them")
  func statuses() throws {
    let statuses = try #require(try Document.reasons.tree()["statuses"]).members
    for (code, name) in statuses {
      let status = Int(code).flatMap(Status.init)
      #expect(status.map { "\($0.name)" } == name.string, "code \(code)")
    }
  }

  @Test("a scanner's error becomes the reason that the framing names")
  func scanErrors() {
    #expect(ScanError.malformed(offset: 0).reason == .parseError)
    #expect(ScanError.invalidUTF8(offset: 0).reason == .parseError)
    #expect(ScanError.duplicateMember(offset: 0).reason == .duplicateMember)
    #expect(ScanError.tooComplex(offset: 0).reason == .tooComplex)
  }

  private func json(_ refusal: Refusal, _ language: Language = .english) -> Tree {
    var writer = Writer()
    refusal.write(to: &writer, language)
    return Tree([UInt8](copying: writer.bytes)) ?? nil
  }
}
