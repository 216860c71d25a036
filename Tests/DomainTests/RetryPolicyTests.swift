import Testing

@testable import Domain

@Suite("Whether a debit may be tried")
struct RetryPolicyTests {
  private static let hour: Int64 = 3_600_000
  private static let day = 24 * hour
  private static let now = 20_000 * day

  private let policy: RetryPolicy
  private let rent = RetryPolicy.Payment(
    order: "o-1", amount: 990, currency: "CNY", usage: .autoDebit, network: .mastercard)

  init() throws { policy = RetryPolicy(try Edition2026.ruleset()) }

  private func payment(
    _ order: String = "o-1", amount: Int64 = 990, usage: Usage = .autoDebit,
    on network: SignalProfile = .mastercard
  ) -> RetryPolicy.Payment {
    RetryPolicy.Payment(
      order: order, amount: amount, currency: "CNY", usage: usage, network: network)
  }

  private func decline(
    _ code: String, _ advice: String? = nil, ago: Int64, of payment: RetryPolicy.Payment? = nil,
    card: Int64 = 1
  ) -> RetryPolicy.Attempt {
    let payment = payment ?? rent
    let at = Self.now - ago
    return RetryPolicy.Attempt(
      credential: card, at: at, payment: payment,
      outcome: .declined(Observation(payment.network, code, advice: advice, observedAt: at)))
  }

  private func verdict(
    _ history: [RetryPolicy.Attempt], for payment: RetryPolicy.Payment? = nil,
    on card: RetryPolicy.Credential = .init(id: 1), at time: Int64 = now
  ) -> RetryPolicy.Verdict {
    policy.judge(payment ?? rent, on: card, after: history, at: time)
  }

  @Test("nothing stands in the way of a card without a history, or after soft declines")
  func allowed() {
    #expect(verdict([]).decision == .allow && verdict([]).rule == nil)
    #expect(verdict([]).edition == "2026-04-18")
    #expect(verdict([decline("51", ago: 1)]).decision == .allow)
  }

