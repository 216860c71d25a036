import API
import Domain
import RPC
import Storage

/// Finds out where the object of any id belongs.
struct ObjectLookup {
  let snapshot: Snapshot
  /// Whose sessions and confirmations are meant: they are nobody else's business.
  let account: AccountID
  let tenant: TenantID
  /// The tenant to look in; nil: all of them. What lies elsewhere is absent like what never was, and
  /// takes no longer.
  let within: TenantID?

  init(_ snapshot: Snapshot, of account: AccountID, _ tenant: TenantID, for asker: Principal) {
    (self.snapshot, self.account, self.tenant) = (snapshot, account, tenant)
    within = asker.isPlatform ? nil : asker.tenant
  }

  /// What these ids name, each place once.
  func objects(named ids: [String]) throws(Refusal) -> [Access.Object] {
    var places: Set<Access.Placement> = []
    var isComplete = true
    for id in ids {
      let found = try placements(named: id)
      places.formUnion(found)
      if found.isEmpty { isComplete = false }
    }
    return (isComplete ? [] : [.absent]) + places.map { .known($0) }
  }

  /// Empty if there is no such thing.
  private func placements(named id: String) throws(Refusal) -> [Access.Placement] {
    if id.hasPrefix("\(CardID.prefix)") { return try card(CardID(text: id)) }
    if id.hasPrefix("\(StoreID.prefix)") { return try store(StoreID(text: id)) }
    if id.hasPrefix("\(AccountID.prefix)") { return try account(AccountID(text: id)) }
    if id.hasPrefix("\(PaymentID.prefix)") { return try payment(PaymentID(text: id)) }
    if id.hasPrefix("\(AttemptID.prefix)") { return try attempt(AttemptID(text: id)) }
    if id.hasPrefix("\(TenantID.prefix)") { return try tenant(TenantID(text: id)) }
    if id.hasPrefix("\(SessionID.prefix)") { return try session(SessionID(text: id)) }
    if id.hasPrefix("\(ConsentID.prefix)") { return try consent(ConsentID(text: id)) }
    if id.hasPrefix("\(AlertID.prefix)") { return try alert(AlertID(text: id)) }
    if id.hasPrefix("\(ImportID.prefix)") { return try job(ImportID(text: id)) }
    if id.hasPrefix("\(ConfirmationID.prefix)") {
      return try cards(of: ConfirmationID(text: id))
    }
    return []
  }

  private func card(_ id: CardID) throws(Refusal) -> [Access.Placement] {
    if let within {
      return try snapshot.all(
        "SELECT tenant, store FROM cards WHERE tenant = ? AND id = ?", .id(within), .id(id),
        row: { Access.Placement($0) })
    }
    // A card is found by its tenant only, and there are far fewer tenants than cards.
    return try snapshot.all(
      """
      SELECT cards.tenant, cards.store FROM tenants CROSS JOIN cards
      ON cards.tenant = tenants.id AND cards.id = ?
      """, .id(id), row: { Access.Placement($0) })
  }

  private func payment(_ id: PaymentID) throws(Refusal) -> [Access.Placement] {
    try snapshot.all(
      """
      SELECT payments.tenant, payments.store FROM tenants CROSS JOIN payments
      ON payments.tenant = tenants.id AND payments.id = ?1
      WHERE tenants.id = ifnull(?2, tenants.id)
      """, .id(id), withinValue, row: { Access.Placement($0) })
  }

  private func attempt(_ id: AttemptID) throws(Refusal) -> [Access.Placement] {
    try snapshot.all(
      """
      SELECT payments.tenant, payments.store FROM tenants
      CROSS JOIN attempts ON attempts.tenant = tenants.id AND attempts.id = ?1
      CROSS JOIN payments ON payments.tenant = attempts.tenant AND payments.id = attempts.payment
      WHERE tenants.id = ifnull(?2, tenants.id)
      """, .id(id), withinValue, row: { Access.Placement($0) })
  }

  private func alert(_ id: AlertID) throws(Refusal) -> [Access.Placement] {
    try snapshot.all(
      """
      SELECT alerts.tenant, alerts.store FROM tenants CROSS JOIN alerts
      ON alerts.tenant = tenants.id AND alerts.id = ?1 WHERE tenants.id = ifnull(?2, tenants.id)
      """, .id(id), withinValue, row: { Access.Placement($0) })
  }

  private func store(_ id: StoreID) throws(Refusal) -> [Access.Placement] {
    try snapshot.all(
      "SELECT tenant, id FROM stores WHERE id = ?1 AND tenant = ifnull(?2, tenant)", .id(id),
      withinValue, row: { Access.Placement($0) })
  }

  private func account(_ id: AccountID) throws(Refusal) -> [Access.Placement] {
    try snapshot.all(
      "SELECT tenant FROM accounts WHERE id = ?1 AND tenant = ifnull(?2, tenant)", .id(id),
      withinValue,
      row: { row in
        Access.Placement(tenant: Self.tenant(row), account: id.rawValue)
      })
  }

  private func tenant(_ id: TenantID) throws(Refusal) -> [Access.Placement] {
    try snapshot.all(
      "SELECT id FROM tenants WHERE id = ?1 AND id > 0 AND id = ifnull(?2, id)", .id(id),
      withinValue, row: { Access.Placement(tenant: Self.tenant($0)) })
  }

  private func session(_ id: SessionID) throws(Refusal) -> [Access.Placement] {
    try snapshot.all(
      """
      SELECT tenant FROM sessions WHERE tenant = ? AND account = ? AND id = ? AND ended_at IS NULL
      """, .id(tenant), .id(account), .id(id),
      row: { Access.Placement(tenant: Self.tenant($0), account: account.rawValue) })
  }

  private func job(_ id: ImportID) throws(Refusal) -> [Access.Placement] {
    try snapshot.all(
      """
      SELECT imports.tenant FROM tenants CROSS JOIN imports
      ON imports.tenant = tenants.id AND imports.id = ?1
      WHERE tenants.id = ifnull(?2, tenants.id)
      """, .id(id), withinValue, row: { Access.Placement(tenant: Self.tenant($0)) })
  }

  private func consent(_ id: ConsentID) throws(Refusal) -> [Access.Placement] {
    try snapshot.all(
      "SELECT tenant FROM consents WHERE tenant = ? AND id = ?", .id(within ?? tenant), .id(id),
      row: { Access.Placement(tenant: Self.tenant($0)) })
  }

  /// A confirmation is about its cards.
  private func cards(of id: ConfirmationID) throws(Refusal) -> [Access.Placement] {
    try snapshot.all(
      """
      SELECT DISTINCT cards.tenant, cards.store FROM confirmations
      JOIN confirmation_cards ON confirmation_cards.tenant = confirmations.tenant
        AND confirmation_cards.confirmation = confirmations.id
      JOIN cards ON cards.tenant = confirmations.tenant AND cards.id = confirmation_cards.card
      WHERE confirmations.tenant = ? AND confirmations.id = ? AND confirmations.account = ?
      """, .id(tenant), .id(id), .id(account), row: { Access.Placement($0) })
  }

  private var withinValue: Value { within.map { .id($0) } ?? .null }

  /// The platform's own staff belong to none.
  private static func tenant(_ row: borrowing Row) -> Int64? {
    row.int(0) == 0 ? nil : Int64(row.int(0))
  }
}

extension Access.Placement {
  /// A tenant and a store.
  fileprivate init(_ row: borrowing Row) {
    self.init(tenant: Int64(row.int(0)), store: Int64(row.int(1)))
  }
}
