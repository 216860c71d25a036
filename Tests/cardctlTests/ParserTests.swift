import RPC
import Testing

@testable import cardctl

@Suite struct ParserTests {
  let parser = Parser(commands: Command.all, globals: Settings.options)

  private func invocation(_ line: String) throws -> Invocation {
    let words = line.split(separator: " ").map(String.init)
    guard case .run(let invocation) = try parser.parse(words) else {
      throw UsageError("help", "")
    }
    return invocation
  }

  private func error(_ line: String) -> UsageError? {
    do {
      _ = try invocation(line)
      return nil
    } catch {
      return error as? UsageError
    }
  }

  @Test(
    "options stand before, within or after the command",
    arguments: [
      "--status invalid -o json cards list", "cards -o json list --status invalid",
      "cards list --status=invalid --output=json",
    ])
  func anywhere(line: String) throws {
    let invocation = try invocation(line)
    #expect(invocation.command.name == "cards list")
    #expect(invocation.value("status") == "invalid")
    #expect(invocation.value("output") == "json")
    #expect(invocation.operands.isEmpty)
  }

  @Test("after two dashes everything is an operand, and a dash alone is one too")
  func operands() throws {
    #expect(try invocation("cards unbind -- --yes").operands == ["--yes"])
    #expect(try invocation("call a.b -").operands == ["a.b", "-"])
    #expect(try invocation("cards list --order -boundAt").value("order") == "-boundAt")
  }

  @Test("a list is given by commas, one by one, or both")
  func lists() throws {
    let health = try invocation("cards list --health lost,stolen --health frozen").params()
    #expect(health.json == #"{"health":["lost","stolen","frozen"]}"#)
  }

  @Test("params come from operands and options, in the types of the wire")
  func params() throws {
    let bind = "accounts bind-peer acc_1 1001"
    #expect(try invocation(bind).params().json == #"{"account":"acc_1","uid":1001}"#)
    let expiry = "cards update card_1 --expires 8/26 --priority 7"
    #expect(
      try invocation(expiry).params().json
        == #"{"card":"card_1","expMonth":8,"expYear":2026,"priority":7}"#)
    #expect(try invocation("accounts list --disabled").params().json == #"{"enabled":false}"#)
    for (sum, amount, currency) in [
      ("129.00CNY", 12900, "CNY"), ("129cny", 12900, "CNY"), ("0.5CNY", 50, "CNY"),
      ("1000JPY", 1000, "JPY"), ("1.234KWD", 1234, "KWD"),
    ] {
      let options = "payments options --store s --usage checkout --amount \(sum)"
      #expect(
        try invocation(options).params().json
          == #"{"store":"s","usage":"checkout","amount":{"amount":\#(amount),"currency":"\#(currency)"}}"#
      )
    }
  }

  @Test(
    "what makes no sense is said, with what was probably meant",
    arguments: [
      ("crads list", "there is no command crads", "cards list"),
      ("cards lst", "there is no command cards lst", "cards list"),
      ("cards list --statsu x", "there is no option --statsu", "--status"),
      ("stores list --all --limt 3", "there is no option --limt", "--limit"),
      ("cards get", "CARD is missing", nil),
      ("cards get a b", "cardctl cards get takes fewer arguments", nil),
      ("cards list --status", "--status needs a value", nil),
      ("cards list --all=yes", "--all takes no value", nil),
      ("ping --status normal", "cardctl ping has no option --status", nil),
      ("cards list --store a --store b", "--store is given twice", nil),
      ("payments options --usage checkout", "--store is missing", nil),
    ] as [(String, String, String?)])
  func mistakes(line: String, message: String, suggestion: String?) {
    #expect(error(line)?.message.english == message)
    #expect(error(line)?.suggestion == suggestion)
  }

  @Test("values are checked before anything is sent")
  func values() throws {
    func failure(_ line: String) -> UsageError? {
      #expect(throws: UsageError.self) { try invocation(line).params() }
    }
    #expect(failure("cards list --status abnorml")?.suggestion == "abnormal")
    #expect(failure("cards list --expiring-within soon") != nil)
    #expect(failure("cards update c --expires 13/2026") != nil)
    #expect(failure("cards update c --expires 0826") != nil)
    for sum in ["129", "CNY", "1.005CNY", "1.5JPY", "-1CNY", "1.CNY", "1.2.3CNY", "1,5CNY"] {
      #expect(failure("payments options --store s --usage checkout --amount \(sum)") != nil)
    }
    #expect(
      failure("accounts list --enabled --disabled")?.message.english.contains("exclude") == true)
    #expect(failure("accounts bind-peer a root") != nil)
  }

  @Test(
    "secrets are refused as arguments, and are not repeated",
    arguments: [
      "login admin --password hunter22", "login admin --password=hunter22",
      "cards bind --number 4111111111111111", "cards bind 4111111111111111",
      "cards bind 4111-1111-1111-1111", "cards list --cvv 737", "login a --totp 123456",
      "cards update c --label 6222021234567890123", "login a -phunter22",
      "cards bind --gateway-token x",
    ])
  func secrets(line: String) throws {
    let error = try #require(self.error(line))
    for secret in ["hunter22", "4111", "737", "123456", "622202"] {
      #expect(!error.message.english.contains(secret))
      #expect(!error.message.chinese.contains(secret))
    }
  }

  @Test("help is asked for in any way")
  func help() throws {
    func topic(_ words: String...) throws -> [String]? {
      guard case .help(let topic) = try parser.parse(words) else { return nil }
      return topic
    }
    #expect(try topic() == [])
    #expect(try topic("--help") == [])
    #expect(try topic("help", "cards", "bind") == ["cards", "bind"])
    #expect(try topic("cards", "bind", "-h") == ["cards", "bind"])
    #expect(try topic("cards", "--help") == ["cards"])
  }
}

