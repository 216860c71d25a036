import Synchronization
import WireTesting

/// What a log has put out.
final class Lines: Sendable {
  private let text = Mutex("")

  func add(_ bytes: [UInt8]) { text.withLock { $0 += String(decoding: bytes, as: UTF8.self) } }

  var all: String { text.withLock { $0 } }

  /// Each line as JSON.
  var trees: [Tree] { all.split(separator: "\n").compactMap { Tree(String($0)) } }
}
