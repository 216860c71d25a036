import API
import Domain
import RPC
import Storage

/// What came before a card: the attempts on it, on every card of the merchant with the same number, and on
/// those whose place one of them took. Retry rules count them all.
struct Lineage: Sendable {
  let credential: RetryPolicy.Credential
  /// The cards that it is of, itself among them.
  let cards: Set<Int64>
  /// Oldest first, card by card.
  let attempts: [RetryPolicy.Attempt]
  /// When the card itself was last used, in milliseconds.
  let lastUsed: Int64?
  /// When its number was last debited with success.
  let lastSuccess: Int64?
}

/// A card of a lineage, beside the one that the lineage is of.
private struct Relative {
  let id: CardID
  /// Whether it is the same number. A purged card has none any more: it was, if it is reached at all.
  let isSameCredential: Bool
  /// Whether expiry and holder are those of the card in question.
  let hasSameDetails: Bool
  let verifiedAt: Timestamp?
  let detailsAt: Timestamp?
}

extension Snapshot {
  /// What came before a card, for the retry policy.
  func lineage(of card: CardRow) throws(Refusal) -> Lineage {
    let relatives = try relatives(of: card)
    let same = relatives.filter(\.isSameCredential)
    var credential = RetryPolicy.Credential(id: card.id.rawValue)
    // To bind a number again with other details puts them right.
    let rebound = same.allSatisfy(\.hasSameDetails) ? nil : card.boundAt
    let fixes = [relatives.first { $0.id == card.id }?.detailsAt, rebound]
    credential.fixedAt = fixes.compactMap { $0?.milliseconds }.max()
    credential.verifiedAt = same.compactMap { $0.verifiedAt?.milliseconds }.max()
    // A mandate is given when a card is bound, and in no other way so far.
    credential.mandateAt = card.boundAt.milliseconds
    var history = History()
    for relative in relatives {
      try history.read(
        relative.id, as: relative.isSameCredential ? card.id : relative.id, self, card)
    }
    return Lineage(
      credential: credential, cards: Set(relatives.map(\.id.rawValue)), attempts: history.attempts,
      lastUsed: history.lastUsed,
      lastSuccess: history.lastSuccess)
  }

  private func relatives(of card: CardRow) throws(Refusal) -> [Relative] {
    try all(
      """
      WITH RECURSIVE lineage (id) AS (
        SELECT ?2
        UNION SELECT twin.id FROM lineage
          CROSS JOIN cards AS known ON known.tenant = ?1 AND known.id = lineage.id
            AND known.fingerprint <> x''
          CROSS JOIN cards AS twin INDEXED BY cards_by_fingerprint
            ON twin.tenant = ?1 AND twin.fingerprint = known.fingerprint
        UNION SELECT known.previous_card FROM lineage
          CROSS JOIN cards AS known ON known.tenant = ?1 AND known.id = lineage.id
          WHERE known.previous_card IS NOT NULL
        UNION SELECT replaced.id FROM lineage
          CROSS JOIN cards AS replaced INDEXED BY cards_by_replacement
            ON replaced.tenant = ?1 AND replaced.replaced_by = lineage.id)
      SELECT other.id, other.fingerprint IN (own.fingerprint, x''), other.expiry IS own.expiry
        AND other.holder_hash IS own.holder_hash, other.last_verified_at, other.details_at
      FROM lineage CROSS JOIN cards AS other ON other.tenant = ?1 AND other.id = lineage.id
      CROSS JOIN cards AS own ON own.tenant = ?1 AND own.id = ?2
      ORDER BY other.id
      """, .id(card.tenant), .id(card.id)
    ) { row in
      Relative(
        id: row.id(0), isSameCredential: row.bool(1), hasSameDetails: row.bool(2),
        verifiedAt: row.optionalTime(3), detailsAt: row.optionalTime(4))
    }
  }

  /// The attempts of an order on whatever cards: some codes bar the order itself.
  func attempts(ofOrder payment: PaymentRow) throws(Refusal) -> [RetryPolicy.Attempt] {
    try attempts(of: payment).map { RetryPolicy.Attempt($0, of: payment, on: $0.card) }
  }
}

