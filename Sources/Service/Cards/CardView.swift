import API
import Domain
import JSON
import RPC
import Storage

/// Shows cards as the contract does, on one day in one tenant. All that callers are shown of cards comes
/// from here, so that what is masked for one of them is masked everywhere.
struct CardViews {
  let snapshot: Snapshot
  let zone: Zone
  let today: Day
  /// Whether cards are shown without what identifies their holders.
  let isMasked: Bool
  private let horizon: ExpiryHorizon

  init(_ snapshot: Snapshot, _ zone: Zone, at now: Timestamp, isMasked: Bool = false) {
    self.snapshot = snapshot
    self.zone = zone
    self.isMasked = isMasked
    let known = zone.today(at: now)
    (today, horizon) = (known.day, known.horizon)
  }

  func card(_ row: CardRow) throws(Refusal) -> API.Card {
    let health = row.state.health(on: today)
    let card = API.Card(
      row, health, reasons: try reasons(of: row.id, in: row.tenant, row.state, health),
      sync: row.binding == .unbinding ? try sync(of: row.id, in: row.tenant) : nil)
    return isMasked ? card.masked : card
  }

  func all(_ rows: [CardRow]) throws(Refusal) -> [API.Card] {
    var cards: [API.Card] = []
    for row in rows { cards.append(try card(row)) }
    return cards
  }

  /// Writes a card from the JSON of its stored members.
  func write(_ row: borrowing EncodedCardRow, to writer: inout JSON.Writer) throws(Refusal) {
    guard !isMasked else { return try writeMasked(row, to: &writer) }
    try writeAll(row, to: &writer)
  }

  /// Reads what is stored back, since it is stored unmasked.
  private func writeMasked(
    _ row: borrowing EncodedCardRow, to writer: inout JSON.Writer
  ) throws(Refusal) {
    var whole = JSON.Writer(capacity: 1024)
    try writeAll(row, to: &whole)
    var reader = Reader(whole.bytes)
    var faults = Faults()
    guard let card = API.Card(&reader, &faults) else {
      var refusal = Refusal(.internal)
      refusal.cause = "a stored card cannot be read back"
      throw refusal
    }
    card.masked.write(to: &writer)
  }

  private func writeAll(
    _ row: borrowing EncodedCardRow, to writer: inout JSON.Writer
  ) throws(Refusal) {
    let health = row.state.health(within: horizon)
    let reasons = try reasons(of: row.id, in: row.tenant, row.state, health)
    let sync = row.isUnbinding ? try sync(of: row.id, in: row.tenant) : nil
    writer.beginObject()
    writer.raw(row.stored)
    API.Card.writeDerived(
      status: CardStatus(health.status), health: API.Health(health), reasons: reasons, sync: sync,
      to: &writer)
    writer.endObject()
  }

  /// Which channels are awaited before a card is unbound.
  private func sync(of card: CardID, in tenant: TenantID) throws(Refusal) -> Sync? {
    Sync(try snapshot.syncs(of: card, in: tenant))
  }

  func reasons(of row: CardRow) throws(Refusal) -> [CardReason] {
    try reasons(of: row.id, in: row.tenant, row.state, row.state.health(on: today))
  }

  /// Every reason that holds today, in order of precedence.
  private func reasons(
    of card: CardID, in tenant: TenantID, _ state: Domain.CardState, _ health: Domain.Health
  ) throws(Refusal) -> [CardReason] {
    if health == .active { return [] }
    var reasons: [CardReason] = []
    if !state.observed.isEmpty {
      reasons = try snapshot.all(
        """
        SELECT health, source, profile, code, observed_at FROM card_reasons
        WHERE tenant = ? AND card = ? ORDER BY health
        """, .id(tenant), .id(card)
      ) { row in
        CardReason(
          health: API.Health(rawValue: row.int(0)) ?? .active,
          source: EvidenceSource(rawValue: row.int(1)) ?? .merchant,
          profile: row.optionalText(2), code: row.optionalText(3), observedAt: row.time(4))
      }
    }
    if let reason = calendarReason(state.expiry),
      !reasons.contains(where: { $0.health == reason.health })
    {
      reasons.append(reason)
    }
    return reasons.sorted { $0.health.rawValue < $1.health.rawValue }
  }

  /// What the calendar says of the expiry, from the first moment that it was so.
  private func calendarReason(_ expiry: Expiry?) -> CardReason? {
    guard let expiry else { return nil }
    if expiry.isExpired(on: today) {
      return CardReason(
        health: .expired, source: .calendar, observedAt: zone.start(of: expiry.lastDay + 1))
    }
    guard expiry.isExpiring(on: today) else { return nil }
    let since = expiry.lastDay - Expiry.expiringDays
    return CardReason(health: .expiring, source: .calendar, observedAt: zone.start(of: since))
  }
}

extension API.Card {
  init(
    _ row: CardRow, _ health: Domain.Health, reasons: [CardReason], sync: Sync? = nil
  ) {
    self.init(
      id: row.id, tenant: row.tenant, store: row.store, brand: row.brand, funding: row.funding,
      last4: row.lastFourText, holderMasked: row.holderMasked, bank: row.bank,
      expMonth: row.expiry.map { Int64($0.month) }, expYear: row.expiry.map { Int64($0.year) },
      status: CardStatus(health.status), health: API.Health(health), reasons: reasons,
      binding: row.binding, usage: row.usage, priority: Int64(row.priority), label: row.label,
      boundAt: row.boundAt, stateSince: row.stateSince, lastVerifiedAt: row.lastVerifiedAt,
      version: Int64(row.version), previousCard: row.previousCard, replacedBy: row.replacedBy,
      sync: sync)
  }
}

extension ReadContext {
  /// What the caller is shown of a tenant's cards.
  func views(_ site: Site) -> CardViews {
    CardViews(snapshot, site.zone, at: now, isMasked: site.isMasked)
  }
}

extension WriteContext {
  /// Cards as the tenant's own records have them.
  func views() -> CardViews { CardViews(snapshot, zone, at: now) }

  /// Cards as the caller is shown them.
  func shownViews() -> CardViews {
    CardViews(snapshot, zone, at: now, isMasked: site?.isMasked ?? false)
  }
}

extension Snapshot {
  /// A card that lies within reach; nil for every other id alike.
  func card(_ id: CardID, within reach: Reach) throws(Refusal) -> CardRow? {
    // Whoever reads cards works in one tenant.
    guard let tenant = reach.tenant else { return nil }
    var query = SQL(
      """
      SELECT tenant, id, store, brand, funding, last4, holder_masked, bank, expiry, observed,
        binding, usage, priority, label, bound_at, state_since, last_verified_at, version,
        previous_card, replaced_by FROM cards WHERE tenant = ? AND id = ?
      """, .id(tenant), .id(id))
    query.append(storesOf: reach)
    return try all(query, row: { CardRow($0) }).first
  }
}

extension SQL {
  /// Keeps to the stores within reach, by a column `store`: what lies outside is never read, so it takes no
  /// longer than what is not there.
  mutating func append(storesOf reach: Reach) {
    guard let stores = reach.stores else { return }
    append(" AND store IN ")
    append(list: stores.map { .id($0) })
  }
}
