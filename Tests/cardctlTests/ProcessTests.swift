import ClientTesting
import Glibc
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct ProcessTests {
  private func start(
    _ arguments: String..., on terminal: PseudoTerminal, _ stage: Stage
  ) -> ProgramProcess {
    var environment = stage.environment
    // The runtime's own handler for crashes would catch SIGQUIT first.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    return ProgramProcess(arguments, on: terminal, environment: environment)
  }

  @Test("a password typed at a terminal is not shown, and reaches the server")
  func login() throws {
    let stage = try Stage(["session.login": Sample.login()])
    let terminal = PseudoTerminal()
    let process = start("login", "lin.mei", on: terminal, stage)
    var shown = terminal.see("Password: ")
    terminal.waitForSilence()
    terminal.type("pass-word-123\n")
    shown += terminal.see("2026-")
    #expect(process.end() == .exit(0))
    #expect(!shown.contains("pass-word"))
    #expect(stage.params("session.login")[0].contains("pass-word-123"))
  }

  @Test(
    "a key that interrupts ends it, and the terminal echoes again",
    arguments: [("\u{3}", SIGINT), ("\u{1C}", SIGQUIT)])
  func interrupted(key: String, signal: CInt) throws {
    let stage = try Stage([:])
    let terminal = PseudoTerminal()
    let process = start("login", "lin.mei", on: terminal, stage)
    terminal.waitForSilence()
    terminal.type(key)
    #expect(process.end() == .signal(signal))
    #expect(terminal.isEchoing)
    #expect(stage.methods.isEmpty)
  }

  @Test("the exit code and the usage of a mistake reach the shell")
  func mistake() throws {
    let stage = try Stage([:])
    let terminal = PseudoTerminal()
    let process = start("crads", on: terminal, stage)
    #expect(process.end() == .exit(2))
    #expect(terminal.see("See: ").contains("there is no command crads"))
  }

  @Test("times are shown as the merchant's clocks show them, whatever the reader's zone is")
  func zone() throws {
    let stage = try Stage([
      "cards.get": "{\"card\":\(Sample.card(1))}", "rpc.whoami": #"{"tenant":"tnt_1"}"#,
      "tenants.get": #"{"tenant":{"id":"tnt_1","timeZone":"Asia/Tokyo"}}"#,
    ])
    stage.environment["TZ"] = "America/Lima"
    let terminal = PseudoTerminal(columns: 80, rows: 24)
    let process = start("cards", "get", "card_1", on: terminal, stage)
    #expect(terminal.see("Merchant ").contains("2026-01-01 09:00:00 ("))
    #expect(process.end() == .exit(0))
  }

  @Test("a list that is longer than the terminal goes through the pager, a short one does not")
  func pager() throws {
    let stage = try Stage(["cards.list": Sample.cards((1...9).map { Sample.card($0) })])
    stage.environment["CARDCTL_PAGER"] = "sed s/^card/paged/"
    let terminal = PseudoTerminal(columns: 80, rows: 8)
    let process = start("cards", "list", on: terminal, stage)
    #expect(!terminal.see("paged_0000000000009").contains("card_"))
    #expect(process.end() == .exit(0))
    stage.environment["CARDCTL_PAGER"] = "no-such-pager 2>/dev/null"
    let other = start("cards", "list", on: terminal, stage)
    _ = terminal.see("card_0000000000009")
    #expect(other.end() == .exit(0))
  }
}
