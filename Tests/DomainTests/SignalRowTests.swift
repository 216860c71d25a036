import Testing

@testable import Domain

/// Every row of the published tables, written down a second time and apart from the ruleset.
@Suite("Rows of the ruleset")
struct SignalRowTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let profile: SignalProfile
    let code: String
    var advice: String?
    /// The name of a health, `clears` or `unchanged`.
    let health: String
    /// N, W, L or F; nil where the text has none.
    let retry: String?
    /// The end of a wait, in hours.
    var hours: Int?

    var testDescription: String { "\(profile.rawValue) \(code) \(advice ?? "")" }
  }

  private static func rows(
    _ profile: SignalProfile, _ codes: String, _ health: String, _ retry: String? = nil
  ) -> [Row] {
    codes.split(separator: " ").map {
      Row(profile: profile, code: String($0), health: health, retry: retry)
    }
  }

  private static let iso: [(String, String, String?)] = [
    ("00 85", "clears", nil), ("41", "lost", "N"), ("43 07", "stolen", "N"),
    ("04 46", "closed", "N"), ("14 15 56", "invalid_number", "N"), ("33", "expired", "F"),
    ("54", "details_changed", "F"), ("N7 6P", "details_changed", "F"), ("55", "unchanged", "F"),
    ("34", "risk_blocked", "N"), ("59 63", "risk_blocked", "L"), ("36", "frozen", "N"),
    ("62", "frozen", "L"), ("93", "frozen", "N"), ("38", "suspended", "N"),
    ("75 78 9G", "suspended", "L"), ("39 52 53 42 44", "suspended", "L"), ("57", "unchanged", "N"),
    ("5C", "unchanged", "L"), ("12", "unchanged", "N"), ("13 70 1A Z5", "unchanged", "F"),
    ("05 01 02 19 51 61 65 N4 91 92 96", "unchanged", "L"), ("03 58", "unchanged", "L"),
    ("94", "unchanged", "N"), ("R0", "unchanged", "N"), ("R1 R3", "consent_revoked", "N"),
  ]

  private static let ofISO: [Row] = [.iso8583, .visa, .unionpay, .mastercard].flatMap { profile in
    iso.flatMap { rows(profile, $0.0, $0.1, $0.2) }
  }

  private static func rows(
    _ table: [(SignalProfile, String, String, String?)]
  ) -> [Row] {
    table.flatMap { rows($0.0, $0.1, $0.2, $0.3) }
  }

  private static let ofVisa = rows([
    (.visa, "82", "details_changed", "F"), (.visa, "83", "risk_blocked", "L"),
  ])

  /// What no table knows, and what Mastercard reads by its advice alone.
  private static let unknown = rows([
    (.iso8583, "82 83 79 ZZ 99 5", "unchanged", "L"), (.unionpay, "82 83", "unchanged", "L"),
    (.visa, "79", "unchanged", "L"), (.mastercard, "79 82 83", "unchanged", "L"),
    (.stripe, "generic_decline 41", "unchanged", "L"),
    (.verification, "-5 -20 41", "unchanged", "L"),
    (.visaUpdater, "41 X 2xx 1000", "unchanged", "L"),
  ])

  private static let ofVerification = rows([
    (.verification, "0", "clears", nil), (.verification, "-1 -6", "details_changed", nil),
    (.verification, "\u{2212}1 \u{2212}6", "details_changed", nil),
    (.verification, "-7", "pending_verification", nil), (.verification, "-8", "closed", nil),
    (.verification, "-9 -10", "invalid_number", nil), (.verification, "-11", "suspended", nil),
    (.verification, "-12", "stolen", nil), (.verification, "-13", "lost", nil),
    (.verification, "-14", "expired", nil), (.verification, "-15", "frozen", nil),
    (.verification, "-16", "suspended", nil), (.verification, "-17 -18", "unchanged", nil),
    (.verification, "-19", "unchanged", "W"), (.verification, "-21", "suspended", nil),
  ])

  private static let ofUpdaters: [Row] = [.visaUpdater, .mastercardUpdater].flatMap { profile in
    rows([
      (profile, "A UPDATE E EXPIRY", "unchanged", nil), (profile, "F", "expired", nil),
      (profile, "C closed CLOSED", "closed", nil), (profile, "Q CONTACT", "details_changed", nil),
      (profile, "O", "unchanged", nil), (profile, "V VALID", "clears", nil),
      (profile, "P N UNKNOWN NON_PARTICIPATING 100 101 199", "unchanged", nil),
    ])
  }

  private static let ofStripe = rows([
    (.stripe, "lost_card", "lost", nil), (.stripe, "stolen_card", "stolen", nil),
    (.stripe, "pickup_card", "closed", nil), (.stripe, "expired_card", "expired", nil),
    (.stripe, "incorrect_cvc", "details_changed", nil),
    (.stripe, "incorrect_number", "invalid_number", nil),
    (.stripe, "restricted_card", "frozen", nil), (.stripe, "fraudulent", "risk_blocked", nil),
    (.stripe, "revocation_of_authorization", "consent_revoked", nil),
    (.stripe, "revocation_of_all_authorizations", "consent_revoked", nil),
    (.stripe, "insufficient_funds processing_error card_velocity_exceeded", "unchanged", nil),
    (.stripe, "not_sent_to_network", "unchanged", nil),
  ])

  private static func advised(
    _ advice: String, _ code: String, _ health: String, _ retry: String, hours: Int? = nil
  ) -> Row {
    Row(
      profile: .mastercard, code: code, advice: advice, health: health, retry: retry, hours: hours)
  }

  /// Beside 51, which leaves the card alone and is tried again within the ceilings.
  private static let ofAdvice: [Row] = [
    advised("01", "51", "details_changed", "F"), advised("02", "51", "unchanged", "W", hours: 72),
    advised("03", "51", "suspended", "N"), advised("03", "59", "suspended", "N"),
    advised("03", "14", "closed", "N"), advised("03", "41", "closed", "N"),
    advised("03", "43", "closed", "N"), advised("03", "46", "closed", "N"),
    advised("03", "54", "closed", "N"), advised("03", "79", "closed", "N"),
    advised("04", "51", "unchanged", "F"), advised("21", "51", "consent_revoked", "N"),
    advised("22", "51", "unchanged", "N"), advised("24", "51", "unchanged", "W", hours: 1),
    advised("25", "51", "unchanged", "W", hours: 24),
    advised("26", "51", "unchanged", "W", hours: 48),
    advised("27", "51", "unchanged", "W", hours: 96),
    advised("28", "51", "unchanged", "W", hours: 144),
    advised("29", "51", "unchanged", "W", hours: 192),
    advised("30", "51", "unchanged", "W", hours: 240), advised("40", "51", "unchanged", "N"),
    advised("41", "51", "unchanged", "N"), advised("42", "51", "frozen", "N"),
    // An advice that leaves health alone leaves the code's own; an unknown one leaves all.
    advised("24", "59", "risk_blocked", "W", hours: 1), advised("22", "41", "lost", "N"),
    advised("99", "59", "risk_blocked", "L"), advised("02", "00", "clears", ""),
    // 82 and 83 are never read as on Visa.
    advised("24", "82", "unchanged", "W", hours: 1), advised("21", "83", "consent_revoked", "N"),
    advised("03", "82", "suspended", "N"), advised("03", "83", "suspended", "N"),
    advised("99", "82", "unchanged", "L"),
  ]

  private static let all: [Row] = [
    ofISO, ofVisa, unknown, ofVerification, ofUpdaters, ofStripe, ofAdvice,
  ].flatMap { $0 }

  private static let now: Int64 = 1_790_000_000_000

  @Test("each row means what the text says", arguments: all)
  func meaning(_ row: Row) throws {
    let ruleset = try Edition2026.ruleset()
    let facts = SignalFacts(
      expiry: Expiry(index: 2031 * 12), day: Day(epochMilliseconds: Self.now, offsetSeconds: 0),
      nextDay: Self.now + 7)
    let outcome = ruleset.interpret(
      Observation(row.profile, row.code, advice: row.advice, observedAt: Self.now), facts)
    #expect(outcome.change.name == row.health)
    if let letter = row.retry { #expect(outcome.retry.letter ?? "" == letter) }
    if let hours = row.hours {
      #expect(outcome.notBefore == Self.now + Int64(hours) * 3_600_000)
    }
    #expect(outcome.edition == "2026-04-18" && outcome.observedAt == Self.now)
    #expect(!outcome.note.en.isEmpty && !outcome.note.zhCN.isEmpty)
    #expect(outcome.retry == .unneeded || outcome.change != .clear)
  }

  @Test("the ruleset has no row and no code that the text does not have")
  func nothingElse() throws {
    let ruleset = try Edition2026.ruleset()
    for (profile, table) in ruleset.tables {
      let written = Set(
        Self.all.filter { $0.profile == profile }.map { profile.normalized($0.code) })
      for rule in table.rules {
        #expect(rule.codes.allSatisfy { $0 == "1XX" || written.contains($0) }, "\(rule.id)")
      }
      let advices = Set(Self.ofAdvice.compactMap(\.advice))
      for row in table.advices where profile == .mastercard {
        #expect(advices.contains(row.advice), "\(row.id)")
      }
    }
  }

  @Test("only what no table knows falls under the unknown code's rule")
  func unknownRule() throws {
    let ruleset = try Edition2026.ruleset()
    let unknown = Set(Self.unknown.map(\.testDescription))
    for row in Self.all where row.advice == nil {
      let observed = Observation(row.profile, row.code, observedAt: 0)
      let isUnknown = ruleset.retry(of: observed).id == "iso8583.unknown"
      #expect(isUnknown == unknown.contains(row.testDescription))
    }
  }

  @Test("the words say whose fault it is")
  func faults() throws {
    let ruleset = try Edition2026.ruleset()
    #expect(
      ruleset.rule(.visa, "03").note.en == "The merchant's or the terminal's fault, not the card's."
    )
    #expect(ruleset.rule(.visa, "58").note.zhCN.contains("商户或终端"))
    #expect(ruleset.rule(.visaUpdater, "117").note.en.contains("our fault"))
    #expect(ruleset.rule(.iso8583, "94").note.en.contains("reconcile"))
    #expect(ruleset.rule(.iso8583, "R1").note.en.contains("checkout stays"))
  }
}

extension SignalOutcome.Change {
  var name: String {
    switch self {
    case .none: "unchanged"
    case .clear: "clears"
    case .add(let health): health.name
    }
  }
}
