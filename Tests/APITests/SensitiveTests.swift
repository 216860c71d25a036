import API
import JSON
import RPC
import Testing
import WireTesting

@Suite struct SensitiveTests {
  @Test(
    "a security code or PIN is told apart under any name and spelling",
    arguments: [
      "cvv", "CVV", "cvv2", "CVV2", "c-v-c", "c v c", "C_V_C_2", "cvc2", "CvN2", "cid", "csc",
      "CAV2",
      "cvvCode", "cvv_code", "cardCvv", "card_cvc2", "cvv2Code", "cvcNumber", "securityCode",
      "security_code", "Card-Security-Code", "cardVerificationValue", "card_verification_code",
      "verificationCode", "pin", "PIN", "pinBlock", "card_pin", "安全码", "卡安全码", "校验码",
      "cvv码", "CVV2码", "cvvValue", "cvv2_value", "cardCode", "pinCode", "ｃｖｖ", "ＣＶＶ２",
      "cvv\u{200B}", "c.v.v", "csc2", "cardSecurityValue", "cvcCode", "信用卡安全码",
    ])
  func names(_ name: String) {
    let tree: Tree = .object([name: "123"])
    #expect(
      MethodCodec.all[Endpoints.cardsBind.index].params.read(tree).faults.contains {
        $0.hasSuffix(" SENSITIVE_DATA_FORBIDDEN")
      })
  }

  @Test("escapes do not hide the name")
  func escapes() {
    let text = "{\"\\u0063v\\u0076\":\"123\",\"\\u5b89\\u5168\\u7801\":\"456\"}"
    let faults = Codec.outcome(Array(text.utf8), CardsBindParams.self).faults
    #expect(faults.contains("cvv SENSITIVE_DATA_FORBIDDEN"))
    #expect(faults.contains("安全码 SENSITIVE_DATA_FORBIDDEN"))
  }

  @Test(
    "names that only resemble one are merely unknown",
    arguments: ["code", "security", "pinned", "spin", "cvs", "civ", "verified", "", "number2"])
  func innocent(_ name: String) {
    let tree: Tree = .object([name: "123"])
    let faults = MethodCodec.all[Endpoints.cardsBind.index].params.read(tree).faults
    #expect(!faults.contains { $0.hasSuffix(" SENSITIVE_DATA_FORBIDDEN") })
  }

  @Test("the whole call is refused for it, and the answer repeats the name, never the value")
  func refusal() throws {
    let text = Array("{\"cvv2\":\"hidden-737\",\"number\":5}".utf8)
    var params = Params(text.span, Faults())
    var refusal: Refusal?
    do throws(Refusal) {
      _ = try CardsBindParams(&params)
    } catch {
      refusal = error
    }
    let refused = try #require(refusal)
    #expect(refused.reason == .sensitiveDataForbidden)
    var writer = Writer()
    refused.write(to: &writer, .english)
    let answer = String(copying: writer.bytes)
    #expect(answer.contains("cvv2"))
    #expect(!answer.contains("737"))
    #expect(!String(reflecting: refused).contains("737"))
  }

  @Test("what the contract marks as secret does not print", arguments: MethodCodec.all)
  func secrets(_ codec: MethodCodec) throws {
    let contract = try Contract()
    let method = contract.methods[codec.index]
    for schema in [contract.params(of: method), contract.result(of: method)] {
      #expect(try unmarkedSecrets(contract, contract.resolved(schema)).isEmpty)
    }
  }

  /// Members whose name says that they are secret, without the mark that keeps them from printing.
  private func unmarkedSecrets(_ contract: Contract, _ schema: Tree) throws -> [String] {
    let secretNames: Set = [
      "password", "oldPassword", "newPassword", "oneTimePassword", "totp", "number", "session",
      "secret", "otpauthUri",
    ]
    return (schema["properties"]?.members ?? [:]).compactMap { name, property in
      guard secretNames.contains(name), property["type"]?.string == "string",
        property["x-id"] == nil
      else { return nil }
      return property["x-secret"]?.bool == true ? nil : name
    }
  }

  @Test("messages with secrets print without them")
  func printing() {
    let login = SessionLoginParams(
      account: "lin", password: Secret("hunter2-hunter2"), totp: Secret("118305"))
    let enrollment = TotpEnrollment(
      secret: Secret("JBSWY3DP"), otpauthUri: Secret("otpauth://JBSWY3DP"),
      recoveryCodes: [Secret("k7mq-2xvd")])
    var dumped = ""
    dump((login, enrollment), to: &dumped)
    for text in ["\(login)", String(reflecting: login), "\(enrollment)", dumped] {
      for secret in ["hunter2", "118305", "JBSWY3DP", "k7mq"] { #expect(!text.contains(secret)) }
    }
    #expect(String(decoding: login.json, as: UTF8.self).contains("hunter2-hunter2"))
  }
}
