import ClientTesting
import Glibc
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(10))) struct ProcessTests {
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
}
