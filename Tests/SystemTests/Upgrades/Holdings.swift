import API
import RPC
import SchemaTesting

@testable import Storage

/// What a merchant has, by the rows of its database or by a server's answers.
struct Holdings {
  var stores: [String] = []
  /// The last four digits of the cards that are bound.
  var cards: [String] = []
  var payments: [String] = []
  var roles: [String] = []

  /// Whether the other has all of this: the server goes on with an import that was under way.
  func isKept(in other: Holdings) -> Bool {
    stores == other.stores && payments == other.payments && roles == other.roles
      && Set(cards).isSubset(of: other.cards)
  }

  /// By the rows, of whatever schema.
  init(_ records: Records, _ kept: KeptSchema) throws(StorageError) {
    stores = try records.texts("SELECT code FROM stores WHERE tenant > 0 ORDER BY code")
    guard kept.number >= 2 else { return }
    cards = try records.texts(
      "SELECT printf('%04d', last4) FROM cards WHERE tenant > 0 AND binding = 0 ORDER BY last4")
    if kept.number >= 5 {
      roles = try records.texts("SELECT name FROM roles WHERE tenant > 0 ORDER BY name")
    }
    if kept.number >= 9 {
      payments = try records.texts(
        "SELECT reference FROM payments WHERE tenant > 0 ORDER BY reference")
    }
  }

  /// By what the server answers somebody of the merchant.
  init(_ client: Client) throws {
    stores = try client.call(Endpoints.storesList, StoresListParams()).stores.map(\.code).sorted()
    cards = try client.call(Endpoints.cardsList, CardsListParams(binding: .bound, pageSize: 500))
      .cards.map(\.last4).sorted()
    payments = try client.call(Endpoints.paymentsList, PaymentsListParams()).payments
      .map(\.order).sorted()
    roles = try client.call(Endpoints.rolesList, RolesListParams()).roles
      .filter { !$0.builtIn }.map(\.name).sorted()
  }
}
