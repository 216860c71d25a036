import Console
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct PaymentExplainingTests {
  private static let answer = """
    {"payment":{"id":"pay_1"},"cause":"RETRY_WAIT","text":"Declined. Wait.","evidence":[\
    {"kind":"attempt","id":"att_1","channel":"web","profile":"visa","code":"51","text":"Short.",\
    "rule":"iso8583.limit_reached"},{"kind":"channel","id":"pos","text":"Behind."}],\
    "party":"payer","remedy":"Try later.","changesAt":"2026-08-05T06:00:00.000Z",\
    "next":[{"id":"card_1","brand":"visa","last4":"4242"}]}
    """

  @Test("a payment's explanation is a sentence, what it rests on, and what helps")
  func words() throws {
    let stage = try Stage(["payments.explain": Self.answer])
    #expect(stage.run("explain", "pay_0000000000001") == .ok)
    #expect(stage.params("payments.explain") == [#"{"payment":"pay_0000000000001"}"#])
    let lines = stage.output.split(separator: "\n")
    #expect(lines[0] == "Declined. Wait.")
    #expect(lines[1] == "  attempt att_1 (web)  visa 51  Short.  [iso8583.limit_reached]")
    #expect(lines[2] == "  channel pos  Behind.")
    #expect(lines[3] == "→ Try later. (for the payer)")
    #expect(lines[4].hasPrefix("Changes: 2026-08-05 "))
    #expect(lines[5] == "Usable now: Visa •••• 4242  card_1")
  }

  @Test("at a terminal sentences break between words, and times are those of the merchant")
  func terminal() throws {
    let sentence = String(repeating: "word ", count: 30) + "end."
    let stage = try Stage([
      "rpc.whoami": #"{"peer":{},"tenant":"tnt_1"}"#,
      "tenants.get": #"{"tenant":{"id":"tnt_1","timeZone":"Asia/Tokyo"}}"#,
      "payments.explain": Self.answer.replacing("Declined. Wait.", with: sentence),
    ])
    stage.windowSize = WindowSize(columns: 80, rows: 24)
    stage.knowsZones = true
    #expect(stage.run("explain", "pay_0000000000001") == .ok)
    let lines = stage.output.split(separator: "\n")
    #expect(lines[0].hasSuffix("word") && lines[1].hasPrefix("    word"))
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(stage.zones == ["Asia/Tokyo"])
  }

  @Test("an order is asked for by its own reference, and answered in either language")
  func order() throws {
    let stage = try Stage(["payments.explain": Self.answer])
    #expect(stage.run("payments", "explain", "--order", "o-1", "--locale", "zh-CN") == .ok)
    #expect(stage.params("payments.explain") == [#"{"order":"o-1"}"#])
    #expect(stage.output.contains("→ Try later.（付款人）") && stage.output.contains("扣款 att_1"))
    stage.run("payments", "explain", "pay_1", "-o", "json")
    #expect(stage.params("payments.explain").last == #"{"payment":"pay_1"}"#)
    #expect(Value(Array(stage.output.utf8))["cause"]?.string == "RETRY_WAIT")
  }
}
