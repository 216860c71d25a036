import ClientTesting
import Foundation
import ProgramTesting
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct CompletionTests {
  private func stage() throws -> Stage {
    try Stage([
      "cards.list": Sample.cards([Sample.card(1, status: "invalid"), Sample.card(2)]),
      "stores.list": #"{"stores":[{"id":"sto_1","name":"南京路\u001b[2J"},{"id":"sto_2"}]}"#,
      "roles.list": #"{"roles":[{"name":"cashier","label":{"en":"Cashier","zh":"收银"}}]}"#,
    ])
  }

  private func words(_ typed: String..., stage: Stage) -> [String] {
    words(in: typed, stage)
  }

  private func words(in typed: [String], _ stage: Stage) -> [String] {
    #expect(stage.run(["__complete", "fish"] + typed) == .ok)
    #expect(stage.errors.isEmpty)
    return stage.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
  }

  @Test("commands, options and their values come from the table of commands")
  func table() throws {
    let stage = try Stage([:])
    #expect(words("ca", stage: stage) == ["cards", "can", "call"])
    #expect(words("cards", "un", stage: stage) == ["unbind"])
    #expect(words("cards", "list", "--st", stage: stage) == ["--status", "--store"])
    #expect(
      words("cards", "list", "--status", "", stage: stage) == ["normal", "abnormal", "invalid"])
    #expect(words("cards", "list", "--status=inv", stage: stage) == ["--status=invalid"])
    #expect(words("--locale", "zh-CN", "cards", "ge", stage: stage) == ["get"])
    #expect(words("-o", "j", stage: stage) == ["json", "jsonl"])
    #expect(words("cards", "list", "--health", "lost,sto", stage: stage) == ["lost,stolen"])
    #expect(
      words("cards", "list", "--health=lost,sto", stage: stage) == ["--health=lost,stolen"])
    #expect(words("help", "session", "re", stage: stage) == ["revoke", "reverify"])
    #expect(words("call", "cards.b", stage: stage) == ["cards.bind"])
    #expect(words("completions", "", stage: stage) == ["bash", "zsh", "fish"])
    #expect(words("login", "--password-file", "", stage: stage) == [":files"])
    for line in ["import", "export -o", "export --output", "template -o", "import-report imp_1 -o"]
    {
      #expect(
        words(in: ["cards"] + line.split(separator: " ").map(String.init) + [""], stage) == [
          ":files"
        ])
    }
    #expect(words("cards", "export", "--o", stage: stage) == ["--output"])
    #expect(words("cards", "zzz", "", stage: stage) == [])
    #expect(words("ping", "", stage: stage) == [])
    #expect(stage.methods.isEmpty)
  }

  @Test("every command leads to itself, and every option with values to each of them")
  func everything() throws {
    let stage = try Stage([:])
    for command in Command.all {
      let path = command.path
      #expect(words(in: path, stage).contains(path[path.count - 1]), "\(command.name)")
      for option in command.options {
        guard case .choice(let values) = option.kind else { continue }
        let found = words(in: path + ["--\(option.name)", ""], stage)
        #expect(found == values, "\(command.name)")
      }
    }
  }

  @Test("ids and names come from the server, with what they are")
  func server() throws {
    let stage = try stage()
    let cards = ["card_0000000000001", "card_0000000000002"]
    #expect(words("cards", "get", "", stage: stage) == cards)
    #expect(stage.output.contains("card_0000000000001\t•••• 0001 invalid"))
    #expect(words("cards", "unbind", cards[0], "", stage: stage) == cards)
    #expect(words("cards", "unbind", "--replace-with", "card_", stage: stage) == cards)
    #expect(words("cards", "list", "--store", "", stage: stage) == ["sto_1", "sto_2"])
    #expect(!stage.output.contains("\u{1B}"))
    #expect(
      words("accounts", "create", "x", "--stores", "sto_2,", stage: stage)
        == ["sto_2,sto_1", "sto_2,sto_2"])
    #expect(words("accounts", "list", "--role", "ca", stage: stage) == ["cashier"])
    #expect(words("roles", "show", "--tenant", "tnt_9", "", stage: stage) == ["cashier"])
    #expect(stage.params("roles.list").last?.contains("tnt_9") == true)
  }

  @Test("a server that is not there, refuses or is silent leaves the line as it is")
  func silence() throws {
    let stage = try Stage([:])
    let long = String(repeating: "x", count: 300)
    #expect(words("cards", "get", "", stage: stage) == [])
    #expect(words("--socket", "/nowhere", "cards", "get", "", stage: stage) == [])
    #expect(words("--socket", long, "cards", "get", "", stage: stage) == [])
    let silent = try Stage { _ in .nothing }
    #expect(words("cards", "get", "", stage: silent) == [])
    #expect(stage.run("__complete") == .ok)
    #expect(stage.run("__complete", "bash") == .ok)
    #expect(stage.errors.isEmpty)
  }

  @Test("a shell that is not known is refused, with the one that was meant")
  func shells() throws {
    let stage = try Stage([:])
    #expect(stage.run("completions", "bsah") == .usage)
    #expect(stage.errors.contains("Did you mean bash?"))
  }

  // MARK: Real shells

  private static func exists(_ shell: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\(shell)")
  }

  /// What a shell prints that runs a script with cardctl on its path.
  private func output(
    _ shell: String, _ options: [String], _ script: String, _ stage: Stage
  ) throws -> [String] {
    let folder = URL(fileURLWithPath: ProgramProcess.path).deletingLastPathComponent().path
    let variables = [
      "PATH": "\(folder):/usr/bin:/bin", "HOME": stage.folder.path, "LC_ALL": "C.UTF-8",
    ]
    let environment = stage.environment.merging(variables) { $1 }.map { "\($0.key)=\($0.value)" }
    let outcome = try ProgramTesting.Program.run(
      ["env", "-i"] + environment + ["/usr/bin/\(shell)"] + options + ["-c", script])
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test(
    "bash completes values, values behind an equals sign, and ids", .enabled(if: exists("bash")))
  func bash() throws {
    func complete(_ words: String) throws -> [String] {
      let script = """
        source <(cardctl completions bash)
        COMP_WORDS=(cardctl \(words)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _cardctl; printf '%s\\n' "${COMPREPLY[@]}"
        """
      return try output("bash", ["--norc"], script, try stage())
    }
    #expect(try complete("cards list --status inv") == ["invalid"])
    #expect(try complete("cards list --status = inv") == ["invalid"])
    #expect(try complete("cards list --status =") == ["normal", "abnormal", "invalid"])
    #expect(try complete("cards get card_") == ["card_0000000000001", "card_0000000000002"])
    #expect(try complete("cards list --store ''") == ["sto_1", "sto_2"])
    #expect(try complete("nonsense ''").isEmpty)
  }

  @Test("zsh completes with descriptions", .enabled(if: exists("zsh")))
  func zsh() throws {
    // The function of the completion system that would show the candidates prints them here.
    let script = """
      compdef() { : }
      _describe() { print -l -- ${(P)3} }
      source <(cardctl completions zsh)
      words=(cardctl cards get ''); CURRENT=4; _cardctl
      words=(cardctl cards list --status=inv); CURRENT=4; _cardctl
      """
    let found = try output("zsh", ["-f"], script, try stage())
    #expect(
      found == [
        "card_0000000000001:•••• 0001 invalid", "card_0000000000002:•••• 0002 normal",
        "--status=invalid:",
      ])
  }

  @Test("fish completes with descriptions", .enabled(if: exists("fish")))
  func fish() throws {
    let script = """
      cardctl completions fish | source
      complete -C 'cardctl cards get '
      complete -C 'cardctl cards list --status=inv'
      """
    let found = try output("fish", ["--no-config"], script, try stage())
    #expect(found.contains("card_0000000000001\t•••• 0001 invalid"))
    #expect(found.contains { $0.hasPrefix("--status=invalid") })
    #expect(found.count == 3)
  }
}