  @Test("N bars the credential for good, and not the one that replaced it")
  func never() {
    let history = [decline("41", ago: 400 * Self.day)]
    #expect(
      verdict(history) == .init(decision: .never, rule: "iso8583.lost", edition: "2026-04-18"))
    #expect(verdict(history, on: .init(id: 2)).decision == .allow)
    var verified = RetryPolicy.Credential(id: 1)
    verified.verifiedAt = Self.now
    #expect(verdict(history, on: verified).decision == .never)
    #expect(verdict([decline("36", ago: 1)], on: verified).decision == .allow)
    #expect(verdict([decline("36", ago: 1)]).decision == .never)
  }

  @Test("N of a use, an order or a transaction reaches no further")
  func scopes() {
    let checkout = payment(usage: .checkout)
    #expect(verdict([decline("57", ago: 1)]).decision == .never)
    #expect(verdict([decline("57", ago: 1)], for: checkout).decision == .allow)
    #expect(verdict([decline("R0", ago: 1)]).decision == .never)
    #expect(verdict([decline("R0", ago: 1)], for: payment("o-2")).decision == .allow)
    #expect(verdict([decline("R0", ago: 1)], on: .init(id: 2)).decision == .never)
    for code in ["12", "94"] {
      #expect(verdict([decline(code, ago: 1)]).decision == .never)
      #expect(verdict([decline(code, ago: 1)], for: payment("o-2")).decision == .allow)
    }
  }

  @Test("a revoked consent bars auto-debit until there is a new mandate, and never a checkout")
  func consent() {
    for history in [[decline("R1", ago: 5)], [decline("R3", ago: 5)]] {
      #expect(verdict(history).decision == .never)
      #expect(verdict(history, for: payment(usage: .checkout)).decision == .allow)
      var renewed = RetryPolicy.Credential(id: 1)
      renewed.mandateAt = Self.now - 1
      #expect(verdict(history, on: renewed).decision == .allow)
      renewed.mandateAt = Self.now - 6
      #expect(verdict(history, on: renewed).decision == .never)
    }
    for advice in ["40", "41"] {
      #expect(verdict([decline("51", advice, ago: 1)]).decision == .never)
      #expect(
        verdict([decline("51", advice, ago: 1)], for: payment(usage: .checkout)).decision == .allow)
    }
  }

  @Test("F waits for the data: the card's, or the payment's own")
  func fix() {
    let history = [decline("54", ago: 5)]
    #expect(verdict(history).decision == .never)
    #expect(verdict(history, for: payment("o-2")).decision == .never)
    var fixed = RetryPolicy.Credential(id: 1)
    fixed.fixedAt = Self.now - 1
    #expect(verdict(history, on: fixed).decision == .allow)
    #expect(verdict(history, on: .init(id: 2)).decision == .allow)
    #expect(verdict([decline("13", ago: 5)]).decision == .never)
    #expect(verdict([decline("13", ago: 5)], for: payment(amount: 1)).decision == .allow)
    // That the card has paid for something else since has corrected nothing.
    var approved = RetryPolicy.Credential(id: 1)
    approved.verifiedAt = Self.now - 1
    #expect(verdict([decline("13", ago: 5)], on: approved).decision == .never)
  }

  @Test("W ends to the millisecond, follows the lineage, and the longest counts")
  func wait() {
    let history = [decline("51", "24", ago: 1), decline("51", "02", ago: 2)]
    let end = Self.now - 2 + 72 * Self.hour
    for card: Int64 in [1, 2] {
      let verdict = verdict(history, on: .init(id: card))
      #expect(verdict.decision == .notBefore(end) && verdict.rule == "mastercard.advice_02")
    }
    #expect(verdict(history, at: end - 1).decision == .notBefore(end))
    #expect(verdict(history, at: end).decision == .allow)
  }

  /// Declines, one an hour, the last one an hour ago.
  private func hourly(
    _ count: Int64, _ code: String = "51", of payment: RetryPolicy.Payment, card: Int64 = 1
  ) -> [RetryPolicy.Attempt] {
    (1...count).map { decline(code, ago: $0 * Self.hour, of: payment, card: card) }
  }

  @Test("Visa: 15 attempts of an amount in 30 days, across the lineage")
  func visa() {
    let visa = payment(on: .visa)
    #expect(verdict(hourly(14, of: visa), for: visa).decision == .allow)
    let full = hourly(15, of: visa, card: 7)
    let end = Self.now - 15 * Self.hour + 30 * Self.day
    #expect(
      verdict(full, for: visa)
        == .init(decision: .notBefore(end), rule: "ceiling.visa_amount", edition: "2026-04-18"))
    #expect(verdict(full, for: visa, at: end).decision == .allow)
    #expect(verdict(full, for: payment(amount: 5, on: .visa)).decision == .allow)
    #expect(verdict(full, for: payment(on: .unionpay)).decision == .allow)
  }

  @Test("Visa's ceiling counts neither approvals nor its first category, but what nobody knows")
  func visaCounts() {
    let visa = payment(on: .visa)
    let most = hourly(14, of: visa)
    func also(_ outcome: RetryPolicy.Attempt.Outcome) -> RetryPolicy.Decision {
      verdict(
        most + [.init(credential: 2, at: Self.now - 1, payment: visa, outcome: outcome)], for: visa
      ).decision
    }
    #expect(also(.approved) == .allow)
    #expect(also(.declined(Observation(.visa, "14", observedAt: 0))) == .allow)
    #expect(also(.unknown) != .allow)
  }

  @Test("Mastercard: 10 declines in 24 hours, of whatever amount")
  func mastercardDay() {
    let nine = (1...9).map { decline("51", ago: Int64($0), of: payment(amount: Int64($0))) }
    #expect(verdict(nine).decision == .allow)
    let ten = nine + [decline("51", ago: Self.day - 1, of: payment(amount: 77), card: 3)]
    let verdict = verdict(ten)
    #expect(verdict.decision == .notBefore(Self.now + 1))
    #expect(verdict.rule == "ceiling.mastercard_day")
    #expect(self.verdict(ten, at: Self.now + 1).decision == .allow)
  }

  @Test("Mastercard: 35 of an amount in 30 days")
  func mastercardAmount() {
    func declines(_ count: Int64) -> [RetryPolicy.Attempt] {
      (1...count).map { decline("51", ago: $0 * 20 * Self.hour) }
    }
    #expect(verdict(declines(34)).decision == .allow)
    let verdict = verdict(declines(35))
    #expect(verdict.decision == .notBefore(Self.now - 700 * Self.hour + 30 * Self.day))
    #expect(verdict.rule == "ceiling.mastercard_amount")
    #expect(self.verdict(declines(35), for: payment(amount: 1)).decision == .allow)
  }

  @Test("advice 03 and 21 rest the whole lineage for 30 days")
  func advice() {
    for advice in ["03", "21"] {
      let history = [decline("51", advice, ago: 5)]
      let checkout = payment(usage: .checkout)
      let end = Self.now - 5 + 30 * Self.day
      let next = verdict(history, for: checkout, on: .init(id: 2))
      #expect(next.decision == .notBefore(end) && next.rule == "ceiling.mastercard_advice")
      #expect(verdict(history, for: checkout, on: .init(id: 2), at: end).decision == .allow)
      #expect(verdict(history).decision == .never)
    }
  }

  @Test("unknown codes have a cap of their own: 3 in 30 days")
  func unknown() {
    let two = [decline("ZZ", ago: 1), decline("79", ago: 2)]
    #expect(verdict(two).decision == .allow)
    let verdict = verdict(two + [decline("82", ago: 3)])
    #expect(verdict.decision == .notBefore(Self.now - 3 + 30 * Self.day))
    #expect(verdict.rule == "ceiling.unknown")
    #expect(self.verdict(two + [decline("82", "24", ago: 2 * Self.hour)]).decision == .allow)
  }

  @Test("the strictest wins, in whatever order the history comes")
  func strictest() {
    let history = [
      decline("51", "24", ago: 1), decline("41", ago: 2), decline("51", "30", ago: 3),
    ]
    #expect(verdict(history).rule == "iso8583.lost")
    #expect(verdict(history.reversed()).rule == "iso8583.lost")
    #expect(verdict(history, on: .init(id: 2)).rule == "mastercard.advice_30")
  }

  @Test("a card is verified three times in 24 hours at most")
  func verification() {
    let times = [Self.now - Self.day + 1, Self.now - 5, Self.now - 4]
    #expect(
      policy.judgeVerification(after: Array(times.dropFirst()), at: Self.now).decision == .allow)
    let verdict = policy.judgeVerification(after: times, at: Self.now)
    #expect(verdict.decision == .notBefore(Self.now + 1) && verdict.rule == "ceiling.verification")
  }
}

extension RetryPolicyTests {
  @Test("what bars an order bars it on every card, and another card's own trouble does not")
  func siblings() throws {
    let policy = RetryPolicy(try Edition2026.ruleset())
    let rent = RetryPolicy.Payment(
      order: "o-1", amount: 990, currency: "CNY", usage: .autoDebit, network: .mastercard)
    let other = RetryPolicy.Payment(
      order: "o-2", amount: 990, currency: "CNY", usage: .autoDebit, network: .mastercard)
    func verdict(_ code: String, _ payment: RetryPolicy.Payment) -> RetryPolicy.Verdict {
      let sibling = RetryPolicy.Attempt(
        credential: 2, at: 0, payment: rent,
        outcome: .declined(Observation(.mastercard, code, observedAt: 0)))
      return policy.judge(payment, on: .init(id: 1), after: [], and: [sibling], at: 1)
    }
    for code in ["R0", "13"] {
      #expect(verdict(code, rent).decision == .never && verdict(code, rent).rule != nil)
      #expect(verdict(code, other).decision == .allow)
    }
    for code in ["41", "51", "54", "R1", "57"] { #expect(verdict(code, rent).decision == .allow) }
  }
}
