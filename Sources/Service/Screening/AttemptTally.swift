import API
import Crypto
import Domain
import RPC
import Storage

/// The attempts of some time that have ended, and those of them that could have been spared.
struct AttemptTally {
  static let days: Int64 = 30

  /// As they are stored: the places in the contract's lists.
  private enum Outcome {
    static let approved = 1
    static let declined = 2
  }

  /// Attempts that are alike in all that matters here.
  private struct Group {
    let status: Int
    let health: Int
    let outcome: Int
    let observation: Observation?
    let count: Int

    init(_ row: borrowing Row) {
      (status, health, outcome) = (row.int(0), row.int(1), row.int(2))
      observation = row.optionalText(3).flatMap { Domain.SignalProfile(rawValue: $0) }
        .flatMap { profile in
          row.optionalText(4).map { code in
            Observation(profile, code, advice: row.optionalText(5), observedAt: 0)
          }
        }
      count = row.int(6)
    }
  }

  private let since: Timestamp
  private var attempts = 0
  private var wasted = HealthTally()

  init(
    of site: Site, _ store: StoreID?, until now: Timestamp, _ ruleset: Ruleset,
    in snapshot: Snapshot
  ) throws(Refusal) {
    since = now + .seconds(-Self.days * 86_400)
    for group in try snapshot.all(
      Self.query(site, store, since: since), row: { Group($0) })
    {
      attempts += group.count
      if let health = Self.wasted(group, ruleset) { wasted.add(health, group.count) }
    }
  }

  private static func query(_ site: Site, _ store: StoreID?, since: Timestamp) -> SQL {
    var query = SQL(
      """
      SELECT attempts.status, attempts.health, attempts.outcome, attempts.profile, attempts.code,
        attempts.advice, count(*)
      FROM attempts JOIN payments ON payments.tenant = attempts.tenant
        AND payments.id = attempts.payment
      WHERE attempts.tenant = ? AND attempts.id >= ? AND attempts.begun_at >= ?
        AND attempts.outcome > 0
      """, .id(site.tenant), .int(Int(IdentifierSource.lowest(at: since.milliseconds))),
      .time(since))
    if let store {
      query.append(" AND payments.store = ?", .id(store))
    } else if let stores = site.reach.stores {
      query.append(" AND payments.store IN ")
      query.append(list: stores.map { .id($0) })
    }
    query.append(" GROUP BY 1, 2, 3, 4, 5, 6")
    return query
  }

  /// What was wrong with the card from the beginning, else what the code said for good; nil: the attempt
  /// was worth it.
  private static func wasted(_ group: Group, _ ruleset: Ruleset) -> Domain.Health? {
    guard group.outcome != Outcome.approved else { return nil }
    if group.status != CardStatus.normal.rawValue {
      return Domain.Health(rawValue: UInt8(clamping: group.health))
    }
    guard group.outcome == Outcome.declined, let observation = group.observation else { return nil }
    let facts = SignalFacts(expiry: nil, day: Day(number: 0), nextDay: 0)
    guard case .add(let health) = ruleset.interpret(observation, facts).change,
      HealthSet.terminal.contains(health)
    else { return nil }
    return health
  }

  var answer: WastedAttempts {
    WastedAttempts(
      since: since, attempts: Int64(attempts), wasted: Int64(wasted.count), healths: wasted.healths)
  }
}
