extension Edition2026 {
  /// What the account updaters of Visa (letters) and Mastercard (words) answer; each understands both. They
  /// say nothing on trying again, so that follows from the card's health.
  static func updater(_ profile: SignalProfile) -> SignalTable {
    let source =
      profile == .visaUpdater
      ? "Visa Account Updater: response codes"
      : "Mastercard Automatic Billing Updater: response codes"
    func row(
      _ name: String, _ codes: [String], _ effect: SignalRule.Effect, _ retry: Retry,
      _ note: Wording? = nil
    ) -> SignalRule {
      SignalRule(name, profile, codes, (effect, retry), source: source, note: note)
    }
    return SignalTable(
      profile,
      [
        row("new_number", ["A", "UPDATE"], .newNumber, .afterFix, newNumber),
        row("new_expiry", ["E", "EXPIRY"], .newExpiry, .afterFix, newExpiry),
        row("expired", ["F"], .becomes(.expired), .afterFix),
        row("closed", ["C", "CLOSED"], .becomes(.closed), .never(.credential)),
        row("contact", ["Q", "CONTACT"], .becomes(.detailsChanged), .afterFix, contact),
        row("opted_out", ["O"], .unchanged, .limited, optedOut).because(.softDecline),
        row("valid", ["V", "VALID"], .approves, .unneeded),
        row(
          "not_known", ["P", "N", "UNKNOWN", "NON_PARTICIPATING"], .unchanged, .limited, unknown
        )
        .because(.softDecline),
        row("request_wrong", ["1XX"], .unchanged, .limited, requestWrong).because(.channelFault),
      ])
  }

  private static let newNumber = Wording(
    "The card has a new number, which comes as the replacement.", zh: "卡片已换新卡号，新卡号须随信号提供。")
  private static let newExpiry = Wording(
    "The card has a new expiry, which comes as the replacement.", zh: "卡片有新的有效期，新有效期须随信号提供。")
  private static let contact = Wording(
    "Ask the holder for new details; the account is not closed.", zh: "请联系持卡人更新信息，账户并未销户。")
  private static let optedOut = Wording(
    "The holder has switched updates off for this card.", zh: "持卡人已关闭该卡的自动更新。")
  private static let unknown = Wording(
    "The updater does not know the card.", zh: "更新服务查不到该卡。")
  private static let requestWrong = Wording(
    "The enquiry was wrong: our fault, not the card's.", zh: "查询请求有误，属我方问题，与卡片无关。")
}
