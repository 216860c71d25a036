import Testing

@testable import Domain

@Suite("Explanations of payments, whatever the facts")
struct PaymentExplanationPropertyTests {
  @Test("every row of every profile has a cause, with words in both languages")
  func rows() throws {
    let ruleset = try Edition2026.ruleset()
    for table in ruleset.tables.values {
      for rule in table.rules {
        let cause = try #require(rule.cause, "\(rule.id)")
        #expect(!cause.sentence.en.isEmpty && !cause.sentence.zhCN.isEmpty)
        #expect(ruleset.cause(ofRule: rule.id) == cause)
        for code in rule.codes where !rule.needsAdvice {
          let sample = code == "1XX" ? "117" : code
          let meaning = ruleset.meaning(of: Observation(table.profile, sample, observedAt: 0))
          #expect(meaning.cause == cause && meaning.rule == rule.id, "\(rule.id) \(code)")
          #expect(!meaning.note.en.isEmpty && !meaning.note.zhCN.isEmpty)
        }
      }
      for advice in table.advices where advice.effect != nil || advice.retry?.isNever == true {
        #expect(advice.cause != nil, "\(advice.id)")
      }
    }
  }

  @Test("every cause and every health has its words and its remedy in both languages")
  func words() {
    let causes = PaymentCause.allCases.flatMap { [$0.label, $0.sentence] }
    let healths = Health.allCases.flatMap { [$0.verdict, $0.cure] }
    for text in causes + healths {
      #expect(!text.en.isEmpty && !text.zhCN.isEmpty)
      #expect(text.zhCN.unicodeScalars.contains { $0.value > 0x2E80 }, "\(text.en)")
    }
    #expect(Set(PaymentCause.allCases.map(\.label)).count == PaymentCause.allCases.count)
  }

  // MARK: Anything at all

  private static let codes: [String?] = [
    "00", "03", "05", "12", "13", "14", "41", "51", "54", "55", "57", "62", "91", "94", "R0", "R1",
    "79", "ZZ", nil,
  ]

  private func scene(_ random: inout SeededGenerator) -> PaymentScene {
    var scene = PaymentScene()
    scene.network = [.visa, .mastercard, .unionpay].randomElement(using: &random) ?? .visa
    scene.usage = Bool.random(using: &random) ? .checkout : .autoDebit
    let cards = Int64.random(in: 1...3, using: &random)
    for id in 1...cards { scene.cards[id] = card(&random) }
    scene.fail([0, 2, 14, 16].randomElement(using: &random) ?? 0, with: "51")
    for hours in (1...Int64.random(in: 1...4, using: &random)).reversed() {
      let id = Int64.random(in: 1...cards, using: &random)
      let advice = [nil, nil, "02", "24", "25", "03"].randomElement(using: &random) ?? nil
      switch Int.random(in: 0..<8, using: &random) {
      case 0 where hours == 1: scene.attempt(on: id) { .approved(at: $0) }
      case 1 where hours == 1: scene.attempt(on: id) { _ in .running }
      case 2: scene.attempt(on: id, hoursAgo: hours) { .unknown(at: $0) }
      default:
        scene.decline(
          Self.codes.randomElement(using: &random) ?? nil, advice: advice, on: id, hoursAgo: hours)
      }
    }
    return scene
  }

  private func card(_ random: inout SeededGenerator) -> PaymentScene.CardState {
    var card = PaymentScene.CardState()
    if Int.random(in: 0..<3, using: &random) == 0 {
      card.observed = HealthSet(Health.allCases.randomElement(using: &random) ?? .lost)
    }
    card.expiry =
      [nil, Expiry(index: 2026 * 12 + 8), Expiry(index: 2030 * 12)]
      .randomElement(using: &random) ?? nil
    guard Int.random(in: 0..<4, using: &random) == 0 else { return card }
    card.binding = .unbinding
    let since = PaymentScene.noon - Int64.random(in: 0...3, using: &random) * 1_800_000
    card.leftAt = since
    card.syncs = ["pos", "app"].map { channel in
      PaymentFacts.Sync(
        channel, since: since, until: since + 5_400_000,
        ackedAt: Bool.random(using: &random) ? since + 1 : nil)
    }
    return card
  }

  @Test("no explanation is empty, and a card is named by its last four digits at most")
  func neverEmpty() throws {
    var random = SeededGenerator(seed: 41)
    for _ in 0..<400 {
      let scene = scene(&random)
      let answer = try scene.explanation()
      let text = answer.text(PaymentExplanationTests.clock)
      #expect(!text.en.isEmpty && !text.zhCN.isEmpty && !answer.evidence.isEmpty)
      let isPaid = answer.cause == .notFailed || answer.cause == .tiedToOtherMethod
      #expect((answer.remedy == nil) == isPaid)
      #expect(!isPaid || scene.attempts.contains { $0.isApproved })
      #expect(!text.en.contains("  ") && !text.en.contains(".."), "\(text.en)")
      #expect(!FreeText.containsCardNumber(text.en))
    }
  }

  @Test("when it says that something changes, then something does, and not before")
  func changes() throws {
    var random = SeededGenerator(seed: 43)
    var seen: Set<PaymentCause> = []
    for _ in 0..<400 {
      let scene = scene(&random)
      let answer = try scene.explanation()
      guard let time = answer.changesAt else { continue }
      #expect(time > PaymentScene.noon)
      let (before, after) = (try scene.explanation(at: time - 1), try scene.explanation(at: time))
      #expect(gist(before) != gist(after), "\(gist(before))")
      seen.insert(answer.cause)
    }
    #expect(seen.isSuperset(of: [.stillRunning, .cardNotSynced, .retryWait, .retryCeiling]))
  }

  private func gist(_ answer: PaymentExplanation) -> [String] {
    [
      answer.cause.rawValue, answer.text(PaymentExplanationTests.clock).en,
      answer.remedy?.en ?? "", "\(answer.next.map(\.id))",
    ]
  }
}
