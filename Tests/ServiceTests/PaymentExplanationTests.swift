import API
import RPC
import Testing

@testable import Service

@Suite("Explaining payments")
struct PaymentExplanationTests {
  private let cashier: Cashier
  private let card: Card

  init() throws {
    cashier = try Cashier()
    card = try cashier.merchant.bind { $0.usage = .both }.card
  }

  private var merchant: Merchant { cashier.merchant }

  private func explain(
    _ order: String = "o-1", by person: Person? = nil, meta: Meta = Meta(), tenant: TenantID? = nil
  ) throws -> PaymentExplainResult {
    try (person ?? cashier.service).desk.call(
      Endpoints.paymentsExplain, PaymentsExplainParams(order: order, tenant: tenant), meta: meta)
  }

  /// Takes the card off file, and auto-debit with it.
  private func unbind() throws {
    try merchant.confirm(merchant.prepare([card.id]) { $0.stopAutoDebit = true })
  }

  // MARK: Causes

  static let codes: [(String, PaymentCause, PaymentParty)] = [
    ("41", .cardState, .payer), ("62", .cardState, .issuer), ("55", .detailsWrong, .payer),
    ("51", .insufficientFunds, .payer), ("05", .softDecline, .issuer),
    ("91", .issuerUnavailable, .issuer), ("57", .usageUnsupported, .merchant),
    ("03", .merchantFault, .merchant), ("12", .transactionInvalid, .merchant),
    ("R0", .orderBlocked, .payer), ("ZZ", .unknownCode, .operator),
  ]

  @Test("a decline is put down to what its code means", arguments: codes)
  func declines(_ code: String, _ cause: PaymentCause, _ party: PaymentParty) throws {
    let paid = try cashier.pay("o-1", code)
    let answer = try explain()
    #expect(answer.cause == cause && answer.party == party && answer.remedy != nil)
    #expect(answer.text.hasPrefix("Visa •••• 1111 was declined through web at "))
    #expect(answer.text.contains("(code \(code), visa)"))
    let attempt = try #require(answer.evidence.first)
    #expect(attempt.kind == .attempt && attempt.id == paid.payment.attempts[0].id.text)
    #expect(attempt.code == code && attempt.rule == paid.payment.attempts[0].rule)
    #expect(attempt.edition == "2026-04-18" && answer.payment.json == paid.payment.json)
  }

  @Test("a revoked consent and a fault of the channel are told apart from the card")
  func others() throws {
    let begun = try cashier.begin { $0.usage = .autoDebit }
    try cashier.complete(begun.attempt, "not_sent_to_network") { $0.profile = .stripe }
    #expect(try explain().cause == .channelFault)
    try cashier.pay("o-2", "R1") { $0.usage = .autoDebit }
    #expect(try explain("o-2").cause == .consentRevoked)
  }

  @Test("a paid order did not fail; paid with another card, it says which")
  func paid() throws {
    try cashier.pay("o-1", nil)
    #expect(try explain().cause == .notFailed && explain().party == .nobody)
    #expect(try explain().next == nil && explain().remedy == nil)
    let other = try merchant.bind(cardNumber(1)).card
    try cashier.pay("o-2", with: card.id, "51")
    try cashier.pay("o-2", with: other.id, nil)
    let answer = try explain("o-2")
    #expect(answer.cause == .tiedToOtherMethod && answer.evidence.count == 2)
    #expect(answer.text.contains("1111") && answer.text.contains(other.last4))
  }

  @Test("a card that was unbound while it was tried is unbound, and with no other there is none")
  func unbound() throws {
    let begun = try cashier.begin()
    try cashier.pay("o-2", with: card.id, "51")
    try cashier.advance(.seconds(1))
    try unbind()
    try cashier.complete(begun.attempt, "14")
    #expect(try explain().cause == .cardUnbound)
    #expect(try explain("o-2").cause == .noUsableCard)
    let other = try merchant.bind(cardNumber(1)).card
    #expect(try explain("o-2").cause == .cardUnbound)
    #expect(try explain("o-2").next?.map(\.id) == [other.id])
  }

  // MARK: What the clock changes

  /// Advances the clock to the moment that the answer names, and asks again.
  private func afterwards(_ answer: PaymentExplainResult) throws -> PaymentExplainResult {
    let time = try #require(answer.changesAt)
    let distance = time.milliseconds - cashier.clock.now.milliseconds
    #expect(distance > 0)
    try cashier.advance(.milliseconds(distance - 1))
    let before = try explain()
    #expect(before.text == answer.text && before.next?.count == answer.next?.count)
    try cashier.advance(.milliseconds(1))
    return try explain()
  }

