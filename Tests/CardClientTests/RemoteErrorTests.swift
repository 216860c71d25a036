import API
import JSON
import RPC
import Testing

@testable import CardClient

@Suite struct RemoteErrorTests {
  private func error(_ json: String) throws -> RemoteError {
    let bytes = Array(json.utf8)
    var scanner = Scanner()
    try scanner.check(bytes.span)
    var reader = Reader(bytes.span)
    return RemoteError(&reader)
  }

  private static let explanation = #"""
    {"decision":"denied","steps":[{"check":"session","outcome":"passed","detail":"live"},
     {"check":"role","outcome":"failed","detail":"store lacks it"}],"reason":"ROLE_LACKS_PERMISSION",
     "permission":"cards.export","role":"store","policyRevision":3,
     "remedy":{"text":"Give it.","who":"chain","verified":true},"decisionId":"dec_0000000000001"}
    """#

  @Test("every part of a refusal is read")
  func complete() throws {
    let error = try error(
      #"{"code":1007,"message":"No.","data":{"status":"PERMISSION_DENIED","#
        + #""reason":"ROLE_LACKS_PERMISSION","retryAfterMs":90,"limit":{"slot":"x","max":5,"used":5},"#
        + #""fieldViolations":[{"field":"a.b","reason":"REQUIRED","message":"Missing."}],"#
        + "\"explanation\":\(Self.explanation),\"decisionId\":\"dec_0000000000001\"}}")
    #expect(error.code == 1007)
    #expect(error.message == "No.")
    #expect(error.status == "PERMISSION_DENIED")
    #expect(error.reason == "ROLE_LACKS_PERMISSION")
    #expect(error.retryAfterMs == 90)
    #expect(error.limit?.max == 5)
    #expect(error.violations.map(\.field) == ["a.b"])
    #expect(error.decisionId == "dec_0000000000001")
    let explanation = try #require(error.explanation)
    #expect(explanation.steps.map(\.outcome) == [.passed, .failed])
    #expect(explanation.remedy?.who == "chain")
  }

  @Test("a refusal of a later edition still says what happened")
  func later() throws {
    let error = try error(
      #"{"code":1042,"message":"New.","more":[{}],"data":{"status":"NEW","reason":"BRAND_NEW","#
        + #""explanation":{"decision":"perhaps"},"fieldViolations":"many","extra":1}}"#)
    #expect(error.code == 1042)
    #expect(error.reason == "BRAND_NEW")
    #expect(error.explanation == nil)
    #expect(error.violations.isEmpty)
  }

  @Test("an error without data, or that is no object, is not made up")
  func bare() throws {
    let bare = try error(#"{"code":-32603,"message":"Internal error","data":null}"#)
    #expect(bare.code == -32603)
    #expect(bare.reason.isEmpty)
    #expect(try error("7").code == 0)
  }
}
