import API
package import Domain
import RPC
package import Storage

/// What another edition of the ruleset would have made of the signals that are on record.
package enum RulesetTrial {
  /// A card that two editions see differently.
  package struct Difference: Hashable, Sendable {
    package let tenant: String
    package let card: String
    /// The names of the healths.
    package let from: String
    package let to: String
  }

  /// The cards whose signals alone give another health under `new` than under `old`, tenant by tenant.
  package static func differences(
    from old: Ruleset, to new: Ruleset, in database: Database
  ) throws -> [Difference] {
    let reader = SharedReader(try database.makeReader())
    var result: Result<[Difference], Refusal> = .success([])
    try reader.read { snapshot in
      do throws(Refusal) {
        result = .success(try differences(from: old, to: new, in: snapshot))
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }

  private static func differences(
    from old: Ruleset, to new: Ruleset, in snapshot: Snapshot
  ) throws(Refusal) -> [Difference] {
    let tenants = try snapshot.all(
      "SELECT id, time_zone FROM tenants WHERE id > 0 ORDER BY id",
      row: { (id: $0.id(0, TenantID.self), zone: $0.text(1)) })
    var differences: [Difference] = []
    for tenant in tenants {
      guard let zone = Zone(name: tenant.zone) else { continue }
      for card in try snapshot.recordedCards(of: tenant.id) {
        let (from, to) = (card.health(old, zone), card.health(new, zone))
        if from == to { continue }
        differences.append(
          Difference(
            tenant: tenant.id.text, card: card.id.text, from: from.name, to: to.name))
      }
    }
    return differences
  }
}

/// A card with all its signals.
private struct RecordedCard {
  let id: CardID
  let expiry: Expiry?
  let detailsAt: Int64?
  var observations: [Observation] = []

  func health(_ ruleset: Ruleset, _ zone: Zone) -> Domain.Health {
    let observed = ruleset.replay(observations, detailsAt: detailsAt) { observation in
      let day = zone.today(at: Timestamp(milliseconds: observation.observedAt)).day
      return SignalFacts(
        expiry: expiry, day: day, nextDay: zone.start(of: day + 1).milliseconds)
    }
    return observed.first ?? .active
  }
}

extension Snapshot {
  /// The cards that there are signals of, each with its signals as they arrived.
  fileprivate func recordedCards(of tenant: TenantID) throws(Refusal) -> [RecordedCard] {
    var cards: [RecordedCard] = []
    try each(
      """
      SELECT cards.id, cards.expiry, cards.details_at, profile, code, advice,
        card_signals.observed_at, attempt
      FROM card_signals JOIN cards ON cards.tenant = card_signals.tenant
        AND cards.id = card_signals.card
      WHERE card_signals.tenant = ? ORDER BY card_signals.card, received_at,
        card_signals.observed_at
      """, values: [.id(tenant)]
    ) { row throws(Refusal) in
      let id = row.id(0, CardID.self)
      if cards.last?.id != id {
        cards.append(
          RecordedCard(
            id: id, expiry: row.optionalInt(1).map { Expiry(index: $0) },
            detailsAt: row.optionalTime(2)?.milliseconds))
      }
      if let profile = Domain.SignalProfile(rawValue: row.text(3)) {
        cards[cards.count - 1].observations.append(
          Observation(
            profile, row.text(4), advice: row.text(5), observedAt: row.time(6).milliseconds,
            attempt: row.int(7) == 0 ? nil : Int64(row.int(7))))
      }
      return true
    }
    return cards
  }
}

extension RulesetTrial {
  /// The names of all editions, oldest first; the last is in force.
  package static func editions() throws -> [String] {
    try Ruleset.editions().map(\.edition)
  }

  /// The same by the names of the editions; nil if there is none of a name.
  package static func differences(
    from old: String, to new: String, in database: Database
  ) throws -> [Difference]? {
    let editions = try Ruleset.editions()
    guard let old = editions.first(where: { $0.edition == old }),
      let new = editions.first(where: { $0.edition == new })
    else { return nil }
    return try differences(from: old, to: new, in: database)
  }
}
