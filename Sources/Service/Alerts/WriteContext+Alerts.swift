import API
import Domain
import RPC
import Storage

extension WriteContext {
  /// Raises an alert, with its event, unless one about the same is live. Of an expiry each tier is raised
  /// once, and none after a more urgent one; a more urgent one takes the place of the one before.
  ///
  /// - Returns: whether it was raised.
  @discardableResult
  mutating func raise(_ matter: AlertMatter) throws(Refusal) -> Bool {
    if matter.kind == .cardExpiring {
      if try snapshot.wasRaised(matter) { return false }
      try settle(matter)
    } else if try snapshot.liveAlert(matter) != nil {
      return false
    }
    let id: AlertID = nextID()
    try transaction.write(
      """
      INSERT INTO alerts (tenant, id, kind, store, subject, channel, expiry, days, health, raised_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .id(matter.tenant), .id(id), .int(matter.kind.rawValue), .id(matter.store),
      .int(Int(matter.subject)), .text(matter.channel), Value(matter.expiry?.index),
      Value(matter.days), Value(matter.health.map { Int($0.rawValue) }), .time(now))
    try tell("alert.raised", id, of: matter.tenant)
    return true
  }

  /// Settles the live alert about this, with its event, if there is one.
  ///
  /// - Returns: whether there was.
  @discardableResult
  mutating func settle(_ matter: AlertMatter) throws(Refusal) -> Bool {
    guard let live = try snapshot.liveAlert(matter) else { return false }
    try settle(live, of: matter.tenant)
    return true
  }

  private mutating func settle(_ live: LiveAlert, of tenant: TenantID) throws(Refusal) {
    try transaction.write(
      "UPDATE alerts SET state = 2, settled_at = ? WHERE tenant = ? AND id = ?", .time(now),
      .id(tenant), .id(live.id))
    try tell("alert.settled", live.id, of: tenant)
  }

  /// Appends the event of an alert that has changed; the alert as it is now.
  @discardableResult
  mutating func tell(
    _ event: StaticString, _ id: AlertID, of tenant: TenantID
  ) throws(Refusal) -> Alert {
    guard let alert = try snapshot.alert(id, of: tenant) else { throw Refusal(.notFound) }
    try emit(event, tenant: tenant, store: alert.store, subject: id, body: alert)
    return alert
  }
}

// What a card's state asks for.
extension WriteContext {
  /// Raises and settles what follows for a card, and for its store, from a change of it.
  ///
  /// - Parameter known: the card before; nil for a new one.
  mutating func reviewAlerts(of card: CardRow, since known: CardRow?) throws(Refusal) {
    let today = zone.today(at: now).day
    try reviewExpiry(of: card, on: today, isNew: known == nil)
    try reviewHealth(of: card, on: today, isNew: known == nil)
    let wasUsable = known.map { Routing.Candidate($0).isUsable(on: today) } ?? false
    try reviewStore(of: card, on: today, wasUsable: wasUsable)
  }

  /// - Returns: whether something was raised or settled.
  @discardableResult
  mutating func reviewExpiry(
    of card: CardRow, on today: Day, isNew: Bool = false
  ) throws(Refusal) -> Bool {
    let daysLeft = card.binding == .bound ? card.expiry?.daysLeft(on: today) : nil
    var isChanged = false
    // An alert of this expiry stays when clocks go back: its tier is not raised again.
    if !isNew, let live = try snapshot.liveAlert(.expiring(card)),
      live.expiry != card.expiry || daysLeft ?? -1 < 0
    {
      try settle(live, of: card.tenant)
      isChanged = true
    }
    guard let daysLeft, daysLeft <= AlertTiers.daysMax,
      let tier = try snapshot.alertTiers(of: card.tenant).tier(daysLeft: daysLeft)
    else { return isChanged }
    return try raise(.expiring(card, days: tier)) || isChanged
  }

  /// - Returns: whether something was raised or settled.
  @discardableResult
  mutating func reviewHealth(
    of card: CardRow, on today: Day, isNew: Bool = false
  ) throws(Refusal) -> Bool {
    let health = card.state.health(on: today)
    if card.binding == .bound && health.status == .invalid {
      return try raise(.invalid(card, health))
    }
    return isNew ? false : try settle(.invalid(card))
  }

  /// - Parameter wasUsable: whether some payment could use the card before.
  /// - Returns: whether something was raised or settled.
  @discardableResult
  mutating func reviewStore(
    of card: CardRow, on today: Day, wasUsable: Bool
  ) throws(Refusal) -> Bool {
    let matter = AlertMatter.lastUsableGone(card.store, of: card.tenant)
    if Routing.Candidate(card).isUsable(on: today) { return wasUsable ? false : try settle(matter) }
    guard wasUsable, try snapshot.liveAlert(matter) == nil,
      try !snapshot.hasUsableCard(card.store, of: card.tenant, on: today)
    else { return false }
    return try raise(matter)
  }
}
