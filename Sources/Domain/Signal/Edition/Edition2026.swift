/// The rules as they stood on 18 April 2026. A row's source says whose text it is.
package enum Edition2026 {
  static let name = "2026-04-18"

  /// The network's own text, transcribed.
  static let visaCore =
    "Visa Core Rules and Visa Product and Service Rules, 18 April 2026, table 7-2"
  /// ISO 8583:1987 as processors state it.
  static let iso = "ISO 8583:1987, DE39; Visa Core Rules, 18 April 2026, table 7-2"
  static let mastercard = "Mastercard, Transaction Processing Rules: merchant advice codes"

  package static func ruleset() throws(RulesetFault) -> Ruleset {
    try Ruleset(
      edition: name,
      tables: [
        iso8583, visa, mastercardTable, SignalTable(.unionpay, []), verification,
        updater(.visaUpdater), updater(.mastercardUpdater), stripe,
      ], ceilings: ceilings, unknown: unknown)
  }

  /// What no table knows says nothing of the card, and is tried again less often than what is known.
  private static let unknown = SignalRule(
    "unknown", .iso8583, [], (.unchanged, .limited), source: "a rule of this project",
    note: Wording("The code is not known; the card is left as it is.", zh: "未知代码，卡片状态不变。")
  ).because(.unknownCode)

  private static let ceilings = [
    Ceiling(
      "visa_amount", of: .visa, .retryableDeclines, perAmount: true, (max: 15, hours: 30 * 24),
      source: visaCore + ": 15 attempts, 20 since 2025; the lower is safe under both"),
    Ceiling(
      "mastercard_day", of: .mastercard, .declines, (max: 10, hours: 24),
      source: "Mastercard, Transaction Processing Excellence: excessive attempts"),
    Ceiling(
      "mastercard_amount", of: .mastercard, .declines, perAmount: true,
      (max: 35, hours: 30 * 24),
      source: "Mastercard, Transaction Processing Excellence: excessive attempts"),
    Ceiling(
      "mastercard_advice", of: .mastercard, .advices(["03", "21"]), (max: 1, hours: 30 * 24),
      source: "Mastercard, Transaction Processing Excellence: advice 03 and 21"),
    Ceiling(
      "unknown", .unknownCodes, (max: 3, hours: 30 * 24), source: "a rule of this project"),
    Ceiling(
      "verification", .verifications, (max: 3, hours: 24),
      source: "a rule of this project; the networks' own cap is 4 to 5"),
  ]
}
