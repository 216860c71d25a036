import ClientTesting
import Glibc
import Sockets
import Testing

@testable import Console

@Suite(.timeLimit(.minutes(30))) struct TerminalTests {
  @Test("no terminal is no error")
  func none() {
    let isMissing = Terminal(path: "/nonexistent") == nil
    #expect(isMissing)
  }

  @Test("a line comes without its end, what is told is shown")
  func line() throws {
    let pty = PseudoTerminal()
    let terminal = pty.terminal()
    try terminal.write("Count: ")
    #expect(pty.see("Count: ") == "Count: ")
    pty.type("42\n\n")
    #expect(try terminal.readLine() == "42")
    #expect(try terminal.readLine() == "")
    #expect(pty.see("42").contains("42"))
  }

  @Test("the end of input is told from an empty line")
  func end() throws {
    let pty = PseudoTerminal()
    let terminal = pty.terminal()
    pty.type("\u{4}")
    #expect(try terminal.readLine() == nil)
  }

  @Test("a secret is not shown, and the echo is back afterwards")
  func secret() throws {
    let pty = PseudoTerminal()
    let person = try Thread(name: "person") {
      pty.waitForSilence()
      pty.type("hunter2 是\n")
    }
    #expect(try pty.terminal().readSecret() == "hunter2 是")
    person.join()
    #expect(pty.isEchoing)
    pty.type("shown\n")
    #expect(!pty.see("shown").contains("hunter2"))
  }

  @Test("what was typed before the question is no answer to it")
  func typedAhead() throws {
    let pty = PseudoTerminal()
    pty.type("too early\n")
    _ = pty.see("early")
    let person = try Thread(name: "person") {
      pty.waitForSilence()
      pty.type("in time\n")
    }
    #expect(try pty.terminal().readSecret() == "in time")
    person.join()
  }

  @Test("a time is shown as the clock on the wall shows it")
  func localTime() async {
    await #expect(processExitsWith: .success) {
      _ = unsafe setenv("TZ", "Asia/Shanghai", 1)
      let time = LocalTime(seconds: 1_788_192_000)  // 2026-08-31T16:00:00Z
      precondition((time.year, time.month, time.day) == (2026, 9, 1))
      precondition((time.hour, time.minute, time.second) == (0, 0, 0))
    }
  }
}

extension PseudoTerminal {
  /// The program's end, as the program opens it.
  func terminal() -> Terminal {
    guard let terminal = Terminal(path: path) else { preconditionFailure("no terminal") }
    return terminal
  }
}
