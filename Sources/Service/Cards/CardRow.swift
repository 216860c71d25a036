import API
import Domain
import JSON
import RPC
import Storage

/// A card as it stands in the database. What the calendar says is not in it: that is derived when read.
struct CardRow: Sendable {
  let tenant: TenantID
  let id: CardID
  let store: StoreID
  let brand: API.Brand
  var funding: API.Funding
  let lastFour: Int
  var holderMasked: String
  var bank: String?
  var expiry: Expiry?
  /// Reasons that somebody observed, without those of the calendar.
  var observed: HealthSet
  var binding: API.Binding
  var usage: CardUsage
  var priority: Int
  var label: String?
  let boundAt: Timestamp
  var stateSince: Timestamp
  var lastVerifiedAt: Timestamp?
  var version: Int
  let previousCard: CardID?
  var replacedBy: CardID?

  init(_ row: borrowing Row) {
    tenant = row.id(0)
    id = row.id(1)
    store = row.id(2)
    brand = API.Brand(rawValue: row.int(3)) ?? .unknown
    funding = API.Funding(rawValue: row.int(4)) ?? .debit
    lastFour = row.int(5)
    holderMasked = row.text(6)
    bank = row.optionalText(7)
    expiry = row.optionalInt(8).map { Expiry(index: $0) }
    observed = HealthSet(rawValue: UInt16(truncatingIfNeeded: row.int(9)))
    binding = API.Binding(rawValue: row.int(10)) ?? .unbound
    usage = CardUsage(rawValue: row.int(11)) ?? .checkout
    priority = row.int(12)
    label = row.optionalText(13)
    boundAt = row.time(14)
    stateSince = row.time(15)
    lastVerifiedAt = row.optionalTime(16)
    version = row.int(17)
    previousCard = row.optionalID(18)
    replacedBy = row.optionalID(19)
  }

  init(
    tenant: TenantID, id: CardID, store: StoreID, brand: API.Brand, funding: API.Funding,
    lastFour: Int, holderMasked: String, bank: String?, expiry: Expiry?, observed: HealthSet,
    usage: CardUsage, priority: Int, label: String?, now: Timestamp, previousCard: CardID?
  ) {
    self.tenant = tenant
    self.id = id
    self.store = store
    self.brand = brand
    self.funding = funding
    self.lastFour = lastFour
    self.holderMasked = holderMasked
    self.bank = bank
    self.expiry = expiry
    self.observed = observed
    binding = .bound
    self.usage = usage
    self.priority = priority
    self.label = label
    boundAt = now
    stateSince = now
    lastVerifiedAt = nil
    version = 1
    self.previousCard = previousCard
    replacedBy = nil
  }

  var state: Domain.CardState { Domain.CardState(observed: observed, expiry: expiry) }

  /// The health that comes first, without the calendar's part: what filters start from.
  var primaryObserved: Int { Int((observed.first ?? .active).rawValue) }

  /// 42 for `0042`.
  ///
  /// - Parameter field: where the text stands, for the refusal of anything but four digits.
  static func lastFour(_ text: String, in field: String) throws(Refusal) -> Int {
    guard text.utf8.count == 4, text.utf8.allSatisfy({ Bytes.isDigit($0) }), let number = Int(text)
    else { throw Refusal(violations: [RPC.FieldViolation(field, .badFormat)]) }
    return number
  }

  /// `0042` for 42.
  var lastFourText: String { Self.lastFourText(lastFour) }

  static func lastFourText(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension API.Health {
  init(_ health: Domain.Health) { self = API.Health(rawValue: Int(health.rawValue)) ?? .active }
}

extension API.CardStatus {
  init(_ status: Domain.Status) {
    self =
      switch status {
      case .normal: .normal
      case .abnormal: .abnormal
      case .invalid: .invalid
      }
  }
}

extension API.CardState {
  init(_ row: CardRow, on day: Day) {
    let health = row.state.health(on: day)
    self.init(
      binding: row.binding, status: CardStatus(health.status), health: API.Health(health))
  }
}
