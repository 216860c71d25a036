import Glibc

/// The process's standard error, one write a line.
package enum StandardError {
  package static func write(_ text: String) {
    let bytes = Array(text.utf8)
    // Nobody can be told when this fails.
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