  @Test("an attempt that runs is over when it says so, whether or not anybody has noted it")
  func running() throws {
    try cashier.begin()
    let answer = try explain()
    #expect(answer.cause == .stillRunning && answer.party == .channel)
    #expect(try afterwards(answer).cause == .outcomeUnknown)
    cashier.sweep()
    #expect(try explain().cause == .outcomeUnknown)
  }

  @Test("who has to wait may try again when it says so")
  func waiting() throws {
    let master = try merchant.bind("5555555555554444").card
    try unbind()
    let begun = try cashier.begin(with: master.id)
    try cashier.complete(begun.attempt, "51") { $0.adviceCode = "24" }
    let answer = try explain()
    #expect(answer.cause == .retryWait && answer.next == nil)
    #expect(answer.evidence.contains { $0.kind == .rule && $0.rule == "mastercard.advice_24" })
    #expect(try afterwards(answer).next?.map(\.id) == [master.id])
  }

  @Test("a ceiling gives way when it says so")
  func ceiling() throws {
    for order in ["o-3", "o-2", "o-1"] { try cashier.pay(order, "ZZ") }
    let answer = try explain()
    #expect(answer.cause == .retryCeiling && answer.text.contains("ceiling.unknown"))
    #expect(answer.text.contains("code ZZ, visa"))
    let after = try afterwards(answer)
    #expect(after.cause == .unknownCode && after.next?.map(\.id) == [card.id])
  }

  @Test("a channel that has not taken an unbinding is named, until when, and then as late")
  func behind() throws {
    _ = try merchant.boss.desk.call(
      Endpoints.channelsRegister,
      ChannelsRegisterParams(channel: "pos", account: cashier.service.id))
    let begun = try cashier.begin()
    try unbind()
    try cashier.complete(begun.attempt, "14")
    let answer = try explain()
    #expect(answer.cause == .cardNotSynced && answer.party == .channel)
    #expect(answer.evidence.contains { $0.kind == .channel && $0.id == "pos" })
    let late = try afterwards(answer)
    #expect(late.cause == .cardNotSynced && late.party == .operator)
    #expect(late.text.contains("it was due by") && late.changesAt == nil)
  }

  // MARK: Who asks

  @Test("times are the merchant's, and the words are those of the language asked for")
  func language() throws {
    try cashier.pay("o-1", "51")
    var chinese = Meta()
    chinese.language = .chinese
    let answer = try explain(meta: chinese)
    // 02:00 UTC is 10:00 in Shanghai.
    #expect(answer.text.hasPrefix("Visa •••• 1111 于 2026-08-15 10:00 经通道 web 扣款被拒（代码 51，visa）"))
    #expect(answer.remedy == "请付款人处理后稍后再试。")
  }

  @Test("an order elsewhere is not found, like one that never was; one of the two names is needed")
  func scope() throws {
    let paid = try cashier.pay("o-1", "51")
    let stranger = try merchant.neighbour()
    let sibling = try merchant.admin.create(
      "sibling", .store, of: merchant.tenant, stores: [merchant.sibling])
    try sibling.settle()
    for person in [stranger.boss, sibling] {
      #expect(try reason { try explain(by: person) } == "NOT_FOUND")
      let byID = PaymentsExplainParams(payment: paid.payment.id)
      #expect(
        try reason { try person.desk.call(Endpoints.paymentsExplain, byID) } == "NOT_FOUND")
    }
    #expect(try reason { try explain("o-9") } == "NOT_FOUND")
    #expect(try explain(by: merchant.clerk).cause == .insufficientFunds)
    let none = PaymentsExplainParams()
    #expect(
      try violations { try cashier.service.desk.call(Endpoints.paymentsExplain, none) }
        == ["payment EXACTLY_ONE_REQUIRED"])
  }

  @Test("support sees it masked and on record, in a tenant that consents")
  func support() throws {
    let supporter = try Supporter()
    let till = try Cashier(supporter.merchant)
    let begun = try till.begin()
    let paid = try till.complete(begun.attempt, "51") { $0.raw = "Ms Lin is short" }
    let asked = { (meta: Meta) in
      try explain(by: supporter.support, meta: meta, tenant: supporter.merchant.tenant)
    }
    #expect(try reason { try asked(Supporter.why) } == "CONSENT_REQUIRED")
    try supporter.grant(["payments.read"])
    #expect(try reason { try asked(Meta()) } == "REASON_REQUIRED")
    let answer = try asked(Supporter.why)
    let text = String(copying: answer.json.span)
    #expect(answer.cause == .insufficientFunds && !text.contains("Lin"))
    #expect(!text.contains("Example Bank") && answer.next?.first?.holderMasked == "***")
    let access = try #require(try supporter.accesses().last { $0.outcome == "OK" })
    #expect(access.method == "payments.explain" && access.object == paid.payment.id.text)
  }
}
