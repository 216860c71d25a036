import API
import Domain
import RPC

/// What a store has on file, counted card by card.
struct StoreTally {
  /// An invalid card, as far as it matters for what becomes of it.
  struct InvalidCard {
    let id: CardID
    let health: Domain.Health
    let isForAutoDebit: Bool
  }

  let store: Store
  private(set) var healths = HealthTally()
  private(set) var usable = 0
  private(set) var usableForAutoDebit = 0
  private(set) var hasAutoDebit = false
  private(set) var invalid: [InvalidCard] = []

  init(_ store: Store) {
    self.store = store
  }

  mutating func add(_ card: CardID, _ health: Domain.Health, isForAutoDebit: Bool) {
    healths.add(health)
    if isForAutoDebit { hasAutoDebit = true }
    switch health.status {
    case .normal:
      usable += 1
      if isForAutoDebit { usableForAutoDebit += 1 }
    case .abnormal: break
    case .invalid:
      invalid.append(InvalidCard(id: card, health: health, isForAutoDebit: isForAutoDebit))
    }
  }

  /// Sort keys: the greatest share of invalid cards first, then the oldest store.
  var sortKeys: (Int64, Int64) {
    let share = healths.count == 0 ? 0 : healths.count(of: .invalid) * 1_000_000 / healths.count
    // Zero is the first page's own.
    return (Int64(1_000_001 - share), store.id.rawValue)
  }

  /// What becomes of the invalid cards, by the rules of unbinding.
  var clearing: Unbinding.Clearing {
    let cards = invalid.map { card in
      var chosen = Unbinding.Card(
        id: card.id.rawValue, store: store.id.rawValue, binding: .bound)
      chosen.autoDebits = card.isForAutoDebit ? 1 : 0
      return chosen
    }
    return Unbinding.clearing(
      cards,
      of: Unbinding.Store(
        id: store.id.rawValue, hasAutoDebit: hasAutoDebit, usable: usable,
        usableForAutoDebit: usableForAutoDebit))
  }

  var name: StoreName { StoreName(id: store.id, code: store.code, name: store.name) }

  var answer: ScreenedStore {
    ScreenedStore(
      store: name, counts: healths.counts, usable: Int64(usable), autoDebit: hasAutoDebit,
      usableForAutoDebit: Int64(usableForAutoDebit))
  }
}

/// How many of something have each health.
struct HealthTally {
  private var byHealth = [Int](repeating: 0, count: Domain.Health.allCases.count)
  private(set) var count = 0

  mutating func add(_ health: Domain.Health, _ more: Int = 1) {
    byHealth[Int(health.rawValue)] += more
    count += more
  }

  mutating func add(_ other: HealthTally) {
    for health in Domain.Health.allCases { add(health, other.byHealth[Int(health.rawValue)]) }
  }

  func count(of status: Domain.Status) -> Int {
    status.healths.ordered.reduce(0) { $0 + byHealth[Int($1.rawValue)] }
  }

  var healths: [HealthCount] {
    Domain.Health.allCases.compactMap { health in
      let count = byHealth[Int(health.rawValue)]
      return count == 0 ? nil : HealthCount(health: API.Health(health), count: Int64(count))
    }
  }

  var counts: StatusCounts {
    StatusCounts(
      cards: Int64(count), normal: Int64(count(of: .normal)), abnormal: Int64(count(of: .abnormal)),
      invalid: Int64(count(of: .invalid)), healths: healths)
  }
}
