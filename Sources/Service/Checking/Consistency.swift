import API
package import RPC
package import Storage

/// Whether rows agree with each other where the database itself does not see to it.
package enum Consistency {
  private static let pageRows = 1_000

  /// All that is wrong, in sentences; none shows what a card or a record holds. It knows the rows of the
  /// newest schema.
  ///
  /// - Parameter keys: the seal keys that there are.
  package static func findings(
    _ snapshot: Snapshot, sealKeys keys: [UInt32]
  ) throws(Refusal) -> [String] {
    try strays(snapshot) + sealed(snapshot, keys) + cards(snapshot) + events(snapshot)
  }

  private static func strays(_ snapshot: Snapshot) throws(Refusal) -> [String] {
    var findings: [String] = []
    for stray in Stray.all {
      let count = try snapshot.first(stray.count, row: { $0.int(0) }) ?? 0
      if count > 0 { findings.append("\(count) \(stray.sentence)") }
    }
    return findings
  }

  private static func sealed(
    _ snapshot: Snapshot, _ keys: [UInt32]
  ) throws(Refusal) -> [String] {
    let census = try SealedCensus(snapshot, schema: Schema.newest)
    let missing = census.missing(from: keys).map { key in
      "\(census.words(of: key) ?? "") need seal key \(key), which is not in the key file"
    }
    let malformed = census.malformed
    return missing + (malformed > 0 ? ["\(malformed) sealed records are none"] : [])
  }

  /// What reads copy of a card has to be what its columns say.
  private static func cards(_ snapshot: Snapshot) throws(Refusal) -> [String] {
    var (count, first): (Int, CardID?) = (0, nil)
    var after = (tenant: -1, card: -1)
    while true {
      let page = try snapshot.all(
        """
        SELECT tenant, id, store, brand, funding, last4, holder_masked, bank, expiry, observed,
          binding, usage, priority, label, bound_at, state_since, last_verified_at, version,
          previous_card, replaced_by, encoded, primary_observed
        FROM cards WHERE (tenant, id) > (?, ?) ORDER BY tenant, id LIMIT ?
        """, .int(after.tenant), .int(after.card), .int(pageRows),
        row: { row in
          let card = CardRow(row)
          let agrees = row.text(20) == card.encoded && row.int(21) == card.primaryObserved
          return (card.tenant, card.id, agrees)
        })
      for (_, card, agrees) in page where !agrees {
        count += 1
        first = first ?? card
      }
      guard let last = page.last else { break }
      after = (Int(last.0.rawValue), Int(last.1.rawValue))
    }
    guard let first else { return [] }
    return ["\(count) cards are shown otherwise than their columns say, \(first.text) first"]
  }

  /// Each tenant counts its events from 1, and none is ever removed.
  private static func events(_ snapshot: Snapshot) throws(Refusal) -> [String] {
    try snapshot.all(
      """
      SELECT tenant, max(sequence) - count(*) FROM events
      GROUP BY tenant HAVING max(sequence) <> count(*) OR min(sequence) <> 1
      """,
      row: { row in
        "\(row.int(1)) events of \(row.id(0, TenantID.self).text) are missing among those before its last"
      })
  }
}
