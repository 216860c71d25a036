import ClientTesting
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct UnbindingTests {
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
    #expect(stage.run("cards", "unbind") == .usage)
    stage.person = Stage.Person("2", "p")
    #expect(stage.run("cards", "unbind", "card_1", "--status", "invalid") == .usage)
    #expect(stage.methods.isEmpty)
  }

  // MARK: Chosen from a list

  private func offering() throws -> Stage {
    let (cards, others) = (self.cards, [3, 4].map { Sample.card($0, status: "abnormal") })
    return try Stage { call in
      switch call.method {
      case "cards.list":
        let isInvalid = call.params.contains("invalid")
        return .result(Sample.cards(isInvalid ? cards : others))
      case "cards.prepareUnbind": return .result(Sample.plan(cards))
      case "cards.confirmUnbind": return .result(Sample.unbound(cards))
      default: return .error(Stage.error(-32601, "METHOD_NOT_FOUND"))
      }
    }
  }

  @Test("without arguments the person chooses from what is invalid or abnormal, by number")
  func chosen() throws {
    let stage = try offering()
    let person = Stage.Person("9", "x", "1,3-4", "2", "pass-word-123")
    stage.person = person
    #expect(stage.run("cards", "unbind") == .ok)
    #expect(
      stage.params("cards.prepareUnbind") == [
        #"{"cards":["card_0000000000001","card_0000000000003","card_0000000000004"]}"#
      ])
    #expect(person.shown.contains("\n4  card_0000000000004"))
    #expect(person.shown.contains("no numbers from 1 to 4"))
    #expect(person.secrets == ["pass-word-123"])
  }

  @Test("who chooses nothing, or is offered nothing, unbinds nothing")
  func nothingChosen() throws {
    let stage = try offering()
    stage.person = Stage.Person("")
    #expect(stage.run("cards", "unbind") == .failed)
    #expect(stage.errors.contains("nothing was unbound"))
    let empty = try Stage(["cards.list": Sample.cards([])])
    empty.person = Stage.Person()
    #expect(empty.run("cards", "unbind") == .ok)
    #expect(empty.errors.contains("No card is invalid or abnormal"))
    #expect(!(stage.methods + empty.methods).contains("cards.prepareUnbind"))
  }

  @Test(
    "numbers are single ones and ranges, within the list",
    arguments: [
      ("1", [1]), ("3-5,1", [1, 3, 4, 5]), ("1，2、3", [1, 2, 3]), ("2 2", [2]), ("0", nil),
      ("6", nil), ("5-3", nil), ("1-2-3", nil), ("a", nil), ("-1", nil), (",", nil), ("1-", nil),
    ] as [(String, [Int]?)])
  func numbers(text: String, expected: [Int]?) {
    #expect(CardPicking.numbers(text, upTo: 5) == expected)
  }

  // MARK: From a pipe

  @Test("ids come from standard input, plain or as JSON lines, each once")
  func piped() throws {
    let stage = try stage()
    stage.input = "card_1\n\n{\"id\":\"card_2\",\"status\":\"invalid\"}\r\ncard_1\n"
    stage.person = Stage.Person("2", "pass-word-123")
    #expect(stage.run("cards", "unbind", "-") == .ok)
    #expect(stage.params("cards.prepareUnbind") == [#"{"cards":["card_1","card_2"]}"#])
  }

  @Test(
    "a line that names no card is refused before anything is asked, and is not repeated",
    arguments: ["card 1", "{\"card\":1}", "{", "4111111111111111", "\"card_1\""])
  func malformedInput(line: String) throws {
    let stage = try stage()
    stage.input = "card_1\n\(line)\n"
    stage.person = Stage.Person("2", "p")
    #expect(stage.run("cards", "unbind", "-") == .usage)
    #expect(stage.errors.contains("line 2 "))
    #expect(!stage.errors.contains("4111"))
    #expect(stage.methods.isEmpty)
  }

  @Test("a pipe without cards unbinds nothing, and one without a person needs a file")
  func emptyInput() throws {
    let stage = try stage()
    let password = stage.folder.file("password", "pass-word-123\n")
    #expect(stage.run("cards", "unbind", "-", "--yes", "--password-file", password) == .ok)
    #expect(stage.errors.contains("nothing was unbound"))
    stage.input = "card_1\n"
    #expect(stage.run("cards", "unbind", "-", "--yes", "--password-file", "-") == .usage)
    #expect(stage.run("cards", "unbind", "-", "card_2", "--yes") == .usage)
    #expect(stage.run("cards", "unbind", "-") == .usage)
    #expect(stage.methods.isEmpty)
    #expect(stage.run("cards", "unbind", "-", "--yes", "--password-file", password) == .ok)
    #expect(stage.methods == ["cards.prepareUnbind", "cards.confirmUnbind"])
  }
}
