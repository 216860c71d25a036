import Console
import Sockets

/// The doors between the program and the machine, so that a test can stand behind them.
struct System {
  var environment: (String) -> String?
  var write: (StandardStream, String) throws(ConsoleError) -> Void
  /// All of standard input.
  var readInput: () throws(ConsoleError) -> [UInt8]
  var readFile: (String) throws(ConsoleError) -> [UInt8]
  /// Writes a file whole; what is there already is replaced only if that is wanted.
  var writeFile: (String, [UInt8], _ replaces: Bool) throws(ConsoleError) -> Void
  /// Whether standard output shows colours.
  var isColored = false
  /// The person at the terminal; nil if nobody is there to ask.
  var dialog: () -> (any Dialog)?
  /// What Ctrl-C does while a stream is followed.
  var interruption = CallingThread.Interruption.none

  /// No input of a person or of a call is longer.
  private static let inputBytesMax = 16 << 20

  /// The machine itself.
  static var real: System {
    System(
      environment: Process.environment,
      write: { (stream, text) throws(ConsoleError) in try stream.write(text) },
      readInput: { () throws(ConsoleError) in
        try StandardStream.input.readAll(bytesMax: inputBytesMax)
      },
      readFile: { (path) throws(ConsoleError) in
        try Process.readFile(path, bytesMax: inputBytesMax)
      },
      writeFile: { (path, bytes, replaces) throws(ConsoleError) in
        try Process.writeFile(path, bytes, replaces: replaces)
      },
      isColored: showsColors, dialog: { TerminalDialog() }, interruption: .interrupt)
  }
}

extension System {
  /// A terminal that is not told otherwise (https://no-color.org).
  private static var showsColors: Bool {
    let isUnwanted = Process.environment("NO_COLOR").map { !$0.isEmpty } ?? false
    return StandardStream.output.isTerminal && !isUnwanted
      && Process.environment("TERM") != "dumb"
  }
}

/// A person who can be asked.
protocol Dialog {
  func tell(_ text: String) throws(ConsoleError)
  /// A line; nil when the person wants no more (end of input).
  func readLine() throws(ConsoleError) -> String?
  /// A line that is not shown while it is typed.
  func readSecret() throws(ConsoleError) -> String?
}

/// The person at the controlling terminal.
private final class TerminalDialog: Dialog {
  private let terminal: Terminal

  /// nil if there is no terminal, or if messages go elsewhere: then a script runs the program, and a
  /// question would wait forever.
  init?() {
    guard StandardStream.error.isTerminal, let terminal = Terminal() else { return nil }
    self.terminal = terminal
  }

  func tell(_ text: String) throws(ConsoleError) { try terminal.write(text) }
  func readLine() throws(ConsoleError) -> String? { try terminal.readLine() }
  func readSecret() throws(ConsoleError) -> String? { try terminal.readSecret() }
}
