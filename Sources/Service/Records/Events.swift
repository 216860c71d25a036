import API
import RPC
import Storage

extension WriteContext {
  /// Appends to the tenant's events, in the order of commits.
  ///
  /// - Parameters:
  ///   - type: what happened: `card.bound`.
  ///   - subject: the id of what it happened to.
  func emit(
    _ type: StaticString, tenant: TenantID, store: StoreID? = nil, subject: some Identifier,
    body: some Message
  ) throws(Refusal) {
    try transaction.write(
      "INSERT INTO events (tenant, at, type, store, subject, body) VALUES (?, ?, ?, ?, ?, ?)",
      .id(tenant), .time(now), .text("\(type)"), store.map { .id($0) } ?? .null,
      .text(subject.text), .json(body.json))
  }
}
