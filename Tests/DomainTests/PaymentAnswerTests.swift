import Testing

@testable import Domain

@Suite("What an explanation of a payment says")
struct PaymentAnswerTests {
  private func explained(_ arrange: (inout PaymentScene) -> Void) throws -> PaymentExplanation {
    var scene = PaymentScene()
    arrange(&scene)
    return try scene.explanation()
  }

  @Test("the answer names the card, the channel, the time, the raw code and its meaning")
  func words() throws {
    let answer = try explained {
      $0.decline("41")
      $0.cards[1]?.observed = [.init(.lost)]
      $0.cards[2] = PaymentScene.CardState()
    }
    #expect(
      answer.text(PaymentExplanationTests.clock).en
        == "Visa •••• 0001 was declined through pos at T-59 (code 41, visa): lost. "
        + "The card is reported lost and will not work again.")
    #expect(
      answer.text(PaymentExplanationTests.clock).zhCN
        == "Visa •••• 0001 于 T-59 经通道 pos 扣款被拒（代码 41，visa）：挂失。该卡已挂失，无法恢复使用。")
    #expect(
      answer.remedy?.en
        == "Ask the payer for another card. Or pay with Visa •••• 0002, which can be used now.")
    #expect(answer.next.map(\.id) == [2])
  }

  @Test("whoever waits is told for what, which rule says so and until when")
  func waiting() throws {
    let answer = try explained {
      $0.network = .mastercard
      $0.decline("51", advice: "25")
    }
    let until = PaymentScene.noon + 23 * PaymentScene.hour
    #expect(answer.changesAt == until && answer.next.isEmpty)
    #expect(
      answer.text(PaymentExplanationTests.clock).en
        == "Visa •••• 0001 was declined through pos at T-59 (code 51, advice 25, mastercard): the "
        + "money or a limit does not suffice now. It must not be tried again before T1380 "
        + "(rule mastercard.advice_25).")
    let rule = try #require(answer.evidence.last)
    #expect(rule.subject == .rule && rule.rule == "mastercard.advice_25" && rule.at == until)
  }

  @Test("a card that has been put right since may be tried again")
  func restored() throws {
    let answer = try explained { $0.decline("62") }
    #expect(answer.cause == .cardState && answer.next.map(\.id) == [1])
    #expect(answer.remedy?.en == "The card is in order by now: try again.")
  }

  @Test("where no card is left, each says what speaks against it")
  func stranded() throws {
    let answer = try explained {
      $0.decline("51")
      $0.cards[1]?.observed = [.init(.frozen)]
      $0.cards[2] = PaymentScene.CardState(observed: [.init(.lost)])
      $0.cards[3] = PaymentScene.CardState(binding: .unbinding)
      $0.usage = .autoDebit
      $0.cards[4] = PaymentScene.CardState(usage: .checkout)
    }
    #expect(answer.cause == .noUsableCard && answer.next.isEmpty)
    let texts = answer.evidence.filter { $0.subject != .card(1) }.compactMap(\.text?.en)
    #expect(
      texts == [
        "The money or a limit does not suffice now.", "The card is invalid: Lost.",
        "The card is being unbound.", "The card is not meant for this use.",
      ])
  }

  @Test("the channels that are behind are named, and those that know are not")
  func behind() throws {
    let answer = try explained {
      $0.decline("14")
      PaymentExplanationTests.leave(&$0, hoursAgo: 2)
    }
    let channels = answer.evidence.compactMap { evidence -> String? in
      if case .channel(let name) = evidence.subject { name } else { nil }
    }
    #expect(channels == ["pos"] && answer.changesAt == PaymentScene.noon + PaymentScene.hour)
    #expect(
      answer.text(PaymentExplanationTests.clock).en.contains(
        "but pos has not taken that yet; it has until T60"))
  }

  @Test("evidence of an attempt says which rule of which edition read it then")
  func asReadThen() throws {
    var scene = PaymentScene()
    scene.attempt { time in
      .declined(
        PaymentFacts.Decline(
          at: time, profile: .visa, code: ("51", nil), raw: "NSF",
          readBy: ("visa.then", "2025-01-01")))
    }
    let evidence = try #require(try scene.explanation().evidence.first)
    #expect(evidence.rule == "visa.then" && evidence.edition == "2025-01-01")
    #expect(evidence.code == "51" && evidence.profile == "visa" && evidence.raw == "NSF")
    #expect(evidence.at == scene.attempts.first?.settledAt && evidence.channel == "pos")
  }
}
