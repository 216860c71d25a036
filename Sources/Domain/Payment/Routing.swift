/// Chooses cards for a payment: which may be used, in which order, and why the others may not.
package enum Routing {
  /// So long a success speaks for a card.
  package static let recentSuccessDays = 30

  /// A payment's demand and the moment of asking.
  package struct Demand: Sendable {
    package let usage: Usage
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let now: Int64
    /// The same moment's day in the tenant's zone.
    package let today: Day

    package init(_ usage: Usage, now: Int64, today: Day) {
      self.usage = usage
      self.now = now
      self.today = today
    }
  }

  package struct Ranking: Sendable {
    /// Best first.
    package let usable: [Candidate]
    /// In the order of the candidates.
    package let excluded: [(candidate: Candidate, exclusion: Exclusion)]
  }

  package static func rank(_ candidates: [Candidate], for demand: Demand) -> Ranking {
    var usable: [Candidate] = []
    var excluded: [(candidate: Candidate, exclusion: Exclusion)] = []
    for candidate in candidates {
      if let exclusion = candidate.exclusion(from: demand) {
        excluded.append((candidate, exclusion))
      } else {
        usable.append(candidate)
      }
    }
    usable.sort { $0.isPreferred(to: $1, for: demand) }
    return Ranking(usable: usable, excluded: excluded)
  }
}

extension Routing {
  /// A card as the choice sees it. Times are milliseconds since 1970-01-01T00:00:00Z.
  package struct Candidate: Sendable {
    package enum Hold: Hashable, Sendable {
      /// The named rule or ceiling lets the card rest until then.
      case waiting(until: Int64, rule: String)
      /// The named rule bars the card, however long it rests.
      case barred(rule: String)
    }

    package let id: Int64
    package let binding: Binding
    package let state: CardState
    package let usage: Usage
    /// The merchant's explicit order: 1 comes before 2, and both before none.
    package var priority: Int?
    package var isStoreDefault = false
    package var lastSuccess: Int64?
    package var lastUsed: Int64?
    package var hold: Hold?

    package init(id: Int64, binding: Binding, state: CardState, usage: Usage) {
      self.id = id
      self.binding = binding
      self.state = state
      self.usage = usage
    }
  }
}

extension Routing.Candidate {
  /// Why the card cannot serve the demand; `nil`: it can.
  package func exclusion(from demand: Routing.Demand) -> Routing.Exclusion? {
    switch binding {
    case .unbinding: return .unbinding
    case .unbound: return .unbound
    case .bound: break
    }
    if let exclusion = exclusionByHealth(from: demand) { return exclusion }
    guard usage.covers(demand.usage) else { return .usage }
    switch hold {
    case .waiting(let until, let rule) where until > demand.now:
      return .waiting(until: until, rule: rule)
    case .barred(let rule): return .barred(rule: rule)
    case .waiting, nil: return nil
    }
  }

  /// Whether some payment of the day could use it, were no retry rule in its way.
  package func isUsable(on today: Day) -> Bool {
    [Usage.checkout, .autoDebit].contains { usage in
      exclusion(from: Routing.Demand(usage, now: 0, today: today)) == nil
    }
  }

  private func exclusionByHealth(from demand: Routing.Demand) -> Routing.Exclusion? {
    var reasons = state.reasons(on: demand.today)
    // A revoked consent ends the debits that the merchant starts; the payer may still check out.
    if demand.usage == .checkout { reasons.remove(HealthSet(.consentRevoked)) }
    let health = reasons.first ?? .active
    if health == .consentRevoked { return .consentRevoked }
    return switch health.status {
    case .normal: nil
    case .abnormal: .abnormal(health)
    case .invalid: .invalid(health)
    }
  }

  fileprivate func isPreferred(to other: Self, for demand: Routing.Demand) -> Bool {
    rank(for: demand) < other.rank(for: demand)
  }

  private func rank(for demand: Routing.Demand) -> (Int, Int, Int, Int, Int64, Int64) {
    (
      priority ?? .max,
      isStoreDefault ? 0 : 1,
      hasRecentSuccess(at: demand.now) ? 0 : 1,
      -(state.expiry?.index ?? .max),
      lastUsed ?? .min,
      id
    )
  }

  private func hasRecentSuccess(at now: Int64) -> Bool {
    guard let lastSuccess else { return false }
    return lastSuccess >= now - Int64(Routing.recentSuccessDays) * 86_400_000
  }
}
