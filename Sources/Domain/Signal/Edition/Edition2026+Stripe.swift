extension Edition2026 {
  private static let stripeSource = "Stripe, decline codes"

  private static func row(
    _ name: String, _ codes: [String], _ effect: SignalRule.Effect, _ retry: Retry,
    _ note: Wording? = nil
  ) -> SignalRule {
    SignalRule(name, .stripe, codes, (effect, retry), source: stripeSource, note: note)
  }

  /// Stripe's decline codes. What of it must be tried again follows from the card's health.
  static let stripe = SignalTable(
    .stripe,
    [
      row("lost", ["lost_card"], .becomes(.lost), .never(.credential)),
      row("stolen", ["stolen_card"], .becomes(.stolen), .never(.credential)),
      row("closed", ["pickup_card"], .becomes(.closed), .never(.credential)),
      row("expired", ["expired_card"], .becomes(.expired), .afterFix),
      row("details_changed", ["incorrect_cvc"], .becomes(.detailsChanged), .afterFix),
      row("invalid_number", ["incorrect_number"], .becomes(.invalidNumber), .never(.credential)),
      row("frozen", ["restricted_card"], .becomes(.frozen), .limited),
      row("risk_blocked", ["fraudulent"], .becomes(.riskBlocked), .limited),
      row(
        "consent_revoked",
        ["revocation_of_authorization", "revocation_of_all_authorizations"],
        .becomes(.consentRevoked), .never(.autoDebit)),
      row(
        "limit_reached", ["insufficient_funds", "card_velocity_exceeded"], .unchanged, .limited,
        Wording("The money or a limit does not suffice now.", zh: "余额或限额暂时不足。")
      ).because(.insufficientFunds),
      row(
        "not_now", ["processing_error"], .unchanged, .limited,
        Wording("The payment did not go through; the card is well.", zh: "本次支付未成功，卡片本身正常。")
      ).because(.issuerUnavailable),
      row("not_sent", ["not_sent_to_network"], .unchanged, .limited, notSent)
        .because(.channelFault),
    ],
    advices: [
      // The network status of a charge, where it is passed on beside the code.
      AdviceRule(
        "not_sent_to_network", .stripe, (.unchanged, .limited), source: stripeSource, note: notSent
      ).because(.channelFault)
    ])

  private static let notSent = Wording(
    "The payment never reached the network, so it says nothing of the card.",
    zh: "支付未到达卡组织网络，不反映卡片状态。")
}
