import Glibc

/// Both ends of a terminal: a test is the person at the one, the program is at the other.
package final class PseudoTerminal: Sendable {
  package let person: CInt
  package let program: CInt
  package let path: String

  /// - Parameters:
  ///   - columns: how wide the terminal is; 0 for one that does not tell.
  ///   - rows: how high it is.
  package init(columns: UInt16 = 0, rows: UInt16 = 0) {
    var (person, program): (CInt, CInt) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    let status = unsafe openpty(&person, &program, &name, nil, &size)
    precondition(status == 0, "no pseudo terminal")
    for number in [person, program] { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
    self.person = person
    self.program = program
    path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    _ = close(person)
    _ = close(program)
  }

  package var isEchoing: Bool {
    var state = termios()
    precondition(unsafe tcgetattr(program, &state) == 0)
    return state.c_lflag & tcflag_t(ECHO) != 0
  }

  package func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(person, $0.baseAddress, $0.count) }
  }

  /// Waits until `text` has been shown; returns all that was shown until then.
  package func see(_ text: String) -> String {
    var shown: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1024)
    while true {
      let all = String(decoding: shown, as: UTF8.self)
      if all.contains(text) { return all }
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(person, $0.baseAddress, $0.count)
      }
      precondition(count > 0, "the terminal went before it showed \(text)")
      shown += chunk[..<count]
    }
  }

  /// Waits until what is typed is not shown any more.
  package func waitForSilence() {
    while isEchoing { sched_yield() }
  }
}
