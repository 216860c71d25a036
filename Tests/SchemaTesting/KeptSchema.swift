package import Foundation

/// An installation of an earlier edition: its database as SQL text, and the keys that it was sealed with.
///
/// The texts stand in `Texts`, one for each schema that was released, as `Scripts/keep-schema` has written
/// them. Those of schemas 1 to 11 hold the rows of schema 12, as far as each had their tables and columns.
package struct KeptSchema: Sendable, CustomStringConvertible {
  /// Of the last migration.
  package let number: Int
  /// SHA-256 of that migration's text, in hexadecimal.
  package let migrationDigest: String
  /// A key file's lines.
  package let keys: String
  /// Makes the database, in an empty file.
  package let script: String

  package var description: String { "schema \(number)" }

  /// What the installation's people and its sealed token are called.
  package static let (boss, service) = ("boss", "orders")
  package static let gatewayToken = "tok-9Qx3LmVw81"
  package static func password(of account: String) -> String { "\(account)-password-1" }

  /// Where the texts stand.
  package static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Texts")

  /// All that are kept, the oldest first.
  package static func all() throws -> [KeptSchema] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try names.filter { $0.hasSuffix(".sql") }.map { name in
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      guard let kept = KeptSchema(text), kept.fileName == name else {
        throw Malformed(file: name)
      }
      return kept
    }.sorted { $0.number < $1.number }
  }

  package init(number: Int, migrationDigest: String, keys: String, script: String) {
    self.number = number
    self.migrationDigest = migrationDigest
    self.keys = keys
    self.script = script
  }
}

/// A kept text is not as it was written.
package struct Malformed: Error {
  package let file: String
}

extension KeptSchema {
  package var fileName: String { "schema-\(number < 10 ? "0" : "")\(number).sql" }

  /// The file: comments say what the script cannot, and behind an empty line comes the script.
  package var text: String {
    let head = ["schema \(number)", "migration \(migrationDigest)"] + keys.split(separator: "\n")
    return head.map { "-- \($0)\n" }.joined() + "\n" + script
  }

  init?(_ text: String) {
    guard let end = text.range(of: "\n\n") else { return nil }
    let head = text[..<end.lowerBound].split(separator: "\n")
    guard head.count > 2, head.allSatisfy({ $0.hasPrefix("-- ") }) else { return nil }
    let lines = head.map { $0.dropFirst(3) }
    let words = lines.prefix(2).map { $0.split(separator: " ") }
    guard words[0].first == "schema", let number = words[0].last.flatMap({ Int($0) }),
      words[1].first == "migration", let digest = words[1].last
    else { return nil }
    self.init(
      number: number, migrationDigest: String(digest),
      keys: lines.dropFirst(2).map { "\($0)\n" }.joined(), script: String(text[end.upperBound...]))
  }
}
