extension Edition2026 {
  private static func row(
    _ name: String, _ codes: [String], _ effect: SignalRule.Effect, _ retry: Retry,
    _ note: Wording? = nil
  ) -> SignalRule {
    SignalRule(name, .iso8583, codes, (effect, retry), source: iso, note: note)
  }

  /// DE39, as every network reads it that has no row of its own.
  static let iso8583 = SignalTable(.iso8583, final + temporary + payment)

  /// What bars the credential.
  private static let final = [
    row("approved", ["00", "85"], .approves, .unneeded),
    row("lost", ["41"], .becomes(.lost), .never(.credential)),
    row("stolen", ["43", "07"], .becomes(.stolen), .never(.credential)),
    row("closed", ["04", "46"], .becomes(.closed), .never(.credential)),
    row("invalid_number", ["14", "15", "56"], .becomes(.invalidNumber), .never(.credential)),
    row("risk_blocked_for_good", ["34"], .becomes(.riskBlocked), .never(.credential)),
    row("frozen_for_good", ["36", "93"], .becomes(.frozen), .never(.credential)),
    row("suspended_for_good", ["38"], .becomes(.suspended), .never(.credential)),
    row(
      "consent_revoked", ["R1", "R3"], .becomes(.consentRevoked), .never(.autoDebit),
      Wording(
        "The payer revoked the consent: no auto-debit, checkout stays possible.",
        zh: "付款人已撤销授权：不得自动扣款，仍可收银台单笔支付。")),
  ]

  /// What passes, or is for the holder to mend.
  private static let temporary = [
    row("expired", ["33"], .becomes(.expired), .afterFix),
    row("expiry", ["54"], .expiredOrDetailsChanged, .afterFix),
    row("details_changed", ["N7", "6P"], .becomes(.detailsChanged), .afterFix),
    row(
      "pin_wrong", ["55"], .unchanged, .afterFix,
      Wording("The PIN was wrong; the card itself is well.", zh: "密码错误，卡片本身正常。")
    ).because(.detailsWrong),
    row("risk_blocked", ["59", "63"], .becomes(.riskBlocked), .limited),
    row("frozen", ["62"], .becomes(.frozen), .limited),
    row(
      "attempts_exceeded", ["75", "78", "9G"], .becomes(.suspended), .limited,
      Wording("The issuer has blocked the card for now.", zh: "发卡行暂时限制该卡。")),
    row(
      "account_missing", ["39", "52", "53", "42", "44"], .becomes(.suspended), .limited,
      Wording("The issuer finds no account of this kind for the card.", zh: "发卡行查不到该卡对应的账户。")),
  ]

  /// What is about the payment, not about the card.
  private static let payment = [
    row("use_not_permitted", ["57"], .unchanged, .never(.use), useNote)
      .because(.usageUnsupported),
    row("use_not_supported", ["5C"], .unchanged, .limited, useNote)
      .because(.usageUnsupported),
    row(
      "transaction_invalid", ["12"], .unchanged, .never(.transaction),
      Wording("The transaction is invalid; do not repeat it.", zh: "交易无效，请勿重复提交。")
    ).because(.transactionInvalid),
    row(
      "data_wrong", ["13", "70", "1A", "Z5"], .unchanged, .afterFix,
      Wording("Data of the payment is wrong or missing; correct it.", zh: "支付数据有误或缺失，请更正后重试。")
    ).because(.transactionInvalid),
    row(
      "not_honored", ["05", "01", "02"], .unchanged, .limited,
      Wording("The issuer declined without saying why.", zh: "发卡行拒绝，未说明原因。")
    ).because(.softDecline).escalating(to: .suspended, at: 3, in: 30),
    row(
      "not_now", ["19", "91", "92", "96"], .unchanged, .limited,
      Wording("The issuer or the network cannot answer now.", zh: "发卡行或网络暂时无法应答。")
    ).because(.issuerUnavailable),
    row(
      "limit_reached", ["51", "61", "65", "N4"], .unchanged, .limited,
      Wording("The money or a limit does not suffice now.", zh: "余额或限额暂时不足。")
    ).because(.insufficientFunds),
    row(
      "merchant_fault", ["03", "58"], .unchanged, .limited,
      Wording("The merchant's or the terminal's fault, not the card's.", zh: "商户或终端的问题，与卡片无关。")
    ).because(.merchantFault),
    row(
      "reconcile", ["94"], .unchanged, .never(.transaction),
      Wording(
        "The transaction was sent twice; reconcile before anything else.", zh: "交易重复，请先对账。")
    ).because(.transactionInvalid),
    row(
      "order_stopped", ["R0"], .unchanged, .never(.order),
      Wording("The payer stopped the payments of this order.", zh: "付款人已停止该订单的付款。")
    ).because(.orderBlocked),
  ]

  private static let useNote = Wording(
    "The card does not support this use.", zh: "该卡不支持此用途。")
}
