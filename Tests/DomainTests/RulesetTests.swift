import Testing

@testable import Domain

@Suite("An edition of the rules")
struct RulesetTests {
  private static let unknown = SignalRule(
    "unknown", .iso8583, [], (.unchanged, .limited), source: "test"
  ).because(.unknownCode)

  private func row(
    _ name: String, _ codes: [String], _ retry: Retry = .limited, source: String = "test"
  ) -> SignalRule {
    SignalRule(name, .visa, codes, (.unchanged, retry), source: source).because(.softDecline)
  }

  /// An edition whose only rows are those of one table.
  private func fault(
    _ rules: [SignalRule], advices: [AdviceRule] = [], ceilings: [Ceiling] = [],
    without missing: SignalProfile? = nil, twice: Bool = false
  ) -> RulesetFault? {
    var tables = SignalProfile.allCases.filter { $0 != .visa && $0 != missing }
      .map { SignalTable($0, []) }
    tables.append(SignalTable(.visa, rules, advices: advices))
    if twice { tables.append(SignalTable(.visa, [])) }
    do throws(RulesetFault) {
      _ = try Ruleset(edition: "e", tables: tables, ceilings: ceilings, unknown: Self.unknown)
      return nil
    } catch {
      return error
    }
  }

  @Test("the edition in force is without fault, and each row has its source")
  func inForce() throws {
    let ruleset = try Edition2026.ruleset()
    #expect(ruleset.edition == "2026-04-18")
    #expect(ruleset.tables.count == SignalProfile.allCases.count)
  }

