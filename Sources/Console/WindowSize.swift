import CLinux
import Glibc

/// How many characters a terminal shows.
package struct WindowSize: Equatable, Sendable {
  package let columns: Int
  package let rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

extension StandardStream {
  /// The size of the terminal at the other end; nil if there is none, or if it does not tell.
  package var windowSize: WindowSize? {
    var size = winsize()
    guard isTerminal, unsafe clinux_window_size(rawValue, &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return WindowSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }
}
