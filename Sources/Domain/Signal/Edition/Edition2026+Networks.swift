extension Edition2026 {
  /// Where Visa reads DE39 in its own way.
  static let visa = SignalTable(
    .visa,
    [
      SignalRule(
        "details_changed", .visa, ["82"], (.becomes(.detailsChanged), .afterFix),
        source: visaCore),
      SignalRule(
        "risk_blocked", .visa, ["83"], (.becomes(.riskBlocked), .limited), source: visaCore),
    ])

  /// Where Mastercard reads DE39 in its own way, and its advice codes.
  static let mastercardTable = SignalTable(
    .mastercard,
    [
      SignalRule(
        "by_advice", .mastercard, ["79", "82", "83"], (.unchanged, .limited), source: mastercard
      ).because(.softDecline).readByAdvice
    ], advices: advices)

  private static func advice(
    _ code: String, with codes: [String]? = nil, _ effect: SignalRule.Effect?, _ retry: Retry,
    _ note: Wording? = nil
  ) -> AdviceRule {
    AdviceRule(code, .mastercard, with: codes, (effect, retry), source: mastercard, note: note)
  }

  private static func wait(_ code: String, _ pause: Retry.Pause) -> AdviceRule {
    advice(code, nil, .after(pause))
  }

  private static let advices = [
    advice(
      "01", .becomes(.detailsChanged), .afterFix,
      Wording("There are new account details.", zh: "账户信息已更新。")),
    wait("02", .hours(72)),
    advice(
      "03", with: ["14", "41", "43", "46", "54", "79"], .becomes(.closed), .never(.credential),
      Wording("Do not try again: the account is closed.", zh: "请勿重试：账户已关闭。")),
    advice(
      "03", .becomes(.suspended), .never(.credential),
      Wording("Do not try again with this card.", zh: "请勿再用该卡重试。")),
    advice(
      "04", nil, .afterFix,
      Wording("Requirements of the token are not met; correct them.", zh: "不满足令牌要求，请更正。")
    ).because(.transactionInvalid),
    advice(
      "21", .becomes(.consentRevoked), .never(.autoDebit),
      Wording("The payer has cancelled the payments.", zh: "付款人已取消扣款。")),
    advice(
      "22", nil, .never(.credential),
      Wording("The merchant does not qualify for this kind of card.", zh: "商户不符合该卡种的受理条件。")
    ).because(.merchantFault),
    wait("24", .hours(1)),
    wait("25", .hours(24)),
    wait("26", .days(2)),
    wait("27", .days(4)),
    wait("28", .days(6)),
    wait("29", .days(8)),
    wait("30", .days(10)),
    advice(
      "40", nil, .never(.autoDebit),
      Wording(
        "A prepaid card that cannot be topped up: not for auto-debit.", zh: "不可充值的预付卡，不得自动扣款。")
    ).because(.usageUnsupported),
    advice(
      "41", nil, .never(.autoDebit),
      Wording("A card number for single use: not for auto-debit.", zh: "一次性卡号，不得自动扣款。")
    ).because(.usageUnsupported),
    advice("42", .becomes(.frozen), .never(.credential)),
  ]
}
