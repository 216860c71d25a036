@testable import Domain

/// A store with its cards and one order, of which the facts at any moment are worked out as a service
/// would: the verdicts by the policy, from the attempts themselves.
struct PaymentScene {
  static let hour: Int64 = 3_600_000
  static let day: Int64 = 24 * hour
  /// 2026-09-01, noon UTC.
  static let noon = Int64(Day(year: 2026, month: 9, day: 1).number) * day + day / 2

  struct CardState {
    var observed: HealthSet = []
    var binding = Binding.bound
    var usage = Usage.both
    var expiry: Expiry?
    var syncs: [PaymentFacts.Sync] = []
    var leftAt: Int64?
  }

  var usage = Usage.checkout
  var network = SignalProfile.visa
  var cards: [Int64: CardState] = [1: CardState()]
  private(set) var attempts: [PaymentFacts.Attempt] = []
  /// Of other orders, for what counts across orders.
  var earlier: [RetryPolicy.Attempt] = []

  /// An attempt that began `hours` before noon and took a minute.
  mutating func attempt(
    on card: Int64 = 1, through channel: String = "pos", hoursAgo hours: Int64 = 1,
    _ outcome: (Int64) -> PaymentFacts.Attempt.Outcome
  ) {
    let begun = Self.noon - hours * Self.hour
    attempts.append(
      PaymentFacts.Attempt(
        id: Int64(attempts.count + 1), card: (card, Self.name(card)), channel: channel,
        times: (begun, begun + 2 * Self.hour), outcome: outcome(begun + 60_000)))
  }

  mutating func decline(
    _ code: String?, advice: String? = nil, on card: Int64 = 1, through channel: String = "pos",
    hoursAgo hours: Int64 = 1
  ) {
    let profile = code == nil ? nil : network
    attempt(on: card, through: channel, hoursAgo: hours) { time in
      .declined(
        PaymentFacts.Decline(
          at: time, profile: profile, code: (code, advice), raw: "as sent", readBy: (nil, nil)))
    }
  }

  static func name(_ card: Int64) -> Wording {
    Wording("Visa •••• 000\(card)", zh: "Visa •••• 000\(card)")
  }

  private var payment: RetryPolicy.Payment {
    RetryPolicy.Payment(
      order: "A1", amount: 100, currency: "CNY", usage: usage, network: network)
  }

  private var history: [RetryPolicy.Attempt] {
    earlier
      + attempts.map { attempt in
        let outcome: RetryPolicy.Attempt.Outcome
        switch attempt.outcome {
        case .approved: outcome = .approved
        case .declined(let decline):
          outcome =
            decline.code.map { code in
              .declined(
                Observation(network, code, advice: decline.advice, observedAt: decline.at))
            } ?? .unknown
        case .running, .unknown: outcome = .unknown
        }
        return RetryPolicy.Attempt(
          credential: attempt.card, at: attempt.begunAt, payment: payment, outcome: outcome)
      }
  }

  mutating func fail(_ count: Int, with code: String, on card: Int64 = 1) {
    for index in 0..<count {
      let time = Self.noon - Int64(index + 2) * Self.hour
      earlier.append(
        RetryPolicy.Attempt(
          credential: card, at: time, payment: payment,
          outcome: .declined(Observation(network, code, observedAt: time))))
    }
  }

  func facts(at now: Int64 = noon) throws -> PaymentFacts {
    let cards = cards.sorted { $0.key < $1.key }.map { card($0.key, $0.value, now) }
    return PaymentFacts(
      order: "A1", usage: usage, attempts: attempts, cards: cards,
      under: try Edition2026.ruleset(), day: { Day(epochMilliseconds: $0, offsetSeconds: 0) },
      at: now)
  }

  private func card(_ id: Int64, _ state: CardState, _ now: Int64) -> PaymentFacts.Card {
    let health = Domain.CardState(observed: state.observed, expiry: state.expiry)
    let today = Day(epochMilliseconds: now, offsetSeconds: 0)
    var card = PaymentFacts.Card(
      id: id, name: Self.name(id),
      candidate: Routing.Candidate(
        id: id, binding: state.binding, state: health, usage: state.usage),
      past: PaymentFacts.Past(
        payment, on: .init(id: id), attempts: history.filter { $0.credential == id },
        siblings: history.filter { $0.credential != id }))
    card.reasons = health.reasons(on: today).ordered.map {
      PaymentFacts.Reason($0, profile: "visa", code: "62", observedAt: now - 1)
    }
    card.syncs = state.syncs
    card.leftAt = state.leftAt
    card.expiresAt = state.expiry.map { Int64(($0.lastDay + 1).number) * Self.day }
    return card
  }

  func explanation(at now: Int64 = noon) throws -> PaymentExplanation {
    PaymentExplanation(try facts(at: now))
  }
}
