extension Edition2026 {
  private static let source = "UnionPay, four-element verification: answer codes"

  private static func row(
    _ name: String, _ codes: [String], _ effect: SignalRule.Effect, _ retry: Retry,
    _ note: Wording? = nil
  ) -> SignalRule {
    SignalRule(name, .verification, codes, (effect, retry), source: source, note: note)
  }

  /// Whether name, identity number, card number and phone belong together. The text gives no word on trying
  /// again but for -19; elsewhere that follows from the card's health.
  static let verification = SignalTable(
    .verification,
    [
      row("verified", ["0"], .approves, .unneeded),
      row("details_changed", ["-1", "-6"], .becomes(.detailsChanged), .afterFix),
      row("pending_verification", ["-7"], .becomes(.pendingVerification), .limited),
      row("closed", ["-8"], .becomes(.closed), .never(.credential)),
      row("invalid_number", ["-9", "-10"], .becomes(.invalidNumber), .never(.credential)),
      row(
        "dormant", ["-11"], .becomes(.suspended), .limited,
        Wording("The card sleeps; its holder has to wake it at the bank.", zh: "睡眠卡，需持卡人到银行激活。")),
      row("stolen", ["-12"], .becomes(.stolen), .never(.credential)),
      row("lost", ["-13"], .becomes(.lost), .never(.credential)),
      row("expired", ["-14"], .becomes(.expired), .afterFix),
      row("frozen", ["-15"], .becomes(.frozen), .limited),
      row("suspended", ["-16", "-21"], .becomes(.suspended), .limited),
      row(
        "not_verified", ["-17", "-18"], .unchanged, .limited,
        Wording("The verification gave no result.", zh: "本次验证未得出结果。")
      ).because(.issuerUnavailable),
      row(
        "too_often", ["-19"], .unchanged, .after(.nextDay),
        Wording("Verified too often today; go on tomorrow.", zh: "今日验证次数超限，请次日再试。")
      ).because(.retryWait),
    ])
}
