package import RPC
package import Storage

/// How many records each key has sealed.
package struct SealedCensus: Sendable {
  /// By key, then by what they are; without those that are none.
  package private(set) var counts: [UInt32: [(what: String, count: Int)]] = [:]
  /// Records that name no key.
  package private(set) var malformed = 0

  private static let pageRows = 1_000

  /// Reads through all of them.
  ///
  /// - Parameter schema: the database's.
  package init(_ snapshot: Snapshot, schema: Int) throws(Refusal) {
    for column in SealedColumn.allCases where column.schemaMin <= schema {
      var found: [UInt32: Int] = [:]
      var after = column.start
      while true {
        let rows = try snapshot.all(
          column.page(after: after, limit: Self.pageRows), row: column.row)
        for row in rows where row.sealed != nil {
          if let key = row.sealKey { found[key, default: 0] += 1 } else { malformed += 1 }
        }
        guard let last = rows.last else { break }
        after = last.key
      }
      for (key, count) in found { counts[key, default: []].append(("\(column.name)", count)) }
    }
  }

  /// How many records a key has sealed.
  package func count(of key: UInt32) -> Int { (counts[key] ?? []).reduce(0) { $0 + $1.count } }

  /// The same in words: `3 gateway tokens, 1 stored answers`; nil if there are none.
  package func words(of key: UInt32) -> String? {
    counts[key].map { $0.map { "\($0.count) \($0.what)" }.joined(separator: ", ") }
  }

  /// The keys that records need and that are not among `keys`.
  package func missing(from keys: [UInt32]) -> [UInt32] {
    counts.keys.filter { !keys.contains($0) }.sorted()
  }
}
