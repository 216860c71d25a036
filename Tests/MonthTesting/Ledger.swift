import API
import RPC

/// A card as whoever has heard everything that was reported must see it.
struct KnownCard {
  let id: CardID
  let name: String
  let shop: Int
  let store: Int
  let number: String
  /// Cards share it whose number is the same, or follows another's.
  let line: Int
  let brand: Brand
  var usage: CardUsage
  var expiry: Int
  var binding = Binding.bound
  var reasons: Set<Health> = []
  let boundAt: Int64
  /// The newest word on its health.
  var newest = Int64.min
  var verifiedAt = Int64.min
  var detailsAt = Int64.min
  /// When the codes came of which three in 30 days suspend it.
  var unexplained: [Int64] = []
  /// The event of its leaving, and when that was; nil while it is on file.
  var left: (event: Int64, at: Int64)?
}

/// A debit that was begun.
struct Debit {
  enum Outcome: Equatable { case running, unknown, approved, declined(Reply) }

  let attempt: AttemptID
  let card: CardID
  let number: String
  let line: Int
  let order: String
  let amount: Int64
  let usage: PaymentUsage
  let at: Int64
  let expiresAt: Int64
  var outcome = Outcome.running
  /// When its outcome was told; nil: it never was.
  var toldAt: Int64?
}

/// Why a debit must not be begun.
enum Objection: Equatable {
  case leaving(isSynced: Bool)
  case health(Health)
  case usage
  case rest
  case ceiling
  case barred(PaymentCause)

  var word: String {
    switch self {
    case .leaving: "leaving"
    case .health(let health): "\(health.name)"
    case .usage: "usage"
    case .rest: "rest"
    case .ceiling: "ceiling"
    case .barred: "barred"
    }
  }
}

/// What was reported of all cards, and all debits: the rules once more, written as simply as they are said.
struct Ledger {
  var cards: [CardID: KnownCard] = [:]
  var debits: [Debit] = []
  let days: [LocalDays]

  init(zones: [String]) { days = zones.map { LocalDays(zone: $0) } }

  func cards(of shop: Int) -> [KnownCard] {
    cards.values.filter { $0.shop == shop }.sorted { $0.id.rawValue < $1.id.rawValue }
  }

  // MARK: Health

  func hasExpired(_ card: KnownCard, at time: Timestamp) -> Bool {
    card.expiry < days[card.shop].month(at: time)
  }

  func reasons(of card: KnownCard, at time: Timestamp) -> Set<Health> {
    var reasons = card.reasons
    let left = days[card.shop].daysLeft(of: card.expiry, at: time)
    if left < 0 { reasons.insert(.expired) } else if left <= 30 { reasons.insert(.expiring) }
    return reasons
  }

  /// The gravest reason.
  func health(of card: KnownCard, at time: Timestamp) -> Health {
    reasons(of: card, at: time).min { $0.rawValue < $1.rawValue } ?? .active
  }

  func isInvalid(_ card: KnownCard, at time: Timestamp) -> Bool {
    [.stolen, .lost, .closed, .invalidNumber, .consentRevoked, .expired].contains(
      health(of: card, at: time))
  }

  /// Whether some payment could use it, were no retry rule in its way.
  func isUsable(_ card: KnownCard, at time: Timestamp) -> Bool {
    guard card.binding == .bound else { return false }
    let reasons = reasons(of: card, at: time).subtracting([.expiring])
    let isForCheckout = card.usage != .autoDebit
    return reasons.isEmpty || isForCheckout && reasons == [.consentRevoked]
  }

  // MARK: News

  /// Somebody's word on a card: a decline's, or a signal's.
  mutating func hear(_ reply: Reply, of id: CardID, at time: Timestamp) {
    guard var card = cards[id] else { return }
    let when = time.milliseconds
    guard let code = reply.code else { return vouch(for: id, at: time) }
    var health = Meaning(reply, hasExpired: hasExpired(card, at: time)).health
    if ["05", "01", "02"].contains(code) {
      card.unexplained.append(when)
      let window = card.unexplained.filter { $0 > when - 30 * 86_400_000 && $0 <= when }
      if window.count >= 3 { health = .suspended }
      cards[id] = card
    }
    if let health { blame(id, health, at: when) }
  }

  mutating func blame(_ id: CardID, _ health: Health, at time: Int64) {
    guard var card = cards[id], card.binding == .bound, time >= card.newest else { return }
    let isAboutDetails = health == .detailsChanged || health == .expired
    if isAboutDetails && time < card.detailsAt { return }
    card.reasons.insert(health)
    card.newest = time
    cards[id] = card
  }

  /// An approval, or an issuer's word that all is well.
  mutating func vouch(for id: CardID, at time: Timestamp) {
    guard var card = cards[id], card.binding == .bound, time.milliseconds >= card.newest else {
      return
    }
    card.reasons.subtract(Self.recoverable)
    (card.newest, card.verifiedAt) = (time.milliseconds, time.milliseconds)
    cards[id] = card
  }

  static let recoverable: Set<Health> = [
    .frozen, .riskBlocked, .detailsChanged, .suspended, .pendingVerification,
  ]

  /// Details were entered: a holder, an expiry or both.
  mutating func mend(_ id: CardID, expiry: Int?, at time: Timestamp) {
    guard var card = cards[id] else { return }
    card.reasons.remove(.detailsChanged)
    if let expiry, expiry != card.expiry {
      card.expiry = expiry
      card.reasons.remove(.expired)
    }
    card.detailsAt = time.milliseconds
    cards[id] = card
  }

  /// An updater tells of a new expiry: the issuer goes on with the card.
  mutating func renew(_ id: CardID, until expiry: Int, at time: Timestamp) {
    guard var card = cards[id] else { return }
    card.expiry = expiry
    card.reasons.subtract(Self.recoverable.union([.expired]))
    (card.newest, card.verifiedAt) = (time.milliseconds, time.milliseconds)
    card.detailsAt = time.milliseconds
    cards[id] = card
  }
}
