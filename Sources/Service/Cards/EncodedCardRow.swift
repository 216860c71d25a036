import API
import Domain
import JSON
import RPC
import Storage

/// A card's row as reads need it: what the calendar's part depends on, and the JSON of all the rest.
/// It stands on a row of a query and is good while the query stands there.
struct EncodedCardRow: ~Escapable {
  let tenant: TenantID
  let id: CardID
  let store: StoreID
  let state: Domain.CardState
  /// Whether channels are awaited.
  let isUnbinding: Bool
  /// The members that are stored, as JSON without brackets.
  let stored: Span<UInt8>

  /// Reads the columns `id, store, expiry, observed, encoded, binding`.
  @_lifetime(borrow row)
  init(_ row: borrowing Row, of tenant: TenantID) {
    self.tenant = tenant
    id = row.id(0)
    store = row.id(1)
    state = Domain.CardState(
      observed: HealthSet(rawValue: UInt16(truncatingIfNeeded: row.int(3))),
      expiry: row.optionalInt(2).map { Expiry(index: $0) })
    stored = row.bytes(4)
    isUnbinding = row.int(5) == API.Binding.unbinding.rawValue
  }
}

extension CardRow {
  /// What the column `encoded` holds: the JSON of the stored members, without brackets.
  var encoded: String {
    var writer = JSON.Writer(capacity: 512)
    // The derived part is not written here, so it may be anything.
    API.Card(self, .active, reasons: []).writeStored(to: &writer)
    return String(copying: writer.bytes)
  }
}
