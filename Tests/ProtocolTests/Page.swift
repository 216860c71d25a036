import Foundation
import Testing

/// The page that describes the protocol.
enum Page {
  /// The text of the client that stands in it.
  static func client() throws -> String {
    let page = Installation.sources.appending(path: "../../Protocol/README.md")
    let parts = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```python\n")
    try #require(parts.count == 2, "one client stands in the page")
    return parts[1].components(separatedBy: "```")[0]
  }
}
