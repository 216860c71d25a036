import API
import RPC

/// Which alerts there must have been, and which must be live. It is told of each card whenever the day or the
/// card has changed.
struct AlertModel {
  struct Tier: Hashable {
    let card: CardID
    let expiry: Int
    let days: Int
  }

  /// Every tier that was ever raised, with the day that it was there.
  private(set) var raised: [Tier: Int] = [:]
  private(set) var live: [CardID: Tier] = [:]

  mutating func see(_ card: KnownCard, at time: Timestamp, _ days: LocalDays) {
    let left = days.daysLeft(of: card.expiry, at: time)
    let isOver = card.binding != .bound || left < 0
    if let tier = live[card.id], isOver || tier.expiry != card.expiry { live[card.id] = nil }
    guard !isOver, let most = [0, 1, 7, 15, 30].first(where: { $0 >= left }) else { return }
    let known = raised.keys.filter { $0.card == card.id && $0.expiry == card.expiry }
    guard known.allSatisfy({ $0.days > most }) else { return }
    let tier = Tier(card: card.id, expiry: card.expiry, days: most)
    raised[tier] = days.day(at: time)
    live[card.id] = tier
  }
}
