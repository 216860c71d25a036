import API
import RPC
import Storage

extension WriteContext {
  /// Appends to the tenant's events, in the order of commits.
  ///
  /// - Parameters:
  ///   - type: what happened: `card.bound`.
  ///   - subject: the id of what it happened to.
  mutating func emit(
    _ type: StaticString, tenant: TenantID, store: StoreID? = nil, subject: some Identifier,
    body: some Message
  ) throws(Refusal) {
    try emit(type, tenant: tenant, store: store, subject: subject.text, body: body)
  }

  /// The same for what has a name in the place of an id.
  mutating func emit(
    _ type: StaticString, tenant: TenantID, store: StoreID? = nil, subject: String,
    body: some Message
  ) throws(Refusal) {
    tenantsWithEvents.insert(tenant)
    try transaction.write(
      """
      INSERT INTO events (tenant, sequence, at, type, store, subject, body)
      VALUES (?1, (SELECT ifnull(max(sequence), 0) + 1 FROM events WHERE tenant = ?1), ?, ?, ?, ?, ?)
      """, .id(tenant), .time(now), .text("\(type)"), store.map { .id($0) } ?? .null,
      .text(subject), .json(body.json))
  }
}