@Suite struct CommandTableTests {
  @Test("an option's name means the same kind of option in every command")
  func kinds() {
    var takesValue: [String: Bool] = [:]
    for option in Command.all.flatMap(\.options) + Settings.options {
      #expect(
        takesValue.updateValue(option.takesValue, forKey: option.name) ?? option.takesValue
          == option.takesValue, "\(option.name)")
    }
  }

  @Test("no command is there twice, none hides another, none is without both languages")
  func names() {
    let names = Command.all.map(\.name)
    #expect(Set(names).count == names.count)
    for command in Command.all {
      #expect(!names.contains { $0.hasPrefix(command.name + " ") })
      for text in [command.summary] + command.options.map(\.help) {
        #expect(text.english != text.chinese)
        #expect(!text.english.isEmpty && !text.chinese.isEmpty)
      }
    }
  }

  @Test("the examples of every command are understood as that command")
  func examples() throws {
    let parser = Parser(commands: Command.all, globals: Settings.options)
    for command in Command.all {
      #expect(!command.examples.isEmpty)
      for example in command.examples {
        // Of a pipe the last part is what the example is about.
        let last = example.split(separator: " | ").last.map(String.init) ?? example
        var words = Self.words(last)
        #expect(words.removeFirst() == "cardctl")
        guard case .run(let invocation) = try parser.parse(words) else {
          Issue.record("\(example) is no run")
          continue
        }
        #expect(invocation.command.name == command.name)
        _ = try invocation.params()
      }
    }
  }

  @Test("help exists for every command and group, in both languages")
  func help() throws {
    for language in [Language.english, .chinese] {
      let help = Help(commands: Command.all, language: language)
      #expect(try help.lines(on: []).count > Command.all.count)
      for command in Command.all {
        #expect(try help.lines(on: command.path).first?.hasPrefix(command.usage) == true)
        #expect(try !help.lines(on: [command.path[0]]).isEmpty)
      }
      #expect(throws: UsageError.self) { try help.lines(on: ["nothing"]) }
    }
  }

  /// As a shell takes it apart: single quotes, and redirections left out.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    for (index, part) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
      if index % 2 == 1 {
        words.append(String(part))
      } else {
        words += part.split(separator: " ").map(String.init)
      }
    }
    return words.firstIndex { ["<", ">"].contains($0) }.map { Array(words[..<$0]) } ?? words
  }
}
