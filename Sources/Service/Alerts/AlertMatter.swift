import API
import Domain
import RPC

/// What an alert is about, and what it tells of it.
struct AlertMatter: Sendable {
  let kind: AlertKind
  let tenant: TenantID
  let store: StoreID
  /// The card, or the store where it is about the store.
  let subject: Int64
  private(set) var channel = ""
  private(set) var expiry: Expiry?
  private(set) var days: Int?
  private(set) var health: Domain.Health?

  private init(_ kind: AlertKind, _ card: CardRow) {
    (self.kind, tenant, store, subject) = (kind, card.tenant, card.store, card.id.rawValue)
  }

  private init(_ kind: AlertKind, _ store: StoreID, of tenant: TenantID) {
    (self.kind, self.tenant, self.store, subject) = (kind, tenant, store, store.rawValue)
  }

  /// - Parameter days: the tier; settling needs none.
  static func expiring(_ card: CardRow, days: Int? = nil) -> AlertMatter {
    var matter = AlertMatter(.cardExpiring, card)
    (matter.expiry, matter.days) = (card.expiry, days)
    return matter
  }

  static func invalid(_ card: CardRow, _ health: Domain.Health? = nil) -> AlertMatter {
    var matter = AlertMatter(.cardInvalid, card)
    matter.health = health
    return matter
  }

  /// A channel that has not taken the card's unbinding in time.
  static func late(_ channel: String, _ card: CardRow) -> AlertMatter {
    var matter = AlertMatter(.channelLate, card)
    matter.channel = channel
    return matter
  }

  static func lastUsableGone(_ store: StoreID, of tenant: TenantID) -> AlertMatter {
    AlertMatter(.lastUsableGone, store, of: tenant)
  }
}
