import API
import RPC
import Storage

/// A payment as it stands in the database: what was tried to get one order paid.
struct PaymentRow: Sendable {
  let tenant: TenantID
  let id: PaymentID
  let store: StoreID
  /// The merchant's own reference, once in a tenant.
  let order: String
  let amount: Money
  let usage: PaymentUsage
  var outcome: PaymentOutcome
  let begunAt: Timestamp

  static let columns: StaticString =
    "tenant, id, store, reference, amount, currency, usage, outcome, begun_at"

  init(
    tenant: TenantID, id: PaymentID, store: StoreID, order: String, amount: Money,
    usage: PaymentUsage, begunAt: Timestamp
  ) {
    (self.tenant, self.id, self.store, self.order) = (tenant, id, store, order)
    (self.amount, self.usage, self.begunAt) = (amount, usage, begunAt)
    outcome = .pending
  }

  /// - Parameter row: begins with `columns`.
  init(_ row: borrowing Row) {
    tenant = row.id(0)
    id = row.id(1)
    store = row.id(2)
    order = row.text(3)
    amount = Money(amount: Int64(row.int(4)), currency: row.text(5))
    usage = PaymentUsage(rawValue: row.int(6)) ?? .checkout
    outcome = PaymentOutcome(rawValue: row.int(7)) ?? .unknown
    begunAt = row.time(8)
  }
}

/// A try to debit a card, with the card as it was then. It shows no card's present.
struct AttemptRow: Sendable {
  let tenant: TenantID
  let id: AttemptID
  let payment: PaymentID
  let card: CardID
  let channel: String
  /// Who began it.
  let account: AccountID
  let begunAt: Timestamp
  let expiresAt: Timestamp
  /// Pending: it runs, unless its time is over already.
  var outcome: PaymentOutcome
  /// When its outcome was told; nil while it is pending or unknown.
  var settledAt: Timestamp?
  /// As they were received.
  var profile: SignalProfile?
  var code: String?
  var advice: String?
  var text: String?
  /// The row of the ruleset that its outcome was read by, and the ruleset's edition.
  var rule: String?
  var edition: String?
  let brand: Brand
  let lastFour: String
  let bank: String?
  let holderMasked: String
  let status: CardStatus
  let health: Health

  static let columns: StaticString = """
    tenant, id, payment, card, channel, account, begun_at, expires_at, outcome, settled_at, profile,
    code, advice, text, rule, edition, brand, last4, bank, holder_masked, status, health
    """

  /// - Parameter row: begins with `columns`.
  init(_ row: borrowing Row) {
    tenant = row.id(0)
    id = row.id(1)
    payment = row.id(2)
    card = row.id(3)
    channel = row.text(4)
    account = row.id(5)
    begunAt = row.time(6)
    expiresAt = row.time(7)
    outcome = PaymentOutcome(rawValue: row.int(8)) ?? .unknown
    settledAt = row.optionalTime(9)
    profile = row.optionalText(10).flatMap { SignalProfile(named: $0) }
    code = row.optionalText(11)
    advice = row.optionalText(12)
    text = row.optionalText(13)
    rule = row.optionalText(14)
    edition = row.optionalText(15)
    brand = Brand(rawValue: row.int(16)) ?? .unknown
    lastFour = CardRow.lastFourText(row.int(17))
    bank = row.optionalText(18)
    holderMasked = row.text(19)
    status = CardStatus(rawValue: row.int(20)) ?? .normal
    health = Health(rawValue: row.int(21)) ?? .active
  }

  /// Whether its outcome is still to come, and there is time left for it.
  func runs(at now: Timestamp) -> Bool { outcome == .pending && now < expiresAt }

  /// Whether its outcome was told when its time was over.
  var isLate: Bool { settledAt.map { $0 >= expiresAt } ?? false }
}

extension SignalProfile {
  /// By its name in the contract.
  init?(named name: String) {
    guard let profile = Self.allCases.first(where: { "\($0.name)" == name }) else { return nil }
    self = profile
  }
}
