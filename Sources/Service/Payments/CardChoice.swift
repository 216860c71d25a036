import API
import Domain
import RPC
import Storage

/// Chooses a card for a payment: the rules of routing over the cards as they are, with what the retry policy
/// makes of the attempts before.
struct CardChoice {
  /// What is to be paid.
  struct Demand {
    let usage: PaymentUsage
    /// Nil: no ceiling of an amount counts.
    var amount: Money?
    /// Nil: what bars an order does not count.
    var order: String?
    /// The attempts of the same order so far.
    var siblings: [RetryPolicy.Attempt] = []
  }

  let ranking: Routing.Ranking
  /// The edition of the rules that have held cards back.
  let edition: String
  private let rows: [Int64: CardRow]

  /// - Parameter cards: those to choose among.
  init(
    _ cards: [CardRow], for demand: Demand, _ context: some SiteFinding, on today: Day
  ) throws(Refusal) {
    let policy = RetryPolicy(context.service.ruleset)
    let routing = Routing.Demand(
      Domain.Usage(demand.usage), now: context.now.milliseconds, today: today)
    var candidates: [Routing.Candidate] = []
    for card in cards {
      var candidate = Routing.Candidate(card)
      // What is out anyway needs no look at its past.
      if candidate.exclusion(from: routing) == nil {
        let lineage = try context.snapshot.lineage(of: card)
        candidate.take(lineage, policy.judge(demand, on: card, lineage, at: context.now))
      }
      candidates.append(candidate)
    }
    ranking = Routing.rank(candidates, for: routing)
    edition = policy.ruleset.edition
    rows = Dictionary(uniqueKeysWithValues: cards.map { ($0.id.rawValue, $0) })
  }

  var best: CardRow? { ranking.usable.first.flatMap { rows[$0.id] } }
  var usable: [CardRow] { ranking.usable.compactMap { rows[$0.id] } }
  var excluded: [(row: CardRow, exclusion: Routing.Exclusion)] {
    ranking.excluded.compactMap { candidate, exclusion in
      rows[candidate.id].map { ($0, exclusion) }
    }
  }

  /// Why no card can be used: what holds each one back.
  ///
  /// - Parameter isNamed: whether the caller has asked for the one card.
  func refusal(_ isNamed: Bool, at now: Timestamp) -> Refusal {
    let causes = excluded.map { row, exclusion in
      Refusal.Cause(
        row.id.text, exclusion.asReason, notBefore: exclusion.notBefore, rule: exclusion.rule,
        edition: exclusion.rule.map { _ in edition })
    }
    let only = isNamed ? causes.first : nil
    var refusal = Refusal(only?.reason ?? .noUsableCard)
    refusal.causes = causes
    refusal.retryAfterMs = causes.compactMap(\.notBefore).min()
      .map { $0.milliseconds - now.milliseconds }
    return refusal
  }
}

extension RetryPolicy {
  fileprivate func judge(
    _ demand: CardChoice.Demand, on card: CardRow, _ lineage: Lineage, at now: Timestamp
  ) -> Verdict {
    let payment = Payment(
      order: demand.order ?? "", amount: demand.amount?.amount ?? 0,
      currency: demand.amount?.currency ?? "", usage: Domain.Usage(demand.usage),
      network: Domain.SignalProfile(network: card.brand))
    return judge(
      payment, on: lineage.credential, after: lineage.attempts,
      and: demand.siblings.filter { !lineage.cards.contains($0.credential) },
      at: now.milliseconds)
  }
}

extension Routing.Candidate {
  init(_ row: CardRow) {
    self.init(
      id: row.id.rawValue, binding: Domain.Binding(row.binding), state: row.state,
      usage: Domain.Usage(row.usage))
    priority = row.priority == 0 ? nil : row.priority
  }

  fileprivate mutating func take(_ lineage: Lineage, _ verdict: RetryPolicy.Verdict) {
    (lastUsed, lastSuccess) = (lineage.lastUsed, lineage.lastSuccess)
    let rule = verdict.rule ?? ""
    hold =
      switch verdict.decision {
      case .allow: nil
      case .notBefore(let end): .waiting(until: end, rule: rule)
      case .never: .barred(rule: rule)
      }
  }
}

extension Routing.Exclusion {
  /// The contract's constant.
  var asReason: Reason {
    switch self {
    case .unbinding: .cardUnbinding
    case .unbound: .cardUnbound
    case .invalid: .cardInvalid
    case .abnormal: .cardAbnormal
    case .consentRevoked: .consentRevoked
    case .usage: .usageMismatch
    case .waiting: .retryNotYet
    case .barred: .retryBarred
    }
  }

  var notBefore: Timestamp? { end.map { Timestamp(milliseconds: $0) } }
}

extension Domain.Usage {
  init(_ usage: CardUsage) {
    self =
      switch usage {
      case .checkout: .checkout
      case .autoDebit: .autoDebit
      case .both: .both
      case .unrecognized: preconditionFailure("params and rows hold known values only")
      }
  }
}

extension Snapshot {
  /// A store's cards that are not unbound, for a choice among them.
  func cards(of store: StoreID, in tenant: TenantID, on today: Day) throws(Refusal) -> [CardRow] {
    var query = try CardQuery(
      reach: Reach(tenant: tenant, stores: nil), status: nil, health: nil, store: store, in: self)
    query.limit = Int.max
    return try all(query.rows(of: tenant, on: today), row: { CardRow($0) })
  }
}
