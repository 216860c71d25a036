import Console
import Sockets

/// The doors between the program and the machine, so that a test can stand behind them.
struct System {
  var environment: (String) -> String?
  var write: (StandardStream, String) throws(ConsoleError) -> Void
  /// All of standard input.
  var readInput: () throws(ConsoleError) -> [UInt8]
  var readFile: (String) throws(ConsoleError) -> [UInt8]
  /// A regular file, to be read part by part.
  var openFile: (String) throws(ConsoleError) -> FileParts = { (path) throws(ConsoleError) in
    try FileParts(path)
  }
  /// Whether anything stands at a path.
  var exists: (String) -> Bool = Process.exists
  /// A file that comes about whole or not at all.
  var draft: (String) throws(ConsoleError) -> any Sink = { (path) throws(ConsoleError) in
    try FileDraft(path)
  }
  /// Bytes for standard output.
  var writeBytes: ([UInt8]) throws(ConsoleError) -> Void = { (bytes) throws(ConsoleError) in
    try StandardStream.output.write(bytes)
  }
  /// Writes a file whole; what is there already is replaced only if that is wanted.
  var writeFile: (String, [UInt8], _ replaces: Bool) throws(ConsoleError) -> Void
  /// Whether standard output shows colours.
  var isColored = false
  /// The size of the terminal that a stream shows on; nil if it goes elsewhere.
  var windowSize: (StandardStream) -> WindowSize? = { _ in nil }
  /// Milliseconds since 1970.
  var now: () -> Int64 = { SystemClock.millisecondsSinceEpoch }
  /// Shows a text in the pager that a command starts; false if there is no such.
  var page: (_ command: String, String) throws(ConsoleError) -> Bool = {
    (_, _) throws(ConsoleError) in false
  }
  /// Shows times in a zone of the IANA database from now on; nil where that cannot be.
  var adoptZone: ((String) -> Void)?
  /// The person at the terminal; nil if nobody is there to ask.
  var dialog: () -> (any Dialog)?
  /// What Ctrl-C does while a stream is followed.
  var interruption = CallingThread.Interruption.none
  /// How long to wait before something is asked again that was not there, or not done.
  var pause = Duration.milliseconds(500)

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
      isColored: Colors.areWanted(
        isTerminal: StandardStream.output.isTerminal, environment: Process.environment),
      windowSize: { $0.windowSize },
      page: { (command, text) throws(ConsoleError) in try Pager(command).show(text) },
      adoptZone: { Process.adopt(zone: $0) }, dialog: { TerminalDialog() },
      interruption: .interrupt)
  }
}

extension System {
  /// The terminal that results are shown on; nil if they go elsewhere.
  func screen(usesPager: Bool) -> Screen? {
    guard let size = windowSize(.output) else { return nil }
    var screen = Screen(size: size, now: now())
    if usesPager, let command = pagerCommand {
      screen.page = { [page] (text) throws(ConsoleError) in try page(command, text) }
    }
    return screen
  }

  /// Without a word where it is not installed.
  private static let less = "command -v less >/dev/null || exit 127; exec less -FRX"

  /// `CARDCTL_PAGER`, else `PAGER`, else less; nil if the one that counts is empty or `cat`.
  private var pagerCommand: String? {
    let command = environment("CARDCTL_PAGER") ?? environment("PAGER") ?? Self.less
    return command.isEmpty || command == "cat" ? nil : command
  }
}

/// What takes a file's bytes as they come.
protocol Sink {
  func append(_ bytes: [UInt8]) throws(ConsoleError)
  /// All is there.
  func place(replaces: Bool) throws(ConsoleError)
  /// Not all will be there: nothing of it stays where that can be.
  func discard()
}

extension FileDraft: Sink {}

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
