import API
import Domain
import RPC
import Service

/// An alert as a test looks at it, from the tables themselves.
struct SeenAlert: Hashable, CustomStringConvertible {
  let kind: AlertKind
  let state: AlertState
  /// The card, or the store where it is about the store.
  let subject: Int64
  let days: Int?
  let raisedAt: Timestamp

  var description: String { "\(kind.name) \(state.name)" + (days.map { " \($0)" } ?? "") }
}

extension Merchant {
  /// All alerts of the merchant, the oldest first.
  func alerts() throws -> [SeenAlert] {
    try bench.rows(
      "SELECT kind, state, subject, days, raised_at, tenant FROM alerts ORDER BY id"
    ) { row in
      (
        tenant: TenantID(rawValue: Int64(row.int(5))),
        SeenAlert(
          kind: AlertKind(rawValue: row.int(0)) ?? .cardExpiring,
          state: AlertState(rawValue: row.int(1)) ?? .open, subject: Int64(row.int(2)),
          days: row.optionalInt(3), raisedAt: Timestamp(milliseconds: Int64(row.int(4))))
      )
    }.filter { $0.tenant == tenant }.map(\.1)
  }

  /// The same as words: `card_expiring open 7`.
  func alertTexts() throws -> [String] { try alerts().map(\.description) }

  /// The types of the merchant's events about alerts, in order.
  func alertEvents() throws -> [String] {
    try boss.desk.call(Endpoints.eventsList, EventsListParams()).events.map(\.type)
      .filter { $0.hasPrefix("alert.") }
  }

  @discardableResult
  func signal(_ card: CardID, _ code: String, by service: Person) throws -> SignalResult {
    try service.desk.call(
      Endpoints.cardsSignal,
      CardsSignalParams(
        card: card, profile: .visa, code: code, observedAt: bench.clock.now))
  }
}

extension Merchant {
  /// Has all done that the clock has brought about.
  func sweep() { Scheduler(bench.service).run() }

  @discardableResult
  func configure(_ days: [Int64], by person: Person? = nil) throws -> [Int64] {
    try (person ?? boss).desk.call(
      Endpoints.alertsConfigure, AlertsConfigureParams(daysAhead: days)
    ).daysAhead
  }
}
