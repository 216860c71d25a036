package import API
package import RPC

/// Who calls for a merchant.
package enum Seat: Hashable, Sendable {
  /// The service account that takes payments, passes signals on and acknowledges.
  case teller
  /// The account of the whole merchant.
  case boss
}

/// A merchant before its month: its stores are open, its accounts settled, its file empty.
package struct Shop: Sendable {
  /// In the IANA tz database.
  package let zone: String
  package let stores: [StoreID]
  package let teller: AccountID
  /// The boss's.
  package let password: String

  package init(zone: String, stores: [StoreID], teller: AccountID, password: String) {
    (self.zone, self.stores) = (zone, stores)
    (self.teller, self.password) = (teller, password)
  }
}

/// What a month is played on: cardd in this process, or a server that may be killed at any time. A platform
/// repeats what it has no answer to, by idempotency keys, so that a month never notices.
package protocol Platform: AnyObject {
  var shops: [Shop] { get }
  /// The clock, which moves when told to, and a second with every call.
  var now: Timestamp { get }

  /// Moves the clock, and has all done that it has brought about.
  func move(to time: Timestamp) throws

  /// - Throws: `Denial` for a refusal.
  func call<P: Message, R: Message>(
    _ endpoint: Endpoint<P, R>, _ params: P, _ seat: Seat, of shop: Int, in language: Language
  ) throws -> R
}

/// The server's no.
package struct Denial: Error {
  package let reason: String
  package let retryAfterMs: Int64?

  package init(_ reason: String, retryAfterMs: Int64?) {
    (self.reason, self.retryAfterMs) = (reason, retryAfterMs)
  }
}
