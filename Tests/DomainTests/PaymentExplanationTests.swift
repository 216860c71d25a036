import Testing

@testable import Domain

@Suite("Why a payment failed")
struct PaymentExplanationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let cause: PaymentCause
    let party: PaymentCause.Party
    let name: String
    let arrange: @Sendable (inout PaymentScene) -> Void

    init(
      _ cause: PaymentCause, _ party: PaymentCause.Party, _ name: String,
      _ arrange: @escaping @Sendable (inout PaymentScene) -> Void
    ) {
      self.cause = cause
      self.party = party
      self.name = name
      self.arrange = arrange
    }

    var testDescription: String { "\(cause.rawValue): \(name)" }
  }

  private static let noon = PaymentScene.noon
  private static let hour = PaymentScene.hour

  /// The card 1 has left the file some hours ago, and one channel is behind.
  static func leave(
    _ scene: inout PaymentScene, hoursAgo hours: Int64, until: Int64 = noon + hour,
    isTaken: Bool = false
  ) {
    let since = noon - hours * hour
    scene.cards[1] = PaymentScene.CardState(
      binding: isTaken ? .unbound : .unbinding,
      syncs: [
        PaymentFacts.Sync("pos", since: since, until: until, ackedAt: isTaken ? since + 1 : nil),
        PaymentFacts.Sync("erp", since: since, until: until, ackedAt: since + 1),
      ], leftAt: since)
  }

  private static func cause(
    of code: String, _ cause: PaymentCause, _ party: PaymentCause.Party
  )
    -> Case
  {
    Case(cause, party, "code \(code)") { $0.decline(code) }
  }

  private static func state(_ code: String, _ health: Health, _ party: PaymentCause.Party) -> Case {
    Case(.cardState, party, "\(health.name)") { scene in
      scene.decline(code)
      scene.cards[1]?.observed = HealthSet(health)
    }
  }

  private static let settled = [
    Case(.notFailed, .nobody, "paid at once") { $0.attempt { .approved(at: $0) } },
    Case(.notFailed, .nobody, "paid at the second try in the same way") {
      $0.decline("51", hoursAgo: 2)
      $0.attempt { .approved(at: $0) }
    },
    Case(.tiedToOtherMethod, .nobody, "paid with another card") {
      $0.cards[2] = PaymentScene.CardState()
      $0.decline("51", hoursAgo: 2)
      $0.attempt(on: 2) { .approved(at: $0) }
    },
    Case(.tiedToOtherMethod, .nobody, "paid through another channel") {
      $0.decline("51", hoursAgo: 2)
      $0.attempt(through: "app") { .approved(at: $0) }
    },
    Case(.stillRunning, .channel, "under way") { $0.attempt { _ in .running } },
    Case(.outcomeUnknown, .channel, "its time is over") {
      $0.attempt(hoursAgo: 3) { _ in .running }
    },
    Case(.outcomeUnknown, .channel, "an earlier attempt may have been debited") {
      $0.attempt(hoursAgo: 5) { .unknown(at: $0) }
      $0.decline("51")
    },
    Case(.outcomeUnknown, .channel, "noted as over") {
      $0.attempt(hoursAgo: 3) { .unknown(at: $0) }
    },
  ]

  private static let leaving = [
    Case(.cardNotSynced, .channel, "left before the decline") {
      $0.decline("14")
      leave(&$0, hoursAgo: 2)
    },
    Case(.cardNotSynced, .channel, "left after a decline that would have passed") {
      $0.decline("51", hoursAgo: 2)
      leave(&$0, hoursAgo: 1)
    },
    Case(.cardNotSynced, .operator, "left, and the channel is late") {
      $0.decline("14")
      leave(&$0, hoursAgo: 2, until: noon - hour)
    },
    Case(.cardUnbound, .merchant, "left, and every channel knows") {
      $0.decline("14")
      leave(&$0, hoursAgo: 2, isTaken: true)
    },
    Case(.transactionInvalid, .merchant, "left after a decline for good") {
      $0.decline("12", hoursAgo: 2)
      leave(&$0, hoursAgo: 1)
    },
    Case(.noUsableCard, .merchant, "left after a decline that would have passed, and no other") {
      $0.decline("51", hoursAgo: 2)
      $0.cards[2] = PaymentScene.CardState(observed: [.init(.lost)])
      leave(&$0, hoursAgo: 1, isTaken: true)
    },
    Case(.cardUnbound, .merchant, "the same, and there is another") {
      $0.decline("51", hoursAgo: 2)
      $0.cards[2] = PaymentScene.CardState()
      leave(&$0, hoursAgo: 1, isTaken: true)
    },
  ]

  private static let states = [
    state("41", .lost, .payer), state("43", .stolen, .payer), state("04", .closed, .payer),
    state("33", .expired, .payer), state("62", .frozen, .issuer),
    state("59", .riskBlocked, .issuer), state("N7", .detailsChanged, .payer),
    state("14", .invalidNumber, .payer), state("39", .suspended, .issuer),
    Case(.cardState, .merchant, "wants verifying since, beside another card") {
      $0.decline("51")
      $0.cards[1]?.observed = [.init(.pendingVerification)]
      $0.cards[2] = PaymentScene.CardState()
    },
    Case(.noUsableCard, .merchant, "expired since, and no other") {
      $0.decline("51")
      $0.cards[1]?.expiry = Expiry(index: 2026 * 12 + 7)
    },
    Case(.noUsableCard, .merchant, "nothing was tried, for there is nothing to try") {
      $0.cards = [:]
    },
    Case(.consentRevoked, .payer, "code R1") {
      $0.usage = .autoDebit
      $0.decline("R1")
      $0.cards[1]?.observed = [.init(.consentRevoked)]
    },
    Case(.usageUnsupported, .merchant, "no longer meant for it") {
      $0.usage = .autoDebit
      $0.decline("51")
      $0.cards[1]?.usage = .checkout
      $0.cards[2] = PaymentScene.CardState()
    },
  ]

  private static let retries = [
    Case(.retryWait, .nobody, "the issuer names a pause") {
      $0.network = .mastercard
      $0.decline("51", advice: "25")
    },
    Case(.retryCeiling, .nobody, "as often as the network allows") {
      $0.fail(14, with: "51")
      $0.decline("51")
    },
    Case(.unknownCode, .operator, "another day for a code that no table knows") {
      $0.decline("ZZ")
    },
    Case(.retryCeiling, .nobody, "a code that no table knows, three times") {
      $0.fail(2, with: "ZZ")
      $0.decline("ZZ")
    },
    Case(.softDecline, .issuer, "no code at all") { $0.decline(nil) },
    Case(.channelFault, .channel, "never sent to the network") {
      $0.network = .stripe
      $0.decline("not_sent_to_network")
    },
    Case(.merchantFault, .merchant, "the merchant does not qualify") {
      $0.network = .mastercard
      $0.decline("51", advice: "22")
    },
  ]

  private static let codes = [
    cause(of: "55", .detailsWrong, .payer), cause(of: "51", .insufficientFunds, .payer),
    cause(of: "61", .insufficientFunds, .payer), cause(of: "65", .insufficientFunds, .payer),
    cause(of: "05", .softDecline, .issuer), cause(of: "91", .issuerUnavailable, .issuer),
    cause(of: "96", .issuerUnavailable, .issuer), cause(of: "57", .usageUnsupported, .merchant),
    cause(of: "03", .merchantFault, .merchant), cause(of: "58", .merchantFault, .merchant),
    cause(of: "12", .transactionInvalid, .merchant),
    cause(of: "13", .transactionInvalid, .merchant),
    cause(of: "94", .transactionInvalid, .merchant),
    cause(of: "R0", .orderBlocked, .payer), cause(of: "00", .channelFault, .channel),
  ]

  static let all = [settled, leaving, states, retries, codes].flatMap { $0 }

  static func clock(_ time: Int64) -> String { "T\((time - noon) / 60_000)" }

  @Test("each way to fail has its cause and its party", arguments: all)
  func causes(_ row: Case) throws {
    var scene = PaymentScene()
    row.arrange(&scene)
    let explanation = try scene.explanation()
    #expect(explanation.cause == row.cause)
    #expect(explanation.party == row.party)
    let text = explanation.text(Self.clock)
    #expect(text.en.hasSuffix(".") && text.zhCN.hasSuffix("。"), "\(text)")
    let isPaid = row.cause == .notFailed || row.cause == .tiedToOtherMethod
    #expect((explanation.remedy == nil) == isPaid)
    #expect(scene.attempts.isEmpty || explanation.evidence.count >= scene.attempts.count)
  }

  @Test("there is a way to every cause")
  func everyCause() {
    #expect(Set(Self.all.map(\.cause)) == Set(PaymentCause.allCases))
  }
}
