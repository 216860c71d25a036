import CLinux
import Glibc

/// The terminal of the person who runs the program, whatever its standard streams are.
package struct Terminal: ~Copyable {
  private let file: FileDescriptor
  private let path: String

  /// The longest line of a terminal in canonical mode (termios(3)).
  private static let lineBytesMax = 4096

  /// nil if the program has no terminal.
  package init?(path: String = "/dev/tty") {
    guard let file = try? FileDescriptor(opening: path, O_RDWR | O_NOCTTY) else { return nil }
    self.file = file
    self.path = path
  }

  package borrowing func write(_ text: String) throws(ConsoleError) {
    try file.writeAll(text.utf8Span.span)
  }

  /// One line without its end; nil when input has ended. A key that interrupts does so, whatever was
  /// held back before.
  package borrowing func readLine() throws(ConsoleError) -> String? {
    let signals = try HeldSignals()
    while true {
      if let bytes = try read(signals) { return Self.line(bytes) }
      signals.deliver()
    }
  }

  /// One line that is not shown while it is typed; nil when input has ended.
  ///
  /// The terminal is as before when this returns, throws, or a signal ends or stops the program: until
  /// then the signal waits (signalfd(2)), and afterwards does what it always does.
  package borrowing func readSecret() throws(ConsoleError) -> String? {
    let signals = try HeldSignals()
    while true {
      if let bytes = try readWithoutEcho(signals) {
        try write("\n")
        return Self.line(bytes)
      }
      // A signal came. If it only stopped the program, the line is asked for again.
      signals.deliver()
    }
  }

  /// The same while nothing that is typed is shown.
  private borrowing func readWithoutEcho(
    _ signals: borrowing HeldSignals
  ) throws(ConsoleError) -> [UInt8]? {
    let echo = try EchoOff(file.number)
    defer { echo.restore() }
    return try read(signals)
  }

  /// The bytes of a line, or nil if a signal came first.
  private borrowing func read(
    _ signals: borrowing HeldSignals
  ) throws(ConsoleError) -> [UInt8]? {
    var entries = [
      pollfd(fd: file.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.number, events: Int16(POLLIN), revents: 0),
    ]
    try systemCall("poll", path) { unsafe Int(poll(&entries, 2, -1)) }
    if entries[1].revents != 0 { return nil }
    return try Descriptors.read(file.number, path, bytesMax: Self.lineBytesMax)
  }

  private static func line(_ bytes: [UInt8]) -> String? {
    if bytes.isEmpty { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}

/// A terminal whose echo is off. What was typed ahead is dropped on both changes, so that nothing of a
/// secret shows up elsewhere.
private struct EchoOff {
  private let number: CInt
  private let former: termios

  init(_ number: CInt) throws(ConsoleError) {
    var state = termios()
    try systemCall("tcgetattr") { unsafe Int(tcgetattr(number, &state)) }
    self.number = number
    former = state
    state.c_lflag &= ~tcflag_t(ECHO | ECHONL)
    state.c_lflag |= tcflag_t(ICANON | ISIG)
    try systemCall("tcsetattr") { unsafe Int(tcsetattr(number, TCSAFLUSH, &state)) }
  }

  func restore() {
    var state = former
    _ = unsafe tcsetattr(number, TCSAFLUSH, &state)
  }
}

/// Signals that would end or stop the program, held back and made visible to poll(2).
private struct HeldSignals: ~Copyable {
  /// Readable while a signal waits. Nobody reads it: the signal stays pending.
  let number: CInt
  private let held: sigset_t
  private let former: sigset_t

  private static let all = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGALRM, SIGPIPE]

  init() throws(ConsoleError) {
    var held = sigset_t()
    var former = sigset_t()
    _ = unsafe sigemptyset(&held)
    for signal in Self.all { _ = unsafe sigaddset(&held, signal) }
    _ = unsafe pthread_sigmask(SIG_BLOCK, &held, &former)
    self.held = held
    self.former = former
    number = CInt(
      try systemCall("signalfd") { unsafe Int(signalfd(-1, &held, clinux_signalfd_flags)) })
  }

  /// Lets what waits act, then holds back again. Also what the parent had blocked: whoever presses a key
  /// to end the program means it, and what stays pending would be found again for ever.
  borrowing func deliver() {
    var held = held
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &held, nil)
    _ = unsafe pthread_sigmask(SIG_BLOCK, &held, nil)
  }

  deinit {
    var former = former
    _ = unsafe pthread_sigmask(SIG_SETMASK, &former, nil)
    _ = close(number)
  }
}
