import ClientTesting
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(10))) struct UnbindingTests {
  private let cards = [Sample.card(1, status: "invalid", health: "lost"), Sample.card(2)]

  private func stage(requires: String = "password", refusals: String = "[]") throws -> Stage {
    try Stage([
      "cards.prepareUnbind": Sample.plan(cards, refusals: refusals, requires: requires),
      "cards.confirmUnbind": Sample.unbound(cards),
    ])
  }

  @Test("a person sees the cards and the impact, types the count and the password")
  func interactive() throws {
    let stage = try stage()
    let person = Stage.Person("2", "pass-word-123")
    stage.person = person
    #expect(stage.run("cards", "unbind", "card_1", "card_2", "--stop-auto-debit") == .ok)
    #expect(
      stage.params("cards.prepareUnbind") == [
        #"{"cards":["card_1","card_2"],"stopAutoDebit":true}"#
      ])
    #expect(
      stage.params("cards.confirmUnbind")
        == [#"{"confirmation":"cnf_0000000000001","typed":2,"password":"pass-word-123"}"#])
    #expect(person.shown.contains("•••• 0001"))
    #expect(person.shown.contains("sto_0000000000001"))
    #expect(person.secrets == ["pass-word-123"])
    #expect(stage.output.hasPrefix("2 unbound:\n"))
    #expect(stage.errors.contains("alipay"))
  }

  @Test(
    "anything but the count leaves everything as it is",
    arguments: [["1"], ["y"], [""], [], ["2"], ["2", ""]])
  func notConfirmed(answers: [String]) throws {
    let stage = try stage()
    let person = Stage.Person()
    person.answers = answers
    stage.person = person
    #expect(stage.run("cards", "unbind", "card_1") == .failed)
    #expect(stage.methods == ["cards.prepareUnbind"])
  }

  @Test("the factor is the one that the server asks for")
  func totp() throws {
    let stage = try stage(requires: "totp")
    stage.person = Stage.Person("2", "123456")
    #expect(stage.run("cards", "unbind", "--status", "invalid", "--store", "sto_1") == .ok)
    #expect(
      stage.params("cards.prepareUnbind") == [#"{"filter":{"status":"invalid","store":"sto_1"}}"#])
    #expect(stage.params("cards.confirmUnbind")[0].contains(#""totp":"123456""#))
  }

  @Test("without a terminal it takes --yes and a file, and says so")
  func script() throws {
    let refused = "[{\"card\":\(Sample.card(3)),\"reason\":\"LAST_USABLE_WITH_AUTO_DEBIT\"}]"
    let stage = try stage(refusals: refused)
    stage.input = "pass-word-123\n"
    #expect(stage.run("cards", "unbind", "card_1") == .usage)
    #expect(stage.run("cards", "unbind", "card_1", "--yes") == .usage)
    #expect(stage.errors.contains("--password-file"))
    #expect(stage.run("cards", "unbind", "card_1", "--password-file", "-") == .usage)
    #expect(stage.methods.isEmpty)
    #expect(
      stage.run("cards", "unbind", "card_1", "--yes", "--password-file", "-", "-o", "jsonl") == .ok)
    #expect(stage.output.split(separator: "\n").count == 2)
    #expect(stage.errors.contains("•••• 0003"))
    #expect(stage.errors.contains("last usable card"))
  }

  @Test("--yes with the wrong kind of factor does nothing")
  func wrongKind() throws {
    let stage = try stage(requires: "totp")
    stage.input = "pass-word-123\n"
    #expect(stage.run("cards", "unbind", "card_1", "--yes", "--password-file", "-") == .usage)
    #expect(stage.errors.contains("--totp-file"))
    #expect(stage.methods == ["cards.prepareUnbind"])
  }

  @Test("cards or filters, one of them and not both")
  func arguments() throws {
    let stage = try stage()
    stage.person = Stage.Person("2", "p")
    #expect(stage.run("cards", "unbind") == .usage)
    #expect(stage.run("cards", "unbind", "card_1", "--status", "invalid") == .usage)
    #expect(stage.methods.isEmpty)
  }
}