  @Test("an edition with a fault is refused, and the fault is named")
  func faults() {
    #expect(fault([row("a", ["1"])]) == nil)
    #expect(fault([row("a", ["1"]), row("b", ["1"])]) == .codeTwice(.visa, "1"))
    #expect(fault([row("a", ["1"]), row("a", ["2"])]) == .ruleTwice("visa.a"))
    #expect(fault([row("a", [])]) == .codesMissing("visa.a"))
    #expect(fault([row("a", ["1"], source: "")]) == .sourceMissing("visa.a"))
    #expect(fault([row("a", ["n7"])]) == .codeUnspellable("visa.a", "n7"))
    #expect(fault([row("a", ["1"], .after(.hours(0)))]) == .numberSenseless("visa.a"))
    #expect(
      fault([row("a", ["1"]).escalating(to: .suspended, at: 0, in: 30)])
        == .numberSenseless("visa.a"))
    #expect(fault([], without: .stripe) == .tableMissing(.stripe))
    #expect(fault([], twice: true) == .tableTwice(.visa))
    let mute = SignalRule("a", .visa, ["X"], (.unchanged, .limited), source: "test")
    #expect(fault([mute]) == .causeMissing("visa.a"))
    let stray = SignalRule("a", .stripe, ["x"], (.unchanged, .limited), source: "test")
    #expect(fault([stray]) == .ruleMisplaced("stripe.a"))
    let advice = AdviceRule("03", .visa, with: ["1"], (nil, nil), source: "test")
    #expect(fault([], advices: [advice]) == .adviceCodeUnknown(advice.id, "1"))
    let ceiling = Ceiling("c", .declines, (max: 0, hours: 1), source: "test")
    #expect(fault([], ceilings: [ceiling]) == .numberSenseless("ceiling.c"))
    #expect(
      "\(RulesetFault.codeTwice(.visa, "1"))"
        == "the ruleset cannot be used: visa has code 1 twice")
  }

  // MARK: What depends on the card

  private static let day: Int64 = 86_400_000
  private static let noon = Int64(Day(year: 2026, month: 9, day: 1).number) * day + day / 2

  private func meaning(
    _ code: String, at time: Int64 = noon, expires index: Int? = nil, recent: [Observation] = []
  ) throws -> SignalOutcome {
    try Edition2026.ruleset().interpret(
      Observation(.visa, code, observedAt: time),
      SignalFacts(
        expiry: index.map { Expiry(index: $0) },
        day: Day(epochMilliseconds: time, offsetSeconds: 0), nextDay: time + Self.day,
        recent: recent))
  }

  @Test("54 is expired when the stored expiry is past, and else tells of other details")
  func expiry() throws {
    let september = 2026 * 12 + 8
    #expect(try meaning("54", expires: september - 1).change == .add(.expired))
    #expect(try meaning("54", expires: september).change == .add(.detailsChanged))
    #expect(try meaning("54", expires: nil).change == .add(.detailsChanged))
    #expect(try meaning("33", expires: september).change == .add(.expired))
  }

  private func declined(_ code: String, daysBefore days: Int64, less: Int64 = 0) -> Observation {
    Observation(.visa, code, observedAt: Self.noon - days * Self.day + less)
  }

  @Test("05, 01 and 02 together suspend the card at the third time in 30 days")
  func escalation() throws {
    let two = [declined("05", daysBefore: 3), declined("01", daysBefore: 29)]
    #expect(try meaning("02", recent: two).change == .add(.suspended))
    #expect(try meaning("05", recent: two).change == .add(.suspended))
    #expect(try meaning("05", recent: [two[0]]).change == .none)
    #expect(try meaning("51", recent: two).change == .none)
    let old = [two[0], declined("05", daysBefore: 30)]
    #expect(try meaning("05", recent: old).change == .none)
    let young = [two[0], declined("05", daysBefore: 30, less: 1)]
    #expect(try meaning("05", recent: young).change == .add(.suspended))
  }

  @Test("the same observation counts once, and what arrives late counts when it happened")
  func late() throws {
    let itself = Observation(.visa, "05", observedAt: Self.noon)
    #expect(try meaning("05", recent: [itself, declined("05", daysBefore: 2)]).change == .none)
    // Other attempts are others, at the same time and with the same code too.
    let alike = [1, 2].map { Observation(.visa, "05", observedAt: Self.noon, attempt: $0) }
    #expect(try meaning("05", recent: alike).change == .add(.suspended))
    let later = [declined("05", daysBefore: -1), declined("05", daysBefore: -2)]
    let outcome = try meaning("05", recent: later)
    #expect(outcome.change == .add(.suspended))
    #expect(outcome.observedAt == Self.noon + 2 * Self.day)
  }

  @Test("what was never sent to the network says nothing, whatever its code")
  func notSent() throws {
    let outcome = try Edition2026.ruleset().interpret(
      Observation(.stripe, "fraudulent", advice: "not_sent_to_network", observedAt: 0),
      SignalFacts(expiry: nil, day: Day(number: 0), nextDay: 0))
    #expect(outcome.change == .none)
  }

  @Test("another edition can be tried on what was recorded")
  func replay() throws {
    let rules = [
      SignalRule("a", .visa, ["05"], (.becomes(.suspended), .limited), source: "test"),
      SignalRule("b", .visa, ["00"], (.approves, .unneeded), source: "test"),
    ]
    let tables = SignalProfile.allCases.map { SignalTable($0, $0 == .visa ? rules : []) }
    let other = try Ruleset(edition: "e", tables: tables, ceilings: [], unknown: Self.unknown)
    func replayed(_ codes: [(String, Int64)], _ ruleset: Ruleset) -> [Health] {
      ruleset.replay(codes.map { Observation(.visa, $0.0, observedAt: $0.1) }, detailsAt: nil) {
        _ in
        SignalFacts(expiry: nil, day: Day(number: 0), nextDay: 0)
      }.ordered
    }
    let inForce = try Edition2026.ruleset()
    #expect(replayed([("05", 1)], inForce) == [])
    #expect(replayed([("05", 1)], other) == [.suspended])
    #expect(replayed([("05", 1), ("05", 2), ("01", 3)], inForce) == [.suspended])
    #expect(replayed([("05", 1), ("00", 2), ("05", 1)], other) == [])
    #expect(replayed([("41", 1)], inForce) == [.lost] && replayed([("41", 1)], other) == [])
  }

  @Test("-19 waits for the tenant's next day")
  func nextDay() throws {
    let outcome = try Edition2026.ruleset().interpret(
      Observation(.verification, "-19", observedAt: 5),
      SignalFacts(expiry: nil, day: Day(number: 0), nextDay: 99))
    #expect(outcome.notBefore == 99)
  }
}
