import Testing

@testable import cardctl

@Suite("Payments")
struct PaymentTests {
  private static let payment =
    #"{"id":"pay_0000000000001","tenant":"tnt_0000000000001","store":"sto_0000000000001","#
    + #""order":"SO-1","amount":{"amount":12905,"currency":"CNY"},"usage":"checkout","#
    + #""outcome":"declined","at":"2026-08-04T06:00:00.000Z","attempts":[{"id":"att_0000000000001","#
    + #""card":{"id":"card_0000000000001","brand":"visa","last4":"4242","holderMasked":"L***","#
    + #""status":"normal","health":"active"},"channel":"web","at":"2026-08-04T06:00:00.000Z","#
    + #""expiresAt":"2026-08-04T06:15:00.000Z","outcome":"declined","late":true,"profile":"visa","#
    + #""code":"51","text":"no funds","rule":"iso8583.limit_reached","edition":"2026-04-18"}]}"#

  @Test("a list shows the sum in whole units, the last card and its code, in the reader's language")
  func list() throws {
    let stage = try Stage([
      "payments.list":
        "{\"payments\":[\(Self.payment)],\"scope\":{\"stores\":\"all\",\"hidden\":[]}}"
    ])
    #expect(stage.run("payments", "list", "--outcome", "declined", "--order", "SO-1") == .ok)
    #expect(
      stage.params("payments.list")
        == [#"{"order":"SO-1","outcome":"declined","pageSize":50}"#])
    for text in ["SO-1", "129.05 CNY", "declined", "•••• 4242", "51"] {
      #expect(stage.output.contains(text))
    }
    #expect(stage.run("payments", "list", "--locale", "zh-CN") == .ok)
    #expect(stage.output.contains("失败") && stage.output.contains("订单号"))
  }

  @Test("a payment is shown with each attempt, its note, its rule and whether it was late")
  func get() throws {
    let stage = try Stage(["payments.get": "{\"payment\":\(Self.payment)}"])
    #expect(stage.run("payments", "get", "pay_0000000000001") == .ok)
    for text in ["att_0000000000001", "no funds", "iso8583.limit_reached", "yes", "web"] {
      #expect(stage.output.contains(text))
    }
    #expect(stage.run("payments", "get", "pay_0000000000001", "-o", "json") == .ok)
    #expect(stage.output.contains("\"amount\": 12905"))
  }

  @Test("a refusal names each thing that stands in the way, with its rule and until when")
  func causes() throws {
    let causes =
      #","causes":[{"subject":"card_0000000000001","reason":"RETRY_NOT_YET","message":"Rest.","#
      + #""rule":"ceiling.visa_amount","notBefore":"2026-08-05T06:00:00.000Z"}]"#
    let stage = try Stage { _ in .error(Stage.error(1009, "NO_USABLE_CARD", causes)) }
    #expect(stage.run("call", "payments.begin", "{}") == .conflict)
    #expect(stage.errors.contains("card_0000000000001: Rest. (ceiling.visa_amount) → 2026-08-0"))
  }
}
