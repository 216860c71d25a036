import FoundationEssentials

/// A document of the contract, read from `Protocol/`.
package enum Document: String {
  case openrpc, reasons, schemas

  /// - Throws: if it cannot be read or is not JSON.
  package func tree() throws -> Tree {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(contentsOf: root.appending(path: "Protocol/\(rawValue).json"))
    guard let tree = Tree([UInt8](data)) else { throw DocumentError(name: rawValue) }
    return tree
  }
}

package struct DocumentError: Error {
  /// The document that is not JSON.
  package let name: String
}
