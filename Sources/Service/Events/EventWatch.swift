import API
import JSON
import RPC
import Storage
import Synchronization

/// `events.watch`: follows a tenant's events from a position on. It holds no event: it reads again from
/// where it stands whenever it may send.
final class EventWatch: StreamHandler {
  private let service: Service
  private let params: EventsWatchParams
  private let after: Int64
  private var position: Int64
  private let registration: Watchers.Registration
  private let keeper: PositionKeeper?
  private var isEnded = false

  init(
    _ service: Service, _ params: EventsWatchParams, after: Int64, _ principal: Principal,
    _ port: StreamPort
  ) {
    self.service = service
    self.params = params
    self.after = after
    position = after
    registration = service.watchers.add(port, for: principal.tenant)
    keeper = params.consumer.map { PositionKeeper(service, $0, principal, port) }
  }

  var uploadWindow: Int { 64 }

  func acknowledge(_ writer: inout JSON.Writer) {
    EventsOpen(
      after: after, types: params.types, store: params.store, consumer: params.consumer,
      window: Int64(uploadWindow)
    ).write(to: &writer)
  }

  func pull(_ items: inout ItemWriter, _ call: Call) throws(Refusal) -> Pull {
    if let refusal = keeper?.refusal { throw refusal }
    // The result says that what was acknowledged is kept.
    if isEnded { return keeper?.isWriting == true ? .waiting : .end(Empty().json) }
    guard let principal = call.caller as? Principal else { throw Refusal(.sessionRequired) }
    let query = EventService.query(principal, store: params.store, types: params.types)
    let progress = try service.read(call.loop) { snapshot throws(Refusal) in
      try query.read(after: position, in: snapshot) { row throws(Refusal) in
        guard items.hasRoom else { return false }
        items.begin()
        query.write(row, to: &items.writer)
        try items.end()
        return true
      }
    }
    position = progress.last
    return progress.hasMore ? .more : .waiting
  }

  /// `{"ack": sequence}`: everything up to there has been dealt with.
  func push(_ item: inout Params) throws(Refusal) {
    let acknowledged = try EventAcknowledgement(&item).ack
    guard let keeper else {
      throw Refusal(violations: [RPC.FieldViolation("ack", .notAllowed)])
    }
    guard acknowledged <= position else {
      throw Refusal(
        violations: [RPC.FieldViolation("ack", .tooLarge, [.init("limit", "\(position)")])])
    }
    keeper.keep(acknowledged)
  }

  /// The client has heard enough.
  func halfClose() { isEnded = true }

  func close() { service.watchers.remove(registration) }
}

/// Keeps where a named consumer stands. Acknowledgements that come while one is being written are one.
private final class PositionKeeper: Sendable {
  private struct State {
    var latest: Int64?
    var isWriting = false
    var refusal: Refusal?
  }

  private let service: Service
  private let name: String
  private let account: AccountID
  private let tenant: TenantID
  private let port: StreamPort
  private let state = Mutex(State())

  /// How many positions an account may have kept.
  private static let consumersMax = 64

  init(_ service: Service, _ name: String, _ principal: Principal, _ port: StreamPort) {
    self.service = service
    self.name = name
    account = principal.account
    tenant = principal.tenant
    self.port = port
  }

  /// Why positions cannot be kept, if that is so.
  var refusal: Refusal? { state.withLock(\.refusal) }
  var isWriting: Bool { state.withLock(\.isWriting) }

  func keep(_ position: Int64) {
    let isFirst = state.withLock { state in
      state.latest = max(state.latest ?? 0, position)
      defer { state.isWriting = true }
      return !state.isWriting
    }
    if isFirst { submit() }
  }

  private func submit() {
    let isTaken = service.database.writer.submit(
      lane: Int(tenant.rawValue),
      { transaction throws(StorageError) in
        self.write(in: transaction)
        return { self.written() }
      }, failed: { self.fail(Refusal(storage: $0)) })
    if !isTaken { fail(Refusal(.overloaded)) }
  }

  private func write(in transaction: Transaction) {
    guard let position = state.withLock({ $0.latest.take() }) else { return }
    do throws(Refusal) {
      let isKnown = try transaction.snapshot.position(of: name, account, in: tenant) != nil
      if !isKnown { try refuseTooMany(transaction.snapshot) }
      try transaction.write(
        """
        INSERT INTO event_consumers (tenant, account, name, position, at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET position = max(position, excluded.position), at = excluded.at
        """, .id(tenant), .id(account), .text(name), .int(Int(position)), .time(service.now))
    } catch {
      fail(error)
    }
  }

  private func refuseTooMany(_ snapshot: Snapshot) throws(Refusal) {
    let count = try snapshot.first(
      "SELECT count(*) FROM event_consumers WHERE tenant = ? AND account = ?", .id(tenant),
      .id(account), row: { $0.int(0) })
    guard let count, count >= Self.consumersMax else { return }
    throw Refusal(
      .tooManyConsumers,
      .init(slot: "consumers", max: Int64(Self.consumersMax), used: Int64(count)))
  }

  private func written() {
    let hasMore = state.withLock { state in
      state.isWriting = state.latest != nil
      return state.isWriting
    }
    if hasMore { submit() } else { port.wake() }
  }

  private func fail(_ refusal: Refusal) {
    state.withLock { $0.refusal = refusal }
    port.wake()
  }
}
