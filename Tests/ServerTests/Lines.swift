import Synchronization
import WireTesting

/// What a log has put out.
final class Lines: Sendable {
  private let text = Mutex("")

  func add(_ bytes: [UInt8]) { text.withLock { $0 += String(decoding: bytes, as: UTF8.self) } }

  var all: String { text.withLock { $0 } }

  /// How many lines were left out, as the log tells.
  var leftOut: Int {
    let told = all.split(separator: "\n").filter { $0.contains("left out") }
    return told.reduce(0) { $0 + Int(Tree(String($1))?["count"]?.integer ?? 0) }
  }

  /// Each line as JSON.
  var trees: [Tree] { all.split(separator: "\n").compactMap { Tree(String($0)) } }
}
