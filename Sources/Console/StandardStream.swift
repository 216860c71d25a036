import Glibc

/// The three streams that every program is born with.
package enum StandardStream: CInt, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a person is at the other end.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  package func write(_ text: String) throws(ConsoleError) {
    try Descriptors.writeAll(rawValue, name, text.utf8Span.span)
  }

  package func write(_ bytes: [UInt8]) throws(ConsoleError) {
    try Descriptors.writeAll(rawValue, name, bytes.span)
  }

  /// All bytes to the end.
  /// - Throws: `tooLarge`, `system`.
  package func readAll(bytesMax: Int) throws(ConsoleError) -> [UInt8] {
    try Descriptors.readAll(rawValue, name, bytesMax: bytesMax)
  }

  private var name: String {
    switch self {
    case .input: "standard input"
    case .output: "standard output"
    case .error: "standard error"
    }
  }
}