/// Gathers the attempts on the cards of a lineage.
private struct History {
  var attempts: [RetryPolicy.Attempt] = []
  var lastUsed: Int64?
  var lastSuccess: Int64?

  /// - Parameter credential: the card that the attempts count as being on.
  mutating func read(
    _ id: CardID, as credential: CardID, _ snapshot: Snapshot, _ card: CardRow
  ) throws(Refusal) {
    let read = try snapshot.all(
      """
      SELECT attempts.begun_at, attempts.outcome, profile, code, advice, brand, reference, amount, currency,
        usage FROM attempts INDEXED BY attempts_by_card CROSS JOIN payments
      ON payments.tenant = attempts.tenant AND payments.id = attempts.payment
      WHERE attempts.tenant = ? AND card = ? ORDER BY attempts.id
      """, .id(card.tenant), .id(id), row: { RetryPolicy.Attempt($0, on: credential) })
    if id == card.id { lastUsed = read.last?.at }
    if credential == card.id, let success = read.last(where: { $0.outcome == .approved }) {
      lastSuccess = max(lastSuccess ?? .min, success.at)
    }
    attempts += read
  }
}

extension RetryPolicy.Attempt {
  fileprivate init(_ row: borrowing Row, on credential: CardID) {
    let at = Int64(row.int(0))
    let brand = API.Brand(rawValue: row.int(5)) ?? .unknown
    let code = (
      profile: row.optionalText(2), code: row.optionalText(3), advice: row.optionalText(4)
    )
    self.init(
      credential: credential.rawValue, at: at,
      payment: RetryPolicy.Payment(
        order: row.text(6), amount: Int64(row.int(7)), currency: row.text(8),
        usage: Domain.Usage(PaymentUsage(rawValue: row.int(9)) ?? .checkout),
        network: Domain.SignalProfile(network: brand)),
      outcome: Outcome(PaymentOutcome(rawValue: row.int(1)) ?? .unknown, code, brand, at: at))
  }

  init(_ row: AttemptRow, of payment: PaymentRow, on credential: CardID) {
    let at = row.begunAt.milliseconds
    let code = (profile: row.profile.map { "\($0.name)" }, code: row.code, advice: row.advice)
    self.init(
      credential: credential.rawValue, at: at,
      payment: RetryPolicy.Payment(payment, by: row.brand),
      outcome: Outcome(row.outcome, code, row.brand, at: at))
  }
}

extension RetryPolicy.Attempt.Outcome {
  /// A decline without a code is read like one whose code nobody knows. What runs may yet be declined.
  fileprivate init(
    _ outcome: PaymentOutcome, _ code: (profile: String?, code: String?, advice: String?),
    _ brand: API.Brand, at time: Int64
  ) {
    switch outcome {
    case .approved: self = .approved
    case .declined:
      let profile = code.profile.flatMap { Domain.SignalProfile(rawValue: $0) }
      self = .declined(
        Observation(
          profile ?? Domain.SignalProfile(network: brand), code.code ?? "", advice: code.advice,
          observedAt: time))
    case .pending, .unknown, .unrecognized: self = .unknown
    }
  }
}

extension RetryPolicy.Payment {
  /// - Parameter brand: that of the card which pays.
  init(_ payment: PaymentRow, by brand: API.Brand) {
    self.init(
      order: payment.order, amount: payment.amount.amount, currency: payment.amount.currency,
      usage: Domain.Usage(payment.usage), network: Domain.SignalProfile(network: brand))
  }
}

extension Domain.SignalProfile {
  /// Whose codes and ceilings a card of this brand has.
  init(network brand: API.Brand) {
    self =
      switch brand {
      case .visa: .visa
      case .mastercard: .mastercard
      case .unionpay: .unionpay
      default: .iso8583
      }
  }
}

extension Domain.Usage {
  init(_ usage: PaymentUsage) { self = usage == .autoDebit ? .autoDebit : .checkout }
}
